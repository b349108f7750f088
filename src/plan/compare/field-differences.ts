import { asStrings, getField, getObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { LISTING_FIELDS } from '../../shared/listing-facts.ts'
import type { Change, Plan } from '../model/plan.ts'
import { unchangeable } from '../model/read-only-fields.ts'
import { isSameValue } from '../model/same-value.ts'
import { FIELD_SPELLING } from '../model/submission-fields.ts'
import { differencesBetween } from './changes.ts'
import { describeValue } from './describe-value.ts'
import { isIdle, mayBeTheStores } from './stores-own.ts'

/** A submission that was sent to the Store, and the changes it was meant to make. */
export type SentPlan = Pick<Plan, 'submission' | 'changes'>

/** Differences between what the Store has and what it was sent. */
export interface Comparison {
  /** As sentences: planned changes that are missing, and fields that must not differ unasked. */
  readonly differences: readonly string[]
  /** The other differences, which were not asked for. */
  readonly unplanned: readonly Change[]
}

/** Compares what the Store has with what it was sent, field by field, except for the lists of packages. */
export function compareFields(plan: SentPlan, stored: JsonObject): Comparison {
  const strays = differencesBetween(plan.submission, stored, 'fields').filter(
    (stray) => !isOfPackageList(stray) && !isExpected(stray, plan, stored),
  )
  const isFatal = ({ field }: Change): boolean => isGrave(field) || isPlanned(field, plan.changes)
  return {
    differences: [
      ...languageDifferences(plan.submission, stored),
      ...strays.filter(isFatal).map(describeDifference),
    ],
    unplanned: strays.filter((stray) => !isFatal(stray)),
  }
}

function isOfPackageList({ field }: Change): boolean {
  return /^(application|flight)Packages(\[.*\])?$/i.test(field)
}

function isExpected(stray: Change, { submission, changes }: SentPlan, stored: JsonObject): boolean {
  const { field } = stray
  return (
    unchangeable(field) !== undefined ||
    (mayBeTheStores(stray) && !isOldOrder(stray, changes)) ||
    isIdle(field, submission) ||
    isLeftOpen(stray, changes) ||
    isIgnored(stray, changes) ||
    !isOfCommonLanguage(field, submission, stored)
  )
}

// Fields that decide who pays how much, and who gets it when.
const GRAVE: readonly RegExp[] = [
  /^pricing\.(priceId$|marketSpecificPricings\b)/i,
  /^(targetPublishMode|visibility)$/i,
  /^packageDeliveryOptions\.packageRollout\./i,
]

function isGrave(field: string): boolean {
  return GRAVE.some((path) => path.test(field))
}

function isPlanned(field: string, changes: readonly Change[]): boolean {
  return changes.some((change) => isPathWithin(field, change.field) || isPathWithin(change.field, field))
}

function isPathWithin(inner: string, outer: string): boolean {
  const [path, owner] = [inner.toLowerCase(), outer.toLowerCase()]
  return path.startsWith(owner) && /^($|[.[])/.test(path.slice(owner.length))
}

// The Store may use the app's name for a listing without a title; other omitted fields may get a default, too.
const WITHOUT_DEFAULT = new RegExp(
  [
    `\\.(${Object.keys(LISTING_FIELDS)
      .filter((name) => name !== 'title')
      .join('|')})$`,
    '^(notesForCertification|tag|keywords|hardwarePreferences|gamingOptions|trailers)$',
    '^pricing\\.marketSpecificPricings\\.',
  ].join('|'),
  'i',
)

// A field that was not sent may have any value, unless it was meant to be emptied.
function isLeftOpen({ field, before }: Change, changes: readonly Change[]): boolean {
  if (!isSameValue(before, null)) return false
  const isEmptied = changes.some(
    ({ field: path, after }) => isSameValue(after, null) && isPathWithin(field, path),
  )
  return !isEmptied || !WITHOUT_DEFAULT.test(field)
}

// Lists that are displayed in order. The order of others is meaningless.
const READ_IN_ORDER = /\.(features|minimumHardware|recommendedHardware)$/i

/** Returns whether a list was meant to be reordered, but still has its old order. */
function isOldOrder({ field, before, after }: Change, changes: readonly Change[]): boolean {
  if (!READ_IN_ORDER.test(field) || !Array.isArray(before) || !Array.isArray(after)) return false
  return changes.some(
    (change) =>
      change.field.toLowerCase() === field.toLowerCase() &&
      isSameValue(trimAll(change.before), trimAll(after)) &&
      !isSameValue(trimAll(before), trimAll(after)),
  )
}

function trimAll(list: unknown): readonly string[] {
  return asStrings(list).map((text) => text.trim())
}

// An unknown name already caused a warning when it was planned. A name that the Store has shown is not unknown.
function isIgnored({ field, after }: Change, changes: readonly Change[]): boolean {
  const isShown = changes.some(
    (change) => isPathWithin(field, change.field) && !isSameValue(change.before, null),
  )
  return !isKnownField(field) && !isShown && isSameValue(after, null) && !isGrave(field)
}

/** Returns whether the last name of a path is a known field of the API. */
export function isKnownField(field: string): boolean {
  const [name] = /[^.\]]+$/.exec(field) ?? []
  return name === undefined || FIELD_SPELLING.has(name.toLowerCase())
}

// Languages that only one of the two has are reported separately.
function isOfCommonLanguage(field: string, planned: JsonObject, stored: JsonObject): boolean {
  const [, language] = /^listings\.([^.]+)/i.exec(field) ?? []
  if (language === undefined) return true
  return [planned, stored].every((submission) =>
    isJsonObject(getField(getObject(submission, 'listings'), language)),
  )
}

function languageDifferences(planned: JsonObject, stored: JsonObject): readonly string[] {
  const [wanted, found] = [listLanguages(planned), listLanguages(stored)]
  return wanted === '' || wanted === found
    ? []
    : [`languages: planned ${wanted}, the Store has ${found || 'none'}`]
}

function listLanguages(submission: JsonObject): string {
  return Object.entries(getObject(submission, 'listings'))
    .filter(([, listing]) => isJsonObject(listing))
    .map(([language]) => language.toLowerCase())
    .sort()
    .join(', ')
}

function describeDifference({ field, before, after }: Change): string {
  return `${field}: planned ${describeValue(before)}, the Store has ${describeValue(after)}`
}
