import { isObject, type JsonObject, objectOrEmpty } from '../../http/json.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import {
  createStatusDetails,
  type FileEntry,
  type Listing,
  type ListingText,
  type PackageEntry,
  type StatusEntry,
  type SubmissionResource,
} from '../resource.ts'
import { fileEntries, findStoredEntry, imageEntries } from './entries.ts'

/** Properties that an update does not change, whatever the client sends. */
const READ_ONLY = ['id', 'flightId', 'status', 'statusDetails', 'fileUploadUrl', 'friendlyName']
const READ_ONLY_OF_PACKAGE = [
  'id',
  'version',
  'architecture',
  'languages',
  'capabilities',
  'targetDeviceFamilies',
]
const READ_ONLY_OF_IMAGE = ['id', 'fileName', 'imageType']
const READ_ONLY_OF_ROLLOUT = ['packageRolloutStatus', 'fallbackSubmissionId']
/**
 * Obsolete properties: returned, ignored in an update, and changed only in Partner Center;
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object
 */
const READ_ONLY_OF_LISTING = ['privacyPolicy', 'supportContact', 'websiteUrl']

const NEW_PACKAGE = { id: '', version: '', architecture: '', languages: [], capabilities: [] }

/**
 * Returns the resource after an update that the rules accept. It is a replacement, not a merge: a property that the
 * client omitted goes back to its default. Only images stay until `PendingDelete` removes them.
 */
export function applyUpdate(
  product: ProductRecord,
  { resource: stored }: Submission,
  body: JsonObject,
): SubmissionResource {
  const { defaults, packages: list } = product.kind
  const given = Object.fromEntries(
    Object.entries(body).filter(([name, value]) => value !== null || !(name in defaults)),
  )
  const next = keepReadOnly({ ...structuredClone(defaults), ...given }, stored, READ_ONLY)

  if (list !== undefined) {
    const before = stored[list] ?? []
    next[list] = product.switches.ignoresPackageUpdates
      ? before
      : fileEntries(given[list]).map((entry) => updatePackage(entry, before))
  }
  const { pricing, listings, packageDeliveryOptions: options } = given
  if (isObject(pricing)) next['pricing'] = updatePricing(pricing)
  if (isObject(listings)) {
    next['listings'] = Object.fromEntries(
      Object.entries(listings).map(([locale, listing]) => [
        locale,
        isObject(listing) ? updateListing(listing, stored.listings?.[locale]) : {},
      ]),
    )
  }
  if (isObject(options)) next['packageDeliveryOptions'] = updateDeliveryOptions(options, defaults, stored)
  next['statusDetails'] = createStatusDetails({ warnings: languageWarnings(next, product) })
  return next as SubmissionResource
}

/** Returns `sent` with the named properties as stored, or without them if they are not stored. */
function keepReadOnly(
  sent: JsonObject,
  stored: JsonObject | undefined,
  names: readonly string[],
): Record<string, unknown> {
  const next: Record<string, unknown> = { ...sent }
  for (const name of names) {
    if (stored?.[name] === undefined) delete next[name]
    else next[name] = stored[name]
  }
  return next
}

function updatePackage(sent: FileEntry, before: readonly PackageEntry[]): FileEntry {
  const stored = findStoredEntry(before, sent)
  const settings = { minimumDirectXVersion: 'None', minimumSystemRam: 'None' }
  if (stored === undefined) return { ...settings, ...sent, ...NEW_PACKAGE }
  const names = stored.id ? ['fileName', ...READ_ONLY_OF_PACKAGE] : READ_ONLY_OF_PACKAGE
  return keepReadOnly({ ...settings, ...sent }, stored, names) as FileEntry
}

// Both observed live: no price makes the product free, and the flag never survives an update;
// https://github.com/microsoft/msstore-cli/pull/175.
const updatePricing = (sent: JsonObject): JsonObject => ({
  ...sent,
  marketSpecificPricings: sent['marketSpecificPricings'] ?? {},
  sales: [],
  priceId: sent['priceId'] ?? 'Free',
  isAdvancedPricingModel: false,
})

function updateDeliveryOptions(
  sent: JsonObject,
  defaults: JsonObject,
  stored: SubmissionResource,
): JsonObject {
  const standard = objectOrEmpty(defaults['packageDeliveryOptions'])
  const standardRollout = objectOrEmpty(standard['packageRollout'])
  const rollout = { ...standardRollout, ...objectOrEmpty(sent['packageRollout']) }
  const before = stored.packageDeliveryOptions?.packageRollout ?? standardRollout
  const given = Object.entries(sent).filter(([, value]) => value !== null)
  const next = { ...standard, ...Object.fromEntries(given) }
  return { ...next, packageRollout: keepReadOnly(rollout, before, READ_ONLY_OF_ROLLOUT) }
}

function updateListing(sent: JsonObject, stored: Listing | undefined): JsonObject {
  const { baseListing, platformOverrides } = sent
  if (isObject(baseListing)) {
    const overrides = Object.entries(objectOrEmpty(platformOverrides)).map(([platform, texts]) => [
      platform,
      updateTexts(objectOrEmpty(texts), stored?.platformOverrides?.[platform]),
    ])
    return {
      ...sent,
      baseListing: updateTexts(baseListing, stored?.baseListing),
      ...(platformOverrides !== undefined && { platformOverrides: Object.fromEntries(overrides) }),
    }
  }
  const icon = sent['icon'] ?? stored?.icon
  return icon === undefined ? sent : { ...sent, icon }
}

function updateTexts(sent: JsonObject, stored: ListingText | undefined): JsonObject {
  const texts = keepReadOnly(sent, stored, READ_ONLY_OF_LISTING)
  if (sent['images'] === undefined && stored?.images === undefined) return texts
  return { ...texts, images: updateImages(imageEntries(sent['images']), stored?.images ?? []) }
}

function updateImages(sent: readonly FileEntry[], before: readonly FileEntry[]): unknown[] {
  const after = sent.map((image) => {
    const stored = findStoredEntry(before, image)
    const complete = { ...image, description: image['description'] ?? '' }
    return stored?.id ? keepReadOnly(complete, stored, READ_ONLY_OF_IMAGE) : { ...complete, id: null }
  })
  const left = before.filter((image) => image.id && !sent.some((entry) => entry.id === image.id))
  return [...after, ...left]
}

/** Returns a warning for each language that was added to or removed from the published listings. */
function languageWarnings({ listings }: JsonObject, { lastPublished }: ProductRecord): StatusEntry[] {
  const published = Object.keys(lastPublished?.resource.listings ?? {})
  const now = Object.keys((listings as object | undefined) ?? {})
  const removed = published.filter((locale) => !now.includes(locale))
  const added = now.filter((locale) => !published.includes(locale))
  return [
    ...removed.map((locale) => ({
      code: 'ListingOptOutWarning',
      details: `The listing '${locale}' will be removed.`,
    })),
    ...added.map((locale) => ({
      code: 'ListingOptInWarning',
      details: `The listing '${locale}' will be added.`,
    })),
  ]
}
