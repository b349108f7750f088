import { describe, expect, it } from '@jest/globals'
import type { PackageFile } from '../../../src/files/packages/package-file.ts'
import type { PackageIdentity } from '../../../src/files/packages/package-manifest.ts'
import { arePublished } from '../../../src/plan/model/package-list.ts'
import type { ExistingPackagesPolicy } from '../../../src/plan/model/plan.ts'
import { planSubmission } from '../../../src/plan/plan.ts'
import { warnAboutLanguages } from '../../../src/plan/rules/package-manifests.ts'
import type { RuleContext } from '../../../src/plan/rules/rule.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import {
  aBundle,
  aFile,
  aMaterial,
  anAdded,
  anInner,
  aRequest,
  aSendable,
  aStored,
  type Refusal,
  refusals,
} from '../builders.ts'

/** What is said when these packages are to be published over those. */
function publishing(
  packages: readonly PackageFile[],
  live: readonly JsonObject[] = [],
  fields: Partial<RuleContext> & { readonly existingPackages?: ExistingPackagesPolicy } = {},
): readonly Refusal[] {
  const base = aSendable({ applicationPackages: live })
  const existingPackages = fields.existingPackages ?? { kind: 'remove' }
  const { submission } = planSubmission('app', base, aRequest({ packages, existingPackages }))
  return refusals(submission, { base, uploadFiles: aMaterial('packages', packages), ...fields })
}

const refused = (message: string, input = 'packages'): readonly Refusal[] => [
  { input, message, file: undefined },
]

describe('The identity of a package', () => {
  const advice = 'Correct "app-id", or set Identity Name and Publisher in Package.appxmanifest.'

  it.each<{
    name: string
    file: PackageFile
    identity: RuleContext['identity']
    expected: readonly Refusal[]
  }>([
    {
      name: 'that matches the product’s is accepted',
      file: aFile('a.msix'),
      identity: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' },
      expected: [],
    },
    {
      name: 'is refused for another name',
      file: aFile('a.msix', { name: 'Contoso.Demo.Beta' }),
      identity: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' },
      expected: refused(
        `"a.msix" is for "Contoso.Demo.Beta" (CN=Contoso); this app is "Contoso.Demo" (CN=Contoso). ${advice}`,
      ),
    },
    {
      name: 'is refused for another publisher',
      file: aFile('a.msix', { publisher: 'CN=Fabrikam' }),
      identity: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' },
      expected: refused(
        `"a.msix" is for "Contoso.Demo" (CN=Fabrikam); this app is "Contoso.Demo" (CN=Contoso). ${advice}`,
      ),
    },
    {
      name: 'is refused once for another name and another publisher',
      file: aFile('a.msix', { name: 'Fabrikam.App', publisher: 'CN=Fabrikam' }),
      identity: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' },
      expected: refused(
        `"a.msix" is for "Fabrikam.App" (CN=Fabrikam); this app is "Contoso.Demo" (CN=Contoso). ${advice}`,
      ),
    },
    {
      name: 'is refused where the Store says only which name it has to have',
      file: aFile('a.msix', { name: 'Fabrikam.App', publisher: 'CN=Fabrikam' }),
      identity: { packageName: 'Contoso.Demo', publisher: undefined },
      expected: refused(
        `"a.msix" is for "Fabrikam.App" (CN=Fabrikam); this app is "Contoso.Demo". ${advice}`,
      ),
    },
    {
      name: 'is accepted where the Store does not say which it has to be',
      file: aFile('a.msix', { name: 'Other', publisher: 'CN=Other' }),
      identity: { packageName: undefined, publisher: undefined },
      expected: [],
    },
    {
      name: 'is not known of a package whose manifest is not read',
      file: { fileName: 'a.xap', identity: undefined },
      identity: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' },
      expected: [],
    },
  ])('$name', ({ file, identity, expected }) => {
    expect(publishing([file], [], { identity })).toEqual(expected)
  })
})

describe('The version of a package', () => {
  it.each<{ version: string; rule: string | undefined }>([
    { version: '1.0.0.0', rule: undefined },
    { version: '65535.65535.65535.0', rule: undefined },
    { version: '0.9.0.0', rule: 'The first part must not be 0.' },
    { version: '1.0.0.7', rule: 'The fourth part belongs to the Store and must be 0.' },
    { version: '1.0.65536.0', rule: 'A version has four numbers from 0 to 65535.' },
    { version: '1.0.20260501.0', rule: 'A version has four numbers from 0 to 65535.' },
    { version: '1.1e3.0.0', rule: 'A version has four numbers from 0 to 65535.' },
    { version: '1.0x10.0.0', rule: 'A version has four numbers from 0 to 65535.' },
    { version: '1.0.0', rule: 'A version has four numbers from 0 to 65535.' },
    { version: '1.0.0.0-beta', rule: 'A version has four numbers from 0 to 65535.' },
  ])('$version is held to the rules of the Store: $rule', ({ version, rule }) => {
    expect(publishing([aFile('a.msix', { version })])).toEqual(
      rule === undefined ? [] : refused(`"a.msix" has version ${version}. ${rule}`),
    )
  })

  const older = (version: string, live: string): readonly Refusal[] =>
    refused(
      `"new.msix" has version ${version}, and ${live} is live. Increase the version, or set "allow: lower-version" to roll back.`,
    )
  const same = (fileName: string, version: string): readonly Refusal[] =>
    refused(
      `"${fileName}" has version ${version}, which is already live. Increase the version, or set "skip-if-published: true".`,
    )

  it.each<{
    name: string
    file: PackageFile
    live: readonly JsonObject[]
    expected: readonly Refusal[]
  }>([
    {
      name: 'is accepted when it is higher than the live one',
      file: aFile('new.msix', { version: '1.10.0.0' }),
      live: [aStored('old.msix', { version: '1.9.0.0' })],
      expected: [],
    },
    {
      name: 'is refused when it is lower',
      file: aFile('new.msix', { version: '1.9.0.0' }),
      live: [aStored('old.msix', { version: '1.10.0.0' }), aStored('older.msix', { version: '1.8.0.0' })],
      expected: older('1.9.0.0', '1.10.0.0'),
    },
    {
      name: 'is refused when it is already live',
      file: aFile('new.msix', { version: '1.9.0.0' }),
      live: [aStored('old.msix', { version: '1.9.0.0' })],
      expected: same('new.msix', '1.9.0.0'),
    },
    {
      name: 'is already live whatever the Store made of its fourth part',
      file: aFile('new.msix', { version: '1.0.30.0' }),
      live: [aStored('old.msix', { version: '1.0.30.70' })],
      expected: same('new.msix', '1.0.30.0'),
    },
    {
      name: 'is not compared with another architecture',
      file: aFile('new.msix', { version: '1.9.0.0', architectures: ['arm64'] }),
      live: [aStored('old.msix', { version: '1.9.0.0' })],
      expected: [],
    },
    {
      name: 'is not compared with another family of devices',
      file: aFile('new.msix', { version: '1.8.0.0' }),
      live: [
        aStored('xbox.msix', {
          version: '1.9.0.0',
          targetDeviceFamilies: ['Windows.Xbox min version 10.0.17763.0'],
        }),
      ],
      expected: [],
    },
    {
      name: 'may be lower for older versions of Windows',
      file: aFile('new.msix', {
        version: '1.8.0.0',
        deviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.10240.0' }],
      }),
      live: [aStored('old.msix', { version: '1.9.0.0' })],
      expected: [],
    },
    {
      name: 'may not be one that is live for other versions of Windows, since the Store takes each once',
      file: aFile('new.msix', {
        version: '1.9.0.0',
        deviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.10240.0' }],
      }),
      live: [aStored('old.msix', { version: '1.9.0.0' })],
      expected: same('new.msix', '1.9.0.0'),
    },
    {
      name: 'is not compared with one for devices that are not known, which causes a warning',
      file: aFile('new.msix', { version: '1.8.0.0' }),
      live: [aStored('old.msix', { version: '1.9.0.0', targetDeviceFamilies: undefined })],
      expected: [],
    },
    {
      name: 'is not compared when it has to be changed anyway',
      file: aFile('new.msix', { version: '0.9.0.0' }),
      live: [aStored('old.msix', { version: '1.0.0.0' })],
      expected: refused('"new.msix" has version 0.9.0.0. The first part must not be 0.'),
    },
    {
      name: 'of a bundle is compared with bundles, whatever the Store shows of what is in them',
      file: aBundle('new.msixbundle', { version: '1.9.0.0' }),
      live: [aStored('old.msixbundle', { version: '1.9.0.0', architecture: 'Neutral' })],
      expected: same('new.msixbundle', '1.9.0.0'),
    },
    {
      name: 'of a bundle is not compared with plain packages',
      file: aBundle('new.msixbundle', { version: '1.0.0.0' }),
      live: [aStored('old.msix', { version: '1.9.0.0' })],
      expected: [],
    },
    {
      name: 'of a plain package is compared with one in an upload file',
      file: aFile('new.msix', { version: '1.8.0.0' }),
      live: [aStored('old.msixupload', { version: '1.9.0.0' })],
      expected: older('1.8.0.0', '1.9.0.0'),
    },
    {
      name: 'is not compared with one that is not known yet, or that is to come or to go',
      file: aFile('new.msix', { version: '1.0.0.0' }),
      live: [
        aStored('fresh.msix', { version: '' }),
        aStored('left.msix', { version: '2.0.0.0', fileStatus: 'PendingUpload', id: null }),
        aStored('old.msix', { version: '2.0.0.0', fileStatus: 'PendingDelete' }),
      ],
      expected: [],
    },
  ])('$name', ({ file, live, expected }) => {
    expect(publishing([file], live)).toEqual(expected)
  })
})

describe('The languages of a package', () => {
  const names = (rest: string): readonly Refusal[] => refused(`"a.msix" names ${rest}`)

  it.each<{ name: string; languages: readonly string[]; expected: readonly Refusal[] }>([
    { name: 'are accepted in any case', languages: ['EN-us', 'zh-Hans'], expected: [] },
    {
      name: 'are missing',
      languages: [],
      expected: names(
        'no language. Add <Resource Language="en-us"/>, or another language, to Resources in its manifest.',
      ),
    },
    {
      name: 'are still to be generated',
      languages: ['en-us', 'X-Generate'],
      expected: names(
        'the language "x-generate", which Visual Studio replaces when it builds. Build with Visual Studio, or name the languages in Resources of its manifest.',
      ),
    },
    {
      name: 'begin with one that the Store does not support',
      languages: ['la-VA', 'en-US'],
      expected: names(
        '"la-VA" as its first and so default language, which the Store does not support. Name a supported one first in Resources of its manifest.',
      ),
    },
    {
      name: 'may have one that the Store does not support later on',
      languages: ['en-US', 'la-VA'],
      expected: [],
    },
  ])('$name', ({ languages, expected }) => {
    expect(publishing([aFile('a.msix', { languages })])).toEqual(expected)
  })

  it.each<{ name: string; files: readonly PackageFile[]; expected: readonly string[] }>([
    {
      name: 'are reported once when the Store does not support them, whichever packages name them',
      files: [
        aFile('x64.msix', { languages: ['en-US', 'la-VA', 'tlh'] }),
        aFile('arm64.msix', { languages: ['en-US', 'LA-va'] }),
        { fileName: 'old.xap', identity: undefined },
      ],
      expected: [
        'The packages name languages that the Store does not support, which may delay certification or fail it: la-va, tlh.',
      ],
    },
    { name: 'cause no warning when it supports them', files: [aFile('x64.msix')], expected: [] },
  ])('$name', ({ files, expected }) => {
    expect(warnAboutLanguages({ uploadFiles: aMaterial('packages', files) })).toEqual(expected)
  })

  it('cause no warning when there are no packages', () => {
    expect(warnAboutLanguages({ uploadFiles: undefined })).toEqual([])
  })
})

describe('A package in a bundle', () => {
  it.each<{ name: string; contents: PackageIdentity['contents']; expected: readonly Refusal[] }>([
    {
      name: 'is accepted with the identity of the bundle, and with a version of its own',
      contents: [anInner('x64.msix'), anInner('arm64.msix', { version: '1.0.0.0' })],
      expected: [],
    },
    {
      name: 'is refused with a fourth part in its version',
      contents: [
        anInner('x64.msix', { version: '1.1.8.92' }),
        anInner('arm64.msix', { version: '1.1.8.92' }),
      ],
      expected: refused(
        '"x64.msix" in "a.msixbundle", "arm64.msix" in "a.msixbundle" have version 1.1.8.92. The fourth part belongs to the Store and must be 0.',
      ),
    },
    {
      name: 'may have 0.0.0.0 as its version when it is a stub',
      contents: [anInner('x64.msix'), anInner('AppxMetadata/Stub/x64.msix', { version: '0.0.0.0' })],
      expected: [],
    },
    {
      name: 'may not have it elsewhere than a stub',
      contents: [anInner('old/AppxMetadata/Stub/x64.msix', { version: '0.0.0.0' })],
      expected: refused(
        '"old/AppxMetadata/Stub/x64.msix" in "a.msixbundle" has version 0.0.0.0. The first part must not be 0.',
      ),
    },
    {
      name: 'is refused when only its publisher is another',
      contents: [anInner('x64.msix', { publisher: 'CN=Fabrikam' })],
      expected: refused(
        '"x64.msix" in "a.msixbundle" is for "Contoso.Demo" (CN=Fabrikam); the bundle is for "Contoso.Demo" (CN=Contoso). Build the bundle from packages of one app.',
      ),
    },
    {
      name: 'is refused when only its name is another',
      contents: [anInner('x64.msix', { name: 'Contoso.Other' })],
      expected: refused(
        '"x64.msix" in "a.msixbundle" is for "Contoso.Other" (CN=Contoso); the bundle is for "Contoso.Demo" (CN=Contoso). Build the bundle from packages of one app.',
      ),
    },
    {
      name: 'is refused when it is of another app',
      contents: [
        anInner('x64.msix'),
        anInner('x86.msix', { name: 'Fabrikam.App', publisher: 'CN=Fabrikam' }),
      ],
      expected: refused(
        '"x86.msix" in "a.msixbundle" is for "Fabrikam.App" (CN=Fabrikam); the bundle is for "Contoso.Demo" (CN=Contoso). Build the bundle from packages of one app.',
      ),
    },
    {
      name: 'is refused without a language',
      contents: [anInner('x64.msix', { languages: [] })],
      expected: refused(
        '"x64.msix" in "a.msixbundle" names no language. Add <Resource Language="en-us"/>, or another language, to Resources in its manifest.',
      ),
    },
    {
      name: 'needs no language for its resources',
      contents: [anInner('x64.msix'), anInner('scale-200.msix', { isApplication: false, languages: [] })],
      expected: [],
    },
  ])('$name', ({ contents, expected }) => {
    expect(publishing([aBundle('a.msixbundle', { contents })])).toEqual(expected)
  })

  it('is not reported for what is wrong with the bundle itself', () => {
    const version = '1.0.0.7'
    const bundle = aBundle('a.msixbundle', { version, contents: [anInner('x64.msix', { version })] })
    expect(publishing([bundle])).toEqual(
      refused('"a.msixbundle" has version 1.0.0.7. The fourth part belongs to the Store and must be 0.'),
    )
  })
})

describe('A version that breaks a rule which is overruled', () => {
  it('is compared with what is live', () => {
    const file = aFile('new.msix', { version: '0.9.0.0' })
    expect(publishing([file], [aStored('old.msix')], { allow: new Set(['version-format']) })).toEqual(
      refused('"new.msix" has version 0.9.0.0. The first part must not be 0.').concat(
        refused(
          '"new.msix" has version 0.9.0.0, and 1.0.0.0 is live. Increase the version, or set "allow: lower-version" to roll back.',
        ),
      ),
    )
  })
})

describe('What is wrong with many packages', () => {
  const many = (count: number, fields: Partial<PackageIdentity>): readonly PackageFile[] =>
    Array.from({ length: count }, (_, index) =>
      aFile(`${index}.msix`, { architectures: [`a${index}`], ...fields }),
    )

  it.each<{ name: string; files: readonly PackageFile[]; expected: string }>([
    {
      name: 'their version',
      files: many(2, { version: '1.0.0.7' }),
      expected:
        '"0.msix", "1.msix" have version 1.0.0.7. The fourth part belongs to the Store and must be 0.',
    },
    {
      name: 'their publisher, with the number of those that are not named',
      files: many(12, { publisher: 'CN=Fabrikam' }),
      expected:
        '"0.msix", "1.msix", "2.msix", "3.msix", "4.msix", "5.msix", "6.msix", "7.msix", "8.msix", "9.msix" and 2 more are for "Contoso.Demo" (CN=Fabrikam); this app is "Contoso.Demo" (CN=Contoso). Correct "app-id", or set Identity Name and Publisher in Package.appxmanifest.',
    },
    {
      name: 'that they are the same',
      files: many(3, { architectures: ['x64'] }),
      expected:
        '"0.msix", "1.msix", "2.msix" are the same package to the Store: Contoso.Demo 1.1.0.0 x64. Keep only one, or change the version of one.',
    },
  ])('is reported once: $name', ({ files, expected }) => {
    expect(publishing(files)).toEqual(refused(expected))
  })
})

describe('A release without a bundle', () => {
  const neutral = aStored('all.msixbundle', { architecture: 'Neutral' })
  const x64 = aFile('new.msix')
  const missing = (fileName: string): readonly Refusal[] =>
    refused(
      `the live release has a bundle, "${fileName}", and this one has none. The Store refuses plain packages after a bundle: build one.`,
    )

  it.each<{
    name: string
    live: readonly JsonObject[]
    files: readonly PackageFile[]
    fields?: Parameters<typeof publishing>[2]
    expected: readonly Refusal[]
  }>([
    {
      name: 'is refused after one with a bundle',
      live: [neutral],
      files: [x64],
      expected: missing('all.msixbundle'),
    },
    {
      name: 'is refused after one with a bundle in an upload file',
      live: [aStored('all.msixupload', { architecture: 'Neutral' })],
      files: [x64],
      expected: missing('all.msixupload'),
    },
    {
      name: 'is refused whatever else was in the one before',
      live: [aStored('old.msix'), neutral],
      files: [x64],
      expected: missing('all.msixbundle'),
    },
    { name: 'is accepted after plain packages', live: [aStored('old.msix')], files: [x64], expected: [] },
    {
      name: 'is accepted when it is neutral, after an upload file that may contain one',
      live: [aStored('App_1.0.0.0.msixupload', { architecture: 'Neutral' })],
      files: [aFile('App_1.1.0.0.msixupload', { architectures: ['neutral'] })],
      expected: [],
    },
    {
      name: 'is accepted when one of several is neutral, after an upload file that may contain one',
      live: [aStored('App_1.0.0.0.msixupload', { architecture: 'Neutral' })],
      files: [x64, aFile('App_1.1.0.0.msixupload', { architectures: ['neutral'] })],
      expected: [],
    },
    {
      name: 'is refused when it is neutral, after a bundle that only has the word in its name',
      live: [aStored('uploader.msixbundle', { architecture: 'Neutral' })],
      files: [aFile('App_1.1.0.0.msix', { architectures: ['neutral'] })],
      expected: missing('uploader.msixbundle'),
    },
    {
      // cases/live-upload.json
      name: 'is accepted after an upload file with a plain package',
      live: [aStored('App_1.0.0.0_x64.msixupload')],
      files: [x64],
      expected: [],
    },
    {
      name: 'is accepted as an upload file after an upload file, both with a plain package',
      live: [aStored('App_1.0.0.0_x64.msixupload')],
      files: [aFile('App_1.1.0.0_x64.msixupload')],
      expected: [],
    },
    {
      name: 'is not one while the old bundle stays',
      live: [neutral],
      files: [x64],
      fields: { existingPackages: { kind: 'keep' } },
      expected: [],
    },
    {
      name: 'is not one with a new bundle',
      live: [neutral],
      files: [aBundle('new.msixbundle')],
      expected: [],
    },
    {
      name: 'is not known to be one when a manifest is not read',
      live: [neutral],
      files: [{ fileName: 'new.xap', identity: undefined }],
      expected: [],
    },
    {
      name: 'is accepted when nothing is live',
      live: [neutral],
      files: [x64],
      fields: { isLive: false },
      expected: [],
    },
    {
      name: 'is accepted when no package is new',
      live: [neutral],
      files: [],
      fields: { metadataOnly: true },
      expected: [],
    },
  ])('$name', ({ live, files, fields, expected }) => {
    expect(publishing(files, live, fields)).toEqual(expected)
  })

  it('is accepted when the bundle goes and only a package that was there before is left', () => {
    const old = aStored('old.msix')
    const base = aSendable({ applicationPackages: [neutral, old] })
    const sent = aSendable({ applicationPackages: [{ ...neutral, fileStatus: 'PendingDelete' }, old] })
    expect(refusals(sent, { base, metadataOnly: true })).toEqual([])
  })
})

describe('Two packages', () => {
  const twice = (fullName: string): readonly Refusal[] =>
    refused(
      `"a.msix", "b.msix" are the same package to the Store: ${fullName}. Keep only one, or change the version of one.`,
    )

  it.each<{ name: string; files: readonly PackageFile[]; expected: readonly Refusal[] }>([
    {
      name: 'of one name, version and architecture are refused',
      files: [aFile('a.msix'), aFile('b.msix')],
      expected: twice('Contoso.Demo 1.1.0.0 x64'),
    },
    {
      name: 'of one name and version, for the same two architectures, are refused',
      files: [
        aFile('a.msix', { architectures: ['x64', 'arm64'] }),
        aFile('b.msix', { architectures: ['x64', 'arm64'] }),
      ],
      expected: twice('Contoso.Demo 1.1.0.0 x64+arm64'),
    },
    {
      name: 'of two architectures are accepted',
      files: [aFile('a.msix'), aFile('b.msix', { architectures: ['arm64'] })],
      expected: [],
    },
    {
      name: 'of two versions are accepted',
      files: [aFile('a.msix'), aFile('b.msix', { version: '1.2.0.0' })],
      expected: [],
    },
    {
      name: 'that are bundles of one version are refused, whatever is in them',
      files: [aBundle('a.msix', { architectures: ['x64'] }), aBundle('b.msix', { architectures: ['arm64'] })],
      expected: twice('Contoso.Demo 1.1.0.0 bundle'),
    },
    {
      name: 'of which one is a bundle are accepted',
      files: [aFile('a.msix'), aBundle('b.msix', { architectures: ['x64'] })],
      expected: [],
    },
    {
      name: 'whose manifests are not read are accepted',
      files: ['a.xap', 'b.xap'].map((fileName) => ({ fileName, identity: undefined })),
      expected: [],
    },
  ])('$name', ({ files, expected }) => {
    expect(publishing(files)).toEqual(expected)
  })
})

describe('The number of packages', () => {
  const some = (count: number, version: string): readonly PackageFile[] =>
    Array.from({ length: count }, (_, index) =>
      aFile(`new${index}.msix`, { version, architectures: [`a${index}`] }),
    )
  const live = (count: number): readonly JsonObject[] =>
    Array.from({ length: count }, (_, index) => aStored(`old${index}.msix`, { architecture: `b${index}` }))
  const keep: ExistingPackagesPolicy = { kind: 'keep' }

  it.each<{ name: string; added: number; stay: number; expected: readonly Refusal[] }>([
    { name: 'may be 30', added: 1, stay: 29, expected: [] },
    {
      name: 'may not be 31 with the old ones',
      added: 2,
      stay: 29,
      expected: refused(
        'the submission would have 31 packages; the limit is 30. Keep fewer of the old ones.',
        'existing-packages',
      ),
    },
    {
      name: 'may not be 31 with a single old one',
      added: 30,
      stay: 1,
      expected: refused(
        'the submission would have 31 packages; the limit is 30. Keep fewer of the old ones.',
        'existing-packages',
      ),
    },
    {
      name: 'may not be 31 of new ones',
      added: 31,
      stay: 0,
      expected: refused('the submission would have 31 packages; the limit is 30. Remove some.'),
    },
  ])('$name', ({ added, stay, expected }) => {
    expect(publishing(some(added, '2.0.0.0'), live(stay), { existingPackages: keep })).toEqual(expected)
  })

  it('does not count the ones that go', () => {
    expect(publishing(some(30, '2.0.0.0'), live(30))).toEqual([])
  })
})

describe('A list of packages that is sent unchanged', () => {
  const [x64, arm64] = [aStored('x64.msix'), aStored('arm64.msix', { architecture: 'arm64' })]
  const gone = (entry: JsonObject): JsonObject => ({ ...entry, fileStatus: 'PendingDelete' })

  it.each<{ name: string; sent: readonly JsonObject[]; expected: readonly Refusal[] }>([
    { name: 'may keep every one', sent: [x64, arm64], expected: [] },
    { name: 'may mark one, as long as another is left', sent: [gone(x64), arm64], expected: [] },
    {
      name: 'may not leave one out',
      sent: [arm64],
      expected: refused(
        '"x64.msix" is missing, but still in the Store. Keep every entry; to remove a package, mark it PendingDelete.',
        'submission',
      ),
    },
    {
      name: 'may not name one that the Store does not have',
      sent: [x64, arm64, aStored('x86.msix')],
      expected: refused(
        '"x86.msix" is not among the packages that the Store has. Mark new packages as PendingUpload.',
        'submission',
      ),
    },
    {
      name: 'may not leave nothing',
      sent: [gone(x64), gone(arm64)],
      expected: refused('the product would have no package. Keep one, or add one.', 'submission'),
    },
  ])('$name', ({ sent, expected }) => {
    const base = aSendable({ applicationPackages: [x64, arm64] })
    expect(refusals(aSendable({ applicationPackages: sent }), { base, metadataOnly: true })).toEqual(expected)
  })

  it('may leave out one whose file never came', () => {
    const base = aSendable({
      applicationPackages: [x64, anAdded('left.msix'), { ...anAdded('known.msix'), id: '7' }],
    })
    expect(refusals(aSendable({ applicationPackages: [x64] }), { base, metadataOnly: true })).toEqual([])
  })

  it('is held to the same for a flight', () => {
    expect(
      refusals(
        { flightPackages: [arm64] },
        { kind: 'flight', base: { flightPackages: [x64] }, metadataOnly: true },
      ),
    ).toEqual([
      ...refused(
        '"x64.msix" is missing, but still in the Store. Keep every entry; to remove a package, mark it PendingDelete.',
        'submission',
      ),
      ...refused(
        '"arm64.msix" is not among the packages that the Store has. Mark new packages as PendingUpload.',
        'submission',
      ),
    ])
  })
})

describe('The same packages are live', () => {
  const live = [aStored('x64.msix'), aStored('arm64.msix', { architecture: 'ARM64' })]
  const [x64, arm64] = [
    aFile('a.msix', { version: '1.0.0.0' }),
    aFile('b.msix', { version: '1.0.0.0', architectures: ['arm64'] }),
  ]

  it.each<{
    name: string
    files: readonly PackageFile[]
    entries: readonly JsonObject[]
    expected: boolean
  }>([
    { name: 'when each is, by version and architecture', files: [x64, arm64], entries: live, expected: true },
    {
      name: 'whatever the Store made of the fourth part of their versions',
      files: [aFile('a.msix', { version: '1.0.30.0' })],
      entries: [aStored('x64.msix', { version: '1.0.30.70' })],
      expected: true,
    },
    { name: 'even when more is live than that', files: [x64], entries: live, expected: true },
    { name: 'not when one is not', files: [x64, arm64], entries: live.slice(0, 1), expected: false },
    {
      name: 'not when only the architecture is',
      files: [aFile('a.msix', { version: '1.1.0.0' })],
      entries: live,
      expected: false,
    },
    {
      name: 'not when it is to go',
      files: [x64],
      entries: [aStored('x64.msix', { fileStatus: 'PendingDelete' })],
      expected: false,
    },
    {
      name: 'as a bundle, whatever the Store shows of what is in it',
      files: [aBundle('a.msixbundle', { version: '1.0.0.0' })],
      entries: [aStored('old.msixbundle', { architecture: 'Neutral' })],
      expected: true,
    },
    {
      name: 'not as a bundle when a plain package is',
      files: [aBundle('a.msixbundle', { version: '1.0.0.0', architectures: ['neutral'] })],
      entries: [aStored('old.msix')],
      expected: false,
    },
    {
      name: 'not when the manifest of one is not read',
      files: [{ fileName: 'x64.msix', identity: undefined }],
      entries: live,
      expected: false,
    },
    { name: 'not when there are none', files: [], entries: live, expected: false },
  ])('$name', ({ files, entries, expected }) => {
    expect(arePublished(files, { applicationPackages: entries })).toBe(expected)
  })
})
