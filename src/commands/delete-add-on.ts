import { applyOnce } from '../pipeline/apply-once.ts'
import type { Context } from '../pipeline/context.ts'
import type { NamedResource } from '../pipeline/events.ts'
import { isGone } from '../shared/errors.ts'
import type { AddOn } from '../store/catalog.ts'
import { describeProduct } from '../store/product.ts'

/** Deletes an add-on and its submissions. One that is gone already is as good as deleted. */
export async function deleteAddOn(dryRun: boolean, context: Context): Promise<void> {
  const { catalog, report, store, signal } = context
  const { product } = store
  if (product.kind !== 'add-on')
    throw new Error(`an add-on is to be deleted, not the ${describeProduct(product)}`)
  const { addOnId } = product
  report({ type: 'stage', stage: 'Check' })
  const find = async (): Promise<AddOn | undefined> => {
    try {
      return await catalog.getAddOn(addOnId, { signal })
    } catch (error) {
      if (isGone(error)) return undefined
      throw error
    }
  }
  const addOn = await find()
  if (addOn === undefined) return report({ type: 'nothing-to-delete', what: 'add-on', id: addOnId })
  const resource: NamedResource = { what: 'add-on', id: addOnId, name: addOn.productId }
  if (dryRun) return report({ type: 'dry-run', intended: { action: 'delete', ...resource } })
  await applyOnce(
    {
      attempt: { what: 'delete-add-on', submissionId: undefined },
      send: (observe) => catalog.deleteAddOn(addOnId, { signal, observe }),
      isApplied: async () => (await find()) === undefined,
      conflictStatuses: [404],
    },
    context,
  )
  report({ type: 'resource-deleted', ...resource })
}
