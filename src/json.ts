import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json'

/** A JSON object whose fields are not known in advance. */
export interface JsonObject {
  readonly [field: string]: unknown
}

/**
 * Parses JSON so that {@link toJson} gives the same values back: a number that a double can not hold
 * (the Store's ids are beyond 2^53) is kept as written.
 *
 * @throws SyntaxError with the position of what is wrong.
 */
export function fromJson(text: string): unknown {
  return parse(text, null, {
    parseNumber: (digits) => (isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits)),
  })
}

/** The JSON text of a value that {@link fromJson} gave, or that was built from such values. */
export function toJson(value: unknown): string {
  return stringify(value) ?? 'null'
}

/** Whether a value is a JSON object: no array, no null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber)
  )
}
