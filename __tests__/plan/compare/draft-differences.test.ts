import { describe, expect, it } from '@jest/globals'
import { differencesOfDraft } from '../../../src/plan/compare/draft-differences.ts'
import type { Change } from '../../../src/plan/model/plan.ts'
import { type JsonObject, toJson } from '../../../src/shared/json.ts'
import { aDraft, aPicture } from '../../support/builders.ts'
import { aStored } from '../builders.ts'

const app = (...applicationPackages: readonly JsonObject[]): JsonObject => ({ applicationPackages })
const images = (...list: readonly JsonObject[]): JsonObject => ({
  listings: { 'en-us': { baseListing: { images: list } } },
})
const rollout = (fields: JsonObject): JsonObject => ({ packageDeliveryOptions: { packageRollout: fields } })

// The Store shows what there is none of as an empty object, as null or not at all.
const NOTHING: readonly JsonObject[] = [
  { listings: { 'en-us': { platformOverrides: {} } } },
  { pricing: { marketSpecificPricings: {} } },
  {
    packageDeliveryOptions: {
      isMandatoryUpdate: false,
      mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00Z',
    },
  },
  {
    packageDeliveryOptions: {
      packageRollout: {
        isPackageRollout: false,
        packageRolloutPercentage: 0,
        packageRolloutStatus: 'PackageRolloutNotStarted',
        fallbackSubmissionId: '0',
      },
    },
  },
]

describe('A draft differs from what is live', () => {
  it.each<{ name: string; live: JsonObject; draft: JsonObject; changes: readonly Change[] }>([
    {
      name: 'in a field',
      live: aDraft({ visibility: 'Public' }),
      draft: aDraft({ visibility: 'Private' }),
      changes: [{ field: 'visibility', before: 'Public', after: 'Private' }],
    },
    {
      name: 'in a field that is unknown here',
      live: { ring: { level: 3 } },
      draft: { ring: { level: 4 } },
      changes: [{ field: 'ring.level', before: 3, after: 4 }],
    },
    {
      name: 'in the price',
      live: { pricing: { priceId: 'Tier2' } },
      draft: { pricing: { priceId: 'Free' } },
      changes: [{ field: 'pricing.priceId', before: 'Tier2', after: 'Free' }],
    },
    {
      name: 'in a language',
      live: { listings: { 'en-us': {}, fr: { baseListing: { title: 'Démo' } } } },
      draft: { listings: { 'EN-US': {} } },
      changes: [{ field: 'listings.fr', before: { baseListing: { title: 'Démo' } }, after: null }],
    },
    {
      name: 'in an image',
      live: images(aPicture()),
      draft: images(aPicture({ id: '99' }), aPicture({ fileName: 'other.png' })),
      changes: [{ field: 'listings.en-us.baseListing.images[other.png]', before: null, after: 'Uploaded' }],
    },
    {
      name: 'in a package',
      live: app(aStored('a.msix'), aStored('b.msix')),
      draft: app(aStored('a.msix', { version: '2.0.0.0' })),
      changes: [
        { field: 'applicationPackages[a.msix].version', before: '1.0.0.0', after: '2.0.0.0' },
        { field: 'applicationPackages[b.msix]', before: 'Uploaded', after: null },
      ],
    },
    {
      name: 'in a date that is waited for',
      live: { targetPublishMode: 'SpecificDate', targetPublishDate: '2026-01-01T00:00:00Z' },
      draft: { targetPublishMode: 'SpecificDate', targetPublishDate: '2026-02-01T00:00:00Z' },
      changes: [
        { field: 'targetPublishDate', before: '2026-01-01T00:00:00Z', after: '2026-02-01T00:00:00Z' },
      ],
    },
    {
      name: 'but not in what is the draft’s own',
      live: {
        ...aDraft({ id: '1', status: 'Published', statusDetails: { errors: [] }, fileUploadUrl: undefined }),
        ...rollout({
          isPackageRollout: true,
          packageRolloutStatus: 'PackageRolloutStopped',
          fallbackSubmissionId: '7',
        }),
        ...app(aStored('a.msix', { id: '5', targetPlatform: 'Uap' })),
        pricing: { priceId: 'Tier2', isAdvancedPricingModel: true, sales: [{ name: 'May' }] },
        trailers: [{ id: '1', videoFileId: '2', videoFileName: 'a.mp4' }],
        targetPublishMode: 'Immediate',
        targetPublishDate: '2026-01-01T00:00:00Z',
      },
      draft: {
        ...aDraft({ id: '2', friendlyName: 'Submission 3', status: 'PendingCommit' }),
        ...rollout({ isPackageRollout: false, packageRolloutPercentage: 0 }),
        ...app(aStored('a.msix', { id: '6', version: '', architecture: null, languages: [] })),
        pricing: { priceId: 'Tier2', isAdvancedPricingModel: false },
        trailers: [{ id: '3', videoFileId: '4', videoFileName: 'a.mp4' }],
        targetPublishMode: 'Immediate',
        targetPublishDate: '1601-01-01T00:00:00Z',
      },
      changes: [],
    },
    {
      name: 'but not in a rollout that only what is live has',
      live: {
        packageDeliveryOptions: {
          isMandatoryUpdate: true,
          packageRollout: { isPackageRollout: true, packageRolloutPercentage: 25 },
        },
      },
      draft: { packageDeliveryOptions: { isMandatoryUpdate: true } },
      changes: [],
    },
    {
      name: 'but not in what an update cannot change',
      live: { listings: { 'en-us': { baseListing: { privacyPolicy: 'https://a.example' } } } },
      draft: { listings: { 'en-us': { baseListing: { privacyPolicy: 'https://b.example' } } } },
      changes: [],
    },
    {
      name: 'but not in what only the draft says, and has a default',
      live: {},
      draft: { automaticBackupEnabled: false },
      changes: [],
    },
    ...NOTHING.flatMap((nothing) => [
      { name: `but not when only the draft says ${toJson(nothing)}`, live: {}, draft: nothing, changes: [] },
      {
        name: `but not when only what is live says ${toJson(nothing)}`,
        live: nothing,
        draft: {},
        changes: [],
      },
    ]),
  ])('$name', ({ live, draft, changes }) => {
    expect(differencesOfDraft(live, draft)).toEqual(changes)
  })
})
