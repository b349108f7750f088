import { describe, expect, it } from '@jest/globals'
import { InputError } from '../../src/errors.ts'
import type { JsonObject } from '../../src/json.ts'
import { type CheckRequest, checkPlan } from '../../src/plan/checks.ts'
import { pendingUploads } from '../../src/plan/uploads.ts'
import { aPackage } from '../support/builders.ts'

const pending = (fileName: string): JsonObject => ({ fileName, fileStatus: 'PendingUpload' })
const retired = aPackage({ fileStatus: 'PendingDelete' })
const zipOf = (...entries: readonly string[]): CheckRequest['zip'] => ({
  entries,
  packages: entries.filter((name) => name.endsWith('.msix')),
})

/** The input and the words of the refusal; undefined when there is none. */
function refusal(
  submission: JsonObject,
  { kind = 'app', metadataOnly = false, zip = undefined }: Partial<CheckRequest>,
): { readonly input: string; readonly message: string } | undefined {
  try {
    checkPlan({ submission, uploads: pendingUploads(submission), changes: [] }, { kind, metadataOnly, zip })
    return undefined
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { input: error.input, message: error.message }
  }
}

interface Case {
  readonly name: string
  readonly submission: JsonObject
  readonly request: Partial<CheckRequest>
}

describe('A plan is taken', () => {
  it.each<Case>([
    {
      name: 'that brings the packages in the ZIP',
      submission: { applicationPackages: [retired, pending('a.msix')] },
      request: { zip: zipOf('a.msix') },
    },
    {
      name: 'that names them with the other slash',
      submission: { applicationPackages: [pending('x64\\a.msix')] },
      request: { zip: zipOf('x64/a.msix') },
    },
    {
      name: 'that brings no package on purpose',
      submission: { applicationPackages: [aPackage()] },
      request: { metadataOnly: true },
    },
    {
      name: 'that brings only pictures on purpose',
      submission: { applicationPackages: [aPackage()], images: [pending('a.png')] },
      request: { metadataOnly: true, zip: zipOf('a.png') },
    },
    {
      name: 'that leaves a file of the ZIP unused beside one that is used',
      submission: { applicationPackages: [pending('a.msix')] },
      request: { zip: zipOf('a.msix', 'README.md') },
    },
    { name: 'of an add-on without files', submission: { listings: {} }, request: { kind: 'add-on' } },
    {
      name: 'of an add-on with its icon',
      submission: { listings: { 'en-us': { icon: pending('icon.png') } } },
      request: { kind: 'add-on', zip: zipOf('icon.png') },
    },
    {
      name: 'of a flight with its packages',
      submission: { flightPackages: [pending('a.msix')] },
      request: { kind: 'flight', zip: zipOf('a.msix') },
    },
  ])('$name', ({ submission, request }) => {
    expect(refusal(submission, request)).toBeUndefined()
  })
})

describe('A plan is refused', () => {
  it.each<Case & { readonly input: string; readonly says: readonly string[] }>([
    {
      name: 'that waits for files without a ZIP',
      submission: { applicationPackages: [pending('a.msix')] },
      request: {},
      input: 'zip-path',
      says: ['"a.msix"'],
    },
    {
      name: 'that names a file twice',
      submission: { applicationPackages: [pending('a.msix'), pending('a.msix')] },
      request: { zip: zipOf('a.msix') },
      input: 'submission',
      says: ['"a.msix"', 'more than once'],
    },
    {
      name: 'that names a file which the ZIP lacks, and tells what the ZIP holds',
      submission: { applicationPackages: [pending('a.msix'), pending('b.msix')] },
      request: { zip: zipOf('a.msix', 'other.txt') },
      input: 'zip-path',
      says: ['lacks "b.msix"', '"a.msix", "other.txt"'],
    },
    {
      name: 'that names a file in another case than the ZIP',
      submission: { applicationPackages: [pending('A.msix')] },
      request: { zip: zipOf('a.msix') },
      input: 'zip-path',
      says: ['lacks "A.msix"', 'to the letter'],
    },
    {
      name: 'that leaves a package of the ZIP out',
      submission: { applicationPackages: [pending('a.msix')] },
      request: { zip: zipOf('a.msix', 'b.msix') },
      input: 'zip-path',
      says: ['"b.msix"', 'submission'],
    },
    {
      name: 'of an add-on whose ZIP holds a package',
      submission: { listings: { 'en-us': { icon: pending('icon.png') } } },
      request: { kind: 'add-on', zip: zipOf('icon.png', 'a.msix') },
      input: 'zip-path',
      says: ['"a.msix"', 'add-on has no packages'],
    },
    {
      name: 'that uses nothing of the ZIP',
      submission: { applicationPackages: [aPackage()] },
      request: { metadataOnly: true, zip: zipOf('README.md') },
      input: 'zip-path',
      says: ['"README.md"', 'PendingUpload'],
    },
    {
      name: 'whose ZIP is empty',
      submission: { applicationPackages: [aPackage()] },
      request: { metadataOnly: true, zip: zipOf() },
      input: 'zip-path',
      says: ['nothing'],
    },
    {
      name: 'that leaves the product without a package',
      submission: { applicationPackages: [retired] },
      request: { metadataOnly: true },
      input: 'submission',
      says: ['without a package'],
    },
    {
      name: 'that brings no package, when that was not said',
      submission: { applicationPackages: [aPackage()] },
      request: {},
      input: 'metadata-only',
      says: ['"zip-path"', '"metadata-only: true"'],
    },
    {
      name: 'of a flight that brings no package, when that was not said',
      submission: { flightPackages: [aPackage()] },
      request: { kind: 'flight' },
      input: 'metadata-only',
      says: ['"metadata-only: true"'],
    },
    {
      name: 'that brings a package, when it was said that there is none',
      submission: { applicationPackages: [pending('a.msix')] },
      request: { metadataOnly: true, zip: zipOf('a.msix') },
      input: 'metadata-only',
      says: ['"a.msix"'],
    },
  ])('$name', ({ submission, request, input, says }) => {
    const { message = '', ...refused } = refusal(submission, request) ?? {}
    expect({ ...refused, missing: says.filter((text) => !message.includes(text)) }).toEqual({
      input,
      missing: [],
    })
  })

  it('with ten names at most, and the count of the others', () => {
    const names = Array.from({ length: 12 }, (_, index) => `${index}.msix`)
    const shown = names.slice(0, 10).map((name) => `"${name}"`)
    expect(refusal({ applicationPackages: names.map(pending) }, {})?.message).toContain(
      `${shown.join(', ')} and 2 more`,
    )
  })
})
