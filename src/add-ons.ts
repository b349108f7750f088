import { InputError, isGone } from './errors.ts'
import type { Ports } from './ports.ts'
import { settled } from './settled.ts'
import type { AddOn, NewAddOn } from './store/catalog.ts'
import { appIdOf, nameOf } from './store/product.ts'

/**
 * Makes an add-on of an app.
 *
 * @throws InputError with the id of an add-on that has the product id already.
 */
export async function createAddOn(addOn: NewAddOn, dryRun: boolean, ports: Ports): Promise<void> {
  const { catalog, report, store } = ports
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
  const made = await settled(
    {
      attempt: { what: 'create-add-on', submissionId: undefined },
      call: () => catalog.createAddOn(appId, addOn),
      read: find,
      sequels: [409],
    },
    ports,
  )
  report({ type: 'add-on-created', addOnId: made.addOnId, productId: addOn.productId })
}

/** Deletes an add-on and its submissions. One that is gone already is as good as deleted. */
export async function deleteAddOn(dryRun: boolean, ports: Ports): Promise<void> {
  const { catalog, report, store } = ports
  const { product } = store
  if (product.kind !== 'add-on') throw new Error(`an add-on is to be deleted, not the ${nameOf(product)}`)
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
  await settled(
    {
      attempt: { what: 'delete-add-on', submissionId: undefined },
      call: async () => {
        await catalog.deleteAddOn(addOnId)
        return true
      },
      read: async () => ((await find()) === undefined ? true : undefined),
      sequels: [404],
    },
    ports,
  )
  report({ type: 'done', what: `Deleted the add-on "${addOn.productId}" (${addOnId}) and its submissions.` })
}
