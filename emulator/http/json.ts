/** A JSON object with any properties. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Returns whether a value is what JSON calls an object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An escaped character, the start or end of a string, or a comma after the last entry of an object or a list. */
const ESCAPE_QUOTE_OR_TRAILING_COMMA = /\\.|"|,(?=\s*[}\]])/gs

/** Maximum depth of JSON. The Store's limit is a guess; .NET's readers have one of 64 or 256. */
const DEEPEST = 256

/**
 * Parses the text of a JSON object; undefined when it is anything else. Trailing commas are accepted: Microsoft's
 * sample bodies contain them, e.g. https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions.
 */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(withoutTrailingCommas(text))
    return isObject(value) && !isDeeperThan(value, DEEPEST) ? value : undefined
  } catch {
    return undefined
  }
}

function withoutTrailingCommas(text: string): string {
  let isInString = false
  return text.replace(ESCAPE_QUOTE_OR_TRAILING_COMMA, (found) => {
    if (found === '"') isInString = !isInString
    return found === ',' && !isInString ? '' : found
  })
}

function isDeeperThan(value: unknown, levels: number): boolean {
  let row = [value]
  for (let level = 0; level <= levels && row.length > 0; level += 1) {
    row = row.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return row.length > 0
}

/** Returns a value if it is a JSON object, otherwise an empty one. */
export const objectOrEmpty = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})
