import { InputError, isGone } from '../shared/errors.ts'
import { joinNames } from '../shared/names.ts'
import type { Product } from '../store/product.ts'
import type { Context } from './context.ts'

type Reading = Pick<Context, 'store' | 'catalog' | 'signal'>

/**
 * Reads a product. If the Store has none with that ID, reads and names those it has.
 *
 * @throws InputError that names the flights of the app, or the add-ons of the account.
 */
export async function readOrNameOthers<T>(read: () => Promise<T>, reading: Reading): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const { product } = reading.store
    if (!isGone(error) || product.kind === 'app') throw error
    throw await describeOthers(product, error, reading)
  }
}

async function describeOthers(
  product: Exclude<Product, { readonly kind: 'app' }>,
  cause: unknown,
  { catalog, signal }: Reading,
): Promise<unknown> {
  try {
    if (product.kind === 'add-on') {
      const addOns = await catalog.listAddOns(undefined, { signal })
      const names = addOns.map(({ addOnId, productId }) => nameOf(productId, addOnId))
      const problem = `there is no add-on ${product.addOnId} in this Partner Center account.`
      return new InputError('add-on-id', `${problem} Its add-ons: ${joinNames(names) || 'none'}.`, { cause })
    }
    const { appId, flightId } = product
    const flights = await catalog.listFlights(appId, { signal })
    const names = flights.map((flight) => nameOf(flight.name, flight.flightId))
    const problem = `app ${appId} has no flight ${flightId}.`
    return new InputError('flight-id', `${problem} Its flights: ${joinNames(names) || 'none'}.`, { cause })
  } catch (error) {
    signal.throwIfAborted()
    // If the list of flights is missing too, the app itself does not exist.
    return isGone(error) ? error : cause
  }
}

function nameOf(name: string, id: string): string {
  return `"${name}" (${id})`
}
