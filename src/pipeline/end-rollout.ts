import { rolloutStatus } from '../plan/transforms/rollout.ts'
import { ProductStateError } from '../shared/errors.ts'
import { nameOf, submissionUrl } from '../store/product.ts'
import type { Submission } from '../store/submission.ts'
import { settled } from './apply-once.ts'
import type { Ports } from './context.ts'

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

const GOALS = { finalize: 'PackageRolloutComplete', halt: 'PackageRolloutStopped' } as const

/** Finalizes or halts the rollout of the live submission, when there is one in progress. */
export async function finishRollout(
  policy: RolloutPolicy,
  published: Submission | undefined,
  ports: Ports,
): Promise<void> {
  if (published === undefined || policy === 'fail' || !isRollingOut(published)) return
  await endRollout(policy, published.id, ports)
  ports.report({ type: 'rollout', submissionId: published.id, action: policy })
}

/** Finalizes or halts a rollout. */
export async function endRollout(
  how: 'finalize' | 'halt',
  submissionId: string,
  ports: Ports,
): Promise<void> {
  const { store } = ports
  const call = async (): Promise<true> => {
    await (how === 'finalize' ? store.finalizeRollout(submissionId) : store.haltRollout(submissionId))
    return true
  }
  const read = async (): Promise<true | undefined> =>
    (await store.rollout(submissionId)).status === GOALS[how] ? true : undefined
  await settled({ attempt: { what: 'rollout', submissionId }, call, read, sequels: [409] }, ports)
}
