/** A JSON object with any properties. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Returns whether a value is what JSON calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses the text of a JSON object; undefined when it is anything else. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Returns a value if it is a JSON object, else an empty one. */
export const objectOrEmpty = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})
