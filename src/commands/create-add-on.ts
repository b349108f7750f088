import { createOnce } from '../pipeline/apply-once.ts'
import type { Context } from '../pipeline/context.ts'
import { InputError } from '../shared/errors.ts'
import type { AddOn, NewAddOn } from '../store/catalog.ts'
import { appIdOf } from '../store/product.ts'

/**
 * Creates an add-on of an app.
 *
 * @throws InputError with the ID of an add-on that already has the product ID.
 */
export async function createAddOn(addOn: NewAddOn, dryRun: boolean, context: Context): Promise<void> {
  const { catalog, report, store, signal } = context
  const { productId: name } = addOn
  const appId = appIdOf(store.product)
  report({ type: 'stage', stage: 'Check' })
  const find = async (): Promise<AddOn | undefined> => {
    const addOns = await catalog.listAddOns(appId, { signal })
    return addOns.find(({ productId }) => productId.toLowerCase() === name.toLowerCase())
  }
  const existing = await find()
  if (existing !== undefined) {
    throw new InputError(
      'add-on-product-id',
      `an add-on "${name}" already exists (Store ID ${existing.addOnId}). Choose another ID, or use that add-on.`,
    )
  }
  if (dryRun) return report({ type: 'dry-run', intended: { action: 'create', what: 'add-on', name } })
  report({ type: 'stage', stage: 'Create' })
  const attempt = { what: 'create-add-on', submissionId: undefined } as const
  const { value: created } = await createOnce(
    {
      attempt,
      send: (observe) => catalog.createAddOn(appId, addOn, { signal, observe }),
      findEffect: find,
    },
    context,
  )
  report({ type: 'attempt', attempt, step: 'observed' })
  report({ type: 'resource-created', what: 'add-on', id: created.addOnId, name })
}
