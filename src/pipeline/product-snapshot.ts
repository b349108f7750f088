import { allOrAbort } from '../shared/all-or-abort.ts'
import { type Kind, submissionUrl } from '../store/product.ts'
import type { ProductIdentity, Submission } from '../store/submission.ts'
import type { Context } from './context.ts'
import { type RolloutPolicy, refuseRollout } from './end-rollout.ts'
import { isProcessing, type Pending, type PendingPolicy } from './pending-submission.ts'
import { pollStatus, type WaitRequest } from './poll-status.ts'

/** Where the product stands before anything is changed. */
export interface ProductSnapshot {
  readonly kind: Kind
  readonly identity: ProductIdentity
  readonly published: Submission | undefined
  /** The submission that takes the product's only pending slot. */
  readonly pending: Pending | undefined
}

/** What the user wants done about what is found. */
export interface SnapshotRequest extends Pick<WaitRequest, 'pollIntervalInMs'> {
  readonly pending: PendingPolicy
  readonly existingRollout: RolloutPolicy
  readonly dryRun: boolean
}

/**
 * Reads where the product stands. With `pending: wait`, a submission that the Store is working on is waited for
 * first, until it is published.
 *
 * @throws ProductStateError when the live release has a rollout that this run may not finish.
 */
export async function readProductToPublish(
  request: SnapshotRequest,
  context: Context,
): Promise<ProductSnapshot> {
  const found = await readProduct(context)
  refuseRollout(request.existingRollout, found.published, context)
  if (request.pending !== 'wait' || request.dryRun || !isProcessing(found.pending)) return found
  const { submission } = found.pending
  await pollStatus(
    {
      submissionId: submission.id,
      url: submissionUrl(context.store.product, submission.id),
      waitFor: 'published',
      pollIntervalInMs: request.pollIntervalInMs,
      publishMode: submission['targetPublishMode'],
    },
    context,
  )
  context.report({ type: 'stage', stage: 'Check' })
  const after = await readProduct(context)
  refuseRollout(request.existingRollout, after.published, context)
  return after
}

/**
 * Reads where the product stands. The status of a pending submission comes from its own address, which answers for
 * sure; the submission itself tells what would be deleted, and whether the API may.
 */
export async function readProduct({ store, report, signal }: Context): Promise<ProductSnapshot> {
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const { publishedId, pendingId } = state
  const [published, pending, status] = await allOrAbort(signal, [
    async (stop) => (publishedId === undefined ? undefined : await store.under(stop).get(publishedId)),
    async (stop) => (pendingId === undefined ? undefined : await store.under(stop).get(pendingId)),
    async (stop) => (pendingId === undefined ? undefined : await store.under(stop).status(pendingId)),
  ])
  return {
    kind: store.product.kind,
    identity: state.identity,
    published,
    pending:
      pending === undefined || status === undefined
        ? undefined
        : { submission: pending, status: status.status },
  }
}
