import type { Reply } from '../../http/reply.ts'
import {
  incompleteDeviceFamilies,
  invalid,
  invalidPercentage,
  invalidPrice,
  missingPackages,
  noListings,
  noPricing,
} from '../errors.ts'
import type { Kind, Noun } from '../kinds.ts'
import { type FileEntry, isObject, type SubmissionResource } from '../resource.ts'
import { enums } from './enumerations.ts'
import type { Rule, SentSubmission } from './rule.ts'
import { knownLanguages, listingTexts, submissionTexts } from './text-rules.ts'

const rules: Readonly<Record<Noun, readonly Rule[]>> = {
  Application: [
    someListing,
    knownLanguages,
    listingTexts,
    submissionTexts,
    somePrice,
    allDeviceFamilies,
    allPackages,
    packageStatuses,
    pictureStatuses,
    rollout,
    enums,
  ],
  Flight: [submissionTexts, allPackages, packageStatuses, rollout, enums],
  InAppProduct: [someListing, knownLanguages, listingTexts, submissionTexts, somePrice, enums],
}

/** The error that an update earns; undefined when the Store takes it. */
export function refusalOf(kind: Kind, stored: SubmissionResource, sent: SentSubmission): Reply | undefined {
  for (const rule of rules[kind.noun]) {
    const refusal = rule(sent, stored, kind)
    if (refusal !== undefined) return refusal
  }
  return undefined
}

/** The entry of a stored list that a sent entry stands for: by id, or by name as long as it has none. */
export function storedEntryOf<T extends FileEntry>(stored: readonly T[], sent: FileEntry): T | undefined {
  return sent.id
    ? stored.find((entry) => entry.id === sent.id)
    : stored.find((entry) => !entry.id && entry.fileName === sent.fileName)
}

/** The file entries in a list that a client sent. */
export const entriesOf = (list: unknown): FileEntry[] =>
  Array.isArray(list) ? list.filter((entry): entry is FileEntry => isObject(entry)) : []

function someListing(sent: SentSubmission, _stored: SubmissionResource, kind: Kind): Reply | undefined {
  const { listings } = sent
  const size = isObject(listings) ? Object.keys(listings).length : 0
  return size === 0 && kind.listings ? noListings(kind.listings) : undefined
}

const PRICES =
  /^(Free|NotAvailable|Tier([2-9]|[1-8]\d|9[0-6]|10(1[2-9]|[2-9]\d)|1[1-3]\d\d|14([01]\d|2[0-4])))$/

// No price is no error: the product becomes free, https://github.com/microsoft/msstore-cli/pull/175.
function somePrice({ pricing }: SentSubmission): Reply | undefined {
  if (!isObject(pricing)) return noPricing()
  const priceId = pricing['priceId'] ?? 'Free'
  return typeof priceId === 'string' && PRICES.test(priceId) ? undefined : invalidPrice(String(priceId))
}

function allDeviceFamilies({ allowTargetFutureDeviceFamilies: families }: SentSubmission): Reply | undefined {
  const complete =
    isObject(families) &&
    ['Desktop', 'Mobile', 'Xbox', 'Holographic'].every((family) => typeof families[family] === 'boolean')
  return complete ? undefined : incompleteDeviceFamilies()
}

function allPackages(sent: SentSubmission, stored: SubmissionResource, kind: Kind): Reply | undefined {
  if (kind.packages === undefined) return undefined
  const kept = new Set(entriesOf(sent[kind.packages]).map((entry) => entry.id))
  const missing = entriesOf(stored[kind.packages])
    .filter((entry) => entry.id && !kept.has(entry.id))
    .map((entry) => String(entry.id))
  return missing.length > 0 ? missingPackages(missing) : undefined
}

/** Which statuses an entry may be sent with, by the status it has; a new entry has none. */
const transitions: Readonly<Record<string, readonly string[]>> = {
  new: ['PendingUpload'],
  PendingUpload: ['PendingUpload'],
  Uploaded: ['Uploaded', 'PendingDelete'],
  PendingDelete: ['PendingDelete', 'Uploaded'],
}

function isLegal(sent: FileEntry, stored: FileEntry | undefined): boolean {
  if (stored === undefined && sent.id) return false
  return transitions[stored?.fileStatus ?? 'new']?.includes(sent.fileStatus) ?? false
}

function packageStatuses(sent: SentSubmission, stored: SubmissionResource, kind: Kind): Reply | undefined {
  if (kind.packages === undefined) return undefined
  const before = entriesOf(stored[kind.packages])
  const after = entriesOf(sent[kind.packages])
  const illegal = after.find((entry) => !isLegal(entry, storedEntryOf(before, entry)))
  if (illegal !== undefined) {
    const text = `Existing Package: '${illegal.fileName}' can not be set to '${illegal.fileStatus}'.`
    return invalid(text, 'packages')
  }
  if (before.length > 0 && after.every((entry) => entry.fileStatus === 'PendingDelete')) {
    return invalid('Existing Package: at least one package has to remain in the submission.', 'packages')
  }
  const added = after.filter((entry) => entry.fileStatus === 'PendingUpload').map((entry) => entry.fileName)
  if (added.some((name) => typeof name !== 'string' || name === '')) {
    return invalid('A package needs a fileName.', 'packages')
  }
  const twice = added.find((name, index) => added.indexOf(name) !== index)
  return twice === undefined
    ? undefined
    : invalid(`The package '${twice}' is named more than once.`, 'packages')
}

function pictureStatuses(sent: SentSubmission, stored: SubmissionResource): Reply | undefined {
  for (const [locale, listing] of Object.entries(sent['listings'] as Record<string, unknown>)) {
    const texts = isObject(listing) && isObject(listing['baseListing']) ? listing['baseListing'] : {}
    const before = stored.listings?.[locale]?.baseListing?.images ?? []
    const illegal = entriesOf(texts['images']).find((image) => !isLegal(image, storedEntryOf(before, image)))
    if (illegal !== undefined) {
      const text = `The image '${illegal.fileName}' of '${locale}' can not be set to '${illegal.fileStatus}'.`
      return invalid(text, 'images')
    }
  }
  return undefined
}

function rollout({ packageDeliveryOptions: options }: SentSubmission): Reply | undefined {
  const settings = isObject(options) && isObject(options['packageRollout']) ? options['packageRollout'] : {}
  const percentage = settings['packageRolloutPercentage'] ?? 0
  const fits = typeof percentage === 'number' && percentage >= 0 && percentage <= 100
  return fits ? undefined : invalidPercentage('packageRolloutPercentage')
}
