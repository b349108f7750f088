import { randomUUID } from 'node:crypto'
import { seedPaths, seeds } from '../fixtures/seeds.ts'
import { kinds } from './kinds.ts'
import type { ProductRecord } from './product-record.ts'
import type { Store } from './store.ts'

/** Properties of a flight. */
export interface FlightProperties {
  readonly friendlyName: string
  /** The groups of testers that get it. */
  readonly groupIds: readonly string[]
  /** Name or id of the flight that is to be ranked directly below; without it the new one ranks highest. */
  readonly rankHigherThan?: string
}

/** Ranked below every flight: what everybody else gets. */
export const LOWEST = 'Non-flighted submission'

/** Adds a flight to an app, without a submission. */
export function addFlight(store: Store, app: ProductRecord, flight: FlightProperties): ProductRecord {
  const flights = flightsOf(store, app)
  const below = flight.rankHigherThan ?? nameOf(highestOf(flights))
  const rankHigherThan = nameOf(flights.find((other) => isCalled(other, below))) ?? LOWEST
  const { friendlyName, groupIds } = flight
  const above = flightAbove(flights, rankHigherThan)
  if (above !== undefined) above.product['rankHigherThan'] = friendlyName
  const flightId = randomUUID()
  return store.add({
    path: `${app.path}/flights/${flightId}`,
    kind: kinds.Flight,
    product: { flightId, friendlyName, groupIds, rankHigherThan },
    ...(app.identity && { identity: app.identity }),
  })
}

/**
 * Adds a flight as Partner Center makes it: with a draft that the API can neither change nor delete;
 * https://github.com/microsoft/msstore-cli/issues/61.
 */
export function addPortalFlight(
  store: Store,
  {
    app = seedPaths.app,
    friendlyName = 'Portal flight',
    groupIds = [seeds.flightGroups.testers],
    ...rank
  }: Partial<FlightProperties> & { readonly app?: string } = {},
): ProductRecord {
  const flight = addFlight(store, store.record(app), { friendlyName, groupIds, ...rank })
  flight.addPending({ origin: 'portal' })
  return flight
}

/** Returns the flights of an app. */
export function flightsOf(store: Store, app: ProductRecord): ProductRecord[] {
  const prefix = `${app.path}/flights/`.toLowerCase()
  return [...store.products].filter(([path]) => path.startsWith(prefix)).map(([, record]) => record)
}

/** Returns the name of a flight. */
export const nameOf = (flight: ProductRecord | undefined): string | undefined =>
  flight && String(flight.product['friendlyName'])

/** Returns whether a flight has a name, or an id. */
export const isCalled = ({ product }: ProductRecord, name: unknown): boolean =>
  product['friendlyName'] === name || product['flightId'] === name

/** The one that no other is ranked above. */
const highestOf = (flights: readonly ProductRecord[]): ProductRecord | undefined =>
  flights.find((flight) => flightAbove(flights, nameOf(flight)) === undefined)

/** Returns the flight that is ranked directly above the one of that name. */
export const flightAbove = (
  flights: readonly ProductRecord[],
  name: string | undefined,
): ProductRecord | undefined => flights.find(({ product }) => product['rankHigherThan'] === name)
