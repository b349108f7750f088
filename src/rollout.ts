import { ProductStateError } from './errors.ts'
import { rolloutStatus } from './plan/rollout.ts'
import type { Ports } from './ports.ts'
import { nameOf, submissionUrl } from './store/product.ts'
import type { Submission } from './store/submission.ts'

/** What to do when the rollout of the live submission is still in progress. */
export type RolloutPolicy = 'fail' | 'finalize' | 'halt'

/** Whether the live submission's rollout stands in the way: https://learn.microsoft.com/windows/apps/publish/gradual-package-rollout */
export function isRollingOut(published: Submission | undefined): boolean {
  return published !== undefined && rolloutStatus(published) === 'PackageRolloutInProgress'
}

/** @throws ProductStateError when a rollout is in progress that this run may not finish. */
export function refuseRollout(
  policy: RolloutPolicy,
  published: Submission | undefined,
  { store }: Pick<Ports, 'store'>,
): void {
  if (published === undefined || policy !== 'fail' || !isRollingOut(published)) return
  throw new ProductStateError(
    `The rollout of submission ${published.id} of ${nameOf(store.product)} is still in progress, and the Store takes no new ` +
      `submission meanwhile. Set "existing-rollout" to finalize or halt. ${submissionUrl(store.product, published.id)}`,
  )
}

/** Finalizes or halts the rollout of the live submission, when there is one in progress. */
export async function finishRollout(
  policy: RolloutPolicy,
  published: Submission | undefined,
  { store, report }: Pick<Ports, 'store' | 'report'>,
): Promise<void> {
  if (published === undefined || policy === 'fail' || !isRollingOut(published)) return
  if (policy === 'finalize') await store.finalizeRollout(published.id)
  else await store.haltRollout(published.id)
  report({ type: 'rollout', submissionId: published.id, action: policy })
}
