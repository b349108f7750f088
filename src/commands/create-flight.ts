import { createOnce } from '../pipeline/apply-once.ts'
import type { Context, Session } from '../pipeline/context.ts'
import { CREATE_FLIGHT } from '../pipeline/knowledge/knowledge.ts'
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
  const { catalog, report, store, signal } = context
  const { name } = flight
  const appId = appIdOf(store.product)
  report({ type: 'stage', stage: 'Check' })
  const existing = findFlight(name, await catalog.listFlights(appId, { signal }))
  if (existing !== undefined) {
    throw new InputError(
      'flight-name',
      `a flight "${name}" is there already, with the id ${existing.flightId}.`,
    )
  }
  if (dryRun) return report({ type: 'dry-run', intended: { action: 'create', what: 'flight', name } })
  await sendFlight(appId, flight, context)
}

/** Creates a flight, once: an unclear answer is settled by looking for its name. */
export async function sendFlight(appId: string, flight: NewFlight, context: Session): Promise<Flight> {
  const { catalog, report, signal } = context
  const { name } = flight
  report({ type: 'stage', stage: 'Create' })
  const { value: created } = await createOnce(
    {
      attempt: CREATE_FLIGHT,
      send: (observe) => catalog.createFlight(appId, flight, { signal, observe }),
      findEffect: async () => findFlight(name, await catalog.listFlights(appId, { signal })),
    },
    context,
  )
  // A flight of this name is what was asked for, whoever created it.
  report({ type: 'attempt', attempt: CREATE_FLIGHT, step: 'observed' })
  report({ type: 'resource-created', what: 'flight', id: created.flightId, name })
  return created
}
