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

/** Returns the text of a value of any type; an empty one when there is no value. */
export function toText(value: unknown): string {
  return String(value ?? '')
}
