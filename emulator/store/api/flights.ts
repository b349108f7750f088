import { firstError } from '../../http/first-error.ts'
import type { Reply } from '../../http/messages.ts'
import { duplicateFlight, invalid, neverPublished, productBusy, unreadableBody } from '../errors.ts'
import { type FlightProperties, isNamed, LOWEST_RANK } from '../flight-ranks.ts'
import type { ProductRecord } from '../product-record.ts'
import { parseProperties } from '../property-names.ts'
import type { Store } from '../store.ts'
import { isProcessed } from '../submission-status.ts'
import type { ProductCall } from './call.ts'
import { describeProduct } from './products.ts'

/** The group on https://learn.microsoft.com/windows/uwp/monetize/create-a-flight: a number in the request, text in the answer. */
const DOCUMENTED_GROUP = '0'

type FlightBody = Partial<Record<keyof FlightProperties, unknown>>

const checks: readonly ((body: FlightBody, store: Store, app: ProductRecord) => Reply | undefined)[] = [
  checkName,
  checkGroups,
  checkRank,
  checkNameIsFree,
]

/** Handles `POST applications/{id}/flights`. */
export function createFlight({ request, store, product: app }: ProductCall): Reply {
  const body = parseProperties(request.text, ['friendlyName', 'groupIds', 'rankHigherThan'])
  if (body === undefined) return unreadableBody
  const error = firstError(checks, (check) => check(body, store, app))
  if (error !== undefined) return error
  if (app.lastPublished === undefined) return neverPublished
  const { friendlyName, groupIds, rankHigherThan } = body as unknown as FlightProperties
  const flight = store.addFlight(app, {
    friendlyName,
    groupIds: groupIds.map(String),
    ...(rankHigherThan && { rankHigherThan }),
  })
  flight.switches.pendingHiddenForReads = store.newDraftHiddenForReads
  if (store.newFlightsHaveDraft) flight.addPending()
  const isShown = store.newDraftHiddenForReads === 0
  return { status: 201, body: describeProduct(flight, isShown ? flight.pending : undefined) }
}

/** Handles `DELETE applications/{id}/flights/{flight}`, which deletes its submissions as well. */
export function deleteFlight({ store, product: flight }: ProductCall): Reply {
  if (flight.pending !== undefined && isProcessed(flight.pending)) return productBusy
  store.removeFlight(flight)
  return { status: 204 }
}

function checkName({ friendlyName }: FlightBody): Reply | undefined {
  return typeof friendlyName === 'string' && friendlyName.trim() !== ''
    ? undefined
    : invalid('The friendlyName of a flight is required.', 'friendlyName')
}

function checkGroups({ groupIds }: FlightBody, { flightGroups }: Store): Reply | undefined {
  if (!Array.isArray(groupIds) || groupIds.length === 0) {
    return invalid('The size of GroupIds must be 1 or more', 'groupIds')
  }
  const unknown: unknown = groupIds.find((id) => ![...flightGroups, DOCUMENTED_GROUP].includes(String(id)))
  return unknown === undefined
    ? undefined
    : invalid(`The flight group '${unknown}' does not exist.`, 'groupIds')
}

function checkRank(
  { rankHigherThan: below = null }: FlightBody,
  store: Store,
  app: ProductRecord,
): Reply | undefined {
  const isKnown =
    below === null || below === LOWEST_RANK || store.flightsOf(app).some((flight) => isNamed(flight, below))
  return isKnown ? undefined : invalid(`The flight '${below}' does not exist.`, 'rankHigherThan')
}

function checkNameIsFree({ friendlyName }: FlightBody, store: Store, app: ProductRecord): Reply | undefined {
  const isTaken = store
    .flightsOf(app)
    .some(
      ({ resource }) => String(resource['friendlyName']).toLowerCase() === String(friendlyName).toLowerCase(),
    )
  return isTaken ? duplicateFlight(String(friendlyName)) : undefined
}
