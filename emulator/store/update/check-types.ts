import { firstError } from '../../http/first-error.ts'
import { isObject, type JsonObject, objectOrEmpty } from '../../http/json.ts'
import type { Reply } from '../../http/messages.ts'
import { invalid } from '../errors.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import { isDate } from './dates.ts'
import { itemOf, storedIn, typeOf } from './read-body.ts'
import { type PlainType, type PropertyType, submissionTypes } from './submission-types.ts'

/**
 * Checks the types of a body, and its words, which are case-sensitive, unlike property names. A word that the Store has
 * already stored in that place is accepted, known or not; `NotSet` is the value there before a choice was made. That
 * null is accepted everywhere except in a list is a guess.
 */
export const checkTypes = (
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
  if (sent === null || sent === undefined || type === 'any') return undefined
  if (!isOfType(type, sent, stored)) {
    const shown = typeof sent === 'object' ? JSON.stringify(sent) : sent
    return invalid(`'${shown}' is not a valid value for ${target}.`, target)
  }
  if (Array.isArray(sent)) {
    if (sent.includes(null)) return invalid(`'null' is not a valid value for ${target}.`, target)
    return firstError(sent, (item) => checkIn(itemOf(type), item, stored.flat(), target))
  }
  return firstError(Object.entries(objectOrEmpty(sent)), ([name, value]) =>
    isKeyOf(type, name)
      ? checkIn(typeOf(name, type), value, storedIn(name, type, stored), name)
      : invalid(`'${name}' is not a valid market.`, target),
  )
}

function isOfType(type: PropertyType, sent: unknown, stored: readonly unknown[]): boolean {
  if (typeof type === 'string') return plainTypes[type](sent)
  if ('words' in type) return [...type.words, ...withoutNotSet(stored)].includes(sent)
  return 'listOf' in type ? Array.isArray(sent) : isObject(sent)
}

const withoutNotSet = (stored: readonly unknown[]): unknown[] => stored.filter((word) => word !== 'NotSet')

const plainTypes: Readonly<Record<PlainType, (value: unknown) => boolean>> = {
  any: () => true,
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  date: (value) => typeof value === 'string' && isDate(value),
}

/** Regions of ISO 3166, two letters; Unicode also has some that are not in it, and aliases such as UK for GB. */
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
const NO_MARKETS = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ']

const isMarket = (key: string): boolean =>
  /^[A-Z]{2}$/.test(key) &&
  !NO_MARKETS.includes(key) &&
  regions.of(key) !== undefined &&
  new Intl.Locale(`und-${key}`).region === key

const isKeyOf = (type: PropertyType, key: string): boolean =>
  typeof type === 'string' || !('mapOf' in type) || type.keys !== 'markets' || isMarket(key)
