/** A JSON object with any properties. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Returns whether a value is what JSON calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string of JSON, or a comma behind the last entry of an object or a list. */
const STRING_OR_TRAILING_COMMA = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g

/**
 * Parses the text of a JSON object; undefined when it is anything else. Trailing commas are accepted: Microsoft's sample
 * bodies have them, e.g. https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions.
 */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(STRING_OR_TRAILING_COMMA, '$1'))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Returns a value if it is a JSON object, else an empty one. */
export const objectOrEmpty = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})
