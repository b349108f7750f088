import type { Context } from '../pipeline/context.ts'
import { deletePending } from '../pipeline/draft/create-draft.ts'
import {
  type DeletionObstacle,
  deletionObstacle,
  type PendingSubmission,
  toDeletedSubmission,
} from '../pipeline/pending-submission.ts'
import { type ProductSnapshot, readProduct } from '../pipeline/product-snapshot.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct, submissionUrl } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'

/**
 * Deletes the product's pending submission. If there is none, the command succeeds.
 *
 * @throws ProductStateError if it cannot be deleted: the Store is processing it, it was created in Partner Center, or
 * it is the first of an app or a flight.
 */
export async function deletePendingSubmission(dryRun: boolean, context: Context): Promise<void> {
  const { store, report } = context
  const snapshot = await readProduct(context)
  if (snapshot.pending === undefined) return report({ type: 'nothing-to-delete', what: 'submission' })
  const { submission, status } = snapshot.pending
  const { id } = submission
  const reason = describeObstacle(snapshot.pending, snapshot)
  if (reason !== undefined) {
    throw new ProductStateError(
      `Submission ${id} of ${describeProduct(store.product)} (${status}) ${reason} ${submissionUrl(store.product, id)}`,
    )
  }
  if (dryRun) {
    const intended = { action: 'delete', what: 'submission', ...toDeletedSubmission(submission) } as const
    return report({ type: 'dry-run', intended })
  }
  report({ type: 'submission-deleted', deleted: await deletePending(submission, context) })
}

const OBSTACLES: Readonly<Record<DeletionObstacle, string>> = {
  'in-process':
    'cannot be deleted while the Store is processing it. Cancel it in Partner Center, or follow it with "command: wait".',
  'made-by-hand': 'was created in Partner Center and can only be deleted there.',
}

/** Returns the predicate of a sentence that says why a submission is not deleted; undefined if it can be. */
function describeObstacle(
  pending: PendingSubmission,
  { kind, published }: ProductSnapshot,
): string | undefined {
  const obstacle = deletionObstacle(pending)
  if (obstacle !== undefined) return OBSTACLES[obstacle]
  if (published !== undefined || kind === 'add-on') return undefined
  const isDraft = phaseOf(pending.status) === 'draft'
  if (kind === 'flight' && !isDraft) return undefined
  const remedy = isDraft ? ': "command: publish" fills it.' : '. Delete it in Partner Center.'
  return `is its first, which the Store may not create again, so it was not deleted${remedy}`
}
