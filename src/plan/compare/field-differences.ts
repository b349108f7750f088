import { asStrings, getField, getObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { LISTING_FIELDS } from '../../shared/listing-facts.ts'
import type { Change, Plan } from '../model/plan.ts'
import { unchangeable } from '../model/read-only-fields.ts'
import { isSameValue } from '../model/same-value.ts'
import { FIELD_SPELLING } from '../model/submission-fields.ts'
import { differencesBetween } from './changes.ts'
import { describeValue } from './describe-value.ts'
import { isIdle, mayBeTheStores } from './stores-own.ts'

/** A submission that the Store was sent, and what was meant to change by it. */
export type SentPlan = Pick<Plan, 'submission' | 'changes'>

/** Differences between what the Store has and what it was sent. */
export interface Comparison {
  /** In words: planned changes that are missing, and fields too grave to differ when nobody has asked for it. */
  readonly differences: readonly string[]
  /** The other ones, which nobody asked for. */
  readonly unplanned: readonly Change[]
}

/** Compares what the Store has with what it was sent, field by field; its lists of packages are left to others. */
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

// Who pays how much, and who gets it when.
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

// The Store may give an app's name to a listing without a title; other fields that are left out may have a default, too.
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

// A field that is not sent may have any value, unless it was to be emptied.
function isLeftOpen({ field, before }: Change, changes: readonly Change[]): boolean {
  if (!isSameValue(before, null)) return false
  const isEmptied = changes.some(
    ({ field: path, after }) => isSameValue(after, null) && isPathWithin(field, path),
  )
  return !isEmptied || !WITHOUT_DEFAULT.test(field)
}

// The lists that people read, in this order. The order of others says nothing.
const READ_IN_ORDER = /\.(features|minimumHardware|recommendedHardware)$/i

/** Returns whether a list was to get another order, and has its old one. */
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

// A name that the API does not know was warned of when it was planned. One that the Store has shown it does know.
function isIgnored({ field, after }: Change, changes: readonly Change[]): boolean {
  const isShown = changes.some(
    (change) => isPathWithin(field, change.field) && !isSameValue(change.before, null),
  )
  return !isKnownField(field) && !isShown && isSameValue(after, null) && !isGrave(field)
}

/** Returns whether the last name of a path is one that the API is known to have. */
export function isKnownField(field: string): boolean {
  const [name] = /[^.\]]+$/.exec(field) ?? []
  return name === undefined || FIELD_SPELLING.has(name.toLowerCase())
}

// Languages that only one of the two has are a difference of their own.
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
