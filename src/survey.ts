import { ProductStateError } from './errors.ts'
import { isJsonObject } from './json.ts'
import type { Ports } from './ports.ts'
import { nameOf, submissionUrl } from './store/product.ts'
import type { Submission } from './store/submission.ts'

/** The submission that takes the product's only pending slot. */
export interface Pending {
  readonly submission: Submission
  readonly status: string
}

/** Where the product stands before anything is changed. */
export interface Found {
  readonly published: Submission | undefined
  readonly pending: Pending | undefined
}

/**
 * Reads the product, what is live and what is pending. The status of a pending submission comes from its own
 * address, which answers for sure; the submission itself tells what would be deleted, and whether the API may.
 *
 * @throws ProductStateError when the live release has a rollout that no new submission may follow.
 */
export async function survey({ store, report }: Pick<Ports, 'store' | 'report'>): Promise<Found> {
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const [published, pending, status] = await Promise.all([
    state.publishedId === undefined ? undefined : store.get(state.publishedId),
    state.pendingId === undefined ? undefined : store.get(state.pendingId),
    state.pendingId === undefined ? undefined : store.status(state.pendingId),
  ])
  if (published !== undefined && isRollingOut(published)) {
    throw new ProductStateError(
      `The rollout of submission ${published.id} of ${nameOf(store.product)} is still in progress. ` +
        `The Store takes no new submission until it is finalized or halted: ${submissionUrl(store.product, published.id)}`,
    )
  }
  return {
    published,
    pending:
      pending === undefined || status === undefined
        ? undefined
        : { submission: pending, status: status.status },
  }
}

// https://learn.microsoft.com/windows/apps/publish/gradual-package-rollout
function isRollingOut(submission: Submission): boolean {
  const options = submission['packageDeliveryOptions']
  const rollout = isJsonObject(options) ? options['packageRollout'] : undefined
  return isJsonObject(rollout) && rollout['packageRolloutStatus'] === 'PackageRolloutInProgress'
}
