import { together } from '../shared/all-or-abort.ts'
import { type Kind, submissionUrl } from '../store/product.ts'
import type { ProductIdentity, Submission } from '../store/submission.ts'
import type { Ports } from './context.ts'
import { type RolloutPolicy, refuseRollout } from './end-rollout.ts'
import { isHeld, type Pending, type PendingPolicy } from './pending-submission.ts'
import { settle, type WaitRequest } from './poll-status.ts'

/** Where the product stands before anything is changed. */
export interface Found {
  readonly kind: Kind
  readonly identity: ProductIdentity
  readonly published: Submission | undefined
  /** The submission that takes the product's only pending slot. */
  readonly pending: Pending | undefined
}

/** What the user wants done about what is found. */
export interface SurveyRequest extends Pick<WaitRequest, 'pollIntervalInMs'> {
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
export async function survey(request: SurveyRequest, ports: Ports): Promise<Found> {
  const found = await read(ports)
  refuseRollout(request.existingRollout, found.published, ports)
  if (request.pending !== 'wait' || request.dryRun || !isHeld(found.pending)) return found
  const { submission } = found.pending
  await settle(
    {
      submissionId: submission.id,
      url: submissionUrl(ports.store.product, submission.id),
      waitFor: 'published',
      pollIntervalInMs: request.pollIntervalInMs,
      publishMode: submission['targetPublishMode'],
    },
    ports,
  )
  ports.report({ type: 'stage', stage: 'Check' })
  const after = await read(ports)
  refuseRollout(request.existingRollout, after.published, ports)
  return after
}

/**
 * Reads where the product stands. The status of a pending submission comes from its own address, which answers for
 * sure; the submission itself tells what would be deleted, and whether the API may.
 */
export async function read({ store, report, signal }: Ports): Promise<Found> {
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const { publishedId, pendingId } = state
  const [published, pending, status] = await together(signal, [
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
