import type { Session, Target } from '../pipeline/context.ts'
import { InputError } from '../shared/errors.ts'
import { joinNames, quoteName } from '../shared/names.ts'
import type { Flight } from '../store/catalog.ts'
import type { Product } from '../store/product.ts'
import type { CommandRequest, ProductReference } from './requests.ts'

/**
 * Finds the product that a command works on; a flight is looked up by its name. Changes nothing. Returns undefined if
 * there is nothing to work on, and reports that.
 *
 * @throws InputError that names the app's flights if none has that name and none may be created.
 */
export async function resolveProduct(
  reference: ProductReference,
  command: CommandRequest['command'],
  { catalog, report, signal }: Session,
): Promise<Target | undefined> {
  if (!('flightName' in reference)) return { product: reference }
  const { appId, flightName: name, create } = reference
  const app: Product = { kind: 'app', appId }
  if (command === 'create-flight') return { product: app }
  report({ type: 'stage', stage: 'Check' })
  const flights = await catalog.listFlights(appId, { signal })
  const flight = findFlight(name, flights)
  if (flight !== undefined) return { product: { kind: 'flight', appId, flightId: flight.flightId } }
  if (command === 'delete-flight') {
    report({ type: 'nothing-to-delete', what: 'flight', name })
    return undefined
  }
  if (create !== undefined) return { product: app, missingFlight: { ...create, name } }
  const names = joinNames(flights.map((one) => quoteName(one.name))) || 'none'
  throw new InputError(
    'flight-name',
    `the app has no flight "${name}". Its flights: ${names}. To let "command: publish" create it, set "flight-groups".`,
  )
}

/**
 * Finds a flight by its name.
 *
 * @throws InputError with their IDs if several flights have that name: it may have been used twice in Partner Center.
 */
function findFlight(name: string, flights: readonly Flight[]): Flight | undefined {
  const matches = flightsNamed(name, flights)
  const [only, ...more] = matches
  if (more.length === 0) return only
  const ids = matches.map(({ flightId }) => flightId).join(', ')
  throw new InputError(
    'flight-name',
    `several flights have the name "${name}": ${ids}. Set "flight-id" instead.`,
  )
}

/** Lists the flights with a name. To the Store, names that differ only in letter case are the same. */
export function flightsNamed(name: string, flights: readonly Flight[]): readonly Flight[] {
  return flights.filter((flight) => flight.name.toLowerCase() === name.toLowerCase())
}
