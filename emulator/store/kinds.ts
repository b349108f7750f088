/** The Store's words for the three kinds of product; they occur in property names. */
export type Noun = 'Application' | 'Flight' | 'InAppProduct'

/** Differences between the three kinds of product. */
export interface Kind {
  readonly noun: Noun
  /** The list of packages in a submission; add-ons have none. */
  readonly packages?: 'applicationPackages' | 'flightPackages'
  /** Name of `listings` in an error about their size; flights have no listings. */
  readonly listings?: 'AppListings' | 'Listings'
  /** Answer to a create while a submission is pending. */
  readonly conflict: string
  /** True when a create needs a published submission to copy. */
  readonly needsPublished: boolean
  /** Values that an update resets properties to when the client leaves them out; also the first submission ever. */
  readonly defaults: Readonly<Record<string, unknown>>
}

const CONFLICT = 'Create submission failed, status code Conflict, reason phrase Conflict'
const NEVER = '1601-01-01T00:00:00Z'

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

/** The table of kinds, by noun. */
export const kinds: Readonly<Record<Noun, Kind>> = {
  Application: {
    noun: 'Application',
    packages: 'applicationPackages',
    listings: 'AppListings',
    conflict: CONFLICT,
    needsPublished: true,
    defaults: {
      applicationCategory: 'NotSet',
      pricing: {},
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
    noun: 'Flight',
    packages: 'flightPackages',
    conflict: CONFLICT,
    needsPublished: false,
    defaults: {
      flightPackages: [],
      packageDeliveryOptions: noRollout,
      targetPublishMode: 'Immediate',
      targetPublishDate: '',
      notesForCertification: '',
    },
  },
  InAppProduct: {
    noun: 'InAppProduct',
    listings: 'Listings',
    conflict: 'In app product already has an in-progress submission',
    needsPublished: false,
    defaults: {
      contentType: 'NotSet',
      keywords: [],
      lifetime: 'Forever',
      listings: {},
      pricing: {},
      targetPublishDate: NEVER,
      targetPublishMode: 'NotSet',
      tag: '',
      visibility: 'NotSet',
    },
  },
}
