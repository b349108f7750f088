import { LISTING_FIELDS } from '../../shared/listing-facts.ts'
import type { Kind } from '../../store/product.ts'
import { ENUM_VALUES } from './enum-values.ts'

/** Form of a field of a submission, as far as checked. */
export type Field =
  /** Any value. */
  | 'any'
  | Scalar
  /** One of several words; an open set contains more than the known ones. */
  | { readonly words: readonly string[]; readonly isOpen?: true }
  /** A list of values. */
  | { readonly list: Field }
  /** An object. */
  | { readonly fields: Fields }
  /** An object whose keys are languages, markets or platforms. */
  | { readonly map: Field }

/** Type of a value that is neither a list nor an object. */
export type Scalar = 'text' | 'boolean' | 'number' | 'percentage' | 'date'

/** Fields of an object by name, as the API spells it. */
export type Fields = Readonly<Record<string, Field>>

function typed(field: Field, names: string): Fields {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, field] as const))
}

const any = (names: string): Fields => typed('any', names)
const texts = (names: string): Fields => typed('text', names)
const booleans = (names: string): Fields => typed('boolean', names)

function words(...names: readonly (keyof typeof ENUM_VALUES)[]): Fields {
  return Object.fromEntries(names.map((name) => [name, { words: ENUM_VALUES[name] }]))
}

// The read-only ones among them are part of exported JSON.
const EVERY_SUBMISSION: Fields = {
  ...any('id status statusDetails fileUploadUrl friendlyName resourceLocation appId iapId flightId'),
  targetPublishDate: 'date',
  ...words('targetPublishMode'),
}

const PACKAGE: Fields = {
  ...any('id version architecture languages capabilities targetDeviceFamilies targetPlatform'),
  ...texts('fileName'),
  // In JSON created by StoreBroker.
  ...any('targetDeviceFamiliesEx minOSVersion innerPackages'),
  ...words('fileStatus', 'minimumDirectXVersion', 'minimumSystemRam'),
}

const IMAGE: Fields = {
  ...any('id'),
  ...texts('fileName description'),
  ...words('fileStatus'),
  // Unknown types are checked with the images: one that the Store already has is accepted.
  imageType: { words: ENUM_VALUES.imageType, isOpen: true },
}

const PRICING: Fields = {
  ...any('sales isAdvancedPricingModel'),
  ...words('priceId'),
  marketSpecificPricings: { map: { words: ENUM_VALUES.priceId } },
}

const DELIVERY: Fields = {
  ...booleans('isMandatoryUpdate'),
  mandatoryUpdateEffectiveDate: 'date',
  packageRollout: {
    fields: {
      ...any('packageRolloutStatus fallbackSubmissionId'),
      ...booleans('isPackageRollout isSeekEnabled'),
      packageRolloutPercentage: 'percentage',
    },
  },
}

const TEXTS: Field = { list: 'text' }

const LISTING: Fields = {
  ...Object.fromEntries(
    Object.entries(LISTING_FIELDS).map(([name, form]) => [name, form === 'lines' ? TEXTS : 'text'] as const),
  ),
  // Obsolete: the Store returns them, and ignores them in an update.
  ...any('privacyPolicy supportContact websiteUrl'),
  images: { list: { fields: IMAGE } },
}

const GAMING_OPTIONS: Fields = {
  ...booleans('isLocalMultiplayer isLocalCooperative isOnlineMultiplayer isOnlineCooperative'),
  ...booleans('isBroadcastingPrivilegeGranted isCrossPlayEnabled'),
  ...typed('number', 'localMultiplayerMinPlayers localMultiplayerMaxPlayers'),
  ...typed('number', 'localCooperativeMinPlayers localCooperativeMaxPlayers'),
  ...words('kinectDataForExternal'),
  genres: { list: { words: ENUM_VALUES.genres } },
}

const TRAILER: Fields = {
  ...any('id videoFileId'),
  ...texts('videoFileName'),
  trailerAssets: { map: { fields: { ...texts('title'), imageList: { list: { fields: IMAGE } } } } },
}

/**
 * Fields of the submissions of each kind:
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#app-submission-object,
 * https://learn.microsoft.com/windows/uwp/monetize/manage-flight-submissions#flight-submission-object,
 * https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#add-on-submission-object
 */
export const SUBMISSION_FIELDS: Readonly<Record<Kind, Fields>> = {
  app: {
    ...EVERY_SUBMISSION,
    ...booleans(
      'automaticBackupEnabled canInstallOnRemovableMedia isGameDvrEnabled hasExternalInAppProducts',
    ),
    ...booleans('meetAccessibilityGuidelines allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies'),
    ...texts('notesForCertification'),
    allowTargetFutureDeviceFamilies: { fields: booleans('Desktop Mobile Holographic Xbox Team') },
    ...words('applicationCategory', 'visibility', 'enterpriseLicensing'),
    hardwarePreferences: { list: { words: ENUM_VALUES.hardwarePreferences } },
    pricing: { fields: { ...PRICING, ...words('trialPeriod') } },
    listings: {
      map: { fields: { baseListing: { fields: LISTING }, platformOverrides: { map: { fields: LISTING } } } },
    },
    gamingOptions: { list: { fields: GAMING_OPTIONS } },
    applicationPackages: { list: { fields: PACKAGE } },
    packageDeliveryOptions: { fields: DELIVERY },
    trailers: { list: { fields: TRAILER } },
  },
  flight: {
    ...EVERY_SUBMISSION,
    ...texts('notesForCertification'),
    flightPackages: { list: { fields: PACKAGE } },
    packageDeliveryOptions: { fields: DELIVERY },
  },
  'add-on': {
    ...EVERY_SUBMISSION,
    ...texts('tag'),
    keywords: TEXTS,
    ...words('contentType', 'lifetime', 'visibility'),
    pricing: { fields: PRICING },
    listings: { map: { fields: { ...texts('title description'), icon: { fields: IMAGE } } } },
  },
}

function namesIn(field: Field): readonly string[] {
  if (typeof field === 'string' || 'words' in field) return []
  if ('map' in field) return namesIn(field.map)
  if ('list' in field) return namesIn(field.list)
  return Object.entries(field.fields).flatMap(([name, inner]) => [name, ...namesIn(inner)])
}

/** The API's spelling of every field, by its name in lower case. */
export const FIELD_SPELLING: ReadonlyMap<string, string> = new Map(
  Object.values(SUBMISSION_FIELDS)
    .flatMap((fields) => namesIn({ fields }))
    .map((name) => [name.toLowerCase(), name]),
)
