import { settled } from '../pipeline/apply-once.ts'
import type { Ports } from '../pipeline/context.ts'
import type { Flight } from '../store/catalog.ts'
import { nameOf } from '../store/product.ts'

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
