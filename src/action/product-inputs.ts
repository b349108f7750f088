import { InputError } from '../errors.ts'
import type { Kind, Product } from '../store/product.ts'
import { choice, type Given, matching, optional } from './input-values.ts'

const STORE_ID = /^[a-z\d]{12}$/i
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

const IDS = ['app-id', 'flight-id', 'add-on-id'] as const

const NEEDED_IDS: Readonly<Record<Kind, readonly string[]>> = {
  app: ['app-id'],
  flight: ['app-id', 'flight-id'],
  'add-on': ['add-on-id'],
}

/**
 * Which product is meant. `product`, when given, has to fit the ids exactly, so that an id that came out empty can
 * not turn a flight into a production release.
 *
 * @throws InputError that names the id that is missing or does not fit.
 */
export function readProduct(given: Given): Product {
  const ids: readonly string[] = IDS.filter((name) => given(name) !== '')
  const stated = optional(given, 'product', () => choice<Kind>(given, 'product', ['app', 'flight', 'add-on']))
  const kind = stated ?? kindOf(ids)
  const needed = NEEDED_IDS[kind]
  const missing = needed.find((name) => !ids.includes(name))
  if (missing !== undefined)
    throw new InputError(missing, `is needed for ${article(kind)}, but is not given.`)
  const misfit = ids.find((name) => !needed.includes(name))
  if (misfit !== undefined) {
    throw new InputError(misfit, `does not fit ${article(kind)}, which is named by ${needed.join(' and ')}.`)
  }
  const storeId = (name: string): string =>
    matching(given, name, STORE_ID, 'a Store ID: 12 letters and digits')
  switch (kind) {
    case 'app':
      return { kind, appId: storeId('app-id') }
    case 'flight':
      return {
        kind,
        appId: storeId('app-id'),
        flightId: matching(given, 'flight-id', GUID, "a flight's GUID"),
      }
    case 'add-on':
      return { kind, addOnId: storeId('add-on-id') }
  }
}

function kindOf(ids: readonly string[]): Kind {
  if (ids.includes('flight-id')) return 'flight'
  if (ids.includes('add-on-id')) return 'add-on'
  if (ids.includes('app-id')) return 'app'
  throw new InputError(
    'app-id',
    'names the app, but is not given. (A flight needs "flight-id" too, an add-on only "add-on-id".)',
  )
}

/** A kind of product in a sentence. */
export function article(kind: Kind): string {
  return kind === 'flight' ? 'a flight' : `an ${kind}`
}
