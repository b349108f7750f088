import { applyOnce } from '../pipeline/apply-once.ts'
import type { Context } from '../pipeline/context.ts'
import { endRollout } from '../pipeline/end-rollout.ts'
import { ProductStateError } from '../shared/errors.ts'
import type { Rollout } from '../store/client.ts'
import { describeProduct, submissionUrl } from '../store/product.ts'

/** What to do with the rollout of the published submission. */
export type RolloutChange =
  | { readonly kind: 'update'; readonly percentage: number }
  | { readonly kind: 'finalize' }
  | { readonly kind: 'halt' }

/**
 * Changes the gradual rollout of the published submission. A change that is there already is success.
 *
 * @throws ProductStateError when there is no rollout in progress.
 */
export async function changeRollout(change: RolloutChange, dryRun: boolean, context: Context): Promise<void> {
  const { store, report } = context
  report({ type: 'stage', stage: 'Check' })
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const id = state.publishedId
  if (id === undefined)
    throw new ProductStateError(`The ${describeProduct(store.product)} has no published submission.`)
  const url = submissionUrl(store.product, id)
  report({ type: 'followed', submissionId: id, url, committed: true })
  const before = await store.rollout(id)
  report({ type: 'rollout-status', rollout: before })
  if (isThere(change, before)) return report({ type: 'done', what: `Nothing to do: ${described(before)}.` })
  if (before.status !== 'PackageRolloutInProgress') {
    throw new ProductStateError(`Submission ${id} has no rollout in progress: ${described(before)}. ${url}`)
  }
  if (dryRun) return report({ type: 'dry-run', would: wordsFor(change) })
  await apply(change, id, context)
  const after = await store.rollout(id)
  report({ type: 'rollout-status', rollout: after })
  report({ type: 'done', what: `Submission ${id}: ${described(after)}.` })
}

async function apply(change: RolloutChange, submissionId: string, context: Context): Promise<void> {
  if (change.kind !== 'update') return await endRollout(change.kind, submissionId, context)
  const { store } = context
  const send = async (): Promise<true> => {
    await store.updateRollout(submissionId, change.percentage)
    return true
  }
  const findEffect = async (): Promise<true | undefined> =>
    isThere(change, await store.rollout(submissionId)) ? true : undefined
  await applyOnce(
    { attempt: { what: 'rollout', submissionId }, send, findEffect, conflictStatuses: [] },
    context,
  )
}

function isThere(change: RolloutChange, { status, percentage }: Rollout): boolean {
  switch (change.kind) {
    case 'update':
      return status === 'PackageRolloutInProgress' && percentage === change.percentage
    case 'finalize':
      return status === 'PackageRolloutComplete'
    case 'halt':
      return status === 'PackageRolloutStopped'
  }
}

function wordsFor(change: RolloutChange): string {
  return change.kind === 'update' ? `set the rollout to ${change.percentage} %` : `${change.kind} the rollout`
}

function described({ status, percentage }: Rollout): string {
  return `the rollout is at ${percentage} % (${status})`
}
