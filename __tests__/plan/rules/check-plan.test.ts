import { describe, expect, it } from '@jest/globals'
import type { UploadFiles } from '../../../src/files/packages/upload-files.ts'
import { validatePlan } from '../../../src/plan/rules/check-plan.ts'
import type { RuleContext } from '../../../src/plan/rules/rule.ts'
import { InputErrors } from '../../../src/shared/errors.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aPackage } from '../../support/builders.ts'
import {
  aContext,
  aFile,
  aFolder,
  aLanguage,
  aListing,
  aMaterial,
  anImage,
  aSendable,
  aTrailer,
  refusals,
} from '../builders.ts'

const pending = (fileName: string): JsonObject => ({ fileName, fileStatus: 'PendingUpload' })
const retired = aPackage({ fileStatus: 'PendingDelete' })

/** Files with these names; every package has a version of its own. */
function filesOf(input: UploadFiles['input'], names: readonly string[]): UploadFiles {
  const packages = names
    .filter((name) => name.endsWith('.msix'))
    .map((name, index) => aFile(name, { version: `2.${index}.0.0` }))
  return { ...aMaterial(input, packages), entries: names }
}
const zipOf = (...names: readonly string[]): UploadFiles => filesOf('zip-path', names)
const packagesOf = (...names: readonly string[]): UploadFiles => filesOf('packages', names)

interface Case {
  readonly name: string
  readonly submission: JsonObject
  readonly request: Partial<RuleContext>
}

describe('A plan is accepted', () => {
  it.each<Case>([
    {
      name: 'that brings the packages in the ZIP',
      submission: { applicationPackages: [retired, pending('a.msix')] },
      request: { uploadFiles: zipOf('a.msix') },
    },
    {
      name: 'that names them with the other slash',
      submission: { applicationPackages: [pending('x64\\a.msix')] },
      request: { uploadFiles: zipOf('x64/a.msix') },
    },
    {
      name: 'that brings no package on purpose',
      submission: { applicationPackages: [aPackage()] },
      request: { metadataOnly: true },
    },
    {
      name: 'that brings only images on purpose',
      submission: {
        applicationPackages: [aPackage()],
        listings: { 'en-us': { baseListing: { images: [{ ...pending('a.png'), imageType: 'Icon' }] } } },
      },
      request: { metadataOnly: true, uploadFiles: zipOf('a.png') },
    },
    {
      name: 'that leaves a file of the ZIP unused beside one that is used',
      submission: { applicationPackages: [pending('a.msix')] },
      request: { uploadFiles: zipOf('a.msix', 'README.md') },
    },
    {
      name: 'that brings packages from disk',
      submission: { applicationPackages: [retired, pending('a.msix')] },
      request: { uploadFiles: packagesOf('a.msix') },
    },
    {
      name: 'that names an image in several languages',
      submission: {
        applicationPackages: [aPackage()],
        listings: Object.fromEntries(
          ['en-us', 'de-de'].map((language) => [
            language,
            { baseListing: { images: [{ ...pending('a.png'), imageType: 'Icon' }] } },
          ]),
        ),
      },
      request: { metadataOnly: true, uploadFiles: zipOf('a.png') },
    },
    {
      name: 'that leaves an image of the folder in the ZIP, since the Store has it',
      submission: { applicationPackages: [aPackage()] },
      request: {
        metadataOnly: true,
        uploadFiles: zipOf('en-us/images/Icon/1.png'),
        metadata: aFolder([aLanguage('en-us', aListing({}, { Icon: [anImage('en-us/images/Icon/1.png')] }))]),
      },
    },
    {
      name: 'that leaves every image of the folder on disk, since the Store has them',
      submission: { applicationPackages: [aPackage()] },
      request: { metadataOnly: true, uploadFiles: packagesOf('en-us/images/Icon/1.png') },
    },
    { name: 'of an add-on without files', submission: {}, request: { kind: 'add-on' } },
    {
      name: 'of an add-on with its icon',
      submission: { listings: { 'en-us': { icon: pending('icon.png') } } },
      request: { kind: 'add-on', uploadFiles: zipOf('icon.png') },
    },
    {
      name: 'of a flight with its packages',
      submission: { flightPackages: [pending('a.msix')] },
      request: { kind: 'flight', uploadFiles: zipOf('a.msix') },
    },
  ])('$name', ({ submission, request }) => {
    expect(refusals(aSendable(submission), request)).toEqual([])
  })
})

describe('A plan is refused', () => {
  it.each<Case & { readonly input: string; readonly says: readonly string[] }>([
    {
      name: 'that waits for files without a ZIP',
      submission: { applicationPackages: [pending('a.msix')] },
      request: {},
      input: 'packages',
      says: ['"a.msix"'],
    },
    {
      name: 'that names a file twice',
      submission: { applicationPackages: [pending('a.msix'), pending('a.msix')] },
      request: { uploadFiles: zipOf('a.msix') },
      input: 'submission',
      says: ['"a.msix"', 'more than once'],
    },
    {
      name: 'that names a file which the ZIP lacks, and tells what the ZIP holds',
      submission: { applicationPackages: [pending('a.msix'), pending('b.msix')] },
      request: { uploadFiles: zipOf('a.msix', 'other.txt') },
      input: 'zip-path',
      says: ['lacks "b.msix"', '"a.msix", "other.txt"'],
    },
    {
      name: 'that names a file in another case than the ZIP',
      submission: {
        applicationPackages: [pending('a.msix')],
        listings: { 'en-us': { baseListing: { images: [{ ...pending('A.png'), imageType: 'Icon' }] } } },
      },
      request: { uploadFiles: zipOf('a.msix', 'a.png') },
      input: 'zip-path',
      says: ['lacks "A.png"', 'match exactly'],
    },
    {
      name: 'that names a file in another Unicode form than the ZIP',
      submission: {
        applicationPackages: [pending('a.msix')],
        listings: {
          'en-us': { baseListing: { images: [{ ...pending('\u00dc.png'), imageType: 'Icon' }] } },
        },
      },
      request: { uploadFiles: zipOf('a.msix', 'U\u0308.png') },
      input: 'zip-path',
      says: ['lacks "\u00dc.png"', '"\u00dc.png" is in it, but in another Unicode form (NFC, NFD)'],
    },
    {
      name: 'that names a file which may be the one whose name in the ZIP nobody can read',
      submission: {
        applicationPackages: [pending('a.msix')],
        listings: {
          'en-us': { baseListing: { images: [{ ...pending('\u00dc.png'), imageType: 'Icon' }] } },
        },
      },
      request: { uploadFiles: zipOf('a.msix', '\ufffd.png') },
      input: 'zip-path',
      says: ['lacks "\u00dc.png"', '"\ufffd.png" in it has a name that is neither ASCII nor UTF-8'],
    },
    {
      name: 'that names a file which is not among the packages',
      submission: { applicationPackages: [pending('a.msix'), pending('b.msix')] },
      request: { uploadFiles: packagesOf('a.msix') },
      input: 'packages',
      says: ['do not include "b.msix"', 'There is only "a.msix"'],
    },
    {
      name: 'that wants an image of the folder in a ZIP which lacks it, and tells the way out',
      submission: {
        applicationPackages: [pending('a.msix')],
        listings: { 'en-us': { baseListing: { images: [{ ...pending('1.png'), imageType: 'Icon' }] } } },
      },
      request: {
        uploadFiles: zipOf('a.msix'),
        metadata: aFolder([
          aLanguage(
            'en-us',
            aListing({}, { Icon: [anImage('1.png', { dimensions: { width: 300, height: 300 } })] }),
          ),
        ]),
      },
      input: 'zip-path',
      says: ['lacks "1.png"', 'use "packages" instead of "zip-path"'],
    },
    {
      name: 'that wants the thumbnail of a trailer in a ZIP which lacks it, and tells the way out',
      submission: {
        applicationPackages: [pending('a.msix')],
        trailers: [
          {
            id: '1',
            videoFileName: 'trailers/main.mp4',
            trailerAssets: { 'en-us': { imageList: [{ fileName: 'en-us/trailers/main.png' }] } },
          },
        ],
      },
      request: { uploadFiles: zipOf('a.msix'), metadata: aFolder([], [aTrailer('main')]) },
      input: 'zip-path',
      says: ['lacks "en-us/trailers/main.png"', 'use "packages" instead of "zip-path"'],
    },
    {
      name: 'that leaves a package on disk out',
      submission: { applicationPackages: [pending('a.msix')] },
      request: { uploadFiles: packagesOf('a.msix', 'b.msix') },
      input: 'packages',
      says: ['"b.msix" is among the files, but the submission does not name it'],
    },
    {
      name: 'that leaves a package of the ZIP out',
      submission: { applicationPackages: [pending('a.msix')] },
      request: { uploadFiles: zipOf('a.msix', 'b.msix') },
      input: 'zip-path',
      says: ['"b.msix"', 'submission'],
    },
    {
      name: 'of an add-on whose ZIP holds a package',
      submission: { listings: { 'en-us': { icon: pending('icon.png') } } },
      request: { kind: 'add-on', uploadFiles: zipOf('icon.png', 'a.msix') },
      input: 'zip-path',
      says: ['"a.msix"', 'add-on has no packages'],
    },
    {
      name: 'that uses nothing of the ZIP',
      submission: { applicationPackages: [aPackage()] },
      request: { metadataOnly: true, uploadFiles: zipOf('README.md') },
      input: 'zip-path',
      says: ['"README.md"', 'PendingUpload'],
    },
    {
      name: 'whose ZIP is empty',
      submission: { applicationPackages: [aPackage()] },
      request: { metadataOnly: true, uploadFiles: zipOf() },
      input: 'zip-path',
      says: ['nothing'],
    },
    {
      name: 'that leaves the product without a package',
      submission: { applicationPackages: [retired] },
      request: { metadataOnly: true },
      input: 'submission',
      says: ['would have no package'],
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
      request: { metadataOnly: true, uploadFiles: zipOf('a.msix') },
      input: 'metadata-only',
      says: ['"a.msix"'],
    },
  ])('$name', ({ submission, request, input, says }) => {
    const [{ message = '', ...refused } = {}, ...others] = refusals(aSendable(submission), request)
    expect({ ...refused, missing: says.filter((text) => !message.includes(text)), others }).toEqual({
      input,
      file: undefined,
      missing: [],
      others: [],
    })
  })

  it('with ten names at most, and the count of the others', () => {
    const names = Array.from({ length: 12 }, (_, index) => `${index}.msix`)
    const shown = names.slice(0, 10).map((name) => `"${name}"`)
    expect(refusals(aSendable({ applicationPackages: names.map(pending) }))[0]?.message).toContain(
      `${shown.join(', ')} and 2 more`,
    )
  })

  it('with all of its problems at once', () => {
    const submission = { listings: {}, pricing: {}, applicationPackages: [retired] }
    const told = refusals(submission, { uploadFiles: zipOf('a.msix') })
    expect(told.map(({ input, message }) => `${input}: ${message.split(/[:.,]/)[0]}`)).toEqual([
      'zip-path: "a',
      'metadata-only: no package would be published',
      'submission: the product would have no package',
      'submission: no listing would be left; the Store requires at least one language',
      "submission: the product's price is missing",
    ])
  })

  it('with one error for several, which says how many', () => {
    const plan = { submission: {}, uploads: [], changes: [] }
    const check = (): unknown => validatePlan(plan, aContext({}, { kind: 'add-on' }))
    expect(check).toThrow(InputErrors)
    expect(check).toThrow('2 problems (see above).')
  })
})
