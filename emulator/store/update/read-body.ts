import { isObject, type JsonObject } from '../../http/json.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import { inUtc } from './dates.ts'
import { type PropertyType, submissionTypes } from './submission-types.ts'

/**
 * Reads the body of an update as a typed service does: property names are case-insensitive
 * (https://github.com/microsoft/msstore-cli sends them in PascalCase), and unknown properties are dropped. Known are
 * the documented ones and those that the service itself returns. Existing languages are matched case-insensitively; a
 * new one keeps its spelling. Numbers and texts are interchangeable: the documented flight groups are numbers, and
 * https://github.com/microsoft/windows-dev-center-vsts-extension sends a percentage as a text.
 */
export const readBody = (product: ProductRecord, draft: Submission, sent: JsonObject): JsonObject =>
  fitTo(submissionTypes[product.kind.name], sent, [
    draft.resource,
    product.lastPublished?.resource,
  ]) as JsonObject

/** `stored` are the Store's values in that place, of which a list or a map has several. */
function fitTo(type: PropertyType, sent: unknown, stored: readonly unknown[]): unknown {
  if (type === 'text' && typeof sent === 'number') return String(sent)
  // A sample uses an empty text for a missing date.
  if (type === 'date' && sent === '') return null
  if (type === 'date' && typeof sent === 'string') return inUtc(sent)
  if (type === 'number' && typeof sent === 'string' && /^-?\d+(\.\d+)?$/.test(sent)) return Number(sent)
  if (Array.isArray(sent)) return sent.map((item) => fitTo(itemOf(type), item, stored.flat()))
  if (!isObject(sent)) return sent
  return Object.fromEntries(
    Object.entries(sent).flatMap(([key, value]) => {
      const name = spell(key, type, stored)
      if (name === undefined) return []
      return [[name, fitTo(typeOf(name, type), value, storedIn(name, type, stored))]]
    }),
  )
}

/** Returns the Store's spelling of a key; undefined for an unknown property. */
function spell(key: string, type: PropertyType, stored: readonly unknown[]): string | undefined {
  if (typeof type === 'string' || 'words' in type || 'listOf' in type) return key
  const known = stored.filter(isObject).flatMap((object) => Object.keys(object))
  if ('properties' in type) return findWithoutCase(key, [...Object.keys(type.properties), ...known])
  return (type.keys === 'languages' ? findWithoutCase(key, known) : undefined) ?? key
}

const findWithoutCase = (key: string, names: readonly string[]): string | undefined =>
  names.find((name) => name.toLowerCase() === key.toLowerCase())

/** Returns the type of the items of a list. */
export const itemOf = (type: PropertyType): PropertyType =>
  typeof type === 'object' && 'listOf' in type ? type.listOf : 'any'

/** Returns the type of the value of a key. */
export function typeOf(name: string, type: PropertyType): PropertyType {
  if (typeof type === 'string' || 'words' in type || 'listOf' in type) return 'any'
  return 'mapOf' in type ? type.mapOf : (type.properties[name] ?? 'any')
}

/** Returns the Store's values for a key. */
export function storedIn(name: string, type: PropertyType, stored: readonly unknown[]): unknown[] {
  const isMap = typeof type === 'object' && 'mapOf' in type
  return stored.filter(isObject).flatMap((object) => (isMap ? Object.values(object) : [object[name]]))
}
