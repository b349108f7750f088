import { isObject } from './resource.ts'

/** The named properties of a JSON body, whatever their case; undefined when the body is no JSON object. */
export function propertiesOf<Name extends string>(
  text: string,
  names: readonly Name[],
): Readonly<Partial<Record<Name, unknown>>> | undefined {
  let sent: unknown
  try {
    sent = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(sent)) return undefined
  const values = new Map(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value]))
  const found = names.map((name) => [name, values.get(name.toLowerCase())])
  return Object.fromEntries(found) as Partial<Record<Name, unknown>>
}
