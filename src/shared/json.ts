import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json'

/** A JSON object whose fields are not known in advance. */
export interface JsonObject {
  readonly [field: string]: unknown
}

/**
 * Parses JSON so that {@link toJson} returns the same values: a number that a double cannot represent (the Store's IDs
 * are beyond 2^53) is kept as written.
 *
 * @throws SyntaxError with the position of a syntax error, a duplicate name in an object, or too deep nesting.
 */
export function fromJson(text: string): unknown {
  const { names, isSafe } = scanJson(text)
  const value = isSafe ? parseNatively(text) : undefined
  return value !== undefined && countNames(value) === names ? value : parseLosslessly(text)
}

// Returns undefined for an error: the other parser reports its position.
function parseNatively(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// The library builds its strings character by character, which takes a hundred times their size: used only for what
// JSON.parse cannot preserve.
function parseLosslessly(text: string): unknown {
  return parse(text, null, {
    parseNumber: (digits) => (isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits)),
  })
}

// Far above any submission. Functions that walk through a value recurse for each level, and must not overflow the
// stack.
const MOST_LEVELS = 100

const LEVELS = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
])

const NUMBER = /[-+.\deE]+/y

/** Counts the names in a JSON text, and returns whether a double can represent each of its numbers. */
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
 * Returns the position of the quote that ends the string which begins at `start`. Not a regular expression: those
 * backtrack on unterminated strings and overflow the stack.
 */
function findEndOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charAt(end - 1 - escapes) === '\\') escapes++
    if (escapes % 2 === 0) return end
  }
  return text.length
}

// Fewer than in the text if an object has a duplicate name, of which the engine keeps the last.
function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce<number>((sum, item) => sum + countNames(item), 0)
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length)
}

/** Returns the JSON text of a value that {@link fromJson} returned, or that was built from such values. */
export function toJson(value: unknown): string {
  let hasLosslessNumber = false
  const text = JSON.stringify(value, (_, inner: unknown) => {
    hasLosslessNumber ||= inner instanceof LosslessNumber
    return inner
  })
  return (hasLosslessNumber ? stringify(value) : text) ?? 'null'
}

/** Returns whether a value is a JSON object: not an array, not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber)
  )
}

/** Returns whether a value is a number, even one that a double cannot represent. */
export function isNumber(value: unknown): boolean {
  return typeof value === 'number' || value instanceof LosslessNumber
}

/** Returns the value of a field, whose name is case-insensitive as in the Store; undefined when there is none. */
export function getField(object: JsonObject, name: string): unknown {
  const key = findKey(object, name)
  return key === undefined ? undefined : object[key]
}

/** Returns an object's spelling of a name, which is case-insensitive; undefined when it has no such name. */
export function findKey(object: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name
  return Object.keys(object).find((key) => key.toLowerCase() === name.toLowerCase())
}

/** Returns an object with some fields replaced; their names match regardless of case and keep the object's spelling. */
export function withFields(object: JsonObject, fields: JsonObject): JsonObject {
  const spelled = Object.entries(fields).map(
    ([name, value]) => [findKey(object, name) ?? name, value] as const,
  )
  return { ...object, ...Object.fromEntries(spelled) }
}

/**
 * Returns the names of the fields of two objects, each once regardless of case; in the order and the spelling of the
 * first one.
 */
export function namesOf(one: JsonObject, other: JsonObject): readonly string[] {
  const names = new Map<string, string>()
  for (const name of [...Object.keys(one), ...Object.keys(other)]) {
    const key = name.toLowerCase()
    if (!names.has(key)) names.set(key, name)
  }
  return [...names.values()]
}

/** Returns the objects in a list; none when it is not a list. */
export function asObjects(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}

/** Returns a value that is an object; an empty object for any other. */
export function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {}
}

/** Returns the object at a path of names, which match as in {@link getField}; an empty one when there is none. */
export function getObject(object: JsonObject, ...path: readonly string[]): JsonObject {
  return path.reduce((owner, name) => asObject(getField(owner, name)), object)
}

/** Returns a value that is a string; an empty string for any other. */
export function asString(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Returns the strings in a list; none when it is not a list. */
export function asStrings(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
}
