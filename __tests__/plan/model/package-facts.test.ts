import { describe, expect, it } from '@jest/globals'
import {
  compareUpgradePaths,
  factsOfEntry,
  factsOfFile,
  findNewer,
  isSameArchitecture,
  type PackageFacts,
  type UpgradePath,
} from '../../../src/plan/model/package-facts.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aBundle, aFile, aStored } from '../builders.ts'

const desktop = { name: 'windows.desktop', minVersion: '10.0.17763.0' }
const xbox = { name: 'windows.xbox', minVersion: '10.0.17763.0' }

describe('What the Store says of a package', () => {
  const facts: PackageFacts = {
    fileName: 'Demo.msix',
    version: '1.0.0.0',
    architecture: 'x64',
    deviceFamilies: [desktop],
    languages: ['en-us'],
    isBundle: false,
  }

  it.each<{ name: string; fields: JsonObject; expected: Partial<PackageFacts> }>([
    { name: 'is read field by field', fields: {}, expected: {} },
    { name: 'has an architecture in any case', fields: { architecture: 'X64' }, expected: {} },
    {
      name: 'has the architectures of a bundle in any order and with any sign between them',
      fields: { fileName: 'Demo.msixbundle', architecture: 'X86, x64;Arm64' },
      expected: { fileName: 'Demo.msixbundle', architecture: 'arm64+x64+x86', isBundle: true },
    },
    {
      name: 'is of a bundle in an upload when it is neutral, in any case',
      fields: { fileName: 'Demo.AppxUpload', architecture: 'Neutral' },
      expected: { fileName: 'Demo.AppxUpload', architecture: 'neutral', isBundle: true },
    },
    {
      name: 'is of a bundle in an upload when it has several architectures',
      fields: { fileName: 'Demo.msixupload', architecture: 'X86, x64' },
      expected: { fileName: 'Demo.msixupload', architecture: 'x64+x86', isBundle: true },
    },
    {
      name: 'is of a plain package in an upload when it has one architecture',
      fields: { fileName: 'Demo.msixupload' },
      expected: { fileName: 'Demo.msixupload' },
    },
    {
      name: 'is of a bundle with one architecture when its name says so',
      fields: { fileName: 'Demo.msixbundle' },
      expected: { fileName: 'Demo.msixbundle', isBundle: true },
    },
    {
      name: 'is of a bundle in an upload of which no architecture is shown',
      fields: { fileName: 'Demo.msixupload', architecture: null },
      expected: { fileName: 'Demo.msixupload', architecture: '', isBundle: true },
    },
    ...['bundle-tools.msix', 'uploader.msix'].map((fileName) => ({
      name: `is of a plain package whatever else its name says: ${fileName}`,
      fields: { fileName, architecture: 'Neutral' },
      expected: { fileName, architecture: 'neutral' },
    })),
    {
      name: 'has one family of devices for each that is written as the Store writes them',
      fields: {
        targetDeviceFamilies: [
          'Windows.Desktop min version 10.0.17763.0',
          'Windows.Xbox min version 10.0.17763.0',
          'Windows.Team',
          'for Windows.Team min version 10.0.17763.0',
          'Windows.Team min version 10.0.17763.0 or later',
          null,
        ],
      },
      expected: { deviceFamilies: [desktop, xbox] },
    },
    {
      name: 'is empty until the Store has processed it',
      fields: { version: '', architecture: null, languages: undefined, targetDeviceFamilies: 'none' },
      expected: { version: '', architecture: '', languages: [], deviceFamilies: [] },
    },
  ])('$name', ({ fields, expected }) => {
    expect(factsOfEntry(aStored('Demo.msix', fields))).toEqual({ ...facts, ...expected })
  })

  it('is read whatever the case of its property names', () => {
    const capital = Object.entries(aStored('Demo.msix')).map(([name, value]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      value,
    ])
    const { FileName, ...others } = Object.fromEntries(capital)
    expect(factsOfEntry({ fileName: FileName, ...others })).toEqual(facts)
  })

  it('is the same as what its manifest says', () => {
    expect(factsOfFile(aFile('Demo.msix', { version: '1.0.0.0' }))).toEqual(facts)
  })
})

describe('What the manifest of a package says', () => {
  it('has the architectures of a bundle joined', () => {
    expect(factsOfFile(aBundle('Demo.msixbundle'))).toMatchObject({
      architecture: 'arm64+x64',
      isBundle: true,
    })
  })

  it('is nothing for a package whose manifest is not read, but its name', () => {
    expect(factsOfFile({ fileName: 'Demo.xap', identity: undefined })).toEqual({
      fileName: 'Demo.xap',
      version: '',
      architecture: '',
      deviceFamilies: [],
      languages: [],
      isBundle: false,
    })
  })
})

describe('The package that is newer than another', () => {
  const one = factsOfFile(aFile('one.msix', { version: '1.1.0.0' }))
  const other = (version: string, fields: Partial<PackageFacts> = {}): PackageFacts => ({
    ...one,
    version,
    ...fields,
  })

  it.each<{ name: string; others: readonly PackageFacts[]; newer: string | undefined }>([
    { name: 'is none when there are none', others: [], newer: undefined },
    {
      name: 'is none of the same version, or a lower one',
      others: [other('1.1.0.9'), other('1.0.0.0')],
      newer: undefined,
    },
    {
      name: 'is the highest of several',
      others: [other('1.2.0.0'), other('1.10.0.0'), other('1.9.0.0')],
      newer: '1.10.0.0',
    },
    {
      name: 'is one for the same devices',
      others: [other('1.2.0.0'), other('1.3.0.0', { deviceFamilies: [xbox] })],
      newer: '1.2.0.0',
    },
  ])('$name', ({ others, newer }) => {
    expect(findNewer(one, others, 'same')?.version).toBe(newer)
  })
})

describe('Two packages', () => {
  const plain = factsOfFile(aFile('plain.msix'))
  const bundle = factsOfFile(aBundle('all.msixbundle'))
  const inStore = factsOfEntry(aStored('live.msixbundle', { architecture: 'Neutral' }))

  it.each<{
    name: string
    one: PackageFacts
    other: PackageFacts
    architecture: boolean
    path: UpgradePath
  }>([
    { name: 'of one architecture and device', one: plain, other: plain, architecture: true, path: 'same' },
    {
      name: 'of two architectures',
      one: plain,
      other: { ...plain, architecture: 'arm64' },
      architecture: false,
      path: 'other',
    },
    {
      name: 'of two families of devices',
      one: plain,
      other: { ...plain, deviceFamilies: [xbox] },
      architecture: true,
      path: 'other',
    },
    {
      name: 'of families that overlap',
      one: plain,
      other: { ...plain, deviceFamilies: [xbox, desktop] },
      architecture: true,
      path: 'same',
    },
    {
      name: 'for two versions of Windows',
      one: plain,
      other: { ...plain, deviceFamilies: [{ name: 'windows.desktop', minVersion: '10.0.19041.0' }] },
      architecture: true,
      path: 'other',
    },
    {
      name: 'of which one names no devices',
      one: plain,
      other: { ...plain, deviceFamilies: [] },
      architecture: true,
      path: 'unknown',
    },
    {
      name: 'that are bundles, one of them opaque',
      one: bundle,
      other: inStore,
      architecture: true,
      path: 'same',
    },
    {
      name: 'that are bundles of other architectures, as far as it is known',
      one: bundle,
      other: { ...bundle, architecture: 'x86' },
      architecture: false,
      path: 'other',
    },
    { name: 'of which one is a bundle', one: plain, other: inStore, architecture: false, path: 'other' },
  ])('$name: same architecture $architecture, $path upgrade path', ({ one, other, architecture, path }) => {
    expect({
      architecture: [isSameArchitecture(one, other), isSameArchitecture(other, one)],
      path: [compareUpgradePaths(one, other), compareUpgradePaths(other, one)],
    }).toEqual({ architecture: [architecture, architecture], path: [path, path] })
  })
})
