import { isJsonObject } from '../shared/json.ts'

/** Returns a value that is a non-empty text; undefined for any other. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * Returns a value that is an ID; undefined for any other. An ID becomes part of a path, so it must not contain anything
 * that would lead to another one.
 */
export function asId(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]+$/.test(value) ? value : undefined
}

/** Returns a scalar value as text; an empty text for a list, an object, or no value. */
export function toText(value: unknown): string {
  return isJsonObject(value) || Array.isArray(value) ? '' : String(value ?? '')
}
