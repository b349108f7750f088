import { closest, distance } from 'fastest-levenshtein'
import { isCalendarDay } from '../../shared/calendar.ts'
import { asObject, getField, isJsonObject, isNumber, type JsonObject } from '../../shared/json.ts'
import { quoteName } from '../../shared/names.ts'
import { brokenRule, type Problem, shortJson } from '../model/problems.ts'
import { isSameValue } from '../model/same-value.ts'
import { type Field, type Fields, type Scalar, SUBMISSION_FIELDS } from '../model/submission-fields.ts'
import type { Rule, RuleContext } from './rule.ts'

/**
 * Checks the names and words of the user's JSON. To the Store, property names are case-insensitive, but values are not
 * (https://github.com/microsoft/StoreBroker has a function just for that). A value that the Store already has is not
 * checked.
 */
export const checkSubmissionJson: Rule = (_plan, context) => {
  const { submission = {}, base, kind } = context
  return [
    ...wrappedSubmission(submission),
    ...otherProduct(submission, context),
    ...findings({ path: '', value: submission, before: base }, { fields: SUBMISSION_FIELDS[kind] }).flatMap(
      ({ problem }) => problem ?? [],
    ),
  ]
}

/**
 * Lists what is rarely intended in the user's JSON: names that the API does not know, and "None" in place of a value.
 */
export function warnAboutJson({
  submission = {},
  base,
  kind,
}: Pick<RuleContext, 'submission' | 'base' | 'kind'>): readonly string[] {
  const fields = SUBMISSION_FIELDS[kind]
  return findings({ path: '', value: submission, before: base }, { fields }).flatMap(
    ({ warning }) => warning ?? [],
  )
}

const WRAPPERS: ReadonlySet<string> = new Set(['appsubmission', 'iapsubmission', 'flightsubmission'])

// https://github.com/microsoft/StoreBroker/blob/master/Documentation/USAGE.md: its config file
function wrappedSubmission(submission: JsonObject): readonly Problem[] {
  return Object.keys(submission)
    .filter((name) => WRAPPERS.has(name.toLowerCase()))
    .map((name) =>
      brokenRule(
        'wrapped-submission',
        'submission',
        `"${name}" belongs to a StoreBroker config, and nothing in it would be published. Provide what it contains.`,
      ),
    )
}

// The app of an add-on is not known here.
function otherProduct(submission: JsonObject, { product, kind }: RuleContext): readonly Problem[] {
  const appId = 'appId' in product ? product.appId : undefined
  const flightId = 'flightId' in product ? product.flightId : undefined
  const addOnId = 'addOnId' in product ? product.addOnId : undefined
  const isNewFlight = kind === 'flight' && flightId === undefined
  const target = isNewFlight ? 'a new flight' : `"${flightId ?? addOnId ?? appId}"`
  const rows = [
    { name: 'appId', own: appId, isKnown: kind !== 'add-on' },
    { name: 'flightId', own: flightId, isKnown: true },
    { name: 'iapId', own: addOnId, isKnown: true },
  ]
  return rows.flatMap(({ name, own, isKnown }) => {
    const given = getField(submission, name)
    if (typeof given !== 'string' || given === '' || !isKnown) return []
    if (given.toLowerCase() === own?.toLowerCase()) return []
    const to = own === undefined ? target : `"${own}"`
    const problem = `"${name}" is "${given}", but this run publishes to ${to}. Use the JSON of this product, or remove the field.`
    return [brokenRule('other-product', 'submission', problem)]
  })
}

/** A value in the user's JSON, and the Store's value at the same place. */
interface Place {
  /** E.g. `listings.en-us.baseListing`; empty for the submission. */
  readonly path: string
  readonly value: unknown
  readonly before: unknown
}

/** Something wrong, or rarely intended, in the user's JSON. */
interface Finding {
  readonly problem?: Problem
  readonly warning?: string
}

function findings(place: Place, field: Field): readonly Finding[] {
  const { path, value, before } = place
  if (hasNull(value, field)) return brokenType(`"${path}" contains null as an entry. Remove it.`)
  if (field === 'any' || value === null || isSameValue(value, before)) return []
  if (typeof field === 'string') return SCALARS[field].is(value) ? [] : wrongType(place, SCALARS[field].what)
  if ('words' in field) return findingsInWord(place, field)
  if ('list' in field) return findingsInList(place, field.list)
  if (!isJsonObject(value)) return wrongType(place, 'an object, in braces')
  return 'fields' in field
    ? findingsInObject({ path, value, before: asObject(before) }, field.fields)
    : findingsInMap({ path, value, before: asObject(before) }, field.map)
}

/** The check of a scalar value, and a description of valid values. */
const SCALARS: Readonly<Record<Scalar, { is: (value: unknown) => boolean; what: string }>> = {
  text: { is: (value) => typeof value === 'string', what: 'a text' },
  boolean: { is: (value) => typeof value === 'boolean', what: 'true or false, without quotes' },
  number: { is: isNumber, what: 'a number, without quotes' },
  percentage: {
    is: (value) => typeof value === 'number' && value >= 0 && value <= 100,
    what: 'a number from 0 to 100, without quotes',
  },
  date: {
    is: (value) => value === '' || (typeof value === 'string' && isDate(value)),
    what: 'a date such as "2026-12-24T18:00:00Z"',
  },
}

function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  return day !== undefined && isCalendarDay(day) && !Number.isNaN(Date.parse(text))
}

// The service is typed and would answer with 400, after the pending draft was deleted.
function wrongType({ path, value }: Place, what: string): readonly Finding[] {
  return brokenType(`"${path}" is ${shortJson(value)}. It must be ${what}.`)
}

function brokenType(problem: string): readonly Finding[] {
  return [{ problem: brokenRule('wrong-type', 'submission', problem) }]
}

// null in a list has no meaning, but would be sent.
function hasNull(value: unknown, field: Field): boolean {
  return typeof field === 'object' && 'list' in field && Array.isArray(value) && value.includes(null)
}

// Entries cannot be matched with the Store's by position; one that is already there is not checked.
function findingsInList(place: Place, field: Field): readonly Finding[] {
  const { path, value, before } = place
  if (!Array.isArray(value)) return wrongType(place, 'a list, in brackets')
  const stored: readonly unknown[] = Array.isArray(before) ? before : []
  const added = value.filter((item) => !stored.some((other) => isSameValue(item, other)))
  return added.flatMap((item) => findings({ path, value: item, before: undefined }, field))
}

/** A place whose value is an object. */
interface ObjectPlace extends Place {
  readonly value: JsonObject
  readonly before: JsonObject
}

function findingsInObject(place: ObjectPlace, fields: Fields): readonly Finding[] {
  const byName = new Map(Object.entries(fields).map(([name, field]) => [name.toLowerCase(), field]))
  const inFields = Object.entries(place.value).flatMap(([name, value]) => {
    const before = getField(place.before, name)
    const path = pathOf(place, name)
    const field = byName.get(name.toLowerCase())
    if (field !== undefined) return findings({ path, value, before }, field)
    if (before !== undefined || WRAPPERS.has(name.toLowerCase())) return []
    return [{ warning: unknownField(path, name, Object.keys(fields)) }]
  })
  return [...repeatedNames(place), ...inFields]
}

function findingsInMap(place: ObjectPlace, field: Field): readonly Finding[] {
  const inEntries = Object.entries(place.value).flatMap(([key, value]) =>
    findings({ path: pathOf(place, key), value, before: getField(place.before, key) }, field),
  )
  return [...repeatedNames(place), ...inEntries]
}

function pathOf({ path }: Place, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function unknownField(path: string, name: string, known: readonly string[]): string {
  const meant = nearest(name, known)
  const advice = meant === undefined ? 'The Store may ignore it.' : `Did you mean "${meant}"?`
  return `"submission": "${path}" is not a known field. ${advice}`
}

function repeatedNames({ path, value }: ObjectPlace): readonly Finding[] {
  const names = Object.keys(value)
  const seen = new Map<string, string>()
  return names.flatMap((name) => {
    const other = seen.get(name.toLowerCase())
    seen.set(name.toLowerCase(), name)
    if (other === undefined) return []
    const where = path === '' ? '' : ` in ${path}`
    const problem = `"${other}" and "${name}"${where} are the same to the Store. Remove one.`
    return [{ problem: brokenRule('repeated-field', 'submission', problem) }]
  })
}

function findingsInWord(
  { path, value, before }: Place,
  { words, isOpen }: Extract<Field, { words: unknown }>,
): readonly Finding[] {
  if (typeof value === 'string' && words.includes(value))
    return value === 'None' && !isSameValue(before, null)
      ? [{ warning: `"submission": "${path}" is "None", and replaces "${before}".` }]
      : []
  const isInOtherCase = words.some((word) => word.toLowerCase() === String(value).toLowerCase())
  if (typeof value === 'string' && isOpen && !isInOtherCase) return []
  return [{ problem: brokenRule('unknown-value', 'submission', wrongWord(path, value, words)) }]
}

const LONGEST_LIST = 10

function wrongWord(path: string, word: unknown, words: readonly string[]): string {
  const is = `"${path}" is ${typeof word === 'string' ? quoteName(word) : shortJson(word)}`
  if (word === 'NotSet')
    return `${is}, which the Store does not accept. Remove the field to keep its value, or set ${listWords(words)}.`
  const meant = typeof word === 'string' ? nearest(word, words) : undefined
  return meant === undefined ? `${is}. It must be ${listWords(words)}.` : `${is}. Did you mean "${meant}"?`
}

function listWords(words: readonly string[]): string {
  if (words.length > LONGEST_LIST) return `one such as ${words.slice(0, 3).join(', ')}`
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

// Close enough to be what was meant: up to a third of the characters may differ.
function nearest(name: string, known: readonly string[]): string | undefined {
  const byLowerCase = new Map(known.map((one) => [one.toLowerCase(), one]))
  const found = closest(name.toLowerCase(), [...byLowerCase.keys()])
  return distance(name.toLowerCase(), found) <= Math.max(1, name.length / 3)
    ? byLowerCase.get(found)
    : undefined
}
