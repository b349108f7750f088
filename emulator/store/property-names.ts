import { isObject, parseObject } from '../http/json.ts'

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

/** Properties whose own properties are keys of a map. */
const MAPS = [
  'listings',
  'platformOverrides',
  'trailerAssets',
  'marketSpecificPricings',
  'allowTargetFutureDeviceFamilies',
]

/**
 * Spells the property names of a submission as the Store does, which matches them without case
 * (https://github.com/microsoft/msstore-cli sends them in PascalCase). Values of unknown properties stay as they
 * were sent.
 */
export function canonicalizeNames(value: unknown, parent?: string): unknown {
  if (Array.isArray(value)) return value.map((item) => canonicalizeNames(item))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (parent !== undefined && MAPS.includes(parent)) {
        return [parent === 'listings' ? key.toLowerCase() : key, canonicalizeNames(child)]
      }
      const name = spelling.get(key.toLowerCase())
      return name === undefined ? [key, child] : [name, canonicalizeNames(child, name)]
    }),
  )
}

/** Returns whether a property is in the Store's documentation, in any case. */
export const isKnownName = (name: string): boolean => spelling.has(name.toLowerCase())

/** Parses the named properties of a JSON object, in any case; undefined when the text is not a JSON object. */
export function parseProperties<Name extends string>(
  text: string,
  names: readonly Name[],
): Readonly<Partial<Record<Name, unknown>>> | undefined {
  const body = parseObject(text)
  if (body === undefined) return undefined
  const values = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]))
  const found = names.map((name) => [name, values.get(name.toLowerCase())])
  return Object.fromEntries(found) as Partial<Record<Name, unknown>>
}
