import { randomUUID } from 'node:crypto'
import type { Reply } from '../../http/reply.ts'
import { duplicateFlight, invalid, neverPublished, productBusy, unreadableBody } from '../errors.ts'
import { kinds } from '../kinds.ts'
import type { ProductRecord } from '../product-record.ts'
import { propertiesOf } from '../properties.ts'
import type { Store } from '../store.ts'
import { productOf } from './products.ts'
import { isProcessed, type LineCall } from './submissions.ts'

/** What makes a flight. */
export interface FlightProperties {
  readonly friendlyName: string
  /** The groups of testers that get it. */
  readonly groupIds: readonly string[]
  /** Name or id of the flight that is to be ranked directly below; without it the new one ranks highest. */
  readonly rankHigherThan?: string
}

type Sent = NonNullable<ReturnType<typeof sentProperties>>

const sentProperties = (text: string) => propertiesOf(text, ['friendlyName', 'groupIds', 'rankHigherThan'])

/** Ranked below every flight: what everybody else gets. */
const LOWEST = 'Non-flighted submission'

type Check = (sent: Sent, store: Store, app: ProductRecord) => Reply | undefined

const checks: readonly Check[] = [hasName, hasGroups, isRanked, isNew]

/** `POST applications/{id}/flights`. */
export function createFlight({ request, store, line: app }: LineCall): Reply {
  const sent = sentProperties(request.text)
  if (sent === undefined) return unreadableBody()
  for (const check of checks) {
    const refusal = check(sent, store, app)
    if (refusal !== undefined) return refusal
  }
  if (app.lastPublished === undefined) return neverPublished()
  const { friendlyName, groupIds, rankHigherThan } = sent as FlightProperties
  const flight = addFlight(store, app, { friendlyName, groupIds, ...(rankHigherThan && { rankHigherThan }) })
  if (store.newFlightsHaveDraft) flight.addPending()
  return { status: 201, body: productOf(flight, flight.pending) }
}

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

/** `DELETE applications/{id}/flights/{flight}`: its submissions go with it. */
export function removeFlight({ store, line }: LineCall): Reply {
  if (line.pending !== undefined && isProcessed(line.pending)) return productBusy()
  const app = store.line(line.path.replace(/\/flights\/.*$/i, ''))
  const above = flightAbove(flightsOf(store, app), nameOf(line))
  if (above !== undefined) above.product['rankHigherThan'] = line.product['rankHigherThan']
  store.remove(line)
  return { status: 204 }
}

function hasName({ friendlyName }: Sent): Reply | undefined {
  return typeof friendlyName === 'string' && friendlyName.trim() !== ''
    ? undefined
    : invalid('The friendlyName of a flight is required.', 'friendlyName')
}

function hasGroups({ groupIds }: Sent, { flightGroups }: Store): Reply | undefined {
  if (!Array.isArray(groupIds) || groupIds.length === 0) {
    return invalid('The size of GroupIds must be 1 or more', 'groupIds')
  }
  const unknown: unknown = groupIds.find((id) => !flightGroups.includes(id))
  return unknown === undefined
    ? undefined
    : invalid(`The flight group '${unknown}' does not exist.`, 'groupIds')
}

function isRanked({ rankHigherThan: below }: Sent, store: Store, app: ProductRecord): Reply | undefined {
  const isKnown =
    below === undefined ||
    below === null ||
    below === LOWEST ||
    flightsOf(store, app).some((flight) => isCalled(flight, below))
  return isKnown ? undefined : invalid(`The flight '${below}' does not exist.`, 'rankHigherThan')
}

function isNew({ friendlyName }: Sent, store: Store, app: ProductRecord): Reply | undefined {
  const isTaken = flightsOf(store, app).some(
    (flight) => nameOf(flight)?.toLowerCase() === String(friendlyName).toLowerCase(),
  )
  return isTaken ? duplicateFlight(String(friendlyName)) : undefined
}

function flightsOf(store: Store, app: ProductRecord): ProductRecord[] {
  const prefix = `${app.path}/flights/`.toLowerCase()
  return [...store.products].filter(([path]) => path.startsWith(prefix)).map(([, line]) => line)
}

const nameOf = (flight: ProductRecord | undefined): string | undefined =>
  flight && String(flight.product['friendlyName'])

const isCalled = ({ product }: ProductRecord, name: unknown): boolean =>
  product['friendlyName'] === name || product['flightId'] === name

/** The one that no other is ranked above. */
const highestOf = (flights: readonly ProductRecord[]): ProductRecord | undefined =>
  flights.find((flight) => flightAbove(flights, nameOf(flight)) === undefined)

const flightAbove = (
  flights: readonly ProductRecord[],
  name: string | undefined,
): ProductRecord | undefined => flights.find(({ product }) => product['rankHigherThan'] === name)
