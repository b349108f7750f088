import { applyOnce } from '../pipeline/apply-once.ts'
import type { Context } from '../pipeline/context.ts'
import { isGone } from '../shared/errors.ts'
import type { AddOn } from '../store/catalog.ts'
import { describeProduct } from '../store/product.ts'

/** Deletes an add-on and its submissions. One that is gone already is as good as deleted. */
export async function deleteAddOn(dryRun: boolean, context: Context): Promise<void> {
  const { catalog, report, store } = context
  const { product } = store
  if (product.kind !== 'add-on')
    throw new Error(`an add-on is to be deleted, not the ${describeProduct(product)}`)
  const { addOnId } = product
  report({ type: 'stage', stage: 'Check' })
  const find = async (): Promise<AddOn | undefined> => {
    try {
      return await catalog.addOn(addOnId)
    } catch (error) {
      if (isGone(error)) return undefined
      throw error
    }
  }
  const addOn = await find()
  if (addOn === undefined)
    return report({ type: 'done', what: `There is no add-on ${addOnId}: nothing to delete.` })
  if (dryRun) return report({ type: 'dry-run', would: `delete the add-on "${addOn.productId}" (${addOnId})` })
  await applyOnce(
    {
      attempt: { what: 'delete-add-on', submissionId: undefined },
      send: async () => {
        await catalog.deleteAddOn(addOnId)
        return true
      },
      findEffect: async () => ((await find()) === undefined ? true : undefined),
      conflictStatuses: [404],
    },
    context,
  )
  report({ type: 'done', what: `Deleted the add-on "${addOn.productId}" (${addOnId}) and its submissions.` })
}
