import { seedPaths, seeds } from '../fixtures/seeds.ts'
import { kinds } from './kinds.ts'
import { packageFamilyName } from './package-family-name.ts'
import type { PackageIdentity, ProductSeed } from './product-record.ts'
import { createStatusDetails, type SubmissionResource } from './resource.ts'

/** The app behind the seeds. */
export interface SeededApp {
  /** The required identity of its packages. */
  readonly identity: PackageIdentity
  /** Its name, which is the title of its listings. */
  readonly primaryName: string
  /** Version of the packages that are live, e.g. 1.0.0.0. */
  readonly liveVersion: string
}

/** The app that the seeds describe. */
export const seededApp: SeededApp = {
  identity: { name: seeds.app.packageIdentityName, publisher: seeds.app.publisherName },
  primaryName: 'Contoso Demo',
  liveVersion: '1.0.0.0',
}

const packageOf = (architecture: 'x64' | 'arm64', version: string, id: string) => ({
  fileName: `Demo_${version}_${architecture}.msix`,
  fileStatus: 'Uploaded',
  id,
  version,
  architecture,
  languages: ['en-US', 'de-DE'],
  capabilities: ['internetClient', 'runFullTrust'],
  minimumDirectXVersion: 'None',
  minimumSystemRam: 'None',
  targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'],
})

const imageOf = (id: string, fileName: string, imageType: string, description: string) => ({
  fileName,
  fileStatus: 'Uploaded',
  id,
  description,
  imageType,
})

const listingOf = (title: string, texts: object, images: object[]) => ({
  baseListing: {
    copyrightAndTrademarkInfo: '© Contoso',
    keywords: ['demo'],
    licenseTerms: '',
    privacyPolicy: 'https://contoso.example/privacy',
    supportContact: 'support@contoso.example',
    websiteUrl: 'https://contoso.example',
    ...texts,
    images,
    recommendedHardware: [],
    minimumHardware: [],
    title,
    shortDescription: '',
    shortTitle: '',
    sortTitle: 'Demo, The',
    voiceTitle: '',
    devStudio: 'Contoso Studio',
  },
  platformOverrides: {},
})

const noRollout = kinds.Application.defaults['packageDeliveryOptions']

const appListingsOf = (title: string) => ({
  'en-us': listingOf(
    title,
    { description: 'Shows what a demo does.', features: ['One', 'Two'], releaseNotes: 'First release.' },
    [
      imageOf(seeds.app.imageIds.enUsShot, 'en-us/shot1.png', 'Screenshot', 'The main window'),
      imageOf(seeds.app.imageIds.enUsIcon, 'en-us/icon.png', 'Icon', ''),
    ],
  ),
  'de-de': listingOf(
    title,
    { description: 'Zeigt, was eine Demo kann.', features: ['Eins'], releaseNotes: 'Erste Ausgabe.' },
    [imageOf(seeds.app.imageIds.deDeShot, 'de-de/bild1.png', 'Screenshot', 'Das Hauptfenster')],
  ),
})

const appSubmissionOf = ({ primaryName, liveVersion }: SeededApp) => ({
  id: seeds.app.publishedId,
  applicationCategory: 'UtilitiesAndTools',
  pricing: {
    trialPeriod: 'NoFreeTrial',
    marketSpecificPricings: {},
    sales: [],
    priceId: 'Free',
    isAdvancedPricingModel: false,
  },
  visibility: 'Public',
  targetPublishMode: 'Immediate',
  targetPublishDate: '1601-01-01T00:00:00Z',
  listings: appListingsOf(primaryName),
  hardwarePreferences: ['Keyboard', 'Mouse'],
  automaticBackupEnabled: false,
  canInstallOnRemovableMedia: true,
  isGameDvrEnabled: false,
  gamingOptions: [],
  hasExternalInAppProducts: false,
  meetAccessibilityGuidelines: true,
  notesForCertification: 'Press any key.',
  status: 'Published',
  statusDetails: createStatusDetails(),
  applicationPackages: [
    packageOf('x64', liveVersion, seeds.app.packageIds.x64),
    packageOf('arm64', liveVersion, seeds.app.packageIds.arm64),
  ],
  packageDeliveryOptions: noRollout,
  enterpriseLicensing: 'Online',
  allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies: true,
  allowTargetFutureDeviceFamilies: {
    Desktop: true,
    Mobile: false,
    Holographic: false,
    Xbox: false,
    Team: false,
  },
  friendlyName: 'Submission 7',
  trailers: [],
  // Undocumented: clients must send back fields that they do not know.
  storeTelemetryChannel: 'ring-3',
  unannouncedOptions: { Level: 3, nested: { Keep: ['this', 'too'], empty: null } },
})

const flightSubmissionOf = (liveVersion: string) => ({
  id: seeds.flight.publishedId,
  flightId: seeds.flight.flightId,
  status: 'Published',
  statusDetails: createStatusDetails(),
  flightPackages: [packageOf('x64', liveVersion, seeds.flight.packageIds.x64)],
  packageDeliveryOptions: noRollout,
  targetPublishMode: 'Immediate',
  targetPublishDate: '1601-01-01T00:00:00Z',
  notesForCertification: 'For insiders.',
  unannouncedOptions: { Level: 1 },
})

const addOnSubmission = {
  id: seeds.addOn.publishedId,
  contentType: 'OnlineDownload',
  keywords: ['levels'],
  lifetime: 'Forever',
  listings: {
    'en-us': {
      description: 'Ten more levels.',
      icon: { fileName: 'icon-en.png', fileStatus: 'Uploaded' },
      title: 'Extra Levels',
    },
    'de-de': {
      description: 'Zehn weitere Level.',
      icon: { fileName: 'icon-de.png', fileStatus: 'Uploaded' },
      title: 'Weitere Level',
    },
  },
  pricing: {
    marketSpecificPricings: { DE: 'Tier4' },
    sales: [],
    priceId: 'Tier3',
    isAdvancedPricingModel: false,
  },
  targetPublishDate: '1601-01-01T00:00:00Z',
  targetPublishMode: 'Immediate',
  tag: 'levels-2',
  visibility: 'Public',
  status: 'Published',
  statusDetails: createStatusDetails(),
  friendlyName: 'Submission 2',
  unannouncedOptions: { Level: 2 },
}

/**
 * Returns the products behind `seeds`: an app, a flight of it and an add-on of it, all published. In the app that the
 * seeds describe, the flight is five versions ahead.
 */
export const seedProducts = (app: SeededApp = seededApp): readonly ProductSeed[] => [
  {
    path: seedPaths.app,
    kind: kinds.Application,
    identity: app.identity,
    resource: {
      id: seeds.app.appId,
      primaryName: app.primaryName,
      // The live service uses a capital P, the documentation does not;
      // https://github.com/mozilla-releng/scriptworker-scripts/pull/519.
      PackageFamilyName: packageFamilyName(app.identity.name, app.identity.publisher),
      packageIdentityName: app.identity.name,
      publisherName: app.identity.publisher,
      firstPublishedDate: '2024-05-06T07:08:09Z',
      hasAdvancedListingPermission: true,
    },
    lastPublished: appSubmissionOf(app) as SubmissionResource,
  },
  {
    path: seedPaths.flight,
    kind: kinds.Flight,
    identity: app.identity,
    resource: {
      flightId: seeds.flight.flightId,
      friendlyName: seeds.flight.friendlyName,
      groupIds: [seeds.flightGroups.insiders],
      rankHigherThan: 'Non-flighted submission',
    },
    lastPublished: flightSubmissionOf(app === seededApp ? '1.0.5.0' : app.liveVersion) as SubmissionResource,
  },
  {
    path: seedPaths.addOn,
    kind: kinds.InAppProduct,
    resource: {
      applications: {
        value: [{ id: seeds.app.appId, resourceLocation: seedPaths.app }],
        totalCount: 1,
      },
      id: seeds.addOn.addOnId,
      productId: seeds.addOn.productId,
      productType: 'Durable',
    },
    lastPublished: addOnSubmission as SubmissionResource,
  },
]
