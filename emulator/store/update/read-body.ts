import { isObject, type JsonObject } from '../../http/json.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import { inUtc } from './dates.ts'
import { type PropertyType, submissionTypes } from './submission-types.ts'

/**
 * Reads the body of an update as a typed service does: property names are matched without case
 * (https://github.com/microsoft/msstore-cli sends them in PascalCase), and a property that the service does not have is
 * dropped. It has the documented ones and those that it gives itself. Languages that are there are matched without case;
 * a new one stays as it is spelled. A number passes for a text and the other way round: the documented flight groups are
 * numbers, and https://github.com/microsoft/windows-dev-center-vsts-extension sends a percentage as a text.
 */
export const readBody = (product: ProductRecord, draft: Submission, sent: JsonObject): JsonObject =>
  fitTo(submissionTypes[product.kind.name], sent, [
    draft.resource,
    product.lastPublished?.resource,
  ]) as JsonObject

/** `stored` are the values that the Store has in that place, of which there are several in a list or a map. */
function fitTo(type: PropertyType, sent: unknown, stored: readonly unknown[]): unknown {
  if (type === 'text' && typeof sent === 'number') return String(sent)
  // A sample has an empty text for no date.
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

/** Returns the Store's spelling of a key; undefined for a property that it does not have. */
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

/** Returns the values that the Store has in the place of a key. */
export function storedIn(name: string, type: PropertyType, stored: readonly unknown[]): unknown[] {
  const isMap = typeof type === 'object' && 'mapOf' in type
  return stored.filter(isObject).flatMap((object) => (isMap ? Object.values(object) : [object[name]]))
}
