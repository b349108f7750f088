import { InputError } from '../../shared/errors.ts'
import { isSecureUrl } from '../../shared/secure-url.ts'

/** The values of the inputs of a step, by name; an input that was not given is an empty text. */
export type InputReader = (name: string) => string

/** The value of an input that has to be given; `what` says what it is. */
export function required(given: InputReader, name: string, what: string): string {
  const value = given(name)
  if (value === '') throw new InputError(name, `is not given. It is ${what}.`)
  return value
}

/** The value of an input that has to be given in a certain form. */
export function matching(given: InputReader, name: string, pattern: RegExp, what: string): string {
  const value = required(given, name, what)
  if (!pattern.test(value)) throw new InputError(name, `"${value}" is not ${what}.`)
  return value
}

/** One of some words. */
export function choice<T extends string>(given: InputReader, name: string, allowed: readonly T[]): T {
  const value = given(name)
  const found = allowed.find((word) => word === value)
  if (found === undefined) throw new InputError(name, `"${value}" is not one of ${allowed.join(', ')}.`)
  return found
}

/** The value, when there is one. */
export function optional<T>(given: InputReader, name: string, read: () => T): T | undefined {
  return given(name) === '' ? undefined : read()
}

// The words that YAML 1.2 reads as a boolean: https://yaml.org/spec/1.2/spec.html#id2804923
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])

/** A boolean, in any of the words that YAML has for it. */
export function flag(given: InputReader, name: string): boolean {
  const value = BOOLEANS.get(given(name))
  if (value === undefined) throw new InputError(name, `"${given(name)}" is not one of true, false.`)
  return value
}

/** Whether two texts say the same, also when they are two words for the same boolean. */
export function isSame(one: string, other: string): boolean {
  return one === other || (BOOLEANS.has(one) && BOOLEANS.get(one) === BOOLEANS.get(other))
}

/** A number that is not negative. */
export function number(given: InputReader, name: string): number {
  return Number(matching(given, name, /^\d+(\.\d+)?$/, 'a number such as 30 or 0.5'))
}

/** A number above 0. */
export function positive(given: InputReader, name: string): number {
  const value = number(given, name)
  if (value === 0) throw new InputError(name, `"${given(name)}" is not a number above 0.`)
  return value
}

/** A whole number that is not negative. */
export function whole(given: InputReader, name: string): number {
  return Number(matching(given, name, /^\d+$/, 'a whole number such as 5'))
}

/** A percentage from 0 to 100. */
export function percentage(given: InputReader, name: string): number {
  const value = number(given, name)
  if (value > 100) throw new InputError(name, `"${given(name)}" is not a percentage from 0 to 100.`)
  return value
}

/** An instant, in the form that the Store takes: ISO 8601 in UTC. */
export function instant(given: InputReader, name: string): string {
  const what = 'a date and time such as 2026-12-24T18:00:00Z'
  const value = matching(
    given,
    name,
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/,
    what,
  )
  const time = Date.parse(value)
  if (Number.isNaN(time) || !isInCalendar(value.slice(0, 10)))
    throw new InputError(name, `"${value}" is not ${what}.`)
  return new Date(time).toISOString()
}

// JavaScript reads 30 February as 2 March.
function isInCalendar(day: string): boolean {
  return new Date(day).toISOString().startsWith(day)
}

/** The lines that are not empty. */
export function lines(given: InputReader, name: string): readonly string[] {
  return given(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** An https address; http is for the machine itself. */
export function address(given: InputReader, name: string): URL {
  const value = given(name)
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url !== undefined && (url.username !== '' || url.password !== '')) {
    throw new InputError(name, 'the address holds a user or a password. Leave them out.')
  }
  if (url === undefined || url.search !== '' || url.hash !== '' || !isSecureUrl(url)) {
    throw new InputError(name, `"${value}" is not an https address (http is for this machine only).`)
  }
  return url
}
