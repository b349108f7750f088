import { InputError } from './errors.ts'
import type { Ports } from './ports.ts'
import { settled } from './settled.ts'
import type { Flight, NewFlight } from './store/catalog.ts'
import { appIdOf, nameOf } from './store/product.ts'

/** A flight by its name, and what to do when it is missing. */
export interface NamedFlight {
  readonly appId: string
  readonly name: string
  /** It is no error that it is missing. */
  readonly mayBeGone: boolean
  /** Undefined: it is not made. */
  readonly create: Omit<NewFlight, 'name'> | undefined
}

type FlightPorts = Omit<Ports, 'store' | 'load'>

/**
 * Makes a package flight.
 *
 * @throws InputError with the id of a flight that has the name already.
 */
export async function createFlight(flight: NewFlight, dryRun: boolean, ports: Ports): Promise<void> {
  const { catalog, report, store } = ports
  const appId = appIdOf(store.product)
  report({ type: 'stage', stage: 'Check' })
  const existing = named(flight.name, await catalog.flights(appId))
  if (existing !== undefined) {
    throw new InputError(
      'flight-name',
      `a flight "${flight.name}" is there already, with the id ${existing.flightId}.`,
    )
  }
  if (dryRun) return report({ type: 'dry-run', would: `create the flight "${flight.name}"` })
  await make(appId, flight, ports)
}

/** Deletes a flight and its submissions. One that is gone already is as good as deleted. */
export async function deleteFlight(dryRun: boolean, ports: Ports): Promise<void> {
  const { catalog, report, store } = ports
  const { product } = store
  if (product.kind !== 'flight') throw new Error(`a flight is to be deleted, not the ${nameOf(product)}`)
  const { appId, flightId } = product
  report({ type: 'stage', stage: 'Check' })
  const find = async (): Promise<Flight | undefined> =>
    (await catalog.flights(appId)).find((flight) => flight.flightId.toLowerCase() === flightId.toLowerCase())
  const flight = await find()
  if (flight === undefined)
    return report({ type: 'done', what: `There is no flight ${flightId}: nothing to delete.` })
  if (dryRun) return report({ type: 'dry-run', would: `delete the flight "${flight.name}" (${flightId})` })
  await settled(
    {
      attempt: { what: 'delete-flight', submissionId: undefined },
      call: async () => {
        await catalog.deleteFlight(appId, flightId)
        return true
      },
      read: async () => ((await find()) === undefined ? true : undefined),
      sequels: [404],
    },
    ports,
  )
  report({ type: 'done', what: `Deleted the flight "${flight.name}" (${flightId}) and its submissions.` })
}

/**
 * The id of a flight, looked up by its name, and made first when it is missing and may be made. Undefined in a dry
 * run that would have to make it.
 *
 * @throws InputError that names the flights that are there.
 */
export async function flightIdOf(
  { appId, name, create, mayBeGone }: NamedFlight,
  dryRun: boolean,
  ports: FlightPorts,
): Promise<string | undefined> {
  const { catalog, report } = ports
  report({ type: 'stage', stage: 'Check' })
  const flights = await catalog.flights(appId)
  const existing = named(name, flights)
  if (existing !== undefined) return existing.flightId
  if (mayBeGone) {
    report({ type: 'done', what: `There is no flight "${name}": nothing to delete.` })
    return undefined
  }
  if (create === undefined) {
    const names = flights.map((flight) => `"${flight.name}"`).join(', ') || 'none'
    throw new InputError(
      'flight-name',
      `there is no flight "${name}". The app's flights: ${names}. ("publish" makes a missing one when "flight-groups" are given.)`,
    )
  }
  if (!dryRun) return (await make(appId, { ...create, name }, ports)).flightId
  report({ type: 'dry-run', would: `create the flight "${name}"` })
  return undefined
}

async function make(appId: string, flight: NewFlight, ports: FlightPorts): Promise<Flight> {
  const { catalog, report } = ports
  report({ type: 'stage', stage: 'Create' })
  const made = await settled(
    {
      attempt: { what: 'create-flight', submissionId: undefined },
      call: () => catalog.createFlight(appId, flight),
      read: async () => named(flight.name, await catalog.flights(appId)),
      sequels: [409],
    },
    ports,
  )
  report({ type: 'flight-created', flightId: made.flightId, name: flight.name })
  return made
}

// The Store keeps apart no names that differ in case only, and a person may have given one name twice.
function named(name: string, flights: readonly Flight[]): Flight | undefined {
  const matches = flights.filter((flight) => flight.name.toLowerCase() === name.toLowerCase())
  const [only, ...more] = matches
  if (more.length === 0) return only
  const ids = matches.map(({ flightId }) => flightId).join(', ')
  throw new InputError(
    'flight-name',
    `several flights are called "${name}": ${ids}. Give "flight-id" instead.`,
  )
}
