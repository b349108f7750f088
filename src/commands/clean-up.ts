import type { Context } from '../pipeline/context.ts'
import { deleteDraft, deleteUnconfirmedDraft } from '../pipeline/discard-draft.ts'
import type { Event } from '../pipeline/events.ts'
import { isGone, messageOf } from '../shared/errors.ts'
import { phaseOf } from '../store/status.ts'

/** A draft that a run which was cut off may have left in the Store. */
export type UnfinishedDraft =
  /** A draft that was asked for, whose id never arrived. */
  | { readonly kind: 'unknown' }
  /** A draft that was not committed. */
  | { readonly kind: 'draft'; readonly submissionId: string }

/** Deletes the draft that a run which was cut off has left: only a draft, never what may have been committed. */
export async function cleanUp(unfinished: UnfinishedDraft, context: Context): Promise<void> {
  const { report } = context
  report({ type: 'stage', stage: 'Clean up' })
  if (unfinished.kind === 'unknown') return await deleteUnconfirmedDraft(context)
  const { submissionId } = unfinished
  if (await isDraft(submissionId, context)) await deleteDraft(submissionId, context)
  else report({ type: 'nothing-left' })
}

/** Returns the fact that the clean-up could not even begin. */
export function draftStillLeft(unfinished: UnfinishedDraft, why: unknown): Event {
  const submissionId = unfinished.kind === 'draft' ? unfinished.submissionId : undefined
  return { type: 'draft-left', submissionId, reason: messageOf(why) }
}

async function isDraft(submissionId: string, { store, signal }: Context): Promise<boolean> {
  try {
    return phaseOf((await store.getStatus(submissionId, { signal })).status) === 'draft'
  } catch (error) {
    if (isGone(error)) return false
    throw error
  }
}
