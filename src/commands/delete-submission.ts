import type { Context } from '../pipeline/context.ts'
import { deletePending } from '../pipeline/create-draft.ts'
import { pendingAction } from '../pipeline/pending-submission.ts'
import { readProduct } from '../pipeline/product-snapshot.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct } from '../store/product.ts'

/**
 * Deletes the product's pending submission. When there is none, that is success.
 *
 * @throws ProductStateError when it cannot be deleted: the Store is working on it, it was made in Partner Center, or it
 * is the first of an app or a flight.
 */
export async function deletePendingSubmission(
  { dryRun }: { readonly dryRun: boolean },
  context: Context,
): Promise<void> {
  const { store, report } = context
  const snapshot = await readProduct(context)
  if (snapshot.pending === undefined) return report({ type: 'nothing-to-delete', what: 'submission' })
  const { submission } = snapshot.pending
  const { id } = submission
  if (pendingAction('delete', store.product, snapshot).kind !== 'delete') {
    throw new ProductStateError(
      `Submission ${id} is the first of ${describeProduct(store.product)}. The Store may not create it again, so it is not deleted: "command: publish" fills it.`,
    )
  }
  if (dryRun) return report({ type: 'dry-run', intended: { action: 'delete', what: 'submission', id } })
  report({ type: 'submission-deleted', deleted: await deletePending(submission, context) })
}
