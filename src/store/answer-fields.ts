import { isJsonObject } from '../shared/json.ts'

/** Returns a value that is a text with something in it; undefined for any other. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * Returns a value that is an id; undefined for any other. An id becomes part of a path, so it may hold nothing that
 * would lead to another one.
 */
export function asId(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]+$/.test(value) ? value : undefined
}

/** Returns the text of a value that is no list and no object; an empty one when it is, or when there is none. */
export function toText(value: unknown): string {
  return isJsonObject(value) || Array.isArray(value) ? '' : String(value ?? '')
}
