import { parseObject } from '../http/json.ts'

/** Parses the named properties of a JSON object, in any case; undefined when the text is not a JSON object. */
export function parseProperties<Name extends string>(
  text: string,
  names: readonly Name[],
): Readonly<Partial<Record<Name, unknown>>> | undefined {
  const body = parseObject(text)
  if (body === undefined) return undefined
  const values = new Map(Object.entries(body).map(([name, value]) => [name.toLowerCase(), value]))
  const found = names.map((name) => [name, values.get(name.toLowerCase())])
  return Object.fromEntries(found) as Partial<Record<Name, unknown>>
}
