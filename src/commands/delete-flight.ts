import { applyOnce } from '../pipeline/apply-once.ts'
import type { Context } from '../pipeline/context.ts'
import type { Flight } from '../store/catalog.ts'
import { describeProduct } from '../store/product.ts'

/** Deletes a flight and its submissions. One that is gone already is as good as deleted. */
export async function deleteFlight(dryRun: boolean, context: Context): Promise<void> {
  const { catalog, report, store } = context
  const { product } = store
  if (product.kind !== 'flight')
    throw new Error(`a flight is to be deleted, not the ${describeProduct(product)}`)
  const { appId, flightId } = product
  report({ type: 'stage', stage: 'Check' })
  const find = async (): Promise<Flight | undefined> =>
    (await catalog.flights(appId)).find((flight) => flight.flightId.toLowerCase() === flightId.toLowerCase())
  const flight = await find()
  if (flight === undefined)
    return report({ type: 'done', what: `There is no flight ${flightId}: nothing to delete.` })
  if (dryRun) return report({ type: 'dry-run', would: `delete the flight "${flight.name}" (${flightId})` })
  await applyOnce(
    {
      attempt: { what: 'delete-flight', submissionId: undefined },
      send: async () => {
        await catalog.deleteFlight(appId, flightId)
        return true
      },
      findEffect: async () => ((await find()) === undefined ? true : undefined),
      conflictStatuses: [404],
    },
    context,
  )
  report({ type: 'done', what: `Deleted the flight "${flight.name}" (${flightId}) and its submissions.` })
}
