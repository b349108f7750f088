import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json'

/** A JSON object whose fields are not known in advance. */
export interface JsonObject {
  readonly [field: string]: unknown
}

/**
 * Parses JSON so that {@link toJson} gives the same values back: a number that a double cannot hold
 * (the Store's ids are beyond 2^53) is kept as written.
 *
 * @throws SyntaxError with the position of what is wrong, or of what is nested too deeply.
 */
export function fromJson(text: string): unknown {
  return parseNatively(text) ?? parseLosslessly(text)
}

// Its texts are made letter by letter, which takes a hundred times their size.
function parseLosslessly(text: string): unknown {
  return parse(text, null, {
    parseNumber: (digits) => (isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits)),
  })
}

// No name in a JSON whose text does not have it with this escape.
const NUMBER_MARK = '\\u0000'
const NUMBER_NAME = '\0'

/** Returns nothing for what the other parser has to judge: an error, or a name that an object has twice. */
function parseNatively(text: string): unknown {
  const { names, unsafeNumbers } = scanJson(text)
  if (unsafeNumbers.length > 0 && text.includes(NUMBER_MARK)) return undefined
  const pieces = unsafeNumbers.flatMap(([start, end], index) => [
    text.slice(unsafeNumbers[index - 1]?.[1] ?? 0, start),
    `{"${NUMBER_MARK}":"${text.slice(start, end)}"}`,
  ])
  try {
    const value: unknown = JSON.parse(pieces.join('') + text.slice(unsafeNumbers.at(-1)?.[1] ?? 0))
    if (countNames(value) !== names + unsafeNumbers.length) return undefined
    return unsafeNumbers.length === 0 ? value : restoreNumbers(value)
  } catch {
    return undefined
  }
}

function restoreNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restoreNumbers)
  if (!isJsonObject(value)) return value
  const digits = value[NUMBER_NAME]
  if (typeof digits === 'string') return new LosslessNumber(digits)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, restoreNumbers(inner)]))
}

function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const inner = Object.values(value).reduce<number>((sum, item) => sum + countNames(item), 0)
  return inner + (Array.isArray(value) ? 0 : Object.keys(value).length)
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

/** Everything of a JSON but its texts. */
interface JsonScan {
  /** How often something has a name. */
  readonly names: number
  /** Where numbers are that a double cannot hold. */
  readonly unsafeNumbers: readonly (readonly [start: number, end: number])[]
}

function scanJson(text: string): JsonScan {
  let level = 0
  let names = 0
  const unsafeNumbers: [number, number][] = []
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') at = findEndOfText(text, at)
    else if (character === ':') names += 1
    else if (/[-\d]/.test(character)) {
      NUMBER.lastIndex = at
      const digits = NUMBER.exec(text)?.[0] ?? ''
      if (!isSafeNumber(digits)) unsafeNumbers.push([at, at + digits.length])
      at += digits.length - 1
    } else level += LEVELS.get(character) ?? 0
    if (level > MOST_LEVELS)
      throw new SyntaxError(`It is nested deeper than ${MOST_LEVELS} levels at position ${at}`)
  }
  return { names, unsafeNumbers }
}

/** Returns where the quote is that ends the text which begins at `start`. */
function findEndOfText(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0
    while (text.charAt(end - 1 - escapes) === '\\') escapes++
    if (escapes % 2 === 0) return end
  }
  return text.length
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
