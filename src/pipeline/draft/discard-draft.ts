import { messageOf } from '../../shared/errors.ts'
import type { Context } from '../context.ts'
import { deleteSubmission } from '../delete-submission.ts'
import { isInDoubt } from '../knowledge/change-state.ts'
import { deletableDraft, fateOf, stateOf } from '../knowledge/knowledge.ts'
import { readDraftStatus } from '../product-snapshot.ts'

/**
 * Deletes the draft of this run if it is known to be its own and was not committed; otherwise reads what became of it.
 * Failures are reported, not thrown: they are not why the run has failed.
 */
export async function discardDraft(context: Context): Promise<void> {
  const { knowledge } = context
  const submissionId = deletableDraft(knowledge())
  // With its own limit: the run may have failed because of its deadline.
  using limit = context.gracePeriod()
  const inTime = { ...context, signal: limit.signal }
  if (submissionId !== undefined) await deleteOwn(submissionId, inTime)
  else if (fateOf(knowledge()) === 'open') await readOther(inTime)
}

async function deleteOwn(submissionId: string, context: Context): Promise<void> {
  const { knowledge, report } = context
  try {
    await deleteSubmission(submissionId, context)
    report({ type: 'draft-deleted', submissionId })
  } catch (error) {
    const state = stateOf(knowledge(), { what: 'delete', submissionId })
    report({ type: 'draft-left', submissionId, reason: messageOf(error), inDoubt: isInDoubt(state) })
  }
}

async function readOther(context: Context): Promise<void> {
  const { draft } = context.knowledge()
  if (draft !== undefined) await readDraftStatus(draft.submissionId, context).catch(() => undefined)
}
