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
  refuseDeepNesting(text)
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

function refuseDeepNesting(text: string): void {
  let level = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '"') isInString = !isInString
    else if (!isInString) level += LEVELS.get(character) ?? 0
    else if (character === '\\') at++
    if (level > MOST_LEVELS)
      throw new SyntaxError(`It is nested deeper than ${MOST_LEVELS} levels at position ${at}`)
  }
}

/** Returns the JSON text of a value that {@link fromJson} gave, or that was built from such values. */
export function toJson(value: unknown): string {
  return stringify(value) ?? 'null'
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
