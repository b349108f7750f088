import { rolloutStatus } from '../plan/transforms/rollout.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct, submissionUrl } from '../store/product.ts'
import type { Submission } from '../store/submission.ts'
import { applyOnce } from './apply-once.ts'
import type { Context } from './context.ts'

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
  { store }: Pick<Context, 'store'>,
): void {
  if (published === undefined || policy !== 'fail' || !isRollingOut(published)) return
  throw new ProductStateError(
    `The rollout of submission ${published.id} of ${describeProduct(store.product)} is still in progress, and the Store takes no new ` +
      `submission meanwhile. Set "existing-rollout" to finalize or halt. ${submissionUrl(store.product, published.id)}`,
  )
}

const GOALS = { finalize: 'PackageRolloutComplete', halt: 'PackageRolloutStopped' } as const

/** Finalizes or halts the rollout of the live submission, when there is one in progress. */
export async function endExistingRollout(
  policy: RolloutPolicy,
  published: Submission | undefined,
  context: Context,
): Promise<void> {
  if (published === undefined || policy === 'fail' || !isRollingOut(published)) return
  await endRollout(policy, published.id, context)
  context.report({ type: 'rollout', submissionId: published.id, action: policy })
}

/** Finalizes or halts a rollout. */
export async function endRollout(
  how: 'finalize' | 'halt',
  submissionId: string,
  context: Context,
): Promise<void> {
  const { store } = context
  const send = async (): Promise<true> => {
    await (how === 'finalize' ? store.finalizeRollout(submissionId) : store.haltRollout(submissionId))
    return true
  }
  const findEffect = async (): Promise<true | undefined> =>
    (await store.rollout(submissionId)).status === GOALS[how] ? true : undefined
  await applyOnce(
    { attempt: { what: 'rollout', submissionId }, send, findEffect, conflictStatuses: [409] },
    context,
  )
}
