import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json'

/** A JSON object whose fields are not known in advance. */
export interface JsonObject {
  readonly [field: string]: unknown
}

/**
 * Parses JSON so that {@link toJson} gives the same values back: a number that a double cannot hold
 * (the Store's ids are beyond 2^53) is kept as written.
 *
 * @throws SyntaxError with the position of what is wrong, of a name that an object has twice, or of what is nested too
 * deeply.
 */
export function fromJson(text: string): unknown {
  const { names, isSafe } = scanJson(text)
  const value = isSafe ? parseNatively(text) : undefined
  return value !== undefined && countNames(value) === names ? value : parseLosslessly(text)
}

// Returns undefined for an error: the other parser says where it is.
function parseNatively(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// The library makes its strings letter by letter, which takes a hundred times their size: only for what JSON.parse
// cannot keep.
function parseLosslessly(text: string): unknown {
  return parse(text, null, {
    parseNumber: (digits) => (isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits)),
  })
}

// Far above any submission. Whatever walks through a value calls itself for each level, which must not fill the stack.
const MOST_LEVELS = 100

const LEVELS = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
])

const NUMBER = /[-+.\deE]+/y

/** Counts the names in a JSON, and says whether a double can hold each of its numbers. */
function scanJson(text: string): { readonly names: number; readonly isSafe: boolean } {
  let level = 0
  let names = 0
  let isSafe = true
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') at = findEndOfText(text, at)
    else if (character === ':') names += 1
    else if (/[-\d]/.test(character)) {
      NUMBER.lastIndex = at
      const digits = NUMBER.exec(text)?.[0] ?? ''
      isSafe &&= isSafeNumber(digits)
      at += digits.length - 1
    } else level += LEVELS.get(character) ?? 0
    if (level > MOST_LEVELS)
      throw new SyntaxError(`It is nested deeper than ${MOST_LEVELS} levels at position ${at}`)
  }
  return { names, isSafe }
}

/**
 * Returns where the quote is that ends the text which begins at `start`. Not by a pattern, which begins anew at each quote
 * of a text without an end, and fills the stack with the escapes of a long one.
 */
function findEndOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charAt(end - 1 - escapes) === '\\') escapes++
    if (escapes % 2 === 0) return end
  }
  return text.length
}

// Fewer than in the text when an object has a name twice, of which the engine keeps the last.
function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce<number>((sum, item) => sum + countNames(item), 0)
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length)
}

/** Returns the JSON text of a value that {@link fromJson} gave, or that was built from such values. */
export function toJson(value: unknown): string {
  let hasLosslessNumber = false
  const text = JSON.stringify(value, (_, inner: unknown) => {
    hasLosslessNumber ||= inner instanceof LosslessNumber
    return inner
  })
  return (hasLosslessNumber ? stringify(value) : text) ?? 'null'
}

/** Returns whether a value is a JSON object: no array, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber)
  )
}

/** Returns whether a value is a number, also one that a double cannot hold. */
export function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value instanceof LosslessNumber
}

/** Returns the value of a field, whose name is matched without case as the Store does; undefined when there is none. */
export function getField(object: JsonObject, name: string): unknown {
  const key = findKey(object, name)
  return key === undefined ? undefined : object[key]
}

/** Returns the spelling that an object has of a name, which is matched without case; undefined when it has none. */
export function findKey(object: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name
  return Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase())
}

/** Returns the names of the fields of two objects, once each in any case; in the order and the spelling of the first one. */
export function namesOf(one: JsonObject, other: JsonObject): readonly string[] {
  const names = new Map<string, string>()
  for (const name of [...Object.keys(one), ...Object.keys(other)]) {
    const key = name.toLowerCase()
    if (!names.has(key)) names.set(key, name)
  }
  return [...names.values()]
}

/** Returns the objects in a list; none when it is no list. */
export function asObjects(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}

/** Returns the object that a value is; an empty one when it is none. */
export function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}

/** Returns the object at a path of names, which match as in {@link getField}; an empty one when there is none. */
export function getObject(object: JsonObject, ...path: readonly string[]): JsonObject {
  return path.reduce((owner, name) => asObject(getField(owner, name)), object)
}

/** Returns the string that a value is; an empty one when it is none. */
export function asString(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Returns the strings in a list; nothing when it is no list. */
export function asStrings(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}
