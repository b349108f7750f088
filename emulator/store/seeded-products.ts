import { seedPaths, seeds } from '../fixtures/seeds.ts'
import { kinds } from './kinds.ts'
import type { ProductSeed } from './product-record.ts'
import { createStatusDetails, type SubmissionResource } from './resource.ts'

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

const appSubmission = {
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
  listings: {
    'en-us': listingOf(
      'Contoso Demo',
      { description: 'Shows what a demo does.', features: ['One', 'Two'], releaseNotes: 'First release.' },
      [
        imageOf(seeds.app.imageIds.enUsShot, 'en-us/shot1.png', 'Screenshot', 'The main window'),
        imageOf(seeds.app.imageIds.enUsIcon, 'en-us/icon.png', 'Icon', ''),
      ],
    ),
    'de-de': listingOf(
      'Contoso Demo',
      { description: 'Zeigt, was eine Demo kann.', features: ['Eins'], releaseNotes: 'Erste Ausgabe.' },
      [imageOf(seeds.app.imageIds.deDeShot, 'de-de/bild1.png', 'Screenshot', 'Das Hauptfenster')],
    ),
  },
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
    packageOf('x64', '1.0.0.0', seeds.app.packageIds.x64),
    packageOf('arm64', '1.0.0.0', seeds.app.packageIds.arm64),
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
  // In no documentation: clients must send back what they do not know.
  storeTelemetryChannel: 'ring-3',
  unannouncedOptions: { Level: 3, nested: { Keep: ['this', 'too'], empty: null } },
}

const flightSubmission = {
  id: seeds.flight.publishedId,
  flightId: seeds.flight.flightId,
  status: 'Published',
  statusDetails: createStatusDetails(),
  flightPackages: [packageOf('x64', '1.0.5.0', seeds.flight.packageIds.x64)],
  packageDeliveryOptions: noRollout,
  targetPublishMode: 'Immediate',
  targetPublishDate: '1601-01-01T00:00:00Z',
  notesForCertification: 'For insiders.',
  unannouncedOptions: { Level: 1 },
}

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

const identity = { name: seeds.app.packageIdentityName, publisher: seeds.app.publisherName }

/** The products behind `seeds`: an app, a flight of it and an add-on of it, all published. */
export const seededProducts: readonly ProductSeed[] = [
  {
    path: seedPaths.app,
    kind: kinds.Application,
    identity,
    resource: {
      id: seeds.app.appId,
      primaryName: 'Contoso Demo',
      // The live service writes a capital P, the documentation does not;
      // https://github.com/mozilla-releng/scriptworker-scripts/pull/519.
      PackageFamilyName: seeds.app.packageFamilyName,
      packageIdentityName: seeds.app.packageIdentityName,
      publisherName: seeds.app.publisherName,
      firstPublishedDate: '2024-05-06T07:08:09Z',
      hasAdvancedListingPermission: true,
    },
    lastPublished: appSubmission as SubmissionResource,
  },
  {
    path: seedPaths.flight,
    kind: kinds.Flight,
    identity,
    resource: {
      flightId: seeds.flight.flightId,
      friendlyName: seeds.flight.friendlyName,
      groupIds: [seeds.flightGroups.insiders],
      rankHigherThan: 'Non-flighted submission',
    },
    lastPublished: flightSubmission as SubmissionResource,
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
