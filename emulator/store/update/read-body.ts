import { firstError } from '../../http/first-error.ts'
import { isObject, type JsonObject } from '../../http/json.ts'
import type { Reply } from '../../http/messages.ts'
import { invalid } from '../errors.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import { type PropertyType, submissionTypes } from './submission-types.ts'

/**
 * Reads the body of an update as a typed service does: property names are matched without case
 * (https://github.com/microsoft/msstore-cli sends them in PascalCase), and a property that the service does not have is
 * dropped. It has the documented ones and those that it gives itself. Languages that are there are matched without case;
 * a new one stays as it is spelled.
 */
export const readBody = (product: ProductRecord, draft: Submission, sent: JsonObject): JsonObject =>
  fitTo(submissionTypes[product.kind.name], sent, [
    draft.resource,
    product.lastPublished?.resource,
  ]) as JsonObject

/** `stored` are the values that the Store has in that place, of which there are several in a list or a map. */
function fitTo(type: PropertyType, sent: unknown, stored: readonly unknown[]): unknown {
  if (Array.isArray(sent)) return sent.map((item) => fitTo(type, item, stored.flat()))
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
  if (type === 'value' || 'words' in type) return key
  const known = stored.filter(isObject).flatMap((object) => Object.keys(object))
  if ('properties' in type) return findWithoutCase(key, [...Object.keys(type.properties), ...known])
  return (type.keys === 'languages' ? findWithoutCase(key, known) : undefined) ?? key
}

const findWithoutCase = (key: string, names: readonly string[]): string | undefined =>
  names.find((name) => name.toLowerCase() === key.toLowerCase())

function typeOf(name: string, type: PropertyType): PropertyType {
  if (type === 'value' || 'words' in type) return 'value'
  return 'mapOf' in type ? type.mapOf : (type.properties[name] ?? 'value')
}

function storedIn(name: string, type: PropertyType, stored: readonly unknown[]): unknown[] {
  const isMap = type !== 'value' && 'mapOf' in type
  return stored.filter(isObject).flatMap((object) => (isMap ? Object.values(object) : [object[name]]))
}

/**
 * Checks the words of a body, whose case matters, unlike that of property names. A word that the Store has stored in that
 * place is one of its own, known here or not; `NotSet` is what stands there before anybody has chosen.
 */
export const checkWords = (
  body: JsonObject,
  { resource }: Submission,
  { kind }: ProductRecord,
): Reply | undefined => checkIn(submissionTypes[kind.name], body, [resource], '')

function checkIn(
  type: PropertyType,
  sent: unknown,
  stored: readonly unknown[],
  target: string,
): Reply | undefined {
  if (type === 'value') return undefined
  if (Array.isArray(sent)) return firstError(sent, (item) => checkIn(type, item, stored.flat(), target))
  if ('words' in type) {
    const isAllowed = typeof sent !== 'string' || [...type.words, ...withoutNotSet(stored)].includes(sent)
    return isAllowed ? undefined : invalid(`'${sent}' is not a valid value for ${target}.`, target)
  }
  if (!isObject(sent)) return undefined
  return firstError(Object.entries(sent), ([name, value]) =>
    checkIn(typeOf(name, type), value, storedIn(name, type, stored), name),
  )
}

const withoutNotSet = (stored: readonly unknown[]): unknown[] => stored.filter((word) => word !== 'NotSet')
