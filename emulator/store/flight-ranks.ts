import type { ProductRecord } from './product-record.ts'

/** The properties of a new flight. */
export interface FlightProperties {
  readonly friendlyName: string
  /** The groups of testers that get it. */
  readonly groupIds: readonly string[]
  /** Name or ID of the flight that is to be ranked directly below; without it the new one ranks highest. */
  readonly rankHigherThan?: string
}

/** The rank below every flight: what everyone else gets. */
export const LOWEST_RANK = 'Non-flighted submission'

/** Returns whether a value is the name or the ID of a flight. */
export const isNamed = ({ resource }: ProductRecord, name: unknown): boolean =>
  resource['friendlyName'] === name || resource['flightId'] === name

/**
 * Inserts a new flight into the ranking, above the flight with a name or ID, otherwise above all. Returns the
 * name of the flight that is ranked directly below it.
 */
export function insertRank(
  flights: readonly ProductRecord[],
  friendlyName: string,
  rankHigherThan?: string,
): string {
  const highest = flights.find((flight) => flightAbove(flights, nameOf(flight)) === undefined)
  const below = rankHigherThan ?? (highest && nameOf(highest))
  const found = flights.find((flight) => isNamed(flight, below))
  const rank = found === undefined ? LOWEST_RANK : nameOf(found)
  const above = flightAbove(flights, rank)
  if (above !== undefined) above.resource['rankHigherThan'] = friendlyName
  return rank
}

/** Closes the gap in the ranking that a flight leaves. */
export function removeRank(flights: readonly ProductRecord[], flight: ProductRecord): void {
  const above = flightAbove(flights, nameOf(flight))
  if (above !== undefined) above.resource['rankHigherThan'] = flight.resource['rankHigherThan']
}

const nameOf = ({ resource }: ProductRecord): string => String(resource['friendlyName'])

const flightAbove = (flights: readonly ProductRecord[], name: string): ProductRecord | undefined =>
  flights.find(({ resource }) => resource['rankHigherThan'] === name)
