import { kinds } from './kinds.ts'
import { detailsWith, type Seed } from './line.ts'
import type { SubmissionResource } from './resource.ts'

/** The identity that the emulator knows, and the products that it holds at the start. */
export const seeds = {
  tenantId: '6f1c2a55-0b4e-4d2a-9c63-2f8d1e7a4b90',
  clientId: 'c0ffee00-1d2e-4f3a-8b4c-5d6e7f8091a2',
  /** Holds every character that a form body has to escape. */
  clientSecret: 'dE~m0+s3/cr=3t&Va1ue%',
  /** One that was good once. */
  expiredSecret: 'dE~m0+0utd4ted/secret',
  /** The subject of the federated credential for GitHub's OIDC tokens. */
  federatedSubject: 'repo:contoso/demo:ref:refs/heads/main',
  app: {
    appId: '9NDEMO000001',
    publishedId: '1152921505700000001',
    packageIdentityName: 'Contoso.Demo',
    publisherName: 'CN=6F0C9A3E-44B1-4D0E-8A57-B1A7E3C2D9F4',
    packageFamilyName: 'Contoso.Demo_8wekyb3d8bbwe',
    packageIds: { x64: '2000000000000000021', arm64: '2000000000000000022' },
    imageIds: {
      enUsShot: '1152921505000000011',
      enUsIcon: '1152921505000000012',
      deDeShot: '1152921505000000013',
    },
  },
  flight: {
    appId: '9NDEMO000001',
    flightId: '43e448df-97c9-4a43-a0bc-2a445e736bcd',
    friendlyName: 'Insiders',
    publishedId: '1152921505700000002',
    packageIds: { x64: '2000000000000000031' },
  },
  /** Groups of testers that a flight can go to. The API has no operation for them. */
  flightGroups: {
    insiders: '1152921504606962205',
    testers: '1152921504606962206',
    staff: '1152921504606962207',
  },
  addOn: {
    appId: '9NDEMO000001',
    addOnId: '9PDEMO000002',
    productId: 'demo.extra-levels',
    publishedId: '1152921505700000003',
  },
} as const

/** Resource paths of the seeded products. */
export const seedPaths = {
  app: `applications/${seeds.app.appId}`,
  flight: `applications/${seeds.flight.appId}/flights/${seeds.flight.flightId}`,
  addOn: `inappproducts/${seeds.addOn.addOnId}`,
} as const

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
  statusDetails: detailsWith(),
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
  // In no documentation: clients have to send back what they do not know.
  storeTelemetryChannel: 'ring-3',
  unannouncedOptions: { Level: 3, nested: { Keep: ['this', 'too'], empty: null } },
}

const flightSubmission = {
  id: seeds.flight.publishedId,
  flightId: seeds.flight.flightId,
  status: 'Published',
  statusDetails: detailsWith(),
  flightPackages: [packageOf('x64', '1.0.5.0', seeds.flight.packageIds.x64)],
  packageDeliveryOptions: noRollout,
  targetPublishMode: 'Immediate',
  targetPublishDate: '',
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
  statusDetails: detailsWith(),
  friendlyName: 'Submission 2',
  unannouncedOptions: { Level: 2 },
}

const identity = { name: seeds.app.packageIdentityName, publisher: seeds.app.publisherName }

/** The resources behind `seeds`: an app, a flight of it and an add-on of it, all published. */
export const seededLines: readonly Seed[] = [
  {
    path: seedPaths.app,
    kind: kinds.Application,
    identity,
    product: {
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
    product: {
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
    product: {
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
