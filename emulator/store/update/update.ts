import type { ProductRecord, Submission } from '../product-record.ts'
import { detailsWith } from '../product-record.ts'
import {
  type FileEntry,
  isObject,
  type Listing,
  type PackageEntry,
  type StatusEntry,
  type SubmissionResource,
} from '../resource.ts'
import type { SentSubmission } from './rule.ts'
import { entriesOf, storedEntryOf } from './update-rules.ts'

/** Properties that an update leaves alone, whatever the client sends. */
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
/** Shown for old times' sake; they are changed in Partner Center only. */
const READ_ONLY_OF_LISTING = ['privacyPolicy', 'supportContact', 'websiteUrl']

const NEW_PACKAGE = { id: '', version: '', architecture: '', languages: [], capabilities: [] }

/**
 * The resource after an update that the rules let pass. It is a replacement, not a merge: what the client left
 * out is back at its default, except for pictures, which only `PendingDelete` takes away.
 */
export function applyUpdate(
  record: ProductRecord,
  { resource: stored }: Submission,
  sent: SentSubmission,
): SubmissionResource {
  const { kind } = record
  const given = Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => value !== null || !(name in kind.defaults)),
  )
  const next: Record<string, unknown> = withReadOnly(
    { ...structuredClone(kind.defaults), ...given },
    stored,
    READ_ONLY,
  )

  if (kind.packages !== undefined) {
    const before = stored[kind.packages] ?? []
    const after = entriesOf(given[kind.packages]).map((entry) => replacedPackage(entry, before))
    next[kind.packages] = record.ignoresPackageUpdates ? before : after
  }
  if (isObject(given['pricing'])) next['pricing'] = replacedPricing(given['pricing'])
  if (isObject(given['listings']))
    next['listings'] = replacedListings(given['listings'], stored.listings ?? {})
  if (isObject(given['packageDeliveryOptions'])) {
    next['packageDeliveryOptions'] = replacedOptions(given['packageDeliveryOptions'], kind.defaults, stored)
  }
  next['statusDetails'] = detailsWith({ warnings: languageWarnings(next, record) })
  return next as SubmissionResource
}

/** `sent`, but with the named properties as they are stored: gone when they are not there. */
function withReadOnly(
  sent: SentSubmission,
  stored: SentSubmission | undefined,
  names: readonly string[],
): Record<string, unknown> {
  const next: Record<string, unknown> = { ...sent }
  for (const name of names) {
    if (stored?.[name] === undefined) delete next[name]
    else next[name] = stored[name]
  }
  return next
}

function replacedPackage(sent: FileEntry, before: readonly PackageEntry[]): FileEntry {
  const stored = storedEntryOf(before, sent)
  const settings = { minimumDirectXVersion: 'None', minimumSystemRam: 'None' }
  if (stored === undefined) return { ...settings, ...sent, ...NEW_PACKAGE }
  const names = stored.id ? ['fileName', ...READ_ONLY_OF_PACKAGE] : READ_ONLY_OF_PACKAGE
  return withReadOnly({ ...settings, ...sent }, stored, names) as FileEntry
}

// Both observed live: no price makes the product free, and the flag never survives an update;
// https://github.com/microsoft/msstore-cli/pull/175.
const replacedPricing = (sent: SentSubmission): SentSubmission => ({
  ...sent,
  marketSpecificPricings: sent['marketSpecificPricings'] ?? {},
  sales: [],
  priceId: sent['priceId'] ?? 'Free',
  isAdvancedPricingModel: false,
})

function replacedOptions(
  sent: SentSubmission,
  defaults: SentSubmission,
  stored: SubmissionResource,
): SentSubmission {
  const standard = defaults['packageDeliveryOptions'] as SentSubmission
  const rollout = {
    ...(standard['packageRollout'] as SentSubmission),
    ...(isObject(sent['packageRollout']) ? sent['packageRollout'] : {}),
  }
  const before =
    stored.packageDeliveryOptions?.packageRollout ?? (standard['packageRollout'] as SentSubmission)
  return { ...standard, ...sent, packageRollout: withReadOnly(rollout, before, READ_ONLY_OF_ROLLOUT) }
}

function replacedListings(sent: SentSubmission, stored: Readonly<Record<string, Listing>>): SentSubmission {
  return Object.fromEntries(
    Object.entries(sent).map(([locale, listing]) => [
      locale,
      isObject(listing) ? replacedListing(listing, stored[locale]) : {},
    ]),
  )
}

function replacedListing(sent: SentSubmission, stored: Listing | undefined): SentSubmission {
  if (isObject(sent['baseListing'])) {
    const texts = withReadOnly(sent['baseListing'], stored?.baseListing, READ_ONLY_OF_LISTING)
    const images = replacedImages(entriesOf(sent['baseListing']['images']), stored?.baseListing?.images ?? [])
    return { ...sent, baseListing: { ...texts, images } }
  }
  const icon = sent['icon'] ?? stored?.icon
  return icon === undefined ? sent : { ...sent, icon }
}

function replacedImages(sent: readonly FileEntry[], before: readonly FileEntry[]): unknown[] {
  const after = sent.map((image) => {
    const stored = storedEntryOf(before, image)
    const complete = { ...image, description: image['description'] ?? '' }
    return stored?.id ? withReadOnly(complete, stored, READ_ONLY_OF_IMAGE) : { ...complete, id: null }
  })
  const left = before.filter((image) => image.id && !sent.some((entry) => entry.id === image.id))
  return [...after, ...left]
}

/** Languages that were added to or taken out of the published listings. */
function languageWarnings(next: SentSubmission, record: ProductRecord): StatusEntry[] {
  const published = Object.keys(record.lastPublished?.resource.listings ?? {})
  const now = Object.keys((next['listings'] as object | undefined) ?? {})
  return [
    ...published
      .filter((locale) => !now.includes(locale))
      .map((locale) => ({
        code: 'ListingOptOutWarning',
        details: `The listing '${locale}' will be removed.`,
      })),
    ...now
      .filter((locale) => !published.includes(locale))
      .map((locale) => ({ code: 'ListingOptInWarning', details: `The listing '${locale}' will be added.` })),
  ]
}
