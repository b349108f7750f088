import { firstError } from '../../http/first-error.ts'
import { isObject, type JsonObject, objectOrEmpty } from '../../http/json.ts'
import type { Reply } from '../../http/messages.ts'
import {
  incompleteDeviceFamilies,
  invalid,
  invalidPercentage,
  invalidPrice,
  missingPackages,
  noListings,
  noPricing,
} from '../errors.ts'
import type { KindName } from '../kinds.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import { checkTypes } from './check-types.ts'
import { fileEntries, findIllegalStatus } from './entries.ts'
import { checkIcons, checkImages, checkTrailers } from './image-rules.ts'
import { checkLanguages, checkListingTexts, checkSubmissionTexts, checkTitles } from './text-rules.ts'

/** A condition under which the Store refuses an update. The names in `body` have the Store's spelling. */
type Rule = (body: JsonObject, draft: Submission, product: ProductRecord) => Reply | undefined

const rules: Readonly<Record<KindName, readonly Rule[]>> = {
  Application: [
    checkTypes,
    checkListings,
    checkLanguages,
    checkListingTexts,
    checkTitles,
    checkSubmissionTexts,
    checkPublishDate,
    checkPrice,
    checkDeviceFamilies,
    checkAllPackagesKept,
    checkPackages,
    checkImages,
    checkTrailers,
    checkRollout,
  ],
  Flight: [
    checkTypes,
    checkSubmissionTexts,
    checkPublishDate,
    checkAllPackagesKept,
    checkPackages,
    checkRollout,
  ],
  InAppProduct: [
    checkTypes,
    checkListings,
    checkLanguages,
    checkListingTexts,
    checkSubmissionTexts,
    checkPublishDate,
    checkPrice,
    checkIcons,
  ],
}

/**
 * Checks the body of an update, whose property names already have the Store's spelling; undefined when it is accepted.
 */
export function checkUpdate(product: ProductRecord, draft: Submission, body: JsonObject): Reply | undefined {
  return firstError(rules[product.kind.name], (rule) => rule(body, draft, product))
}

function checkListings(
  { listings }: JsonObject,
  _draft: unknown,
  { kind }: ProductRecord,
): Reply | undefined {
  const isEmpty = Object.keys(objectOrEmpty(listings)).length === 0
  return isEmpty && kind.listings ? noListings(kind.listings) : undefined
}

const PRICES =
  /^(Free|NotAvailable|Tier([2-9]|[1-8]\d|9[0-6]|10(1[2-9]|[2-9]\d)|1[1-3]\d\d|14([01]\d|2[0-4])))$/

// A missing price is accepted: the product becomes free, https://github.com/microsoft/msstore-cli/pull/175.
function checkPrice({ pricing }: JsonObject): Reply | undefined {
  if (!isObject(pricing)) return noPricing
  const { priceId, marketSpecificPricings } = pricing
  // In a market, Base means the base price:
  // https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#price-tiers
  const ofMarkets = Object.values(objectOrEmpty(marketSpecificPricings)).filter((price) => price !== 'Base')
  const wrong = [priceId ?? 'Free', ...ofMarkets].find((price) => !PRICES.test(String(price)))
  return wrong === undefined ? undefined : invalidPrice(String(wrong))
}

// The text is not public.
function checkPublishDate({
  targetPublishMode: mode,
  targetPublishDate: date,
}: JsonObject): Reply | undefined {
  const isSet = typeof date === 'string' && date !== '' && !date.startsWith('1601-')
  return mode === 'SpecificDate' && !isSet
    ? invalid('A targetPublishDate is required for SpecificDate.', 'targetPublishDate')
    : undefined
}

function checkDeviceFamilies({ allowTargetFutureDeviceFamilies: families }: JsonObject): Reply | undefined {
  const isComplete = ['Desktop', 'Mobile', 'Xbox', 'Holographic'].every(
    (family) => typeof objectOrEmpty(families)[family] === 'boolean',
  )
  return isComplete ? undefined : incompleteDeviceFamilies
}

function checkAllPackagesKept(
  body: JsonObject,
  { resource: stored }: Submission,
  { kind: { packages: list } }: ProductRecord,
): Reply | undefined {
  if (list === undefined) return undefined
  // An existing one that waits for an upload also counts as missing:
  // https://github.com/jaimerodriguez/windows-store-submission-api-samples
  const sent = fileEntries(body[list]).filter(({ fileStatus }) => fileStatus !== 'PendingUpload')
  const kept = new Set(sent.map((entry) => entry.id))
  const missing = fileEntries(stored[list])
    .filter((entry) => entry.id && !kept.has(entry.id))
    .map((entry) => String(entry.id))
  return missing.length > 0 ? missingPackages(missing) : undefined
}

function checkPackages(
  body: JsonObject,
  { resource: stored }: Submission,
  { kind: { packages: list } }: ProductRecord,
): Reply | undefined {
  if (list === undefined) return undefined
  const before = fileEntries(stored[list])
  const after = fileEntries(body[list])
  const illegal = findIllegalStatus(after, before)
  if (illegal !== undefined) {
    const text = `Existing Package: '${illegal.fileName}' cannot be set to '${illegal.fileStatus}'.`
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

function checkRollout({ packageDeliveryOptions: options }: JsonObject): Reply | undefined {
  const { packageRollout } = objectOrEmpty(options)
  const percentage = objectOrEmpty(packageRollout)['packageRolloutPercentage'] ?? 0
  const fits = typeof percentage === 'number' && percentage >= 0 && percentage <= 100
  return fits ? undefined : invalidPercentage('packageRolloutPercentage')
}
