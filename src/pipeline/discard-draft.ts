import { messageOf } from '../shared/errors.ts'
import { toJson } from '../shared/json.ts'
import { phaseOf } from '../store/status.ts'
import { type Submission, uploadUrlOf } from '../store/submission.ts'
import { isDefinitive } from './apply-once.ts'
import type { Context } from './context.ts'
import { deleteSubmission } from './delete-submission.ts'

/**
 * Deletes a draft of this run. What hinders that is reported and not thrown: it is not why the run has failed.
 *
 * @returns whether the draft is gone.
 */
export async function deleteDraft(submissionId: string, context: Context): Promise<boolean> {
  const { report } = context
  // On a limit of its own: the run's deadline may be what has failed the run.
  using limit = context.gracePeriod()
  try {
    await deleteSubmission(submissionId, { ...context, signal: limit.signal })
    report({ type: 'draft-deleted', submissionId })
    return true
  } catch (error) {
    const reason = messageOf(error)
    // Cut off, a delete may go on in the Store.
    const type = isDefinitive(error) ? 'draft-left' : 'draft-perhaps-left'
    report({ type, submissionId, reason })
    return false
  }
}

/** Deletes the draft of a create whose answer never arrived. What hinders that is reported and not thrown. */
export async function deleteUnconfirmedDraft(context: Context): Promise<void> {
  const { report } = context
  using limit = context.gracePeriod()
  try {
    const submission = await findCreatedDraft({ ...context, signal: limit.signal })
    if (submission !== undefined) await deleteDraft(submission.id, context)
    else report({ type: 'draft-left', submissionId: undefined, reason: 'none has shown up so far' })
  } catch (error) {
    report({ type: 'draft-left', submissionId: undefined, reason: messageOf(error) })
  }
}

// The product shows a new submission only after some seconds, and the slot was free before.
const MOST_READS = 7
const PAUSE_IN_MS = 5_000

/**
 * Waits for the draft of a create whose answer never arrived to show up in the product.
 *
 * @returns undefined when none does for a while, or only one that somebody has worked on since.
 */
export async function findCreatedDraft({
  store,
  clock,
  signal,
}: Pick<Context, 'store' | 'clock' | 'signal'>): Promise<Submission | undefined> {
  for (let reads = 1; ; reads++) {
    const { pendingId } = await store.getProduct({ signal })
    if (pendingId !== undefined) {
      const submission = await store.get(pendingId, { signal })
      return isUntouched(submission) ? submission : undefined
    }
    if (reads === MOST_READS) return undefined
    await clock.sleep(PAUSE_IN_MS, signal)
  }
}

// What this run never got to know it cannot have changed.
function isUntouched(submission: Submission): boolean {
  return (
    phaseOf(String(submission['status'])) === 'draft' &&
    uploadUrlOf(submission) !== undefined &&
    !/"fileStatus":"Pending/i.test(toJson(submission))
  )
}
