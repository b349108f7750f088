import { describe, expect, it } from '@jest/globals'
import { applyPackages } from '../../../src/plan/transforms/packages.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aPackage } from '../../support/builders.ts'
import { anAdded as added, aFile, aRequest } from '../builders.ts'

const take = (base: JsonObject, names: readonly string[], submission?: JsonObject): JsonObject =>
  applyPackages('applicationPackages')(
    base,
    aRequest({ submission, packages: names.map((name) => aFile(name)) }),
  )

const retired = aPackage({ fileStatus: 'PendingDelete' })

describe('The packages of the user become those of the submission', () => {
  it.each<{ name: string; base: JsonObject; zip: readonly string[]; expected: JsonObject }>([
    {
      name: 'and the ones it had are retired',
      base: { visibility: 'Public', applicationPackages: [aPackage()] },
      zip: ['x64.msix', 'sub/arm64.msix'],
      expected: {
        visibility: 'Public',
        applicationPackages: [retired, added('x64.msix'), added('sub/arm64.msix')],
      },
    },
    {
      name: 'even where it had none',
      base: { applicationPackages: null },
      zip: ['x64.msix'],
      expected: { applicationPackages: [added('x64.msix')] },
    },
    {
      name: 'even where it has no list at all',
      base: {},
      zip: ['x64.msix'],
      expected: { applicationPackages: [added('x64.msix')] },
    },
    {
      name: 'and one that was never uploaded is dropped, since it cannot be retired',
      base: { applicationPackages: [{ fileName: 'half.msix', fileStatus: 'PendingUpload' }] },
      zip: ['x64.msix'],
      expected: { applicationPackages: [added('x64.msix')] },
    },
    {
      name: 'and one of the same name is another file',
      base: { applicationPackages: [aPackage()] },
      zip: ['Demo_1.0.0.0_x64.msix'],
      expected: { applicationPackages: [retired, added('Demo_1.0.0.0_x64.msix')] },
    },
  ])('$name', ({ base, zip, expected }) => {
    expect(take(base, zip)).toEqual(expected)
  })

  it.each<{ name: string; zip: readonly string[]; submission: JsonObject | undefined }>([
    { name: 'no package is given', zip: [], submission: undefined },
    {
      name: 'the JSON names the packages',
      zip: ['x64.msix'],
      submission: { applicationPackages: [{ fileName: 'x64.msix' }] },
    },
    {
      name: 'the JSON names the packages, in any case',
      zip: ['x64.msix'],
      submission: { APPLICATIONPACKAGES: [{ fileName: 'x64.msix' }] },
    },
  ])('but nothing happens when $name', ({ zip, submission }) => {
    const base = { applicationPackages: [aPackage()] }
    expect(take(base, zip, submission)).toBe(base)
  })

  it.each<{ name: string; submission: JsonObject }>([
    { name: 'is empty', submission: { applicationPackages: [] } },
    { name: 'is null', submission: { applicationPackages: null } },
    { name: 'belongs to another kind', submission: { flightPackages: [{ fileName: 'x64.msix' }] } },
  ])('and a list in the JSON that $name names none', ({ submission }) => {
    expect(take({ applicationPackages: [] }, ['x64.msix'], submission)).toEqual({
      applicationPackages: [added('x64.msix')],
    })
  })

  it('under the name that a flight has for them', () => {
    const request = aRequest({ packages: [aFile('x64.msix')] })
    expect(applyPackages('flightPackages')({ flightPackages: [aPackage()] }, request)).toEqual({
      flightPackages: [retired, added('x64.msix')],
    })
  })
})
