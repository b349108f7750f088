import type { Context } from '../pipeline/context.ts'
import { deleteDraft, deleteUnconfirmedDraft } from '../pipeline/create-draft.ts'
import type { Event } from '../pipeline/events.ts'
import { HttpError, messageOf } from '../shared/errors.ts'
import { phaseOf } from '../store/status.ts'

/** What a run that was cut off may have left in the Store. */
export type UnfinishedDraft =
  /** A draft that was asked for, whose id never arrived. */
  | { readonly kind: 'unknown' }
  /** A draft that was not committed. */
  | { readonly kind: 'draft'; readonly submissionId: string }

/** Deletes what a run that was cut off has left. Only a draft is deleted, never what may have been committed. */
export async function cleanUp(leftover: UnfinishedDraft, context: Context): Promise<void> {
  const { report } = context
  report({ type: 'stage', stage: 'Clean up' })
  if (leftover.kind === 'unknown') return await deleteUnconfirmedDraft(context)
  const { submissionId } = leftover
  if (await isDraft(submissionId, context)) await deleteDraft(submissionId, context)
  else report({ type: 'nothing-left' })
}

/** What is told when the clean-up could not even begin. */
export function stillThere(leftover: UnfinishedDraft, why: unknown): Event {
  const submissionId = leftover.kind === 'draft' ? leftover.submissionId : undefined
  return { type: 'draft-left', submissionId, reason: messageOf(why) }
}

async function isDraft(submissionId: string, { store }: Context): Promise<boolean> {
  try {
    return phaseOf((await store.status(submissionId)).status) === 'draft'
  } catch (error) {
    if (error instanceof HttpError && error.request.status === 404) return false
    throw error
  }
}
