import type { Context } from '../pipeline/context.ts'
import { pollStatus, type WaitRequest } from '../pipeline/poll-status.ts'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct, submissionUrl } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'

/** What the user asks for, checked. */
export interface FollowRequest extends WaitRequest {
  /** Undefined: the pending one. */
  readonly submissionId: string | undefined
}

/**
 * Follows a submission that an earlier run has committed.
 *
 * @throws ProductStateError when there is none, or when it is a draft.
 */
export async function wait(request: FollowRequest, context: Context): Promise<void> {
  const { store, report } = context
  report({ type: 'stage', stage: 'Check' })
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const id = request.submissionId ?? state.pendingId ?? state.publishedId
  if (id === undefined)
    throw new ProductStateError(`The ${describeProduct(store.product)} has no submission to wait for.`)
  const url = submissionUrl(store.product, id)
  const [{ targetPublishMode }, status] = await allOrAbort(context.signal, [
    (stop) => store.under(stop).get(id),
    (stop) => store.under(stop).status(id),
  ])
  report({ type: 'followed', submissionId: id, url, committed: phaseOf(status.status) !== 'draft' })
  report({ type: 'status', ...status })
  if (phaseOf(status.status) === 'draft') {
    throw new ProductStateError(
      `Submission ${id} is a draft, so waiting would not end. Commit it with "command: commit-submission". ${url}`,
    )
  }
  if (phaseOf(status.status) === 'published') return
  await pollStatus({ ...request, submissionId: id, url, publishMode: targetPublishMode }, context)
}
