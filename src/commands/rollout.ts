import { applyOnce } from '../pipeline/apply-once.ts'
import type { Context } from '../pipeline/context.ts'
import { endRollout } from '../pipeline/end-rollout.ts'
import type { IntendedChange } from '../pipeline/events.ts'
import { readProductState } from '../pipeline/product-snapshot.ts'
import { readUntil } from '../pipeline/read-until.ts'
import { ProductStateError } from '../shared/errors.ts'
import type { Rollout } from '../store/client.ts'
import { describeProduct, submissionUrl } from '../store/product.ts'
import type { RolloutChange } from './requests.ts'

/**
 * Changes the gradual rollout of the published submission. A change that is already in effect counts as success.
 *
 * @throws ProductStateError if no rollout is in progress, or if the Store does not show the change.
 */
export async function changeRollout(change: RolloutChange, dryRun: boolean, context: Context): Promise<void> {
  const { store, report, signal } = context
  const { publishedId: submissionId } = await readProductState(context)
  if (submissionId === undefined)
    throw new ProductStateError(`The ${describeProduct(store.product)} has no published submission.`)
  const url = submissionUrl(store.product, submissionId)
  report({ type: 'followed', submissionId, url })
  const before = await store.getRollout(submissionId, { signal })
  report({ type: 'rollout-status', rollout: before })
  if (isReached(change, before))
    return report({ type: 'rollout-set', rollout: before, submissionId: undefined })
  if (before.status !== 'PackageRolloutInProgress') {
    const { percentage, status } = before
    throw new ProductStateError(
      `Submission ${submissionId} has no rollout in progress: the rollout is at ${percentage}% (${status}). ${url}`,
    )
  }
  if (dryRun) return report({ type: 'dry-run', intended: intendedChange(change) })
  if (change.kind === 'update') await updateRollout(change, submissionId, context)
  else await endRollout(change.kind, submissionId, context)
  const after = await readChangedRollout(change, submissionId, context)
  report({ type: 'rollout-set', rollout: after, submissionId })
}

/** Reads the rollout until it shows the change. */
async function readChangedRollout(
  change: RolloutChange,
  submissionId: string,
  context: Context,
): Promise<Rollout> {
  const { store, report, signal } = context
  const read = async (): Promise<Rollout> => {
    const rollout = await store.getRollout(submissionId, { signal })
    report({ type: 'rollout-status', rollout })
    return rollout
  }
  const isShown = (rollout: Rollout): boolean => isReached(change, rollout)
  const rollout = await readUntil({ read, isShown, late: { what: 'rollout', submissionId } }, context)
  if (isShown(rollout)) return rollout
  const { percentage, status } = rollout
  throw new ProductStateError(
    `The rollout of submission ${submissionId} is still at ${percentage}% (${status}). Run the job again. ${submissionUrl(store.product, submissionId)}`,
  )
}

async function updateRollout(
  change: Extract<RolloutChange, { kind: 'update' }>,
  submissionId: string,
  context: Context,
): Promise<void> {
  const { store, signal } = context
  await applyOnce(
    {
      attempt: { what: 'rollout', submissionId },
      send: (observe) => store.updateRollout(submissionId, change.percentage, { signal, observe }),
      isApplied: async () => isReached(change, await store.getRollout(submissionId, { signal })),
    },
    context,
  )
}

// The Store keeps a floating-point number of unknown precision.
const ROUNDING = 0.01

// Whether the Store still calls a rollout to everyone one in progress is not documented.
function isGoingOn(status: string, percentage: number): boolean {
  return status === 'PackageRolloutInProgress' || (percentage === 100 && status === 'PackageRolloutComplete')
}

function isReached(change: RolloutChange, { status, percentage }: Rollout): boolean {
  switch (change.kind) {
    case 'update':
      return isGoingOn(status, change.percentage) && Math.abs(percentage - change.percentage) < ROUNDING
    case 'finalize':
      return status === 'PackageRolloutComplete'
    case 'halt':
      return status === 'PackageRolloutStopped'
  }
}

function intendedChange(change: RolloutChange): IntendedChange {
  return change.kind === 'update'
    ? { action: 'update-rollout', percentage: change.percentage }
    : { action: `${change.kind}-rollout` }
}
