import { closest, distance } from 'fastest-levenshtein'
import { asObject, getField, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { brokenRule, type Problem } from '../model/problems.ts'
import { isSameValue } from '../model/same-value.ts'
import { type Field, type Fields, SUBMISSION_FIELDS } from '../model/submission-fields.ts'
import type { Rule, RuleContext } from './rule.ts'

/**
 * Checks the names and words of the user's JSON. The Store matches property names without case, but values with it
 * (https://github.com/microsoft/StoreBroker keeps a function for that alone); what is as the Store has it already is
 * its own business.
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

/** Lists what the user's JSON says and rarely means: names that the API does not know, and "None" over a value. */
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

function otherProduct(submission: JsonObject, { product }: RuleContext): readonly Problem[] {
  const ids: Readonly<Record<string, string | undefined>> = {
    appId: 'appId' in product ? product.appId : undefined,
    flightId: 'flightId' in product ? product.flightId : undefined,
    iapId: 'addOnId' in product ? product.addOnId : undefined,
  }
  return Object.entries(ids).flatMap(([name, id]) => {
    const given = getField(submission, name)
    if (typeof given !== 'string' || given === '' || id === undefined) return []
    if (given.toLowerCase() === id.toLowerCase()) return []
    const problem = `"${name}" is "${given}", but this run publishes to "${id}". Use the JSON of this product, or remove the field.`
    return [brokenRule('other-product', 'submission', problem)]
  })
}

/** A value in the user's JSON, and the one that the Store has at the same place. */
interface Place {
  /** E.g. `listings.en-us.baseListing`; empty for the submission. */
  readonly path: string
  readonly value: unknown
  readonly before: unknown
}

/** Something wrong, or rarely meant, in the user's JSON. */
interface Finding {
  readonly problem?: Problem
  readonly warning?: string
}

function findings(place: Place, field: Field): readonly Finding[] {
  if (field === 'any' || place.value === null || isSameValue(place.value, place.before)) return []
  if ('words' in field) return findingsInWords(place, field)
  const { path, value, before } = place
  // Entries of a list have no place of their own in the Store's list.
  if (Array.isArray(value))
    return value.flatMap((item) => findings({ path, value: item, before: undefined }, field))
  if (!isJsonObject(value)) return []
  return 'fields' in field
    ? findingsInObject({ path, value, before: asObject(before) }, field.fields)
    : findingsInMap({ path, value, before: asObject(before) }, field.map)
}

/** A place that has an object. */
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

function findingsInWords(
  { path, value, before }: Place,
  { words, isOpen }: Extract<Field, { words: unknown }>,
): readonly Finding[] {
  if (value === 'None' && before !== undefined && !isSameValue(before, null))
    return [{ warning: `"submission": "${path}" is "None", and replaces "${before}".` }]
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  const lowerCase = words.map((word) => word.toLowerCase())
  return items
    .filter((item) => typeof item === 'string')
    .filter((item) => !words.includes(item) && (!isOpen || lowerCase.includes(item.toLowerCase())))
    .map((item) => ({
      problem: brokenRule('unknown-value', 'submission', wrongWord(path, item, words)),
    }))
}

const LONGEST_LIST = 10

function wrongWord(path: string, word: string, words: readonly string[]): string {
  const is = `"${path}" is "${word}"`
  if (word === 'NotSet')
    return `${is}, which the Store does not accept. Remove the field to keep its value, or set ${listWords(words)}.`
  const meant = nearest(word, words)
  return meant === undefined ? `${is}. It must be ${listWords(words)}.` : `${is}. Did you mean "${meant}"?`
}

function listWords(words: readonly string[]): string {
  if (words.length > LONGEST_LIST) return `one such as ${words.slice(0, 3).join(', ')}`
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

// Near enough to be meant: a third of its characters may differ.
function nearest(name: string, known: readonly string[]): string | undefined {
  const byLowerCase = new Map(known.map((one) => [one.toLowerCase(), one]))
  const found = closest(name.toLowerCase(), [...byLowerCase.keys()])
  return distance(name.toLowerCase(), found) <= Math.max(1, name.length / 3)
    ? byLowerCase.get(found)
    : undefined
}
