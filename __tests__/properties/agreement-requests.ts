import fc from 'fast-check'
import type { PRODUCTS } from '../support/store-run.ts'

/** Something to publish: what the workflow says, and the files of a metadata folder, if there is one. */
export interface GeneratedRequest {
  readonly kind: (typeof PRODUCTS)[number]['kind']
  readonly inputs: Readonly<Record<string, string>>
  readonly submission: object
  /** Architectures of packages; none for metadata alone. */
  readonly architectures: readonly string[]
  /** Contents by path. */
  readonly metadata: Readonly<Record<string, string | Buffer>>
}

/** Returns an object with some of the fields. */
const some = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>

// Some of them are what the Store has, and so no change.
const text = fc.oneof(
  fc.constantFrom('Demo, The', 'Press any key.', 'Faster.', 'Zwei\r\nZeilen', 'ä \u{1f680} "x"', ''),
  fc.stringMatching(/^[A-Za-z][\w äöü.,]{0,20}[a-z.]$/),
)
const sentence = text.filter((one) => one !== '')
const words = fc.uniqueArray(fc.constantFrom('demo', 'One', 'Two', 'fast', 'Tür'), { maxLength: 4 })
const tier = fc.constantFrom('Free', 'Tier2', 'Tier3', 'Tier12')
const market = fc.oneof(fc.constantFrom('Tier4', 'Tier5'), fc.constant(null))
const date = fc.constantFrom('2031-01-02T03:04:05Z', '2031-01-02T05:04:05.000+02:00')
const visibility = fc.constantFrom('Public', 'Private', 'Hidden')

const publishMode = fc.oneof(
  fc.record({ targetPublishMode: fc.constantFrom('Immediate', 'Manual') }),
  fc.record({ targetPublishMode: fc.constant('SpecificDate'), targetPublishDate: date }),
)

/** Texts of a listing of an app; those that are obsolete change nothing. */
const texts = {
  description: sentence,
  releaseNotes: text,
  keywords: words,
  features: words,
  shortTitle: text,
  sortTitle: fc.oneof(text, fc.constant(null)),
  devStudio: text,
  copyrightAndTrademarkInfo: text,
  websiteUrl: fc.constant('https://contoso.example/new'),
}

const picture = (fileName: string, imageType: string) =>
  fc.oneof(
    sentence.map((description) => ({ fileName, imageType, description })),
    fc.constant({ fileName, imageType, fileStatus: 'PendingDelete' }),
  )

const appListings = some({
  'en-US': some({
    baseListing: some({
      ...texts,
      images: fc
        .subarray(['Screenshot', 'Icon'])
        .chain((types) =>
          fc.tuple(
            ...types.map((type) =>
              type === 'Icon' ? picture('en-us/icon.png', type) : picture('en-us\\shot1.png', type),
            ),
          ),
        ),
    }),
    platformOverrides: some({ Windows81: some({ description: sentence, shortTitle: text }) }),
  }),
  'de-de': fc.oneof({ arbitrary: some({ baseListing: some(texts) }), weight: 4 }, fc.constant(null)),
  'fr-FR': fc.record({ baseListing: fc.record({ ...texts, title: fc.constant('Contoso Demo') }) }),
})

const delivery = some({
  isMandatoryUpdate: fc.boolean(),
  packageRollout: fc.record({
    isPackageRollout: fc.boolean(),
    packageRolloutPercentage: fc.constantFrom(5, 25.5, 100),
  }),
})

const appSubmission = some({
  ...commonFields(),
  applicationCategory: fc.constantFrom('UtilitiesAndTools', 'Games_Word', 'DeveloperTools'),
  pricing: some({
    priceId: tier,
    trialPeriod: fc.constantFrom('NoFreeTrial', 'SevenDays'),
    marketSpecificPricings: some({ DE: market, FR: market }),
    isAdvancedPricingModel: fc.boolean(),
  }),
  visibility,
  hardwarePreferences: fc.subarray(['Touch', 'Keyboard', 'Mouse']),
  automaticBackupEnabled: fc.boolean(),
  gamingOptions: fc.constantFrom(
    [],
    [{ genres: ['Games_Word'], isLocalMultiplayer: true, localMultiplayerMinPlayers: 2 }],
  ),
  enterpriseLicensing: fc.constantFrom('None', 'Online'),
  allowTargetFutureDeviceFamilies: some({ Xbox: fc.boolean(), Desktop: fc.boolean() }),
  storeTelemetryChannel: fc.constantFrom('ring-3', 'ring-4'),
  packageDeliveryOptions: delivery,
  listings: appListings,
})

const flightSubmission = some({ ...commonFields(), packageDeliveryOptions: delivery })

const addOnTexts = { title: sentence, description: sentence }
const addOnSubmission = some({
  contentType: fc.constantFrom('OnlineDownload', 'EMagazine'),
  lifetime: fc.constantFrom('Forever', 'OneDay'),
  keywords: words,
  tag: text,
  visibility,
  pricing: some({ priceId: tier, marketSpecificPricings: some({ DE: market, FR: market }) }),
  listings: some({
    'EN-us': some(addOnTexts),
    'de-de': fc.oneof(some(addOnTexts), fc.constant(null)),
    fr: fc.record(addOnTexts),
  }),
})

function commonFields() {
  return { notesForCertification: text, unannouncedOptions: fc.constantFrom({ Level: 1 }, { Level: 9 }) }
}

const existingPackages = fc.oneof(
  fc.constant({}),
  fc.constantFrom('remove', 'keep').map((policy) => ({ 'existing-packages': policy })),
  fc.constantFrom('1', '2').map((count) => ({ 'existing-packages': 'keep-latest', 'keep-count': count })),
)

const packageInputs = fc
  .tuple(
    existingPackages,
    some({
      'rollout-percentage': fc.constantFrom('0', '10', '100'),
      'mandatory-update-date': fc.constant('2031-05-06T07:08:09Z'),
    }),
  )
  .map(([policy, more]) => ({ ...policy, ...more }))

const settingInputs = some({
  'notes-for-certification': sentence,
  'publish-mode': fc.constantFrom('Immediate', 'Manual'),
})

/** A PNG as far as its header goes. */
function png(width: number, height: number): Buffer {
  const header = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000000000000008060000000000000049454e44ae426082',
    'hex',
  )
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return header
}

const appFolder = some({
  'en-us/description.txt': sentence,
  'en-us/release-notes.txt': text,
  'en-us/features.txt': words.map((lines) => lines.join('\n')),
  'en-us/images/Screenshot/1.png': fc.constant(png(1920, 1080)),
  'en-us/images/Screenshot/1.txt': sentence,
  'de-DE/short-title.txt': text,
  'de-DE/platform-overrides/Windows81/description.txt': sentence,
  'it-IT/description.txt': sentence,
})

const addOnFolder = some({
  'en-us/title.txt': sentence,
  'de-de/description.txt': sentence,
  'en-us/images/Icon/icon.png': fc.constant(png(300, 300)),
})

const architectures = fc.oneof(
  fc.constant<readonly string[]>([]),
  fc.subarray<string>(['x64', 'arm64'], { minLength: 1 }),
)

function merged<T extends object>(...parts: readonly [fc.Arbitrary<T>, ...fc.Arbitrary<object>[]]) {
  return fc.tuple(...parts).map((values) => Object.assign({}, ...values) as object)
}

const appRequest = fc.record({
  kind: fc.constant('app' as const),
  architectures,
  submission: fc.oneof(fc.constant({}), merged(appSubmission), merged(appSubmission, publishMode)),
  metadata: fc.oneof(fc.constant({}), appFolder),
  inputs: merged(settingInputs, some({ visibility, 'release-notes': sentence }), packageInputs),
})

const flightRequest = fc.record({
  kind: fc.constant('flight' as const),
  architectures,
  submission: fc.oneof(fc.constant({}), merged(flightSubmission), merged(flightSubmission, publishMode)),
  metadata: fc.constant({}),
  inputs: merged(settingInputs, packageInputs),
})

const addOnRequest = fc.record({
  kind: fc.constant('add-on' as const),
  architectures: fc.constant([]),
  submission: fc.oneof(fc.constant({}), merged(addOnSubmission), merged(addOnSubmission, publishMode)),
  metadata: fc.oneof(fc.constant({}), addOnFolder),
  inputs: some({
    visibility,
    'publish-mode': fc.constantFrom('Immediate', 'Manual'),
  }) as fc.Arbitrary<object>,
})

/** Requests for all kinds of product; most of them can be published. */
export const requests = fc.oneof(
  { arbitrary: appRequest, weight: 4 },
  { arbitrary: flightRequest, weight: 2 },
  { arbitrary: addOnRequest, weight: 2 },
) as fc.Arbitrary<GeneratedRequest>
