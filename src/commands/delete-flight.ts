import { applyOnce } from '../pipeline/apply-once.ts'
import type { Context } from '../pipeline/context.ts'
import type { NamedResource } from '../pipeline/events.ts'
import type { Flight } from '../store/catalog.ts'
import { describeProduct } from '../store/product.ts'

/** Deletes a flight and its submissions. One that is gone already is as good as deleted. */
export async function deleteFlight(dryRun: boolean, context: Context): Promise<void> {
  const { catalog, report, store, signal } = context
  const { product } = store
  if (product.kind !== 'flight')
    throw new Error(`a flight is to be deleted, not the ${describeProduct(product)}`)
  const { appId, flightId } = product
  report({ type: 'stage', stage: 'Check' })
  const find = async (): Promise<Flight | undefined> => {
    const flights = await catalog.listFlights(appId, { signal })
    return flights.find((flight) => flight.flightId.toLowerCase() === flightId.toLowerCase())
  }
  const flight = await find()
  if (flight === undefined) return report({ type: 'nothing-to-delete', what: 'flight', id: flightId })
  const resource: NamedResource = { what: 'flight', id: flightId, name: flight.name }
  if (dryRun) return report({ type: 'dry-run', intended: { action: 'delete', ...resource } })
  await applyOnce(
    {
      attempt: { what: 'delete-flight', submissionId: undefined },
      send: (observe) => catalog.deleteFlight(appId, flightId, { signal, observe }),
      isApplied: async () => (await find()) === undefined,
      conflictStatuses: [404],
    },
    context,
  )
  report({ type: 'resource-deleted', ...resource })
}
