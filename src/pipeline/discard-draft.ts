import { messageOf } from '../shared/errors.ts'
import type { Context } from './context.ts'
import { deleteSubmission } from './delete-submission.ts'
import { isInDoubt } from './knowledge/change-state.ts'
import { deletableDraft, stateOf } from './knowledge/knowledge.ts'

/**
 * Deletes the draft of this run, when it is known to be its own and was not committed. What hinders that is reported and
 * not thrown: it is not why the run has failed.
 */
export async function discardDraft(context: Context): Promise<void> {
  const { knowledge, report } = context
  const submissionId = deletableDraft(knowledge())
  if (submissionId === undefined) return
  // On a limit of its own: the run's deadline may be what has failed the run.
  using limit = context.gracePeriod()
  try {
    await deleteSubmission(submissionId, { ...context, signal: limit.signal })
    report({ type: 'draft-deleted', submissionId })
  } catch (error) {
    const state = stateOf(knowledge(), { what: 'delete', submissionId })
    report({ type: 'draft-left', submissionId, reason: messageOf(error), inDoubt: isInDoubt(state) })
  }
}
