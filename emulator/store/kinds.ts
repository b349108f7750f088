/** The Store's names for the three kinds of product; they occur in property names. */
export type KindName = 'Application' | 'Flight' | 'InAppProduct'

/** The differences between the three kinds of product. */
export interface Kind {
  readonly name: KindName
  /** The list of packages in a submission; add-ons have none. */
  readonly packages?: 'applicationPackages' | 'flightPackages'
  /** The name of `listings` in an error; flights have no listings. */
  readonly listings?: 'AppListings' | 'Listings'
  /** The message for a create while a submission is pending. */
  readonly conflict: string
  /** A create needs a published submission to copy. */
  readonly needsPublished: boolean
  /** The values of properties that an update omits, and of a product's first submission. */
  readonly defaults: Readonly<Record<string, unknown>>
}

const CONFLICT = 'Create submission failed, status code Conflict, reason phrase Conflict'
const NEVER = '1601-01-01T00:00:00Z'

/** The price of a product that has none yet: the properties are documented; a `priceId` of null is a guess. */
const noPrice = { marketSpecificPricings: {}, sales: [], priceId: null, isAdvancedPricingModel: false }

const noRollout = {
  packageRollout: {
    isPackageRollout: false,
    packageRolloutPercentage: 0.0,
    packageRolloutStatus: 'PackageRolloutNotStarted',
    fallbackSubmissionId: '0',
  },
  isMandatoryUpdate: false,
  mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00.0000000Z',
}

/** The kinds by name. */
export const kinds: Readonly<Record<KindName, Kind>> = {
  Application: {
    name: 'Application',
    packages: 'applicationPackages',
    listings: 'AppListings',
    conflict: CONFLICT,
    needsPublished: true,
    defaults: {
      applicationCategory: 'NotSet',
      pricing: { trialPeriod: 'NoFreeTrial', ...noPrice },
      visibility: 'NotSet',
      targetPublishMode: 'NotSet',
      targetPublishDate: NEVER,
      listings: {},
      hardwarePreferences: [],
      automaticBackupEnabled: false,
      canInstallOnRemovableMedia: false,
      isGameDvrEnabled: false,
      gamingOptions: [],
      hasExternalInAppProducts: false,
      meetAccessibilityGuidelines: false,
      notesForCertification: '',
      applicationPackages: [],
      packageDeliveryOptions: noRollout,
      enterpriseLicensing: 'None',
      allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies: false,
      allowTargetFutureDeviceFamilies: {},
      trailers: [],
    },
  },
  Flight: {
    name: 'Flight',
    packages: 'flightPackages',
    conflict: CONFLICT,
    needsPublished: false,
    defaults: {
      flightPackages: [],
      packageDeliveryOptions: noRollout,
      targetPublishMode: 'Immediate',
      // The sample has "" here, which typed clients could not parse as a date.
      targetPublishDate: NEVER,
      notesForCertification: '',
    },
  },
  InAppProduct: {
    name: 'InAppProduct',
    listings: 'Listings',
    conflict: 'In app product already has an in-progress submission',
    needsPublished: false,
    defaults: {
      contentType: 'NotSet',
      keywords: [],
      lifetime: 'Forever',
      listings: {},
      pricing: noPrice,
      targetPublishDate: NEVER,
      targetPublishMode: 'NotSet',
      tag: '',
      visibility: 'NotSet',
    },
  },
}
