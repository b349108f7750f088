import { gradualRollout } from '../plan/transforms/rollout.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct, submissionUrl } from '../store/product.ts'
import type { Submission } from '../store/submission.ts'
import { applyOnce } from './apply-once.ts'
import type { Context } from './context.ts'
import type { RolloutEnd } from './events.ts'

/** Policy for a live submission whose rollout is still in progress. */
export type ActiveRolloutPolicy = 'fail' | RolloutEnd

/**
 * Refuses to publish while a rollout is in progress that this run may not end.
 *
 * @throws ProductStateError that says how to end it.
 */
export function refuseActiveRollout(
  policy: ActiveRolloutPolicy,
  published: Submission | undefined,
  { store }: Pick<Context, 'store'>,
): void {
  if (policy !== 'fail' || !isRollingOut(published)) return
  throw new ProductStateError(
    `The rollout of submission ${published.id} of ${describeProduct(store.product)} is still in progress, and the Store accepts no new ` +
      `submission until it ends. Set "if-rollout-active" to finalize or halt. ${submissionUrl(store.product, published.id)}`,
  )
}

/** Finalizes or halts the rollout of the live submission, when there is one in progress. */
export async function endActiveRollout(
  policy: ActiveRolloutPolicy,
  published: Submission | undefined,
  context: Context,
): Promise<void> {
  const action = intendedRolloutEnd(policy, published)
  if (action === undefined || published === undefined) return
  await endRollout(action, published.id, context)
  context.report({ type: 'rollout-ended', submissionId: published.id, action })
}

/** Returns how to end the rollout of the live submission; undefined when it is not to be ended. */
export function intendedRolloutEnd(
  policy: ActiveRolloutPolicy,
  published: Submission | undefined,
): RolloutEnd | undefined {
  return policy !== 'fail' && isRollingOut(published) ? policy : undefined
}

// A product accepts no new submission during a rollout:
// https://learn.microsoft.com/windows/apps/publish/gradual-package-rollout
function isRollingOut(published: Submission | undefined): published is Submission {
  return published !== undefined && gradualRollout(published)?.status === 'PackageRolloutInProgress'
}

const ENDS = {
  finalize: { call: 'finalizeRollout', status: 'PackageRolloutComplete' },
  halt: { call: 'haltRollout', status: 'PackageRolloutStopped' },
} as const satisfies Readonly<Record<RolloutEnd, object>>

/**
 * Finalizes or halts a rollout.
 *
 * @throws what {@link applyOnce} throws.
 */
export async function endRollout(action: RolloutEnd, submissionId: string, context: Context): Promise<void> {
  const { store, signal } = context
  const { call, status } = ENDS[action]
  await applyOnce(
    {
      attempt: { what: 'rollout', submissionId },
      send: (observe) => store[call](submissionId, { signal, observe }),
      isApplied: async () => (await store.getRollout(submissionId, { signal })).status === status,
      conflictStatuses: [409],
    },
    context,
  )
}
