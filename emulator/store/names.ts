import { isObject } from './resource.ts'

const NAMES = `
  id applicationCategory pricing visibility targetPublishMode targetPublishDate listings hardwarePreferences
  automaticBackupEnabled canInstallOnRemovableMedia isGameDvrEnabled gamingOptions hasExternalInAppProducts
  meetAccessibilityGuidelines notesForCertification status statusDetails fileUploadUrl applicationPackages
  flightPackages flightId packageDeliveryOptions enterpriseLicensing
  allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies allowTargetFutureDeviceFamilies friendlyName trailers
  contentType keywords lifetime tag
  trialPeriod marketSpecificPricings sales priceId isAdvancedPricingModel
  baseListing platformOverrides copyrightAndTrademarkInfo licenseTerms privacyPolicy supportContact websiteUrl
  description features releaseNotes images recommendedHardware minimumHardware title shortDescription shortTitle
  sortTitle voiceTitle devStudio icon
  fileName fileStatus imageType version architecture languages capabilities minimumDirectXVersion minimumSystemRam
  targetDeviceFamilies targetPlatform
  packageRollout isMandatoryUpdate mandatoryUpdateEffectiveDate isPackageRollout packageRolloutPercentage
  packageRolloutStatus fallbackSubmissionId
  videoFileName videoFileId trailerAssets imageList
  genres isLocalMultiplayer isLocalCooperative isOnlineMultiplayer isOnlineCooperative
  isBroadcastingPrivilegeGranted isCrossPlayEnabled localMultiplayerMinPlayers localMultiplayerMaxPlayers
  localCooperativeMinPlayers localCooperativeMaxPlayers kinectDataForExternal
`

const spelling = new Map(
  NAMES.trim()
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
)

const asSent = (key: string): string => key

/** Properties whose own properties are keys of a map, and how the Store writes those keys. */
const mapKeys = new Map<string, (key: string) => string>([
  ['listings', (locale) => locale.toLowerCase()],
  ['platformOverrides', asSent],
  ['trailerAssets', asSent],
  ['marketSpecificPricings', asSent],
  ['allowTargetFutureDeviceFamilies', asSent],
])

/**
 * Spells the property names of a submission as the Store does, which matches them without case
 * (https://github.com/microsoft/msstore-cli sends them in PascalCase). What is below an unknown name stays as it
 * was sent.
 */
export function canonical(value: unknown, writeKey?: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (writeKey !== undefined) return [writeKey(key), canonical(child)]
      const name = spelling.get(key.toLowerCase())
      return name === undefined ? [key, child] : [name, canonical(child, mapKeys.get(name))]
    }),
  )
}

/** Returns whether a property is in the Store's documentation. */
export const isKnownName = (name: string): boolean => spelling.has(name.toLowerCase())
