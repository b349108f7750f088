import type { Reply } from '../../http/reply.ts'
import { duplicateFlight, invalid, neverPublished, productBusy, unreadableBody } from '../errors.ts'
import {
  addFlight,
  type FlightProperties,
  flightAbove,
  flightsOf,
  isCalled,
  LOWEST,
  nameOf,
} from '../flights.ts'
import type { ProductRecord } from '../product-record.ts'
import { propertiesOf } from '../properties.ts'
import type { Store } from '../store.ts'
import { productOf } from './products.ts'
import { isProcessed, type ProductCall } from './submissions.ts'

type Sent = NonNullable<ReturnType<typeof sentProperties>>

const sentProperties = (text: string) => propertiesOf(text, ['friendlyName', 'groupIds', 'rankHigherThan'])

type Check = (sent: Sent, store: Store, app: ProductRecord) => Reply | undefined

const checks: readonly Check[] = [hasName, hasGroups, isRanked, isNew]

/** `POST applications/{id}/flights`. */
export function createFlight({ request, store, record: app }: ProductCall): Reply {
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

/** `DELETE applications/{id}/flights/{flight}`: its submissions go with it. */
export function removeFlight({ store, record }: ProductCall): Reply {
  if (record.pending !== undefined && isProcessed(record.pending)) return productBusy()
  const app = store.record(record.path.replace(/\/flights\/.*$/i, ''))
  const above = flightAbove(flightsOf(store, app), nameOf(record))
  if (above !== undefined) above.product['rankHigherThan'] = record.product['rankHigherThan']
  store.remove(record)
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
