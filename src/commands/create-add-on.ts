import { applyOnce } from '../pipeline/apply-once.ts'
import type { Context } from '../pipeline/context.ts'
import { InputError } from '../shared/errors.ts'
import type { AddOn, NewAddOn } from '../store/catalog.ts'
import { appIdOf } from '../store/product.ts'

/**
 * Creates an add-on of an app.
 *
 * @throws InputError with the id of an add-on that has the product id already.
 */
export async function createAddOn(addOn: NewAddOn, dryRun: boolean, context: Context): Promise<void> {
  const { catalog, report, store } = context
  const appId = appIdOf(store.product)
  report({ type: 'stage', stage: 'Check' })
  const find = async (): Promise<AddOn | undefined> =>
    (await catalog.addOns(appId)).find(
      ({ productId }) => productId.toLowerCase() === addOn.productId.toLowerCase(),
    )
  const existing = await find()
  if (existing !== undefined) {
    throw new InputError(
      'add-on-product-id',
      `an add-on "${addOn.productId}" is there already, with the Store ID ${existing.addOnId}.`,
    )
  }
  if (dryRun) return report({ type: 'dry-run', would: `create the add-on "${addOn.productId}"` })
  report({ type: 'stage', stage: 'Create' })
  const made = await applyOnce(
    {
      attempt: { what: 'create-add-on', submissionId: undefined },
      send: () => catalog.createAddOn(appId, addOn),
      findEffect: find,
      conflictStatuses: [409],
    },
    context,
  )
  report({ type: 'add-on-created', addOnId: made.addOnId, productId: addOn.productId })
}
