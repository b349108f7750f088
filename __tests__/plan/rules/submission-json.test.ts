import { describe, expect, it } from '@jest/globals'
import type { RuleContext } from '../../../src/plan/rules/rule.ts'
import { checkSubmissionJson, warnAboutJson } from '../../../src/plan/rules/submission-json.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import type { Kind } from '../../../src/store/product.ts'
import { aContext, aSendable, refusals } from '../builders.ts'

const told = (submission: JsonObject, context: Partial<RuleContext> = {}): readonly string[] =>
  refusals(aSendable(), { submission, metadataOnly: true, ...context }).map(
    ({ input, message }) => `${input}: ${message}`,
  )

describe('A word of the API in the wrong case', () => {
  it.each<{ path: string; submission: JsonObject; is: string; meant: string }>([
    {
      path: 'targetPublishMode',
      submission: { targetPublishMode: 'manual' },
      is: 'manual',
      meant: 'Manual',
    },
    { path: 'Visibility', submission: { Visibility: 'PUBLIC' }, is: 'PUBLIC', meant: 'Public' },
    { path: 'pricing.priceId', submission: { pricing: { priceId: 'free' } }, is: 'free', meant: 'Free' },
    {
      path: 'pricing.priceId',
      submission: { pricing: { priceId: 'tier1012' } },
      is: 'tier1012',
      meant: 'Tier1012',
    },
    {
      path: 'applicationPackages.fileStatus',
      submission: { applicationPackages: [{ fileStatus: 'PendingUpload' }, { fileStatus: 'pendingDelete' }] },
      is: 'pendingDelete',
      meant: 'PendingDelete',
    },
    {
      path: 'listings.en-us.baseListing.images.imageType',
      submission: { listings: { 'en-us': { baseListing: { images: [{ imageType: 'screenshot' }] } } } },
      is: 'screenshot',
      meant: 'Screenshot',
    },
    {
      path: 'hardwarePreferences',
      submission: { hardwarePreferences: ['Touch', 'keyboard'] },
      is: 'keyboard',
      meant: 'Keyboard',
    },
    {
      path: 'gamingOptions.genres',
      submission: { gamingOptions: [{ genres: ['Games_Roleplaying'] }] },
      is: 'Games_Roleplaying',
      meant: 'Games_RolePlaying',
    },
    {
      path: 'applicationCategory',
      submission: { applicationCategory: 'Games_RolePlaying' },
      is: 'Games_RolePlaying',
      meant: 'Games_Roleplaying',
    },
  ])('is refused at $path, with the one that was meant', ({ path, submission, is, meant }) => {
    expect(told(submission)).toEqual([`submission: "${path}" is "${is}". Did you mean "${meant}"?`])
  })

  it('is refused each time', () => {
    expect(told({ visibility: 'public', targetPublishMode: 'immediate' })).toHaveLength(2)
  })
})

describe('A word is accepted', () => {
  it.each<{ name: string; submission: JsonObject }>([
    { name: 'as the API spells it', submission: { targetPublishMode: 'SpecificDate', visibility: 'Hidden' } },
    { name: 'where a property has no words of its own', submission: { tag: 'public' } },
    { name: 'that is not a text', submission: { visibility: null, genres: [1, null] } },
  ])('$name', ({ submission }) => {
    expect(told(submission)).toEqual([])
  })
})

describe('The price of an app', () => {
  it.each(['Free', 'NotAvailable', 'Tier2', 'Tier96', 'Tier1012', 'Tier1424'])('may be %s', (priceId) => {
    expect(told({ pricing: { priceId } })).toEqual([])
  })

  it.each(['Tier0', 'Tier1', 'Tier97', 'Tier1011', 'Tier1425'])('may not be %s', (priceId) => {
    expect(told({ pricing: { priceId } })).toEqual([
      expect.stringContaining(`submission: "pricing.priceId" is "${priceId}". Did you mean "Tier`),
    ])
  })
})

describe('A word that the API does not know', () => {
  it.each<{ name: string; submission: JsonObject; context?: Partial<RuleContext>; says: string }>([
    {
      name: 'is refused with the nearest',
      submission: { applicationCategory: 'DeveloperTool' },
      says: '"applicationCategory" is "DeveloperTool". Did you mean "DeveloperTools"?',
    },
    {
      name: 'is refused with all that there are, when they are few and none is near',
      submission: { visibility: 'Everyone' },
      says: '"visibility" is "Everyone". It must be Public, Private or Hidden.',
    },
    {
      name: 'is refused with some of many, when none is near',
      submission: { pricing: { priceId: '4.99 EUR' } },
      says: '"pricing.priceId" is "4.99 EUR". It must be one such as Free, NotAvailable, Base.',
    },
    {
      name: 'is refused in a list',
      submission: { hardwarePreferences: ['Touch', 'Telepathy'] },
      says: '"hardwarePreferences" is "Telepathy". Did you mean "Telephony"?',
    },
    {
      name: 'is refused for the price of a market',
      submission: { pricing: { priceId: 'Free', marketSpecificPricings: { DE: 'Tier1' } } },
      says: '"pricing.marketSpecificPricings.DE" is "Tier1". Did you mean "Tier2"?',
    },
    {
      name: 'is refused for an add-on',
      submission: { lifetime: 'Eternity' },
      context: { kind: 'add-on' },
      says: '"lifetime" is "Eternity". It must be one such as Forever, OneDay, ThreeDays.',
    },
    {
      name: 'is refused when it stands for a field that nobody has filled',
      submission: { targetPublishMode: 'NotSet' },
      says: '"targetPublishMode" is "NotSet", which the Store does not accept. Remove the field to keep its value, or set Immediate, Manual or SpecificDate.',
    },
    {
      name: 'is refused when it stands for a field of many words',
      submission: { applicationCategory: 'NotSet' },
      says: '"applicationCategory" is "NotSet", which the Store does not accept. Remove the field to keep its value, or set one such as BooksAndReference, BooksAndReference_EReader, BooksAndReference_Fiction.',
    },
  ])('$name', ({ submission, context, says }) => {
    expect(told(submission, context)).toEqual([`submission: ${says}`])
  })

  it.each<{ submission: JsonObject; base: JsonObject; says: string }>([
    {
      submission: { visibility: 'None' },
      base: { visibility: 'Public' },
      says: '"visibility" is "None". It must be Public, Private or Hidden.',
    },
    {
      submission: { pricing: { priceId: 'Free', trialPeriod: 'None' } },
      base: { pricing: { priceId: 'Free', trialPeriod: 'OneDay' } },
      says: '"pricing.trialPeriod" is "None". It must be NoFreeTrial, OneDay, SevenDays, FifteenDays, ThirtyDays or TrialNeverExpires.',
    },
    {
      submission: { visibility: true },
      base: {},
      says: '"visibility" is true. It must be Public, Private or Hidden.',
    },
    {
      submission: { targetPublishMode: ['Manual'] },
      base: {},
      says: '"targetPublishMode" is ["Manual"]. It must be Immediate, Manual or SpecificDate.',
    },
  ])('is refused where no field has it: $submission', ({ submission, base, says }) => {
    expect(told(submission, { base: aSendable(base) })).toEqual([`submission: ${says}`])
  })

  it('is accepted where the Store already has it', () => {
    const base = aSendable({ applicationCategory: 'Quantum', visibility: 'NotSet' })
    expect(told({ applicationCategory: 'Quantum', visibility: 'NotSet' }, { base })).toEqual([])
  })
})

const listed = (baseListing: JsonObject): JsonObject => ({ listings: { 'en-us': { baseListing } } })
const delivered = (packageDeliveryOptions: JsonObject): JsonObject => ({ packageDeliveryOptions })

describe('A value of another type than the API has for its field', () => {
  it.each<{ submission: JsonObject; says: string }>([
    {
      submission: { canInstallOnRemovableMedia: 'yes' },
      says: '"canInstallOnRemovableMedia" is "yes". It must be true or false, without quotes.',
    },
    {
      submission: { AutomaticBackupEnabled: 'true' },
      says: '"AutomaticBackupEnabled" is "true". It must be true or false, without quotes.',
    },
    {
      submission: { allowTargetFutureDeviceFamilies: { Xbox: 1 } },
      says: '"allowTargetFutureDeviceFamilies.Xbox" is 1. It must be true or false, without quotes.',
    },
    {
      submission: listed({ keywords: 'a, b' }),
      says: '"listings.en-us.baseListing.keywords" is "a, b". It must be a list, in brackets.',
    },
    {
      submission: listed({ features: ['a', 5] }),
      says: '"listings.en-us.baseListing.features" is 5. It must be a text.',
    },
    {
      submission: listed({ description: ['a'] }),
      says: '"listings.en-us.baseListing.description" is ["a"]. It must be a text.',
    },
    {
      submission: listed({ images: [null] }),
      says: '"listings.en-us.baseListing.images" contains null as an entry. Remove it.',
    },
    {
      submission: { listings: { 'en-us': 'Demo' } },
      says: '"listings.en-us" is "Demo". It must be an object, in braces.',
    },
    {
      submission: { applicationPackages: ['App.msix'] },
      says: '"applicationPackages" is "App.msix". It must be an object, in braces.',
    },
    {
      submission: listed({ description: ['a', null] }),
      says: '"listings.en-us.baseListing.description" is ["a",null]. It must be a text.',
    },
    {
      submission: listed({ keywords: 'x'.repeat(78) }),
      says: `"listings.en-us.baseListing.keywords" is "${'x'.repeat(78)}". It must be a list, in brackets.`,
    },
    {
      submission: listed({ keywords: 'x'.repeat(79) }),
      says: `"listings.en-us.baseListing.keywords" is "${'x'.repeat(79)}…. It must be a list, in brackets.`,
    },
    {
      submission: listed({ images: [{ imageType: 5 }] }),
      says: '"listings.en-us.baseListing.images.imageType" is 5. It must be one such as Screenshot, MobileScreenshot, XboxScreenshot.',
    },
    { submission: { trailers: {} }, says: '"trailers" is {}. It must be a list, in brackets.' },
    {
      submission: delivered({ packageRollout: { packageRolloutPercentage: 150 } }),
      says: '"packageDeliveryOptions.packageRollout.packageRolloutPercentage" is 150. It must be a number from 0 to 100, without quotes.',
    },
    ...[-1, 100.5].map((percentage) => ({
      submission: delivered({ packageRollout: { packageRolloutPercentage: percentage } }),
      says: `"packageDeliveryOptions.packageRollout.packageRolloutPercentage" is ${percentage}. It must be a number from 0 to 100, without quotes.`,
    })),
    {
      submission: delivered({ packageRollout: { packageRolloutPercentage: '10' } }),
      says: '"packageDeliveryOptions.packageRollout.packageRolloutPercentage" is "10". It must be a number from 0 to 100, without quotes.',
    },
    {
      submission: delivered({ mandatoryUpdateEffectiveDate: 'tomorrow' }),
      says: '"packageDeliveryOptions.mandatoryUpdateEffectiveDate" is "tomorrow". It must be a date such as "2026-12-24T18:00:00Z".',
    },
    {
      submission: { targetPublishDate: '24.12.2026' },
      says: '"targetPublishDate" is "24.12.2026". It must be a date such as "2026-12-24T18:00:00Z".',
    },
    {
      submission: { targetPublishDate: 'Thu 2026-12-24' },
      says: '"targetPublishDate" is "Thu 2026-12-24". It must be a date such as "2026-12-24T18:00:00Z".',
    },
    {
      submission: { targetPublishDate: '2026-12-24, noon' },
      says: '"targetPublishDate" is "2026-12-24, noon". It must be a date such as "2026-12-24T18:00:00Z".',
    },
    {
      submission: { targetPublishDate: '2026-02-30T18:00:00Z' },
      says: '"targetPublishDate" is "2026-02-30T18:00:00Z". It must be a date such as "2026-12-24T18:00:00Z".',
    },
    {
      submission: { gamingOptions: [{ localMultiplayerMinPlayers: 'two' }] },
      says: '"gamingOptions.localMultiplayerMinPlayers" is "two". It must be a number, without quotes.',
    },
  ])('is refused: $submission', ({ submission, says }) => {
    expect(told(submission)).toEqual([`submission: ${says}`])
  })

  it.each<{ name: string; submission: JsonObject; base?: JsonObject }>([
    { name: 'what removes a field', submission: { canInstallOnRemovableMedia: null, trailers: null } },
    ...[true, false].map((value) => ({
      name: `a field that is ${value}`,
      submission: { canInstallOnRemovableMedia: value },
    })),
    ...[0, 12.5, 100].map((percentage) => ({
      name: `a rollout to ${percentage} percent`,
      submission: delivered({ packageRollout: { packageRolloutPercentage: percentage } }),
    })),
    {
      name: 'an empty date over one that the Store has',
      submission: { targetPublishDate: '' },
      base: { targetPublishDate: '2026-12-24T18:00:00Z' },
    },
    { name: 'the date that stands for none', submission: { targetPublishDate: '1601-01-01T00:00:00Z' } },
    { name: 'a date without a zone', submission: { targetPublishDate: '2026-12-24T18:00:00.0000000' } },
    { name: 'what the Store has', submission: { tag: 5 }, base: { tag: 5 } },
    {
      name: 'an entry that the Store has',
      submission: listed({ keywords: [5, 'a'] }),
      base: listed({ keywords: [5] }),
    },
  ])('is not $name', ({ submission, base }) => {
    expect(told(submission, { base: aSendable(base) })).toEqual([])
  })
})

describe('A name', () => {
  const warned = (submission: JsonObject, context: Partial<RuleContext> = {}): readonly string[] =>
    warnAboutJson(aContext(aSendable(), { submission, ...context }))

  it.each<{ name: string; submission: JsonObject; context?: Partial<RuleContext>; says: readonly string[] }>([
    {
      name: 'that is not known is warned of, with the nearest',
      submission: { aplicationCategory: 'Games' },
      says: ['"aplicationCategory" is not a known field. Did you mean "applicationCategory"?'],
    },
    {
      name: 'that is not known, and near nothing, is warned of',
      submission: { x: 1 },
      says: ['"x" is not a known field. The Store may ignore it.'],
    },
    {
      name: 'is looked for at every place',
      submission: {
        listings: { 'en-us': { baseListing: { descripton: 'x', images: [{ filename: 'a', typ: 1 }] } } },
      },
      says: [
        '"listings.en-us.baseListing.descripton" is not a known field. Did you mean "description"?',
        '"listings.en-us.baseListing.images.typ" is not a known field. The Store may ignore it.',
      ],
    },
    { name: 'may be in any case', submission: { VISIBILITY: 'Public' }, says: [] },
    {
      name: 'may be a language, a market or a platform',
      submission: {
        listings: { 'xx-yy': { platformOverrides: { Windows99: {} } } },
        pricing: { marketSpecificPricings: { DE: 'Free' } },
      },
      says: [],
    },
    {
      name: 'may be one that only the Store knows',
      submission: { newThing: 2 },
      context: { base: aSendable({ newThing: 1 }) },
      says: [],
    },
    {
      name: 'of an app is not known to a flight',
      submission: { visibility: 'Public' },
      context: { kind: 'flight' },
      says: ['"visibility" is not a known field. The Store may ignore it.'],
    },
    {
      name: 'may be what the API shows and StoreBroker adds',
      submission: {
        id: '1',
        resourceLocation: 'x',
        appId: '9NBLGGH4R315',
        applicationPackages: [{ innerPackages: [] }],
      },
      says: [],
    },
  ])('$name', ({ submission, context, says }) => {
    expect(warned(submission, context)).toEqual(says.map((text) => `"submission": ${text}`))
  })

  it('that stands there twice, in two cases, is refused', () => {
    expect(told({ visibility: 'Public', Visibility: 'Hidden' })).toEqual([
      'submission: "visibility" and "Visibility" are the same to the Store. Remove one.',
    ])
  })

  it('of a language that stands there twice, in two cases, is refused', () => {
    expect(told({ listings: { 'en-us': { baseListing: {} }, 'EN-US': { baseListing: {} } } })).toEqual([
      'submission: "en-us" and "EN-US" in listings are the same to the Store. Remove one.',
    ])
  })

  it('of a wrapper is refused, since nothing in it would be published', () => {
    const wrappers = ['appSubmission', 'IapSubmission', 'flightsubmission']
    const submission = { schemaVersion: 2, ...Object.fromEntries(wrappers.map((name) => [name, {}])) }
    expect({ told: told(submission), warned: warned(submission) }).toEqual({
      told: wrappers.map(
        (name) =>
          `submission: "${name}" belongs to a StoreBroker config, and nothing in it would be published. Provide what it contains.`,
      ),
      warned: ['"submission": "schemaVersion" is not a known field. The Store may ignore it.'],
    })
  })
})

describe('A submission as the API shows it, with all of its fields', () => {
  const own = {
    id: '1152921505700000001',
    status: 'PendingCommit',
    statusDetails: { errors: [], warnings: [], certificationReports: [] },
    fileUploadUrl: 'https://blobs.example/ingestion/1',
    friendlyName: 'Submission 2',
    targetPublishMode: 'SpecificDate',
    targetPublishDate: '2027-01-01T00:00:00Z',
  }
  const image = {
    fileName: '1.png',
    fileStatus: 'Uploaded',
    id: '11',
    description: 'Main',
    imageType: 'Screenshot',
  }
  const texts = {
    copyrightAndTrademarkInfo: '©',
    keywords: ['a'],
    licenseTerms: 'Be kind.',
    privacyPolicy: 'https://a.example',
    supportContact: 'https://a.example',
    websiteUrl: 'https://a.example',
    description: 'Demo',
    features: ['Fast'],
    releaseNotes: 'New',
    images: [image],
    recommendedHardware: ['Mouse'],
    minimumHardware: ['Screen'],
    title: 'Demo',
    shortDescription: 'Demo',
    shortTitle: 'Demo',
    sortTitle: 'Demo',
    voiceTitle: 'Demo',
    devStudio: 'Contoso',
  }
  const packages = [
    {
      fileName: 'a.msix',
      fileStatus: 'Uploaded',
      id: '21',
      version: '1.0.0.0',
      architecture: 'X64',
      languages: ['en-US'],
      capabilities: ['internetClient'],
      minimumDirectXVersion: 'None',
      minimumSystemRam: 'None',
      targetPlatform: 'Windows10',
      targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'],
    },
  ]
  const delivery = {
    packageRollout: {
      isPackageRollout: false,
      packageRolloutPercentage: 0,
      packageRolloutStatus: 'PackageRolloutNotStarted',
      fallbackSubmissionId: '0',
    },
    isMandatoryUpdate: false,
    mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00Z',
  }
  const pricing = {
    marketSpecificPricings: { DE: 'Tier3' },
    sales: [],
    priceId: 'Tier2',
    isAdvancedPricingModel: true,
  }
  const game = {
    genres: ['Games_Word'],
    isLocalMultiplayer: true,
    isLocalCooperative: true,
    isOnlineMultiplayer: false,
    isOnlineCooperative: false,
    localMultiplayerMinPlayers: 2,
    localMultiplayerMaxPlayers: 4,
    localCooperativeMinPlayers: 2,
    localCooperativeMaxPlayers: 4,
    isBroadcastingPrivilegeGranted: true,
    isCrossPlayEnabled: true,
    kinectDataForExternal: 'NotSet',
  }

  it.each<{ kind: Kind; submission: JsonObject }>([
    {
      kind: 'app',
      submission: {
        ...own,
        applicationCategory: 'DeveloperTools',
        pricing: { ...pricing, trialPeriod: 'NoFreeTrial' },
        visibility: 'Public',
        listings: { 'en-us': { baseListing: texts, platformOverrides: { Windows81: texts } } },
        hardwarePreferences: ['Touch'],
        automaticBackupEnabled: false,
        canInstallOnRemovableMedia: true,
        isGameDvrEnabled: false,
        gamingOptions: [game],
        hasExternalInAppProducts: false,
        meetAccessibilityGuidelines: true,
        notesForCertification: 'None',
        applicationPackages: packages,
        packageDeliveryOptions: delivery,
        enterpriseLicensing: 'Online',
        allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies: true,
        allowTargetFutureDeviceFamilies: {
          Desktop: true,
          Mobile: false,
          Holographic: true,
          Xbox: false,
          Team: true,
        },
        trailers: [
          {
            id: '31',
            videoFileName: 'a.mp4',
            videoFileId: '32',
            trailerAssets: {
              'en-us': { title: 'A', imageList: [{ fileName: 'a.png', id: '33', description: 'A' }] },
            },
          },
        ],
      },
    },
    {
      kind: 'flight',
      submission: {
        ...own,
        flightPackages: packages,
        packageDeliveryOptions: delivery,
        notesForCertification: 'None',
      },
    },
    {
      kind: 'add-on',
      submission: {
        ...own,
        contentType: 'OnlineDownload',
        keywords: ['coins'],
        lifetime: 'Forever',
        listings: {
          'en-us': { title: 'Coins', description: 'A bag', icon: { ...image, imageType: 'Icon' } },
        },
        pricing,
        tag: 'a',
        visibility: 'Public',
      },
    },
  ])('is accepted without a warning: of the $kind', ({ kind, submission }) => {
    const context = aContext({}, { kind, submission })
    const refused = checkSubmissionJson({ submission, uploads: [], changes: [] }, context)
    expect({ refused, warned: warnAboutJson(context) }).toEqual({ refused: [], warned: [] })
  })
})

describe('"None" in the place of a value', () => {
  it.each<{ name: string; before: JsonObject; says: readonly string[] }>([
    {
      name: 'is warned of',
      before: { enterpriseLicensing: 'Online' },
      says: ['"submission": "enterpriseLicensing" is "None", and replaces "Online".'],
    },
    { name: 'is nothing new', before: { enterpriseLicensing: 'None' }, says: [] },
    { name: 'is fine where there is none', before: {}, says: [] },
  ])('$name', ({ before, says }) => {
    const context = aContext(aSendable(before), { submission: { enterpriseLicensing: 'None' } })
    expect(warnAboutJson(context)).toEqual(says)
  })
})

describe('The id of a product in the JSON', () => {
  const app = { kind: 'app', appId: '9NBLGGH4R315' } as const
  const flightId = '43e448df-97c9-4a43-a0bc-2a445e736bcd'
  const flight = { kind: 'flight', appId: '9NBLGGH4R315', flightId } as const
  const addOn = { kind: 'add-on', addOnId: '9NBLGGH4TNMP' } as const

  it.each<{ name: string; submission: JsonObject; product: RuleContext['product']; says: readonly string[] }>(
    [
      {
        name: 'is refused for another app',
        submission: { appId: '9NZZZZZZZZZZ' },
        product: app,
        says: [
          'submission: "appId" is "9NZZZZZZZZZZ", but this run publishes to "9NBLGGH4R315". Use the JSON of this product, or remove the field.',
        ],
      },
      {
        name: 'is refused for another flight',
        submission: { FlightId: '00000000-97c9-4a43-a0bc-2a445e736bcd' },
        product: flight,
        says: [
          `submission: "flightId" is "00000000-97c9-4a43-a0bc-2a445e736bcd", but this run publishes to "${flightId}". Use the JSON of this product, or remove the field.`,
        ],
      },
      {
        name: 'is refused for another add-on',
        submission: { iapId: '9NZZZZZZZZZZ' },
        product: addOn,
        says: [
          'submission: "iapId" is "9NZZZZZZZZZZ", but this run publishes to "9NBLGGH4TNMP". Use the JSON of this product, or remove the field.',
        ],
      },
      {
        name: 'is refused when it is of a flight, for the app',
        submission: { appId: '9NBLGGH4R315', flightId },
        product: app,
        says: [
          `submission: "flightId" is "${flightId}", but this run publishes to "9NBLGGH4R315". Use the JSON of this product, or remove the field.`,
        ],
      },
      {
        name: 'is refused when it is of an add-on, for a flight',
        submission: { iapId: '9NBLGGH4TNMP' },
        product: flight,
        says: [
          `submission: "iapId" is "9NBLGGH4TNMP", but this run publishes to "${flightId}". Use the JSON of this product, or remove the field.`,
        ],
      },
      {
        name: 'is refused for another app of a flight',
        submission: { appId: '9NZZZZZZZZZZ' },
        product: flight,
        says: [
          'submission: "appId" is "9NZZZZZZZZZZ", but this run publishes to "9NBLGGH4R315". Use the JSON of this product, or remove the field.',
        ],
      },
      {
        name: 'may be of any app for an add-on, whose app is not known',
        submission: { appId: '9NZZZZZZZZZZ' },
        product: addOn,
        says: [],
      },
      {
        name: 'may be the one that is published to',
        submission: { appId: '9nblggh4r315' },
        product: app,
        says: [],
      },
      { name: 'may be empty', submission: { appId: '', flightId: null }, product: flight, says: [] },
    ],
  )('$name', ({ submission, product, says }) => {
    expect(told(submission, { product, kind: product.kind })).toEqual(says)
  })

  it('is refused when it is of a flight, for one that is still to be created', () => {
    expect(told({ flightId }, { product: app, kind: 'flight' })).toEqual([
      `submission: "flightId" is "${flightId}", but this run publishes to a new flight. Use the JSON of this product, or remove the field.`,
    ])
  })
})
