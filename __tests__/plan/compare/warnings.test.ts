import { describe, expect, it } from '@jest/globals'
import type { PackageFile } from '../../../src/files/packages/package-file.ts'
import { obsoleteFileWarnings, packageWarnings } from '../../../src/plan/compare/warnings.ts'
import type { ExistingPackagesPolicy } from '../../../src/plan/model/plan.ts'
import { planSubmission } from '../../../src/plan/plan.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aBundle, aFile, aFolder, aRequest, aStored } from '../builders.ts'

function warnings(
  live: readonly JsonObject[],
  packages: readonly PackageFile[],
  existingPackages: ExistingPackagesPolicy = { kind: 'remove' },
): readonly string[] {
  const base = { applicationPackages: live }
  const { submission } = planSubmission('app', base, aRequest({ packages, existingPackages }))
  return packageWarnings(base, submission, packages)
}

const x64 = aStored('x64.msix')
const arm64 = aStored('arm64.msix', { architecture: 'ARM64' })
const x86 = aStored('x86.msix', { architecture: 'X86' })
const bundle = aStored('all.msixbundle', { architecture: 'Neutral' })

interface Case {
  readonly name: string
  readonly live: readonly JsonObject[]
  readonly packages: readonly PackageFile[]
  readonly policy?: ExistingPackagesPolicy
  readonly expected: readonly string[]
}

describe('An architecture that was served before', () => {
  it.each<Case>([
    { name: 'is served again', live: [x64], packages: [aFile('new.msix')], expected: [] },
    {
      name: 'is missed when no package is for it now',
      live: [x64, arm64],
      packages: [aFile('new.msix')],
      expected: ['The architecture arm64 is supported by the live release, but not by this one.'],
    },
    {
      name: 'is missed together with others',
      live: [x64, arm64, x86],
      packages: [aFile('new.msix')],
      expected: ['2 architectures are supported by the live release, but not by this one: arm64, x86.'],
    },
    {
      name: 'is not missed when its package stays',
      live: [x64, arm64],
      packages: [aFile('new.msix')],
      policy: { kind: 'keep-latest', count: 1 },
      expected: [],
    },
    {
      name: 'is served by a bundle that has it',
      live: [x64, arm64],
      packages: [aBundle('new.msixbundle')],
      expected: [],
    },
    {
      name: 'is missed in a bundle that lacks it',
      live: [x64, x86],
      packages: [aBundle('new.msixbundle')],
      expected: ['The architecture x86 is supported by the live release, but not by this one.'],
    },
    {
      name: 'is not known of a bundle that the Store has, before',
      live: [bundle],
      packages: [aBundle('new.msixbundle')],
      expected: [],
    },
    {
      name: 'is not known of a bundle that the Store has, after',
      live: [bundle, x64, x86],
      packages: [aFile('new.msix')],
      policy: { kind: 'keep' },
      expected: [],
    },
    {
      name: 'is served by a neutral package',
      live: [x64, arm64],
      packages: [aFile('new.msix', { architectures: ['neutral'] })],
      expected: [],
    },
    {
      name: 'is missed when it was neutral',
      live: [aStored('neutral.msix', { architecture: 'Neutral' })],
      packages: [aFile('new.msix')],
      expected: ['The architecture neutral is supported by the live release, but not by this one.'],
    },
    {
      name: 'is not known of a package whose manifest is not read',
      live: [x64, arm64],
      packages: [aFile('new.msix'), { fileName: 'new.xap', identity: undefined }],
      expected: [],
    },
    {
      name: 'is not known of a package of which the Store shows none',
      live: [x64, aStored('old.xap', { architecture: '', targetDeviceFamilies: [] })],
      packages: [aFile('new.msix')],
      expected: [],
    },
    {
      name: 'is not one of a package that never came',
      live: [x64, { ...arm64, fileStatus: 'PendingUpload', id: null }],
      packages: [aFile('new.msix')],
      expected: [],
    },
  ])('$name', ({ live, packages, policy, expected }) => {
    expect(warnings(live, packages, policy)).toEqual(expected)
  })
})

describe('A language that was served before', () => {
  const german = aStored('de.msix', { languages: ['en-US', 'de-DE'] })

  it.each<Case>([
    {
      name: 'is served again, in any case',
      live: [german],
      packages: [aFile('new.msix', { languages: ['DE-de', 'en-us'] })],
      expected: [],
    },
    {
      name: 'is served by one of several packages',
      live: [german],
      packages: [
        aFile('new.msix', { languages: ['de-DE'] }),
        aFile('new-arm64.msix', { architectures: ['arm64'], languages: ['en-US'] }),
      ],
      expected: [],
    },
    {
      name: 'is missed when no package has it now',
      live: [german],
      packages: [aFile('new.msix', { languages: ['en-US'] })],
      expected: ['The language de-de is supported by the live release, but not by this one.'],
    },
    {
      name: 'is missed together with others',
      live: [german],
      packages: [aFile('new.msix', { languages: ['fr-FR'] })],
      expected: ['2 languages are supported by the live release, but not by this one: en-us, de-de.'],
    },
  ])('$name', ({ live, packages, expected }) => {
    expect(warnings(live, packages)).toEqual(expected)
  })
})

describe('A family of devices that was served before', () => {
  const families = (...names: readonly string[]): JsonObject => ({
    targetDeviceFamilies: names.map((name) => `Windows.${name} min version 10.0.17763.0`),
  })
  const newFamilies = (...names: readonly string[]): PackageFile =>
    aFile('new.msix', {
      deviceFamilies: names.map((name) => ({ name: `Windows.${name}`, minVersion: '10.0.17763.0' })),
    })

  it.each<Case>([
    {
      name: 'is served again, in any case',
      live: [aStored('old.msix', families('XBOX', 'Desktop'))],
      packages: [newFamilies('Desktop', 'Xbox')],
      expected: [],
    },
    {
      name: 'is missed when no package is for it now',
      live: [aStored('old.msix', families('Desktop', 'Xbox'))],
      packages: [newFamilies('Desktop')],
      expected: ['The device family Windows.Xbox is supported by the live release, but not by this one.'],
    },
    {
      name: 'is served by a universal package',
      live: [aStored('old.msix', families('Desktop', 'Team', 'IoTHeadless'))],
      packages: [newFamilies('Universal')],
      expected: [],
    },
    {
      name: 'is missed when it was all of them',
      live: [aStored('old.msix', families('Universal'))],
      packages: [newFamilies('Desktop', 'Xbox')],
      expected: [
        'The device family Windows.Universal is supported by the live release, but not by this one.',
      ],
    },
    {
      name: 'is not missed when its package stays',
      live: [aStored('old.msix', families('Xbox'))],
      packages: [newFamilies('Desktop')],
      policy: { kind: 'keep' },
      expected: [],
    },
    {
      name: 'may be served by a package that names none',
      live: [aStored('old.msix', families('Xbox'))],
      packages: [newFamilies()],
      expected: [],
    },
    {
      name: 'is missed together with others, of which some may have any name',
      live: [aStored('old.msix', families('Desktop', 'Team', 'Toaster'))],
      packages: [newFamilies('Desktop')],
      expected: [
        '2 device families are supported by the live release, but not by this one: Windows.Team, windows.toaster.',
      ],
    },
  ])('$name', ({ live, packages, policy, expected }) => {
    expect(warnings(live, packages, policy)).toEqual(expected)
  })
})

describe('The minimum version of Windows', () => {
  const since = (minVersion: string, family = 'Windows.Desktop', fields: JsonObject = {}): JsonObject =>
    aStored(`${minVersion}.msix`, {
      targetDeviceFamilies: [`${family} min version ${minVersion}`],
      ...fields,
    })
  const newSince = (minVersion: string, name = 'Windows.Desktop'): PackageFile =>
    aFile('new.msix', { deviceFamilies: [{ name, minVersion }] })
  const rises = (is: string): readonly string[] => [
    `The minimum version of Windows rises from 10.0.17763.0 to ${is} for Windows.Desktop: devices below it get no update.`,
  ]

  it.each<Case>([
    { name: 'may stay', live: [since('10.0.17763.0')], packages: [newSince('10.0.17763.0')], expected: [] },
    { name: 'may fall', live: [since('10.0.17763.0')], packages: [newSince('10.0.9999.0')], expected: [] },
    {
      name: 'is reported when it rises',
      live: [since('10.0.17763.0')],
      packages: [newSince('10.0.22000.0')],
      expected: rises('10.0.22000.0'),
    },
    {
      name: 'is reported when it rises in its last part',
      live: [since('10.0.17763.0')],
      packages: [newSince('10.0.17763.1')],
      expected: rises('10.0.17763.1'),
    },
    {
      name: 'is the lowest of all packages, before',
      live: [since('10.0.22000.0'), since('10.0.17763.0', 'Windows.Desktop', { version: '0.9.0.0' })],
      packages: [newSince('10.0.22000.0')],
      expected: rises('10.0.22000.0'),
    },
    {
      name: 'is the lowest of all packages, after',
      live: [since('10.0.17763.0')],
      packages: [newSince('10.0.22000.0')],
      policy: { kind: 'keep' },
      expected: [],
    },
    {
      name: 'may be that of a universal package',
      live: [since('10.0.17763.0')],
      packages: [newSince('10.0.22000.0', 'Windows.Universal')],
      expected: rises('10.0.22000.0'),
    },
    {
      name: 'is not known of a package that names no devices',
      live: [aStored('old.msix', { targetDeviceFamilies: [] })],
      packages: [newSince('10.0.22000.0')],
      expected: [],
    },
    {
      name: 'is not known where one of several packages names no devices, before',
      live: [since('10.0.17763.0'), aStored('old.msix', { version: '0.9.0.0', targetDeviceFamilies: [] })],
      packages: [newSince('10.0.22000.0')],
      expected: [],
    },
    {
      name: 'is not known where one of several packages names no devices, after',
      live: [since('10.0.17763.0')],
      packages: [newSince('10.0.22000.0'), { fileName: 'new.msix', identity: undefined }].map(
        (file, index) => ({ ...file, fileName: `${index}.msix` }),
      ),
      expected: [],
    },
    {
      name: 'is that of each family of devices',
      live: [
        aStored('old.msix', {
          targetDeviceFamilies: [
            'Windows.Desktop min version 10.0.17763.0',
            'Windows.Xbox min version 10.0.10240.0',
          ],
        }),
      ],
      packages: [
        aFile('new.msix', {
          deviceFamilies: [
            { name: 'Windows.Desktop', minVersion: '10.0.22000.0' },
            { name: 'Windows.Xbox', minVersion: '10.0.10240.0' },
          ],
        }),
      ],
      expected: rises('10.0.22000.0'),
    },
  ])('$name', ({ live, packages, policy, expected }) => {
    expect(warnings(live, packages, policy)).toEqual(expected)
  })
})

describe('Devices that the app is to be offered to', () => {
  const offering = (
    before: JsonObject,
    asked: JsonObject,
    packages: readonly PackageFile[],
  ): readonly string[] => {
    const base = { applicationPackages: [x64], allowTargetFutureDeviceFamilies: before }
    const submission = { allowTargetFutureDeviceFamilies: asked }
    const plan = planSubmission('app', base, aRequest({ packages, submission }))
    return packageWarnings(base, plan.submission, packages)
  }
  const desktop = { Desktop: true, Mobile: false, Xbox: false, Holographic: false, Team: false }
  const universal = { deviceFamilies: [{ name: 'Windows.Universal', minVersion: '10.0.17763.0' }] }

  it.each<{
    name: string
    before?: JsonObject
    asked: JsonObject
    packages: readonly PackageFile[]
    expected: readonly string[]
  }>([
    { name: 'have a package', before: {}, asked: { desktop: true }, packages: [], expected: [] },
    {
      name: 'are named when no package is for them',
      asked: { Xbox: true, Holographic: true },
      packages: [aFile('new.msix')],
      expected: [
        '"allowTargetFutureDeviceFamilies" now offers the app to Xbox, Holographic, which no package supports.',
      ],
    },
    {
      name: 'have a universal package',
      asked: { Xbox: true },
      packages: [aFile('new.msix', universal)],
      expected: [],
    },
    {
      name: 'are not told of when they are those of the last release',
      before: { ...desktop, Xbox: true },
      asked: { Team: false },
      packages: [aFile('new.msix')],
      expected: [],
    },
  ])('$name', ({ before = desktop, asked, packages, expected }) => {
    expect(offering(before, asked, packages)).toEqual(expected)
  })
})

describe('A package with a lower version than a live one', () => {
  const live = (fields: JsonObject = {}): JsonObject => aStored('2.msix', { version: '2.0.0.0', ...fields })
  const old = aFile('old.msix', { version: '1.1.0.0' })

  it.each<Case>([
    { name: 'is a roll-back when that one goes', live: [live()], packages: [old], expected: [] },
    {
      name: 'is a roll-back when that one goes with "keep-latest"',
      live: [live()],
      packages: [old],
      policy: { kind: 'keep-latest', count: 2 },
      expected: [],
    },
    {
      name: 'is one that nobody gets when that one stays',
      live: [live()],
      packages: [old],
      policy: { kind: 'keep' },
      expected: [
        '"old.msix" has version 1.1.0.0, and "2.msix" with 2.0.0.0 stays: devices get the higher one. To roll back, set "existing-packages: remove".',
      ],
    },
    {
      name: 'may be one that nobody gets when it is not known which devices that one is for',
      live: [live({ targetDeviceFamilies: null })],
      packages: [old],
      expected: [
        '"old.msix" has version 1.1.0.0, and 2.0.0.0 is live. If both are for the same devices, those keep 2.0.0.0.',
      ],
    },
    {
      name: 'is a matter of a rule when it is known of another that is live',
      live: [live({ targetDeviceFamilies: null }), aStored('3.msix', { version: '3.0.0.0' })],
      packages: [old],
      expected: [],
    },
    {
      name: 'is not meant by those that stay, among themselves',
      live: [x64, live()],
      packages: [aFile('new.msix', { version: '3.0.0.0' })],
      policy: { kind: 'keep' },
      expected: [],
    },
    {
      name: 'is fine for another architecture',
      live: [x64, live({ architecture: 'arm64' })],
      packages: [old],
      policy: { kind: 'keep' },
      expected: [],
    },
  ])('$name', ({ live: packages, packages: files, policy, expected }) => {
    expect(warnings(packages, files, policy)).toEqual(expected)
  })
})

describe('Nothing is missed', () => {
  it('when no package changes', () => {
    expect(warnings([x64, arm64, bundle], [])).toEqual([])
  })

  it('of an add-on', () => {
    expect(packageWarnings({ listings: {} }, { listings: {} }, [])).toEqual([])
  })

  it.each(['Neutral', null])(
    'of an architecture while a bundle is left that may have it: %s',
    (architecture) => {
      const left = { ...bundle, architecture }
      const planned = {
        applicationPackages: [
          left,
          { ...x86, fileStatus: 'PendingDelete' },
          { fileName: 'new.msix', fileStatus: 'PendingUpload' },
        ],
      }
      expect(packageWarnings({ applicationPackages: [left, x86] }, planned, [aFile('new.msix')])).toEqual([])
    },
  )
})

describe('A package is found', () => {
  it.each(['x64/new.msix', 'x64\\new.msix'])('whichever slash it is named with: %s', (fileName) => {
    const planned = { applicationPackages: [{ fileName: 'x64\\new.msix', fileStatus: 'PendingUpload' }] }
    expect(packageWarnings({ applicationPackages: [arm64] }, planned, [aFile(fileName)])).toEqual([
      'The architecture arm64 is supported by the live release, but not by this one.',
    ])
  })
})

describe('Files of the metadata folder that the Store no longer accepts', () => {
  it.each<[files: readonly string[], expected: readonly string[]]>([
    [[], []],
    [
      ['de/PrivacyPolicy.txt', 'de/WebsiteUrl.txt'],
      [
        'Skipped "de/PrivacyPolicy.txt", "de/WebsiteUrl.txt": privacy policy, support contact and website can only be set in Partner Center.',
      ],
    ],
  ])('are reported in one warning: %j', (files, expected) => {
    expect(obsoleteFileWarnings(aFolder([], [], files))).toEqual(expected)
  })

  it('are none without a folder', () => {
    expect(obsoleteFileWarnings(undefined)).toEqual([])
  })
})
