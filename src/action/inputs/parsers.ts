import { closest, distance } from 'fastest-levenshtein'
import { isOverrulable, RULE_CODES, type RuleCode } from '../../plan/model/rule-codes.ts'
import { isCalendarDay } from '../../shared/calendar.ts'
import { isSecureUrl } from '../../shared/secure-url.ts'

/** Turns the text of an input into its value. Throws an InvalidTextError for text it does not accept. */
export type Parser<T> = (text: string) => T

/** A problem with the text of an input, in a sentence that lacks the input's name. */
export class InvalidTextError extends Error {}

// The words that YAML 1.2 reads as a boolean: https://yaml.org/spec/1.2/spec.html#id2804923
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])

/** Parses any text. */
export function parseText(text: string): string {
  return text
}

/** Creates a parser for a required text; `what` describes it. */
export function requiredText(what: string): Parser<string> {
  return (text) => {
    refuseEmpty(text, what)
    return text
  }
}

/** Returns the advice on an ID that is missing: an expression for a variable that does not exist is empty. */
export function variableAdvice(name: string): string {
  return `If the workflow reads \${{ vars.${name} }}, check that this variable exists for the repository or the job's environment.`
}

/** Creates a parser for an ID of a certain form, which `what` describes; `variable` is its name in the recipes. */
export function matchingId(pattern: RegExp, what: string, variable: string): Parser<string> {
  const parse = matching(pattern, what)
  return (text) => {
    if (text === '')
      throw new InvalidTextError(`is missing or empty. Set it to ${what}. ${variableAdvice(variable)}`)
    return parse(text)
  }
}

/** Creates a parser for a text of a certain form, which `what` describes. */
export function matching(pattern: RegExp, what: string): Parser<string> {
  return (text) => {
    refuseEmpty(text, what)
    if (!pattern.test(text)) throw new InvalidTextError(`"${text}" is not ${what}.`)
    return text
  }
}

/** Parses the Store ID of a product. */
export const parseStoreId = matching(/^[a-z\d]{12}$/i, 'a Store ID: 12 letters and digits')

const WHERE_APP_IDS_ARE =
  'The Store ID of an app has 12 letters and digits: see Product identity in Partner Center.'

// https://learn.microsoft.com/windows/apps/publish/view-app-identity-details
const OTHER_IDS: readonly (readonly [RegExp, string])[] = [
  [
    /^XP[a-z\d]+$/i,
    'is the ID of an MSI or EXE product, which uses a different API. This action publishes MSIX and APPX packages.',
  ],
  [
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i,
    `is a GUID, not a Store ID. A flight's GUID belongs in "flight-id". ${WHERE_APP_IDS_ARE}`,
  ],
  [
    /^[a-z\d.-]+_[a-z\d]{13}$|^[a-z\d-]+(\.[a-z\d-]+)+$/i,
    `is the name of a package, not a Store ID. ${WHERE_APP_IDS_ARE}`,
  ],
]

/** Parses the Store ID of an app; the error names other kinds of ID. */
export function parseAppId(text: string): string {
  const [, what] = OTHER_IDS.find(([pattern]) => pattern.test(text)) ?? []
  if (what !== undefined) throw new InvalidTextError(`"${text}" ${what}`)
  return parseStoreId(text)
}

/** Creates a parser for one of several words, in any letter case. */
export function oneOf<const T extends string>(words: readonly T[]): Parser<T> {
  return (text) => {
    refuseEmpty(text, words.join(' or '))
    const found = words.find((word) => word.toLowerCase() === text.toLowerCase())
    if (found === undefined) {
      throw new InvalidTextError(`"${text}" is not one of ${words.join(', ')}.${suggestion(text, words)}`)
    }
    return found
  }
}

/** Returns a sentence with the word that is one or two letters away; empty if there is none. */
function suggestion(text: string, words: readonly string[]): string {
  const given = text.toLowerCase()
  const near = words.filter((word) => distance(given, word.toLowerCase()) <= 2)
  return near.length === 0 ? '' : ` Did you mean "${closest(text, near)}"?`
}

function refuseEmpty(text: string, what: string): void {
  if (text === '') throw new InvalidTextError(`is missing or empty. Set it to ${what}.`)
}

/** Parses a boolean, in any of YAML's spellings. */
export function parseBoolean(text: string): boolean {
  const value = BOOLEANS.get(text)
  if (value === undefined) throw new InvalidTextError(`"${text}" is not one of true, false.`)
  return value
}

/** Returns whether two texts of an input mean the same: for an input with a default, letter case does not matter. */
export function isSameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

const parseDecimal = matching(/^\d+(\.\d+)?$/, 'a number such as 30 or 0.5')
const parseDigits = matching(/^\d+$/, 'a whole number such as 5')

/** Parses a number that is not negative, written without an exponent. */
export function parseNumber(text: string): number {
  const [, number] = /^(.*\d)\s*%$/.exec(text) ?? []
  if (number !== undefined)
    throw new InvalidTextError(`"${text}" is not a number. Remove the "%", e.g. ${number}.`)
  return Number(parseDecimal(text))
}

/** Parses a number above 0. */
export function parsePositive(text: string): number {
  const value = parseNumber(text)
  if (value === 0) throw new InvalidTextError(`"${text}" is not a number above 0.`)
  return value
}

/** Parses a whole number that is not negative. */
export function parseWholeNumber(text: string): number {
  return Number(parseDigits(text))
}

/** Parses the number of packages to keep: at least one. */
export function parsePackageCount(text: string): number {
  const count = parseWholeNumber(text)
  if (count === 0) {
    throw new InvalidTextError('"0" keeps no packages. Set "existing-packages: remove" instead.')
  }
  return count
}

/** Parses a percentage from 0 to 100. */
export function parsePercentage(text: string): number {
  const value = parseNumber(text)
  if (value > 100) throw new InvalidTextError(`"${text}" is not a percentage from 0 to 100.`)
  return value
}

const INSTANT = 'a date and time such as 2026-12-24T18:00:00Z'
const parseIsoDate = matching(
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/,
  INSTANT,
)

/** Parses a date or an instant; returns it in the form that the Store accepts, ISO 8601 in UTC. */
export function parseInstant(text: string): string {
  const date = new Date(parseIsoDate(text))
  if (Number.isNaN(date.getTime()) || !isCalendarDay(text.slice(0, 10))) {
    throw new InvalidTextError(`"${text}" is not ${INSTANT}.`)
  }
  return date.toISOString()
}

/** Parses lines; empty ones are dropped. */
export function parseLines(text: string): readonly string[] {
  return withoutEmpty(text.split('\n'))
}

/** Parses the IDs of flight groups, one per line or comma-separated; at least one is required. */
export function parseFlightGroups(text: string): readonly string[] {
  const groups = withoutEmpty(text.split(/[\n,]/))
  refuseEmpty(groups.join(), 'the IDs of the flight groups that get the new flight, one per line')
  const stranger = groups.find((group) => !/^\d+$/.test(group))
  if (stranger !== undefined) {
    const where = "The ID is the number in the address of the group's page in Partner Center."
    throw new InvalidTextError(`"${stranger}" is not the ID of a flight group. ${where}`)
  }
  return groups
}

/** Parses the codes of overruled rules, one per line or comma-separated, in any letter case; may be empty. */
export function parseRuleCodes(text: string): ReadonlySet<RuleCode> {
  const overrulable = RULE_CODES.filter(isOverrulable).join(', ')
  const codes = withoutEmpty(text.split(/[\n,]/)).map((word) => {
    const code = RULE_CODES.find((one) => one === word.toLowerCase())
    if (code === undefined)
      throw new InvalidTextError(`"${word}" is not the code of a rule. The codes are ${overrulable}.`)
    if (!isOverrulable(code))
      throw new InvalidTextError(
        `"${code}" cannot be overruled: what it refuses cannot work. The codes are ${overrulable}.`,
      )
    return code
  })
  return new Set(codes)
}

function withoutEmpty(parts: readonly string[]): readonly string[] {
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** Parses the address of a service, without query or fragment: https, or http on this machine. */
export function parseServiceUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && (url.username !== '' || url.password !== '')) {
    throw new InvalidTextError('the address contains a user name or a password. Remove them.')
  }
  if (url === undefined || url.search !== '' || url.hash !== '' || !isSecureUrl(url)) {
    throw new InvalidTextError(`"${text}" is not an https address (http is for this machine only).`)
  }
  return url
}
