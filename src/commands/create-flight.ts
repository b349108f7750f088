import { applyOnce } from '../pipeline/apply-once.ts'
import type { Context, Session } from '../pipeline/context.ts'
import { InputError } from '../shared/errors.ts'
import type { Flight, NewFlight } from '../store/catalog.ts'
import { appIdOf } from '../store/product.ts'
import { findFlight } from './resolve-product.ts'

/**
 * Creates a package flight of an app.
 *
 * @throws InputError with the id of a flight that has the name already.
 */
export async function createFlight(flight: NewFlight, dryRun: boolean, context: Context): Promise<void> {
  const { catalog, report, store } = context
  const appId = appIdOf(store.product)
  report({ type: 'stage', stage: 'Check' })
  const existing = findFlight(flight.name, await catalog.flights(appId))
  if (existing !== undefined) {
    throw new InputError(
      'flight-name',
      `a flight "${flight.name}" is there already, with the id ${existing.flightId}.`,
    )
  }
  if (dryRun) return report({ type: 'dry-run', would: `create the flight "${flight.name}"` })
  await sendFlight(appId, flight, context)
}

/** Creates a flight, once: an unclear answer is settled by looking for its name. */
export async function sendFlight(appId: string, flight: NewFlight, context: Session): Promise<Flight> {
  const { catalog, report } = context
  report({ type: 'stage', stage: 'Create' })
  const created = await applyOnce(
    {
      attempt: { what: 'create-flight', submissionId: undefined },
      send: () => catalog.createFlight(appId, flight),
      findEffect: async () => findFlight(flight.name, await catalog.flights(appId)),
      conflictStatuses: [409],
    },
    context,
  )
  report({ type: 'flight-created', flightId: created.flightId, name: flight.name })
  return created
}
