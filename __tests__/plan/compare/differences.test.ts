import { describe, expect, it } from '@jest/globals'
import type { PackageFile } from '../../../src/files/packages/package-file.ts'
import {
  changesByOthers,
  differencesAfterCommit,
  differencesAfterUpdate,
} from '../../../src/plan/compare/differences.ts'
import { fromJson, type JsonObject } from '../../../src/shared/json.ts'
import { aBundle, aFile, anAdded, aStored } from '../builders.ts'

interface Case {
  readonly name: string
  readonly planned: JsonObject
  readonly stored: JsonObject
  readonly expected: readonly string[]
}

const app = (...applicationPackages: readonly JsonObject[]): JsonObject => ({ applicationPackages })
const gone = (entry: JsonObject): JsonObject => ({ ...entry, fileStatus: 'PendingDelete' })
const rollout = (isPackageRollout: unknown, packageRolloutPercentage: unknown): JsonObject => ({
  packageDeliveryOptions: { packageRollout: { isPackageRollout, packageRolloutPercentage } },
})

describe('Settings that the Store holds', () => {
  const cases: readonly Case[] = [
    { name: 'are as planned', planned: committed(), stored: committed(), expected: [] },
    {
      name: 'differ in the price',
      planned: committed({ pricing: { priceId: 'Tier12' } }),
      stored: committed({ pricing: { priceId: 'Free' } }),
      expected: ['price: planned Tier12, the Store has Free'],
    },
    {
      name: 'differ when the price is gone',
      planned: committed(),
      stored: committed({ pricing: { priceId: null } }),
      expected: ['price: planned Free, the Store has none'],
    },
    {
      name: 'differ in the publish mode',
      planned: committed({ targetPublishMode: 'Manual' }),
      stored: committed({ targetPublishMode: 'Immediate' }),
      expected: ['publish mode: planned Manual, the Store has Immediate'],
    },
    {
      name: 'differ in the percentage of the rollout',
      planned: committed(rollout(true, 25)),
      stored: committed(rollout(true, 100)),
      expected: ['rollout: planned 25 %, the Store has 100 %'],
    },
    {
      name: 'differ in whether there is a rollout',
      planned: committed(rollout(true, 25)),
      stored: committed(rollout(false, 0)),
      expected: ['rollout: planned 25 %, the Store has none'],
    },
    {
      name: 'differ in whether there is no rollout',
      planned: committed(rollout(false, 0)),
      stored: committed(rollout(true, 25)),
      expected: ['rollout: planned none, the Store has 25 %'],
    },
    {
      name: 'are no rollout also when the Store says nothing of one',
      planned: committed(rollout(false, 0)),
      stored: committed({ packageDeliveryOptions: null }),
      expected: [],
    },
    {
      name: 'have no percentage where there is no rollout',
      planned: committed(rollout(false, 0)),
      stored: committed(rollout(false, 25)),
      expected: [],
    },
    {
      name: 'have percentages that are compared by value',
      planned: committed(
        fromJson(
          '{"packageDeliveryOptions":{"packageRollout":{"isPackageRollout":true,"packageRolloutPercentage":25}}}',
        ) as JsonObject,
      ),
      stored: committed(
        fromJson(
          '{"packageDeliveryOptions":{"packageRollout":{"isPackageRollout":true,"packageRolloutPercentage":25.0}}}',
        ) as JsonObject,
      ),
      expected: [],
    },
    {
      name: 'differ in the languages',
      planned: committed({ listings: { 'en-us': {}, 'de-de': {} } }),
      stored: committed({ listings: { 'en-us': {}, fr: {} } }),
      expected: ['languages: planned de-de, en-us, the Store has en-us, fr'],
    },
    {
      name: 'have languages in any case and order',
      planned: committed({ listings: { 'zh-Hans': {}, 'en-US': {} } }),
      stored: committed({ listings: { 'en-us': {}, 'zh-hans': {} } }),
      expected: [],
    },
    {
      name: 'lack a language that is planned to go',
      planned: committed({ listings: { 'en-us': {}, fr: null } }),
      stored: committed({ listings: { 'en-us': {} } }),
      expected: [],
    },
    {
      name: 'are no difference where the plan does not name them',
      planned: {},
      stored: committed(rollout(true, 25)),
      expected: [],
    },
    {
      name: 'are no difference where the plan has null for them',
      planned: {
        pricing: { priceId: null },
        targetPublishMode: null,
        packageDeliveryOptions: { packageRollout: null },
        listings: null,
      },
      stored: committed(rollout(true, 25)),
      expected: [],
    },
    {
      name: 'are found in any case of their names',
      planned: { Pricing: { PriceId: 'Free' }, TargetPublishMode: 'Immediate', Listings: { 'en-us': {} } },
      stored: committed({ pricing: { priceId: 'Tier2' } }),
      expected: ['price: planned Free, the Store has Tier2'],
    },
    {
      name: 'differ in all of it at once',
      planned: committed(rollout(true, 25)),
      stored: { pricing: {}, targetPublishMode: 'Manual', listings: {} },
      expected: [
        'price: planned Free, the Store has none',
        'publish mode: planned Immediate, the Store has Manual',
        'rollout: planned 25 %, the Store has none',
        'languages: planned en-us, the Store has none',
      ],
    },
  ]

  it.each(cases)('$name, after the update and after the commit', ({ planned, stored, expected }) => {
    expect({
      update: differencesAfterUpdate(planned, stored),
      commit: differencesAfterCommit(planned, stored, []),
    }).toEqual({ update: expected, commit: expected })
  })
})

function committed(fields: JsonObject = {}): JsonObject {
  return {
    pricing: { priceId: 'Free' },
    targetPublishMode: 'Immediate',
    listings: { 'en-us': {} },
    ...fields,
  }
}

describe('Packages in the answer to the update', () => {
  const old = aStored('old.msix')

  it.each<Case>([
    {
      name: 'are as planned, in any order',
      planned: app(gone(old), anAdded('a.msix'), anAdded('b.msix')),
      stored: app({ ...anAdded('b.msix'), id: '2' }, { ...anAdded('a.msix'), id: '1' }, gone(old)),
      expected: [],
    },
    {
      name: 'are named with either slash',
      planned: app(anAdded('x64/a.msix')),
      stored: app(anAdded('x64\\a.msix')),
      expected: [],
    },
    {
      name: 'differ when the new one is missing and the old one stays',
      planned: app(gone(old), anAdded('a.msix')),
      stored: app(old),
      expected: ['packages: planned a.msix PendingUpload, the Store has old.msix Uploaded'],
    },
    {
      name: 'differ when there is one more',
      planned: app(anAdded('a.msix')),
      stored: app(anAdded('b.msix'), anAdded('a.msix')),
      expected: ['packages: planned none, the Store has b.msix PendingUpload'],
    },
    {
      name: 'differ when one is there once and planned twice',
      planned: app(anAdded('a.msix'), aStored('a.msix')),
      stored: app(aStored('a.msix')),
      expected: ['packages: planned a.msix PendingUpload, the Store has none'],
    },
    {
      name: 'differ when one is kept that is to go',
      planned: app(gone(old), anAdded('a.msix')),
      stored: app(old, anAdded('a.msix')),
      expected: ['packages: planned none, the Store has old.msix Uploaded'],
    },
    {
      name: 'differ when one goes that is to stay',
      planned: app(old, anAdded('a.msix')),
      stored: app(gone(old), anAdded('a.msix')),
      expected: ['packages: planned old.msix Uploaded, the Store has old.msix PendingDelete'],
    },
    {
      name: 'may be gone already when they are to go',
      planned: app(gone(old), anAdded('a.msix')),
      stored: app(anAdded('a.msix')),
      expected: [],
    },
    {
      name: 'are told by their id, whatever they are called',
      planned: app({ id: old['id'], fileStatus: 'Uploaded' }),
      stored: app(old),
      expected: [],
    },
    {
      name: 'have any status where none is planned',
      planned: app({ fileName: 'old.msix' }),
      stored: app(old),
      expected: [],
    },
    {
      name: 'of a flight are compared too',
      planned: { flightPackages: [anAdded('a.msix')] },
      stored: { flightPackages: null },
      expected: ['packages: planned a.msix PendingUpload, the Store has none'],
    },
  ])('$name', ({ planned, stored, expected }) => {
    expect(differencesAfterUpdate(planned, stored)).toEqual(expected)
  })
})

describe('Packages that the Store has taken', () => {
  const old = aStored('old.msix')
  const kept = aStored('kept.msix', { architecture: 'ARM64' })
  const taken = (fileName: string, fields: JsonObject = {}): JsonObject =>
    aStored(fileName, { version: '1.1.0.0', ...fields })

  it.each<Case & { readonly files?: readonly PackageFile[] }>([
    {
      name: 'are as planned',
      planned: app(gone(old), kept, anAdded('a.msix')),
      stored: app(taken('a.msix'), kept),
      expected: [],
    },
    {
      name: 'may have other names',
      planned: app(anAdded('a.msix')),
      stored: app(taken('Contoso.Demo_1.1.0.0_x64.msix')),
      expected: [],
    },
    {
      name: "may have another fourth part of their version, which is the Store's",
      planned: app(gone(old), aStored('kept.msix', { version: '1.0.9.0' }), anAdded('a.msix')),
      stored: app(taken('a.msix', { version: '1.1.0.70' }), aStored('kept.msix', { version: '1.0.9.8' })),
      expected: [],
    },
    {
      name: 'differ in the third part of their version',
      planned: app(anAdded('a.msix')),
      stored: app(taken('a.msix', { version: '1.1.7.0' })),
      expected: ['packages: planned a.msix 1.1.0.0 x64, the Store has a.msix 1.1.7.0 x64'],
    },
    {
      name: 'differ when the old one is there in place of the new one, also under its name',
      planned: app(gone(old), anAdded('a.msix')),
      stored: app(aStored('a.msix')),
      expected: ['packages: planned a.msix 1.1.0.0 x64, the Store has a.msix 1.0.0.0 x64'],
    },
    {
      name: 'differ when one is missing',
      planned: app(anAdded('a.msix'), kept),
      stored: app(taken('a.msix')),
      expected: ['packages: planned kept.msix 1.0.0.0 arm64, the Store has none'],
    },
    {
      name: 'differ when one is still there',
      planned: app(gone(old), anAdded('a.msix')),
      stored: app(taken('a.msix'), old),
      expected: ['packages: planned none, the Store has old.msix 1.0.0.0 x64'],
    },
    {
      name: 'differ when one is there twice',
      planned: app(anAdded('a.msix')),
      stored: app(taken('a.msix'), taken('b.msix')),
      expected: ['packages: planned none, the Store has b.msix 1.1.0.0 x64'],
    },
    {
      name: 'differ in the architecture',
      planned: app(anAdded('a.msix')),
      stored: app(taken('a.msix', { architecture: 'x86' })),
      expected: ['packages: planned a.msix 1.1.0.0 x64, the Store has a.msix 1.1.0.0 x86'],
    },
    {
      name: 'are no difference while their version is not known',
      planned: app(gone(old), anAdded('a.msix')),
      stored: app(gone(old), { ...anAdded('a.msix'), version: '' }),
      expected: [],
    },
    {
      name: 'are no difference while their architecture is not known',
      planned: app(anAdded('a.msix')),
      stored: app(taken('a.msix', { architecture: null })),
      expected: [],
    },
    {
      name: 'are no difference when only one of them is known, and it is the planned one',
      planned: app(anAdded('a.msix'), kept),
      stored: app({ fileName: 'not-yet.msix', fileStatus: 'Uploaded' }, kept),
      expected: [],
    },
    {
      name: 'differ when there are more than planned, known or not',
      planned: app(anAdded('a.msix')),
      stored: app(taken('a.msix'), { fileName: 'not-yet.msix', fileStatus: 'Uploaded' }),
      expected: ['packages: planned none, the Store has not-yet.msix'],
    },
    {
      name: 'differ when there are fewer than planned, known or not',
      planned: app(anAdded('a.msix'), kept),
      stored: app({ fileName: 'a.msix', fileStatus: 'Uploaded' }),
      expected: ['packages: planned kept.msix 1.0.0.0 arm64, the Store has none'],
    },
    {
      name: 'are bundles without the architectures that are in them',
      files: [aBundle('a.msixbundle')],
      planned: app(anAdded('a.msixbundle')),
      stored: app(taken('a.msixbundle', { architecture: 'Neutral' })),
      expected: [],
    },
    {
      name: 'differ when a plain package is there in place of a bundle',
      files: [aBundle('a.msixbundle')],
      planned: app(anAdded('a.msixbundle')),
      stored: app(taken('a.msix', { architecture: 'Neutral' })),
      expected: ['packages: planned a.msixbundle 1.1.0.0 arm64+x64, the Store has a.msix 1.1.0.0 neutral'],
    },
    {
      name: 'are named with either slash',
      files: [aFile('x64\\a.msix', { version: '2.0.0.0' })],
      planned: app(anAdded('x64/a.msix'), anAdded('x64\\b.msix')),
      stored: app(
        { fileName: 'x64/b.msix', fileStatus: 'Uploaded' },
        taken('x64\\a.msix', { version: '3.0.0.0' }),
      ),
      expected: ['packages: planned x64/a.msix 2.0.0.0 x64, the Store has x64/a.msix 3.0.0.0 x64'],
    },
    {
      name: 'are what the plan names where the manifest is not known',
      files: [],
      planned: app(anAdded('a.msix'), anAdded('b.msix')),
      stored: app(taken('b.msix'), taken('renamed.msix', { version: '3.0.0.0' })),
      expected: [],
    },
    {
      name: 'of a flight are compared too',
      planned: { flightPackages: [anAdded('x64/a.msix')] },
      files: [aFile('x64/a.msix')],
      stored: { flightPackages: [aStored('old.msix')] },
      expected: ['packages: planned x64/a.msix 1.1.0.0 x64, the Store has old.msix 1.0.0.0 x64'],
    },
  ])('$name', ({ planned, stored, files = [aFile('a.msix')], expected }) => {
    expect(differencesAfterCommit(planned, stored, files)).toEqual(expected)
  })
})

describe('What somebody else has changed since the answer to the update', () => {
  const pending = { fileName: 'a.msix', fileStatus: 'PendingUpload', id: null, version: null, languages: [] }
  const old = { fileName: 'old.msix', fileStatus: 'PendingDelete', id: '1' }
  const shot = { fileName: '1.png', fileStatus: 'Uploaded', id: '2' }

  it.each<{ name: string; answered: JsonObject; stored: JsonObject; changed: readonly string[] }>([
    { name: 'nothing', answered: { notes: 'a' }, stored: { notes: 'a' }, changed: [] },
    { name: 'a text', answered: { notes: 'a' }, stored: { notes: 'b' }, changed: ['notes'] },
    { name: 'a text where none was', answered: { notes: '' }, stored: { notes: 'b' }, changed: ['notes'] },
    { name: 'a text that is gone', answered: { notes: 'a' }, stored: { notes: null }, changed: ['notes'] },
    {
      name: 'a picture that was added',
      answered: { images: [shot] },
      stored: { images: [shot, { fileName: 'evil.png', fileStatus: 'Uploaded', id: '3' }] },
      changed: ['images[evil.png]'],
    },
    {
      name: 'a list where none was',
      answered: { features: null },
      stored: { features: ['fast'] },
      changed: ['features'],
    },
    {
      name: 'but not the address and the status, which are the Store’s',
      answered: { fileUploadUrl: 'https://a.example/1', status: 'PendingCommit' },
      stored: { fileUploadUrl: 'https://a.example/2', status: 'PendingCommit' },
      changed: [],
    },
    {
      name: 'but not the facts and the ID of a file, which the Store fills in',
      answered: { applicationPackages: [pending] },
      stored: { applicationPackages: [{ ...pending, id: '9', version: '1.0.0.0', languages: ['en'] }] },
      changed: [],
    },
    {
      name: 'but not a file that was to go and is gone',
      answered: { applicationPackages: [old, shot] },
      stored: { applicationPackages: [shot] },
      changed: [],
    },
    {
      name: 'but not the IDs of a trailer, and the order of names',
      answered: { trailers: [{ id: null, videoFileName: 'a.mp4' }], families: ['a', 'b'] },
      stored: { trailers: [{ id: '5', videoFileName: 'a.mp4' }], families: ['b', 'a'] },
      changed: [],
    },
    {
      name: 'but not a switch that has a default',
      answered: { automaticBackupEnabled: null },
      stored: { automaticBackupEnabled: true },
      changed: [],
    },
  ])('is $name', ({ answered, stored, changed }) => {
    expect(changesByOthers(answered, stored)).toEqual(changed)
  })
})
