import type { Ports } from '../pipeline/context.ts'
import { settle, type WaitRequest } from '../pipeline/poll-status.ts'
import { together } from '../shared/all-or-abort.ts'
import { ProductStateError } from '../shared/errors.ts'
import { nameOf, submissionUrl } from '../store/product.ts'
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
export async function wait(request: FollowRequest, ports: Ports): Promise<void> {
  const { store, report } = ports
  report({ type: 'stage', stage: 'Check' })
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const id = request.submissionId ?? state.pendingId ?? state.publishedId
  if (id === undefined)
    throw new ProductStateError(`The ${nameOf(store.product)} has no submission to wait for.`)
  const url = submissionUrl(store.product, id)
  const [{ targetPublishMode }, status] = await together(ports.signal, [
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
  await settle({ ...request, submissionId: id, url, publishMode: targetPublishMode }, ports)
}
