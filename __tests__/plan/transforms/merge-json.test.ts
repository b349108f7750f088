import { describe, expect, it } from '@jest/globals'
import type { PackageFile } from '../../../src/files/packages/package-file.ts'
import type { ExistingPackagesPolicy } from '../../../src/plan/model/plan.ts'
import { mergeSubmission } from '../../../src/plan/transforms/merge-json.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aDraft, aPackage, aPicture } from '../../support/builders.ts'
import { aFile, aRequest, aStored } from '../builders.ts'

const merge = (base: JsonObject, patch: JsonObject | undefined): JsonObject =>
  mergeSubmission(base, aRequest({ submission: patch }))

const packagesAfter = (base: readonly JsonObject[], patch: readonly JsonObject[]): unknown =>
  merge({ applicationPackages: base }, { applicationPackages: patch })['applicationPackages']

const picturesAfter = (base: readonly JsonObject[], patch: readonly JsonObject[]): unknown =>
  merge({ images: base }, { images: patch })['images']

// https://www.rfc-editor.org/rfc/rfc7396#appendix-A, the rows whose original and patch are objects.
const RFC_7396: readonly { original: JsonObject; patch: JsonObject; result: JsonObject }[] = [
  { original: { a: 'b' }, patch: { a: 'c' }, result: { a: 'c' } },
  { original: { a: 'b' }, patch: { b: 'c' }, result: { a: 'b', b: 'c' } },
  { original: { a: 'b' }, patch: { a: null }, result: {} },
  { original: { a: 'b', b: 'c' }, patch: { a: null }, result: { b: 'c' } },
  { original: { a: ['b'] }, patch: { a: 'c' }, result: { a: 'c' } },
  { original: { a: 'c' }, patch: { a: ['b'] }, result: { a: ['b'] } },
  { original: { a: { b: 'c' } }, patch: { a: { b: 'd', c: null } }, result: { a: { b: 'd' } } },
  { original: { a: [{ b: 'c' }] }, patch: { a: [1] }, result: { a: [1] } },
  { original: { e: null }, patch: { a: 1 }, result: { e: null, a: 1 } },
  { original: {}, patch: { a: { bb: { ccc: null } } }, result: { a: { bb: {} } } },
]

describe('The JSON of the user is laid over the draft as a JSON Merge Patch', () => {
  it.each(RFC_7396)('as in RFC 7396: $original and $patch make $result', ({ original, patch, result }) => {
    expect(merge(original, patch)).toEqual(result)
  })

  it('and without one the draft stays unchanged', () => {
    const draft = aDraft()
    expect(merge(draft, undefined)).toBe(draft)
  })

  it('and neither the draft nor the JSON is changed by it', () => {
    const draft = aDraft()
    const patch = { applicationPackages: [{ fileName: 'new.msix' }], listings: { 'en-us': null } }
    merge(draft, patch)
    expect({ draft, patch }).toEqual({
      draft: aDraft(),
      patch: { applicationPackages: [{ fileName: 'new.msix' }], listings: { 'en-us': null } },
    })
  })

  it('and an object takes the place of a value that is none', () => {
    expect(merge({ a: 'text', b: [1] }, { a: { c: 1 }, b: { d: null } })).toEqual({ a: { c: 1 }, b: {} })
  })
})

describe('Names match without case and keep the spelling of the Store', () => {
  it.each<{ name: string; base: JsonObject; patch: JsonObject; expected: JsonObject }>([
    {
      name: 'for a property',
      base: { notesForCertification: 'old' },
      patch: { NotesForCertification: 'new' },
      expected: { notesForCertification: 'new' },
    },
    {
      name: 'for a property that is removed',
      base: { notesForCertification: 'old', visibility: 'Public' },
      patch: { NOTESFORCERTIFICATION: null },
      expected: { visibility: 'Public' },
    },
    {
      name: 'for a language and what is below it',
      base: { listings: { 'en-us': { baseListing: { title: 'Demo', releaseNotes: 'old' } } } },
      patch: { Listings: { 'en-US': { BaseListing: { ReleaseNotes: 'new' } } } },
      expected: { listings: { 'en-us': { baseListing: { title: 'Demo', releaseNotes: 'new' } } } },
    },
    {
      name: 'when the Store itself writes a capital',
      base: { PackageFamilyName: 'a' },
      patch: { packageFamilyName: 'b' },
      expected: { PackageFamilyName: 'b' },
    },
    {
      name: 'when the JSON spells a new property in two ways',
      base: {},
      patch: { tag: 'a', Tag: 'b' },
      expected: { tag: 'b' },
    },
  ])('$name', ({ base, patch, expected }) => {
    expect(merge(base, patch)).toEqual(expected)
  })

  it('and what the draft does not have yet gets the spelling of the Store, where it is looked for', () => {
    const patch = {
      Listings: { 'de-DE': { BaseListing: { ReleaseNotes: 'neu', Images: [{ fileName: 'a.png' }] } } },
      PackageDeliveryOptions: { PackageRollout: { isPackageRollout: true } },
      Visibility: 'Private',
    }
    expect(merge({}, patch)).toEqual({
      listings: {
        'de-de': {
          baseListing: {
            releaseNotes: 'neu',
            images: [{ fileName: 'a.png', fileStatus: 'PendingUpload' }],
          },
        },
      },
      packageDeliveryOptions: { packageRollout: { isPackageRollout: true } },
      visibility: 'Private',
    })
  })

  // https://github.com/microsoft/msstore-cli/issues/31
  it.each<{ name: string; base: JsonObject; patch: JsonObject; expected: JsonObject }>([
    {
      name: 'of an app',
      base: { listings: { 'en-us': {} } },
      patch: { listings: { 'zh-Hans': { baseListing: {} } } },
      expected: { listings: { 'en-us': {}, 'zh-hans': { baseListing: {} } } },
    },
    {
      name: 'of an add-on',
      base: { listings: { 'en-us': { title: 'Coins' } } },
      patch: { Listings: { 'fr-FR': { title: 'Or' } } },
      expected: { listings: { 'en-us': { title: 'Coins' }, 'fr-fr': { title: 'Or' } } },
    },
    {
      name: 'of a trailer',
      base: {},
      patch: { Trailers: [{ videoFileName: 'a.mp4', TrailerAssets: { 'fr-FR': { title: 'A' } } }, null] },
      expected: { trailers: [{ videoFileName: 'a.mp4', TrailerAssets: { 'fr-fr': { title: 'A' } } }, null] },
    },
    {
      name: 'except in the spelling of the Store, where it has the language',
      base: { listings: { 'tlh-Piqd': {} } },
      patch: { trailers: [{ trailerAssets: { 'TLH-piqd': { title: 'A' } } }] },
      expected: {
        listings: { 'tlh-Piqd': {} },
        trailers: [{ trailerAssets: { 'tlh-Piqd': { title: 'A' } } }],
      },
    },
    {
      name: 'also one that is removed',
      base: { listings: { 'en-us': {}, 'fr-fr': {} } },
      patch: { listings: { 'fr-FR': null } },
      expected: { listings: { 'en-us': {} } },
    },
  ])('and a new language is spelled in lower case $name', ({ base, patch, expected }) => {
    expect(merge(base, patch)).toEqual(expected)
  })

  it('also within the entry of a package that the Store has', () => {
    expect(
      packagesAfter(
        [aPackage({ minimumSystemRam: 'None' })],
        [{ FileName: 'Demo_1.0.0.0_x64.msix', MinimumSystemRam: 'Memory2GB' }],
      ),
    ).toEqual([aPackage({ minimumSystemRam: 'Memory2GB' })])
  })

  it('also within the entry of a new package, which is recognized by its status in any case', () => {
    const [retired, added] = packagesAfter(
      [aPackage()],
      [{ FileName: 'new.msix', FileStatus: 'PendingUpload' }],
    ) as JsonObject[]
    const lower = Object.entries(added ?? {}).map(([name, value]) => [name.toLowerCase(), value])
    expect({ retired, added: Object.fromEntries(lower), names: lower.length }).toEqual({
      retired: aPackage({ fileStatus: 'PendingDelete' }),
      added: { filename: 'new.msix', filestatus: 'PendingUpload' },
      names: 2,
    })
  })
})

describe('What the Store alone decides', () => {
  it('is not taken from the JSON', () => {
    const exported = aDraft({
      id: '1152921505600000001',
      Status: 'Published',
      statusDetails: { errors: [] },
      FILEUPLOADURL: 'https://blobs.example/other?sig=other',
      friendlyName: 'Submission 1',
      flightId: 'another',
    })
    expect(merge(aDraft(), exported)).toEqual(aDraft())
  })

  it('is only meant at the top: an id further down belongs to what stands there', () => {
    expect(merge({ tag: { status: 'old' } }, { tag: { status: 'new', id: '7' } })).toEqual({
      tag: { status: 'new', id: '7' },
    })
  })
})

describe('A list of packages', () => {
  it.each<{
    name: string
    base: readonly JsonObject[]
    patch: readonly JsonObject[]
    expected: readonly JsonObject[]
  }>([
    {
      name: 'retires the ones that it leaves out',
      base: [aPackage(), aPackage({ fileName: 'arm.msix', id: '22' })],
      patch: [{ fileName: 'new.msix', fileStatus: 'PendingUpload' }],
      expected: [
        aPackage({ fileStatus: 'PendingDelete' }),
        aPackage({ fileName: 'arm.msix', id: '22', fileStatus: 'PendingDelete' }),
        { fileName: 'new.msix', fileStatus: 'PendingUpload' },
      ],
    },
    {
      name: 'keeps the one that it names by id, whatever it calls it',
      base: [aPackage({ id: '21' }), aPackage({ fileName: 'arm.msix', id: '22' })],
      patch: [{ id: '22', fileName: 'renamed.msix' }],
      expected: [
        aPackage({ id: '21', fileStatus: 'PendingDelete' }),
        aPackage({ fileName: 'renamed.msix', id: '22' }),
      ],
    },
    {
      name: 'keeps the one that it names by file name',
      base: [aPackage()],
      patch: [{ fileName: 'Demo_1.0.0.0_x64.msix', minimumSystemRam: 'Memory2GB' }],
      expected: [aPackage({ minimumSystemRam: 'Memory2GB' })],
    },
    {
      name: 'that comes from another submission does not change the id of what it names',
      base: [aPackage({ id: '21' })],
      patch: [{ fileName: 'Demo_1.0.0.0_x64.msix', id: '7', fileStatus: 'Uploaded' }],
      expected: [aPackage({ id: '21' })],
    },
    {
      name: 'names a file of the Store with either slash',
      base: [aPackage({ fileName: 'x64\\Demo.msix' })],
      patch: [{ fileName: 'x64/Demo.msix', fileStatus: 'Uploaded', minimumSystemRam: 'Memory2GB' }],
      expected: [aPackage({ fileName: 'x64/Demo.msix', minimumSystemRam: 'Memory2GB' })],
    },
    {
      name: 'takes a file that the Store does not have for a new one, without being told',
      base: [aPackage()],
      patch: [{ fileName: 'new.msix' }],
      expected: [
        aPackage({ fileStatus: 'PendingDelete' }),
        { fileName: 'new.msix', fileStatus: 'PendingUpload' },
      ],
    },
    {
      name: 'puts a new file with the name of an old one beside it, and retires the old one',
      base: [aPackage()],
      patch: [{ fileName: 'Demo_1.0.0.0_x64.msix', fileStatus: 'PendingUpload' }],
      expected: [
        aPackage({ fileStatus: 'PendingDelete' }),
        { fileName: 'Demo_1.0.0.0_x64.msix', fileStatus: 'PendingUpload' },
      ],
    },
    {
      name: 'asks for nothing when it is empty',
      base: [aPackage()],
      patch: [],
      expected: [aPackage()],
    },
    {
      name: 'may carry a null id for a new file, as the Store shows it',
      base: [aPackage()],
      patch: [{ fileName: 'new.msix', fileStatus: 'PendingUpload', id: '99', minimumSystemRam: 'Memory2GB' }],
      expected: [
        aPackage({ fileStatus: 'PendingDelete' }),
        { fileName: 'new.msix', fileStatus: 'PendingUpload', minimumSystemRam: 'Memory2GB' },
      ],
    },
    {
      name: 'takes no empty id along',
      base: [aPackage()],
      patch: [{ fileName: 'new.msix', id: '' }],
      expected: [
        aPackage({ fileStatus: 'PendingDelete' }),
        { fileName: 'new.msix', fileStatus: 'PendingUpload' },
      ],
    },
    {
      name: 'leaves an entry of an id that the Store does not have as it is, for the rule that refuses it',
      base: [],
      patch: [{ fileName: 'ghost.msix', id: '99', fileStatus: 'Uploaded', version: '1.0.0.0' }],
      expected: [{ fileName: 'ghost.msix', id: '99', fileStatus: 'Uploaded', version: '1.0.0.0' }],
    },
    {
      name: 'leaves the status of a file that the Store does not have as it is, for the rule that refuses it',
      base: [],
      patch: [{ fileName: 'ghost.msix', fileStatus: 'Uploaded' }],
      expected: [{ fileName: 'ghost.msix', fileStatus: 'Uploaded' }],
    },
    {
      name: 'takes none of the facts of another package along, which were copied with the JSON',
      base: [aPackage()],
      patch: [
        {
          fileName: 'new.msix',
          fileStatus: 'PendingUpload',
          version: '1.0.0.0',
          architecture: 'x86',
          languages: ['en-US'],
          targetDeviceFamilies: [],
          MinimumDirectXVersion: 'None',
        },
      ],
      expected: [
        aPackage({ fileStatus: 'PendingDelete' }),
        { fileName: 'new.msix', fileStatus: 'PendingUpload', MinimumDirectXVersion: 'None' },
      ],
    },
    {
      name: 'takes no null id along',
      base: [aPackage()],
      patch: [{ fileName: 'new.msix', fileStatus: 'PendingUpload', id: null }],
      expected: [
        aPackage({ fileStatus: 'PendingDelete' }),
        { fileName: 'new.msix', fileStatus: 'PendingUpload' },
      ],
    },
    {
      name: 'does not clear the id of a file that it names with a null id',
      base: [aPackage()],
      patch: [{ fileName: 'Demo_1.0.0.0_x64.msix', id: null, fileStatus: 'PendingDelete' }],
      expected: [aPackage({ fileStatus: 'PendingDelete' })],
    },
    {
      name: 'may retire one by id',
      base: [aPackage({ id: '21' }), aPackage({ fileName: 'arm.msix', id: '22' })],
      patch: [{ id: '21', fileStatus: 'PendingDelete' }, { id: '22' }],
      expected: [
        aPackage({ id: '21', fileStatus: 'PendingDelete' }),
        aPackage({ fileName: 'arm.msix', id: '22' }),
      ],
    },
    {
      name: 'drops a left-out file that was never uploaded, which cannot be marked',
      base: [aPackage(), { fileName: 'half.msix', fileStatus: 'PendingUpload', id: null }],
      patch: [{ fileName: 'new.msix', fileStatus: 'PendingUpload' }],
      expected: [
        aPackage({ fileStatus: 'PendingDelete' }),
        { fileName: 'new.msix', fileStatus: 'PendingUpload' },
      ],
    },
    {
      name: 'names a file again that the draft still waits for',
      base: [{ fileName: 'new.msix', fileStatus: 'PendingUpload', id: null, minimumSystemRam: 'None' }],
      patch: [{ fileName: 'new.msix', fileStatus: 'PendingUpload', minimumSystemRam: 'Memory2GB' }],
      expected: [
        { fileName: 'new.msix', fileStatus: 'PendingUpload', id: null, minimumSystemRam: 'Memory2GB' },
      ],
    },
  ])('$name', ({ base, patch, expected }) => {
    expect(packagesAfter(base, patch)).toEqual(expected)
  })

  it.each(['applicationPackages', 'flightPackages'])(
    'is merged entry by entry under the name %s, in any case',
    (list) => {
      expect(merge({ [list]: [aPackage()] }, { [list.toUpperCase()]: [{ fileName: 'new.msix' }] })).toEqual({
        [list]: [
          aPackage({ fileStatus: 'PendingDelete' }),
          { fileName: 'new.msix', fileStatus: 'PendingUpload' },
        ],
      })
    },
  )

  it.each([null, undefined])('is new where the draft has %s', (none) => {
    expect(merge({ applicationPackages: none }, { applicationPackages: [{ fileName: 'a.msix' }] })).toEqual({
      applicationPackages: [{ fileName: 'a.msix', fileStatus: 'PendingUpload' }],
    })
  })
})

describe('The packages that a list leaves out follow the policy', () => {
  const [x64, old, arm64] = [
    aStored('x64.msix'),
    aStored('old.msix', { version: '0.9.0.0' }),
    aStored('arm64.msix', { architecture: 'arm64' }),
  ]
  const gone = (entry: JsonObject): JsonObject => ({ ...entry, fileStatus: 'PendingDelete' })
  const added = { fileName: 'new.msix', fileStatus: 'PendingUpload' }

  it.each<{
    name: string
    policy: ExistingPackagesPolicy
    patch: readonly JsonObject[]
    packages: readonly PackageFile[]
    expected: readonly JsonObject[]
  }>([
    {
      name: 'and go with "remove"',
      policy: { kind: 'remove' },
      patch: [{ id: arm64['id'] }, added],
      packages: [aFile('new.msix')],
      expected: [gone(x64), gone(old), arm64, added],
    },
    {
      name: 'and stay with "keep"',
      policy: { kind: 'keep' },
      patch: [added],
      packages: [aFile('new.msix')],
      expected: [x64, old, arm64, added],
    },
    {
      name: 'and stay with "keep" even when a new one has their name',
      policy: { kind: 'keep' },
      patch: [{ fileName: 'x64.msix', fileStatus: 'PendingUpload' }],
      packages: [aFile('x64.msix')],
      expected: [x64, old, arm64, { fileName: 'x64.msix', fileStatus: 'PendingUpload' }],
    },
    {
      name: 'and are counted with the new ones by "keep-latest"',
      policy: { kind: 'keep-latest', count: 1 },
      patch: [added],
      packages: [aFile('new.msix')],
      expected: [gone(x64), gone(old), arm64, added],
    },
    {
      name: 'and are counted with the named ones by "keep-latest"',
      policy: { kind: 'keep-latest', count: 1 },
      patch: [{ fileName: 'x64.msix' }],
      packages: [],
      expected: [gone(old), arm64, x64],
    },
    {
      name: 'and are counted beside each new one once by "keep-latest"',
      policy: { kind: 'keep-latest', count: 2 },
      patch: [added],
      packages: [aFile('new.msix')],
      expected: [x64, gone(old), arm64, added],
    },
    {
      name: 'and are not rolled back to one that is only kept',
      policy: { kind: 'keep-latest', count: 1 },
      patch: [{ fileName: 'old.msix' }],
      packages: [],
      expected: [x64, arm64, old],
    },
    {
      name: 'and are not counted with one that the list retires',
      policy: { kind: 'keep-latest', count: 1 },
      patch: [{ fileName: 'x64.msix', fileStatus: 'PendingDelete' }],
      packages: [],
      expected: [old, arm64, gone(x64)],
    },
    {
      name: 'and are counted with a new one that nothing is known of',
      policy: { kind: 'keep-latest', count: 1 },
      patch: [{ fileName: 'new.xap' }],
      packages: [],
      expected: [x64, gone(old), arm64, { fileName: 'new.xap', fileStatus: 'PendingUpload' }],
    },
  ])('$name', ({ policy, patch, packages, expected }) => {
    const request = aRequest({
      submission: { applicationPackages: patch },
      existingPackages: policy,
      packages,
    })
    expect(mergeSubmission({ applicationPackages: [x64, old, arm64] }, request)).toEqual({
      applicationPackages: expected,
    })
  })
})

describe('A list of images', () => {
  it.each<{
    name: string
    base: readonly JsonObject[]
    patch: readonly JsonObject[]
    expected: readonly JsonObject[]
  }>([
    {
      name: 'keeps the ones that it leaves out',
      base: [aPicture(), aPicture({ fileName: 'shot2.png', id: '12' })],
      patch: [{ fileName: 'shot3.png', imageType: 'Screenshot' }],
      expected: [
        aPicture(),
        aPicture({ fileName: 'shot2.png', id: '12' }),
        { fileName: 'shot3.png', imageType: 'Screenshot', fileStatus: 'PendingUpload' },
      ],
    },
    {
      name: 'retires the one that a new file of its name and type replaces',
      base: [aPicture()],
      patch: [{ fileName: 'shot1.png', fileStatus: 'PendingUpload', imageType: 'Screenshot' }],
      expected: [
        aPicture({ fileStatus: 'PendingDelete' }),
        { fileName: 'shot1.png', fileStatus: 'PendingUpload', imageType: 'Screenshot' },
      ],
    },
    {
      name: 'retires the one of its name for a new file without a type, too',
      base: [aPicture()],
      patch: [{ fileName: 'shot1.png', fileStatus: 'PendingUpload' }],
      expected: [
        aPicture({ fileStatus: 'PendingDelete' }),
        { fileName: 'shot1.png', fileStatus: 'PendingUpload' },
      ],
    },
    {
      name: 'keeps another of the name of one that it keeps',
      base: [aPicture({ id: '11' }), aPicture({ id: '12' })],
      patch: [{ id: '12' }],
      expected: [aPicture({ id: '11' }), aPicture({ id: '12' })],
    },
    {
      name: 'keeps one of another type beside a new file of its name',
      base: [aPicture()],
      patch: [{ fileName: 'shot1.png', fileStatus: 'PendingUpload', imageType: 'Icon' }],
      expected: [aPicture(), { fileName: 'shot1.png', fileStatus: 'PendingUpload', imageType: 'Icon' }],
    },
    {
      name: 'changes what it names by id and leaves the rest of it',
      base: [aPicture()],
      patch: [{ id: '11', description: 'New caption' }],
      expected: [aPicture({ description: 'New caption' })],
    },
    {
      name: 'changes what it names by file name',
      base: [aPicture()],
      patch: [{ fileName: 'shot1.png', description: null }],
      expected: [{ fileName: 'shot1.png', fileStatus: 'Uploaded', id: '11', imageType: 'Screenshot' }],
    },
    {
      name: 'distinguishes two images of one name by their type',
      base: [aPicture({ id: '11' }), aPicture({ id: '12', imageType: 'Icon' })],
      patch: [{ fileName: 'shot1.png', imageType: 'Icon', description: 'The icon' }],
      expected: [aPicture({ id: '11' }), aPicture({ id: '12', imageType: 'Icon', description: 'The icon' })],
    },
    {
      name: 'asks for nothing when it is empty',
      base: [aPicture()],
      patch: [],
      expected: [aPicture()],
    },
  ])('$name', ({ base, patch, expected }) => {
    expect(picturesAfter(base, patch)).toEqual(expected)
  })

  it('of a new language is new as a whole', () => {
    expect(
      merge(aDraft(), { listings: { 'de-de': { baseListing: { images: [{ fileName: 'de/shot.png' }] } } } })[
        'listings'
      ],
    ).toEqual({
      'en-us': { baseListing: { title: 'Demo', releaseNotes: 'Old notes', images: [aPicture()] } },
      'de-de': { baseListing: { images: [{ fileName: 'de/shot.png', fileStatus: 'PendingUpload' }] } },
    })
  })
})

describe('A list that is not a list of files', () => {
  it.each<{ name: string; patch: JsonObject }>([
    { name: 'packages', patch: { applicationPackages: ['App.msix'] } },
    { name: 'trailers', patch: { trailers: { trailerAssets: { 'EN-us': {} } } } },
    { name: 'images', patch: { listings: { 'en-us': { baseListing: { images: [null] } } } } },
  ])('is left where $name are meant, for the rule that refuses it', ({ patch }) => {
    expect(merge(aDraft(), patch)).toMatchObject(patch)
  })
})
