import { describe, expect, it } from '@jest/globals'
import {
  livePackages,
  newPackageNames,
  packageNames,
  remainingPackages,
} from '../../../src/plan/model/package-list.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aPackage } from '../../support/builders.ts'
import { anAdded as added } from '../builders.ts'

const retired = aPackage({ fileStatus: 'PendingDelete' })

describe('The packages that are left', () => {
  it.each<{ name: string; submission: JsonObject; left: readonly JsonObject[] }>([
    { name: 'are none when all are to be deleted', submission: { applicationPackages: [retired] }, left: [] },
    { name: 'are none of a flight either', submission: { flightPackages: [retired, retired] }, left: [] },
    {
      name: 'are the ones that stay',
      submission: { applicationPackages: [retired, aPackage()] },
      left: [aPackage()],
    },
    {
      name: 'are also the ones that are to come',
      submission: { applicationPackages: [retired, added('new.msix')] },
      left: [added('new.msix')],
    },
    { name: 'are none when there are none', submission: { applicationPackages: [] }, left: [] },
    { name: 'are none of an add-on', submission: { listings: {} }, left: [] },
  ])('$name', ({ submission, left }) => {
    expect(remainingPackages(submission)).toEqual(left)
  })
})

describe('The packages that are live', () => {
  it('are those that the Store has processed, and not what is to come or to go', () => {
    const submission = {
      applicationPackages: [
        aPackage(),
        aPackage({ fileName: 'fresh.msix', version: '' }),
        retired,
        added('new.msix'),
      ],
      flightPackages: [aPackage({ fileName: 'flight.msix' })],
    }
    expect(livePackages(submission).map(({ fileName }) => fileName)).toEqual([
      'Demo_1.0.0.0_x64.msix',
      'flight.msix',
    ])
  })
})

describe('The names of the packages', () => {
  const submission = {
    applicationPackages: [aPackage(), added('new.msix'), 'not an entry', null],
    flightPackages: [added('flight.msix'), {}],
  }

  it('are those of both lists', () => {
    expect(packageNames(submission)).toEqual(['Demo_1.0.0.0_x64.msix', 'new.msix', 'flight.msix', ''])
  })

  it('are distinguished by whether they are still to be uploaded', () => {
    expect(newPackageNames(submission)).toEqual(['new.msix', 'flight.msix'])
  })
})
