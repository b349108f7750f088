import { describe, expect, it } from '@jest/globals'
import type { PackageFile } from '../../../src/files/packages/package-file.ts'
import { changesBetween } from '../../../src/plan/compare/changes.ts'
import {
  changesByOthers,
  compareAfterCommit,
  compareAfterUpdate,
} from '../../../src/plan/compare/differences.ts'
import type { Change } from '../../../src/plan/model/plan.ts'
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

const ROLLOUT = 'packageDeliveryOptions.packageRollout'

describe('Settings that the Store holds', () => {
  const cases: readonly Case[] = [
    { name: 'are as planned', planned: committed(), stored: committed(), expected: [] },
    {
      name: 'differ in the price',
      planned: committed({ pricing: { priceId: 'Tier12' } }),
      stored: committed({ pricing: { priceId: 'Free' } }),
      expected: ['pricing.priceId: planned "Tier12", the Store has "Free"'],
    },
    {
      name: 'differ when the price is gone',
      planned: committed(),
      stored: committed({ pricing: { priceId: null } }),
      expected: ['pricing.priceId: planned "Free", the Store has none'],
    },
    {
      name: 'differ in the publish mode',
      planned: committed({ targetPublishMode: 'Manual' }),
      stored: committed({ targetPublishMode: 'Immediate' }),
      expected: ['targetPublishMode: planned "Manual", the Store has "Immediate"'],
    },
    {
      name: 'have the time of a date that was sent without one',
      planned: committed({ targetPublishMode: 'SpecificDate', targetPublishDate: '2026-12-24' }),
      stored: committed({ targetPublishMode: 'SpecificDate', targetPublishDate: '2026-12-24T00:00:00Z' }),
      expected: [],
    },
    {
      name: 'differ in the percentage of the rollout',
      planned: committed(rollout(true, 25)),
      stored: committed(rollout(true, 100)),
      expected: [`${ROLLOUT}.packageRolloutPercentage: planned 25, the Store has 100`],
    },
    {
      name: 'differ in whether there is a rollout',
      planned: committed(rollout(true, 25)),
      stored: committed(rollout(false, 0)),
      expected: [
        `${ROLLOUT}.isPackageRollout: planned true, the Store has false`,
        `${ROLLOUT}.packageRolloutPercentage: planned 25, the Store has 0`,
      ],
    },
    {
      name: 'differ in whether there is no rollout',
      planned: committed(rollout(false, 0)),
      stored: committed(rollout(true, 25)),
      expected: [`${ROLLOUT}.isPackageRollout: planned false, the Store has true`],
    },
    {
      name: 'are no rollout even when the Store says nothing of one',
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
      expected: ['Pricing.PriceId: planned "Free", the Store has "Tier2"'],
    },
    {
      name: 'differ in all of it at once',
      planned: committed(rollout(true, 25)),
      stored: { pricing: {}, targetPublishMode: 'Manual', listings: {} },
      expected: [
        'languages: planned en-us, the Store has none',
        'pricing.priceId: planned "Free", the Store has none',
        'targetPublishMode: planned "Immediate", the Store has "Manual"',
        `${ROLLOUT}.isPackageRollout: planned true, the Store has none`,
        `${ROLLOUT}.packageRolloutPercentage: planned 25, the Store has none`,
      ],
    },
  ]

  it.each(cases)('$name, after the update and after the commit', ({ planned, stored, expected }) => {
    const sent = { submission: planned, changes: [] }
    expect({
      update: compareAfterUpdate(sent, stored).differences.toSorted(),
      commit: compareAfterCommit(sent, stored, []).differences.toSorted(),
    }).toEqual({ update: expected.toSorted(), commit: expected.toSorted() })
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
      name: 'differ when another one stays than was to',
      planned: app(aStored('a.msix')),
      stored: app(aStored('b.msix')),
      expected: ['packages: planned a.msix Uploaded, the Store has b.msix Uploaded'],
    },
    {
      name: 'are all named that are missing',
      planned: app(anAdded('b.msix'), anAdded('a.msix')),
      stored: app(),
      expected: ['packages: planned a.msix PendingUpload, b.msix PendingUpload, the Store has none'],
    },
    {
      name: 'may already be gone when they are to go',
      planned: app(gone(old), anAdded('a.msix')),
      stored: app(anAdded('a.msix')),
      expected: [],
    },
    {
      name: 'are recognized by their id, whatever they are called',
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
    expect(compareAfterUpdate({ submission: planned, changes: [] }, stored)).toEqual({
      differences: expected,
      unplanned: [],
    })
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
      name: 'are no difference where their architecture was not known before',
      planned: app(aStored('a.msix', { architecture: null })),
      stored: app(aStored('a.msix')),
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
    const sent = { submission: planned, changes: [] }
    expect(compareAfterCommit(sent, stored, files)).toEqual({ differences: expected, unplanned: [] })
  })
})

describe('What somebody else has changed since the answer to the update', () => {
  const pending = { fileName: 'a.msix', fileStatus: 'PendingUpload', id: null, version: null, languages: [] }
  const old = { fileName: 'old.msix', fileStatus: 'PendingDelete', id: '1' }
  const shot = { fileName: '1.png', fileStatus: 'Uploaded', id: '2' }

  it.each<{ name: string; answered: JsonObject; stored: JsonObject; changed: readonly string[] }>([
    {
      name: 'nothing',
      answered: { notesForCertification: 'a' },
      stored: { notesForCertification: 'a' },
      changed: [],
    },
    {
      name: 'a text',
      answered: { notesForCertification: 'a' },
      stored: { notesForCertification: 'b' },
      changed: ['notesForCertification'],
    },
    {
      name: 'a text where none was',
      answered: { notesForCertification: '' },
      stored: { notesForCertification: 'b' },
      changed: ['notesForCertification'],
    },
    {
      name: 'a text that is gone',
      answered: { notesForCertification: 'a' },
      stored: { notesForCertification: null },
      changed: ['notesForCertification'],
    },
    {
      name: 'an image that was added',
      answered: { images: [shot] },
      stored: { images: [shot, { fileName: 'evil.png', fileStatus: 'Uploaded', id: '3' }] },
      changed: ['images[evil.png]'],
    },
    {
      name: 'a caption where none was',
      answered: { images: [shot] },
      stored: { images: [{ ...shot, description: 'Buy!' }] },
      changed: ['images[1.png].description'],
    },
    {
      name: 'an image that is gone',
      answered: { images: [shot] },
      stored: { images: [] },
      changed: ['images[1.png]'],
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
      name: 'a language, a market and a platform',
      answered: {
        listings: { fr: { title: 'Un' }, de: { platformOverrides: { Windows80: { title: 'Eins' } } } },
        pricing: { marketSpecificPricings: { US: 'Tier2' } },
      },
      stored: {
        listings: { de: { platformOverrides: {} } },
        pricing: { marketSpecificPricings: { DE: 'Tier3' } },
      },
      changed: [
        'listings.de.platformOverrides.Windows80',
        'listings.fr',
        'pricing.marketSpecificPricings.DE',
        'pricing.marketSpecificPricings.US',
      ],
    },
    {
      name: 'a field that is unknown here, in what it says',
      answered: { ring: { level: 'inner' } },
      stored: { ring: { level: 'outer' } },
      changed: ['ring.level'],
    },
    {
      name: 'but not a field that is unknown here, where only one of the answers has it',
      answered: { ring: 'inner', listings: { fr: { title: 'Un' } } },
      stored: { listings: { fr: { title: 'Un', state: 'Draft' } } },
      changed: [],
    },
    {
      name: 'but not what says that there is nothing',
      answered: {
        listings: { fr: { platformOverrides: {} } },
        pricing: { marketSpecificPricings: null },
        packageDeliveryOptions: {
          packageRollout: { isPackageRollout: false, packageRolloutStatus: 'PackageRolloutNotStarted' },
        },
        gamingOptions: [{ genres: ['Games_Word'], isOnlineMultiplayer: false }],
      },
      stored: {
        listings: { fr: {} },
        pricing: { marketSpecificPricings: {} },
        gamingOptions: [{ genres: ['Games_Word'] }],
      },
      changed: [],
    },
    {
      name: 'but not what no update can change',
      answered: {
        applicationPackages: [{ ...shot, architecture: 'X64', targetPlatform: 'Uap' }],
        pricing: { isAdvancedPricingModel: true, sales: [{ name: 'May' }] },
      },
      stored: { applicationPackages: [{ ...shot, architecture: 'x64' }], pricing: {} },
      changed: [],
    },
    {
      name: 'but not a date that nothing waits for',
      answered: { targetPublishMode: 'Manual', targetPublishDate: '2026-01-01T00:00:00Z' },
      stored: { targetPublishMode: 'Manual', targetPublishDate: '2026-01-02T00:00:00Z' },
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

describe('A planned change', () => {
  const listing = (texts: JsonObject): JsonObject => ({ listings: { 'en-us': { baseListing: texts } } })
  const shot = { fileName: 'en-us\\1.png', fileStatus: 'Uploaded', id: '1', description: 'Old' }
  const added = { fileName: 'en-us/2.png', fileStatus: 'PendingUpload', description: '' }
  const families = (Desktop: boolean): JsonObject => ({ allowTargetFutureDeviceFamilies: { Desktop } })
  const option = (genres: readonly string[]): JsonObject => ({ gamingOptions: [{ genres }] })
  const date = (targetPublishMode: string, targetPublishDate: string): JsonObject => ({
    targetPublishMode,
    targetPublishDate,
  })

  it.each<{
    name: string
    before: JsonObject
    planned: JsonObject
    stored: JsonObject
    missing: readonly string[]
  }>([
    {
      name: 'of a text is missing',
      before: listing({ description: 'Old' }),
      planned: listing({ description: 'New' }),
      stored: listing({ description: 'Old' }),
      missing: ['listings.en-us.baseListing.description: planned "New", the Store has "Old"'],
    },
    {
      name: 'of a text is there, trimmed and with other line ends',
      before: listing({ description: 'Old' }),
      planned: listing({ description: 'New\n\nand more\n' }),
      stored: listing({ description: 'New\r\n\r\nand more' }),
      missing: [],
    },
    {
      name: 'of a list of texts is missing',
      before: listing({ keywords: ['a'] }),
      planned: listing({ keywords: ['a', 'b'] }),
      stored: listing({ keywords: ['a'] }),
      missing: ['listings.en-us.baseListing.keywords: planned ["a","b"], the Store has ["a"]'],
    },
    {
      name: 'of the order of features is missing',
      before: listing({ features: ['a', 'b'] }),
      planned: listing({ features: ['b', 'a'] }),
      stored: listing({ features: ['a', 'b'] }),
      missing: ['listings.en-us.baseListing.features: planned ["b","a"], the Store has ["a","b"]'],
    },
    {
      name: 'of the order of features is missing, also beside another that is there',
      before: listing({ features: ['a', 'b'], description: 'Old' }),
      planned: listing({ features: ['b', 'a'], description: 'New' }),
      stored: listing({ features: ['a', 'b'], description: 'New' }),
      missing: ['listings.en-us.baseListing.features: planned ["b","a"], the Store has ["a","b"]'],
    },
    {
      name: 'of features is none of the order of another list',
      before: listing({ features: ['a', 'b'], minimumHardware: ['b', 'a'] }),
      planned: listing({ features: ['a', 'c'], minimumHardware: ['b', 'a'] }),
      stored: listing({ features: ['a', 'c'], minimumHardware: ['a', 'b'] }),
      missing: [],
    },
    {
      name: 'of features is there, trimmed as they were',
      before: listing({ features: ['a', 'b'] }),
      planned: listing({ features: ['a ', 'b'] }),
      stored: listing({ features: ['a', 'b'] }),
      missing: [],
    },
    {
      name: 'of the order of what has none is none',
      before: listing({ keywords: ['a', 'b'] }),
      planned: listing({ keywords: ['b', 'a'] }),
      stored: listing({ keywords: ['a', 'b'] }),
      missing: [],
    },
    {
      name: 'that empties a text is missing',
      before: listing({ description: 'Old', sortTitle: 'Demo, The' }),
      planned: listing({ description: '' }),
      stored: listing({ description: 'Old', sortTitle: 'Demo, The' }),
      missing: [
        'listings.en-us.baseListing.description: planned none, the Store has "Old"',
        'listings.en-us.baseListing.sortTitle: planned none, the Store has "Demo, The"',
      ],
    },
    {
      name: 'that empties a title is none, since the Store may give it the name of the app',
      before: listing({ title: 'Demo' }),
      planned: listing({ title: '' }),
      stored: listing({ title: 'Demo' }),
      missing: [],
    },
    {
      name: 'that empties a text is missing, whatever the case of its name',
      before: { Listings: { 'en-us': { BaseListing: { Description: 'Old' } } } },
      planned: { Listings: { 'en-us': { BaseListing: { Description: '' } } } },
      stored: { Listings: { 'en-us': { BaseListing: { Description: 'Old' } } } },
      missing: ['Listings.en-us.BaseListing.Description: planned none, the Store has "Old"'],
    },
    {
      name: 'that empties a text is none of a text that was not sent',
      before: listing({ sortTitle: 'Demo, The' }),
      planned: listing({ sortTitle: '' }),
      stored: listing({ description: 'Given' }),
      missing: [],
    },
    {
      name: 'that leaves out what has a default is none',
      before: {
        enterpriseLicensing: 'None',
        targetPublishDate: '2026-01-01T00:00:00Z',
        isGameDvrEnabled: true,
      },
      planned: {},
      stored: {
        enterpriseLicensing: 'None',
        targetPublishDate: '1601-01-01T00:00:00Z',
        isGameDvrEnabled: false,
      },
      missing: [],
    },
    {
      name: 'of the price in a market is missing',
      before: { pricing: { priceId: 'Tier2', marketSpecificPricings: { DE: 'Tier4' } } },
      planned: { pricing: { priceId: 'Tier2', marketSpecificPricings: {} } },
      stored: { pricing: { priceId: 'Tier2', marketSpecificPricings: { DE: 'Tier4' } } },
      missing: ['pricing.marketSpecificPricings.DE: planned none, the Store has "Tier4"'],
    },
    {
      name: 'is found in a new language, even where the Store gives it a title',
      before: { listings: { 'en-us': {} } },
      planned: {
        listings: { 'en-us': {}, fr: { baseListing: { description: 'Neuf', privacyPolicy: 'x' } } },
      },
      stored: { listings: { 'en-us': {}, FR: { baseListing: { description: 'Neuf', title: 'Demo' } } } },
      missing: [],
    },
    {
      name: 'is missing in a new language',
      before: { listings: { 'en-us': {} } },
      planned: { listings: { 'en-us': {}, fr: { baseListing: { description: 'Neuf' } } } },
      stored: { listings: { 'en-us': {}, fr: { baseListing: { description: '' } } } },
      missing: ['listings.fr.baseListing.description: planned "Neuf", the Store has none'],
    },
    {
      name: 'that takes a language out is missing',
      before: { listings: { 'en-us': {}, fr: { baseListing: { description: 'Vieux' } } } },
      planned: { listings: { 'en-us': {} } },
      stored: { listings: { 'en-us': {}, fr: { baseListing: { description: 'Vieux' } } } },
      missing: ['languages: planned en-us, the Store has en-us, fr'],
    },
    {
      name: 'of a caption is missing',
      before: listing({ images: [shot] }),
      planned: listing({ images: [{ ...shot, description: 'New' }] }),
      stored: listing({ images: [shot] }),
      missing: [
        'listings.en-us.baseListing.images[en-us\\1.png].description: planned "New", the Store has "Old"',
      ],
    },
    {
      name: 'that adds an image is missing',
      before: listing({ images: [shot] }),
      planned: listing({ images: [shot, added] }),
      stored: listing({ images: [shot] }),
      missing: [
        'listings.en-us.baseListing.images[en-us/2.png]: planned "PendingUpload", the Store has none',
      ],
    },
    {
      name: 'of images is there, whatever IDs and slashes they have',
      before: listing({ images: [shot] }),
      planned: listing({
        images: [{ ...shot, fileName: 'en-us/1.png', fileStatus: 'PendingDelete' }, added],
      }),
      stored: listing({
        images: [
          { ...added, fileName: 'en-us\\2.png', id: '2' },
          { ...shot, fileStatus: 'PendingDelete' },
        ],
      }),
      missing: [],
    },
    {
      name: 'that removes an image is missing',
      before: listing({ images: [shot] }),
      planned: listing({ images: [{ ...shot, fileStatus: 'PendingDelete' }] }),
      stored: listing({ images: [shot] }),
      missing: [
        'listings.en-us.baseListing.images[en-us\\1.png]: planned "PendingDelete", the Store has "Uploaded"',
      ],
    },
    {
      name: 'of a package is missing',
      before: app(aStored('a.msix', { minimumSystemRam: 'None' })),
      planned: app(aStored('a.msix', { minimumSystemRam: 'Memory2GB', version: '9.9.9.9' })),
      stored: app(aStored('a.msix', { minimumSystemRam: 'None' })),
      missing: ['applicationPackages[a.msix].minimumSystemRam: planned "Memory2GB", the Store has "None"'],
    },
    {
      name: 'of a switch is missing',
      before: families(true),
      planned: families(false),
      stored: families(true),
      missing: ['allowTargetFutureDeviceFamilies.Desktop: planned false, the Store has true'],
    },
    {
      name: 'in a list of objects is missing',
      before: option(['Games_Word']),
      planned: option(['Games_Word', 'Games_Music']),
      stored: option(['Games_Word']),
      missing: [
        'gamingOptions: planned [{"genres":["Games_Word","Games_Music"]}], the Store has [{"genres":["Games_Word"]}]',
      ],
    },
    {
      name: 'in a list of objects is there, with what has a default',
      before: option([]),
      planned: option(['Games_Word']),
      stored: {
        gamingOptions: [
          { genres: ['Games_Word'], isCrossPlayEnabled: false, kinectDataForExternal: 'NotSet' },
        ],
      },
      missing: [],
    },
    {
      name: 'of a date is missing',
      before: date('SpecificDate', '2030-01-01T00:00:00Z'),
      planned: date('SpecificDate', '2031-01-01T00:00:00Z'),
      stored: date('SpecificDate', '2030-01-01T00:00:00Z'),
      missing: ['targetPublishDate: planned "2031-01-01T00:00:00Z", the Store has "2030-01-01T00:00:00Z"'],
    },
    {
      name: 'of a date is there in another spelling',
      before: {},
      planned: date('SpecificDate', '2031-01-01T01:00:00+01:00'),
      stored: date('SpecificDate', '2031-01-01T00:00:00.0000000'),
      missing: [],
    },
    {
      name: 'of a date that nothing waits for is none',
      before: {},
      planned: date('Immediate', '2031-01-01T00:00:00Z'),
      stored: date('Immediate', '1601-01-01T00:00:00Z'),
      missing: [],
    },
    {
      name: 'of a number is there, sent as a text',
      before: {},
      planned: {
        packageDeliveryOptions: {
          packageRollout: { isPackageRollout: true, packageRolloutPercentage: '25' },
        },
      },
      stored: rollout(true, 25),
      missing: [],
    },
    {
      name: 'of a field that the API does not know is none, since that was warned of',
      before: {},
      planned: { applicationCategori: 'Games', $schema: 'https://a.example' },
      stored: {},
      missing: [],
    },
    {
      name: 'of a field that only the Store knows is missing where it is gone',
      before: { ring: { level: 'outer' }, visibility: 'Public' },
      planned: { ring: { level: 'inner' }, visibility: 'Hidden' },
      stored: { visibility: 'Hidden' },
      missing: ['ring.level: planned "inner", the Store has none'],
    },
    {
      name: 'of a device family is missing where the family is gone',
      before: families(false),
      planned: families(true),
      stored: { allowTargetFutureDeviceFamilies: {} },
      missing: ['allowTargetFutureDeviceFamilies.Desktop: planned true, the Store has none'],
    },
    {
      name: 'of an obsolete field is none, and neither is the flag that no update keeps',
      before: {
        ...listing({ privacyPolicy: 'https://a.example' }),
        pricing: { priceId: 'Free', isAdvancedPricingModel: true, sales: [] },
      },
      planned: {
        ...listing({ privacyPolicy: 'https://b.example' }),
        pricing: { priceId: 'Free', isAdvancedPricingModel: true, sales: [{ name: 'May' }] },
      },
      stored: {
        ...listing({ privacyPolicy: 'https://a.example' }),
        pricing: { priceId: 'Free', isAdvancedPricingModel: false, sales: [] },
      },
      missing: [],
    },
  ])('$name', ({ before, planned, stored, missing }) => {
    const plan = { submission: planned, changes: changesBetween(before, planned) }
    expect(compareAfterUpdate(plan, stored)).toEqual({ differences: missing, unplanned: [] })
  })
})

describe('Unplanned differences', () => {
  it.each<{
    name: string
    planned: JsonObject
    changes?: readonly Change[]
    stored: JsonObject
    unplanned: readonly Change[]
  }>([
    {
      name: 'is reported as a change',
      planned: { notesForCertification: 'a', automaticBackupEnabled: true, unknown: { a: 1 } },
      stored: { notesForCertification: 'b', automaticBackupEnabled: false, unknown: { a: 2 } },
      unplanned: [
        { field: 'notesForCertification', before: 'a', after: 'b' },
        { field: 'automaticBackupEnabled', before: true, after: false },
        { field: 'unknown.a', before: 1, after: 2 },
      ],
    },
    {
      name: 'is reported also beside a planned change, and of a name that only begins like that of one',
      planned: { tag: 'a', ring: 1, ringer: 1 },
      changes: [
        { field: 'tag', before: null, after: 'a' },
        { field: 'ring', before: 2, after: 1 },
      ],
      stored: { tag: 'a', ring: 1, ringer: 2 },
      unplanned: [{ field: 'ringer', before: 1, after: 2 }],
    },
    {
      name: 'is reported as a whole where one of the two is not an object',
      planned: { tag: 'a' },
      stored: { tag: { a: 1 } },
      unplanned: [{ field: 'tag', before: 'a', after: { a: 1 } }],
    },
    {
      name: 'is nothing where nothing was sent',
      planned: {},
      stored: { notesForCertification: 'b', unknown: 'c' },
      unplanned: [],
    },
  ])('$name', ({ planned, changes = [], stored, unplanned }) => {
    const sent = { submission: planned, changes }
    expect(compareAfterUpdate(sent, stored)).toEqual({ differences: [], unplanned })
  })
})

describe('What can be compared after the commit', () => {
  const image = (fileName: string, fields: JsonObject = {}): JsonObject => ({
    fileName,
    fileStatus: 'Uploaded',
    id: fileName,
    imageType: 'Screenshot',
    description: '',
    ...fields,
  })
  const listing = (texts: JsonObject): JsonObject => ({ listings: { 'en-us': { baseListing: texts } } })

  it.each<{ name: string; answered: JsonObject; stored: JsonObject; differences: readonly string[] }>([
    {
      name: 'are the texts',
      answered: listing({ description: 'New' }),
      stored: listing({ description: 'Old' }),
      differences: ['listings.en-us.baseListing.description: planned "New", the Store has "Old"'],
    },
    {
      name: 'are the images, by what they are for',
      answered: listing({
        images: [
          image('a.png', { fileStatus: 'PendingUpload', id: null }),
          image('old.png', { fileStatus: 'PendingDelete' }),
        ],
      }),
      stored: listing({ images: [image('renamed.png')] }),
      differences: [],
    },
    {
      name: 'are the images that are missing',
      answered: listing({ images: [image('a.png', { fileStatus: 'PendingUpload', id: null })] }),
      stored: listing({ images: [] }),
      differences: [
        'listings.en-us.baseListing.images: planned [{"imageType":"Screenshot","description":""}], the Store has none',
      ],
    },
    {
      name: 'are the trailers, by what is said of them',
      answered: {
        trailers: [
          {
            id: '7',
            videoFileId: '8',
            videoFileName: 'a.mp4',
            trailerAssets: { en: { title: 'A', imageList: [{ fileName: 'a.png' }] } },
          },
        ],
      },
      stored: {
        trailers: [
          {
            id: '1',
            videoFileId: '2',
            videoFileName: 'b.mp4',
            trailerAssets: { en: { title: 'A', imageList: [{ fileName: 'b.png', id: '3' }] } },
          },
        ],
      },
      differences: [],
    },
    ...['applicationPackages', 'flightPackages'].map((name) => ({
      name: `are not the entries of packages, which are compared as packages: ${name}`,
      answered: { [name]: [{ ...anAdded('a.msix'), minimumSystemRam: 'None' }] },
      stored: { [name]: [aStored('b.msix', { minimumSystemRam: 'Memory2GB' })] },
      differences: [],
    })),
    {
      name: 'are not the notes for the testers',
      answered: { notesForCertification: 'a' },
      stored: { notesForCertification: null },
      differences: [],
    },
  ])('$name', ({ answered, stored, differences }) => {
    const plan = { submission: answered, changes: changesBetween({}, answered) }
    expect(compareAfterCommit(plan, stored, [])).toEqual({ differences, unplanned: [] })
  })
})
