import { applyOnce } from '../pipeline/apply-once.ts'
import type { Context } from '../pipeline/context.ts'
import type { NamedResource } from '../pipeline/events.ts'
import { readIfThere } from '../pipeline/product-snapshot.ts'
import type { ChangeOptions } from '../store/api.ts'
import { describeProduct } from '../store/product.ts'

/** Deletes a flight or an add-on, and its submissions. One that is already gone counts as deleted. */
export async function deleteResource(dryRun: boolean, context: Context): Promise<void> {
  const { report, signal } = context
  const { what, id, readName, remove } = resourceToDelete(context)
  report({ type: 'stage', stage: 'Check' })
  const name = await readName()
  if (name === undefined) return report({ type: 'nothing-to-delete', what, id })
  if (dryRun) return report({ type: 'dry-run', intended: { action: 'delete', what, id, name } })
  await applyOnce(
    {
      attempt: { what: `delete-${what}`, submissionId: undefined },
      send: (observe) => remove({ signal, observe }),
      isApplied: async () => (await readName()) === undefined,
      conflictStatuses: [404],
    },
    context,
  )
  report({ type: 'resource-deleted', what, id, name })
}

/** The parts of a flight or an add-on that are needed to delete it. */
interface ResourceToDelete extends Pick<NamedResource, 'what'> {
  readonly id: string
  /** Returns undefined if it is gone. */
  readonly readName: () => Promise<string | undefined>
  readonly remove: (options: ChangeOptions) => Promise<void>
}

function resourceToDelete({ catalog, signal, store: { product } }: Context): ResourceToDelete {
  if (product.kind === 'flight') {
    const { appId, flightId: id } = product
    return {
      what: 'flight',
      id,
      readName: async () => {
        const flights = await catalog.listFlights(appId, { signal })
        return flights.find(({ flightId }) => flightId.toLowerCase() === id.toLowerCase())?.name
      },
      remove: (options) => catalog.deleteFlight(appId, id, options),
    }
  }
  if (product.kind === 'add-on') {
    const { addOnId: id } = product
    return {
      what: 'add-on',
      id,
      readName: async () =>
        (await readIfThere(id, (addOnId) => catalog.getAddOn(addOnId, { signal })))?.productId,
      remove: (options) => catalog.deleteAddOn(id, options),
    }
  }
  throw new Error(`cannot delete the ${describeProduct(product)}`)
}
