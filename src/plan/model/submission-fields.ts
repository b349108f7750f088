import { LISTING_FIELDS } from '../../shared/listing-facts.ts'
import type { Kind } from '../../store/product.ts'
import { ENUM_VALUES } from './enum-values.ts'

/** Form of a field of a submission, as far as it is checked. */
export type Field =
  /** Any value. */
  | 'any'
  /** One of some words, or a list of them; an open set has more than are known. */
  | { readonly words: readonly string[]; readonly isOpen?: true }
  /** An object, or a list of such objects. */
  | { readonly fields: Fields }
  /** An object whose keys are languages, markets or platforms. */
  | { readonly map: Field }

/** Fields of an object by name, as the API spells it. */
export type Fields = Readonly<Record<string, Field>>

function any(names: string): Fields {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, 'any'] as const))
}

function words(...names: readonly (keyof typeof ENUM_VALUES)[]): Fields {
  return Object.fromEntries(names.map((name) => [name, { words: ENUM_VALUES[name] }]))
}

// The read-only ones among them come along in a JSON that was exported.
const EVERY_SUBMISSION: Fields = {
  ...any('id status statusDetails fileUploadUrl friendlyName resourceLocation appId iapId flightId'),
  ...any('targetPublishDate'),
  ...words('targetPublishMode'),
}

const PACKAGE: Fields = {
  ...any('id fileName version architecture languages capabilities targetDeviceFamilies targetPlatform'),
  // In the JSON that StoreBroker makes.
  ...any('targetDeviceFamiliesEx minOSVersion innerPackages'),
  ...words('fileStatus', 'minimumDirectXVersion', 'minimumSystemRam'),
}

const IMAGE: Fields = {
  ...any('id fileName description'),
  ...words('fileStatus'),
  // What is unknown is judged with the images: one that the Store has already is its own business.
  imageType: { words: ENUM_VALUES.imageType, isOpen: true },
}

const PRICING: Fields = {
  ...any('sales isAdvancedPricingModel'),
  ...words('priceId'),
  marketSpecificPricings: { map: { words: ENUM_VALUES.priceId } },
}

const DELIVERY: Fields = {
  ...any('isMandatoryUpdate mandatoryUpdateEffectiveDate'),
  packageRollout: {
    fields: any(
      'isPackageRollout packageRolloutPercentage packageRolloutStatus fallbackSubmissionId isSeekEnabled',
    ),
  },
}

const LISTING: Fields = {
  ...any(Object.keys(LISTING_FIELDS).join(' ')),
  // Obsolete: the Store shows them, and ignores what is sent.
  ...any('privacyPolicy supportContact websiteUrl'),
  images: { fields: IMAGE },
}

const GAMING_OPTIONS: Fields = {
  ...any('isLocalMultiplayer isLocalCooperative isOnlineMultiplayer isOnlineCooperative'),
  ...any('isBroadcastingPrivilegeGranted isCrossPlayEnabled'),
  ...any('localMultiplayerMinPlayers localMultiplayerMaxPlayers'),
  ...any('localCooperativeMinPlayers localCooperativeMaxPlayers'),
  ...words('genres', 'kinectDataForExternal'),
}

const TRAILER: Fields = {
  ...any('id videoFileName videoFileId'),
  trailerAssets: { map: { fields: { ...any('title'), imageList: { fields: IMAGE } } } },
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
    ...any('automaticBackupEnabled canInstallOnRemovableMedia isGameDvrEnabled hasExternalInAppProducts'),
    ...any('meetAccessibilityGuidelines notesForCertification'),
    ...any('allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies allowTargetFutureDeviceFamilies'),
    ...words('applicationCategory', 'visibility', 'hardwarePreferences', 'enterpriseLicensing'),
    pricing: { fields: { ...PRICING, ...words('trialPeriod') } },
    listings: {
      map: { fields: { baseListing: { fields: LISTING }, platformOverrides: { map: { fields: LISTING } } } },
    },
    gamingOptions: { fields: GAMING_OPTIONS },
    applicationPackages: { fields: PACKAGE },
    packageDeliveryOptions: { fields: DELIVERY },
    trailers: { fields: TRAILER },
  },
  flight: {
    ...EVERY_SUBMISSION,
    ...any('notesForCertification'),
    flightPackages: { fields: PACKAGE },
    packageDeliveryOptions: { fields: DELIVERY },
  },
  'add-on': {
    ...EVERY_SUBMISSION,
    ...any('keywords tag'),
    ...words('contentType', 'lifetime', 'visibility'),
    pricing: { fields: PRICING },
    listings: { map: { fields: { ...any('title description'), icon: { fields: IMAGE } } } },
  },
}

function namesIn(field: Field): readonly string[] {
  if (field === 'any' || 'words' in field) return []
  if ('map' in field) return namesIn(field.map)
  return Object.entries(field.fields).flatMap(([name, inner]) => [name, ...namesIn(inner)])
}

/** The API's spelling of every field, by its name in lower case. */
export const FIELD_SPELLING: ReadonlyMap<string, string> = new Map(
  Object.values(SUBMISSION_FIELDS)
    .flatMap((fields) => namesIn({ fields }))
    .map((name) => [name.toLowerCase(), name]),
)
