import type { Context } from '../pipeline/context.ts'
import { deletePending } from '../pipeline/create-draft.ts'
import { pendingAction } from '../pipeline/pending-submission.ts'
import { readProduct } from '../pipeline/product-snapshot.ts'
import { ProductStateError } from '../shared/errors.ts'

/**
 * Deletes the product's pending submission. When there is none, that is success.
 *
 * @throws ProductStateError when it can not be deleted: the Store is working on it, it was made in Partner Center,
 * or it is an app's first.
 */
export async function deletePendingSubmission(
  { dryRun }: { readonly dryRun: boolean },
  context: Context,
): Promise<void> {
  const { store, report } = context
  report({ type: 'stage', stage: 'Check' })
  const found = await readProduct(context)
  const { pending } = found
  if (pending === undefined)
    return report({ type: 'done', what: 'There is no pending submission: nothing to delete.' })
  const action = pendingAction('delete', store.product, found)
  if (action.kind !== 'delete') {
    throw new ProductStateError(
      `Submission ${pending.submission.id} is the app's first. The API can not make it again, so it is not deleted.`,
    )
  }
  if (dryRun) return report({ type: 'dry-run', would: `delete submission ${pending.submission.id}` })
  await deletePending(pending.submission, context)
  report({ type: 'done', what: `Deleted submission ${pending.submission.id}.` })
}
