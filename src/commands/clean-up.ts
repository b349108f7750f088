import type { Context } from '../pipeline/context.ts'
import { discardDraft } from '../pipeline/discard-draft.ts'
import type { Event } from '../pipeline/events.ts'
import { CREATE_DRAFT, type UnfinishedDraft } from '../pipeline/knowledge/knowledge.ts'
import { readIfThere } from '../pipeline/product-snapshot.ts'
import { messageOf } from '../shared/errors.ts'
import { phaseOf } from '../store/status.ts'

/**
 * Deletes the draft that a run which was cut off has left: only what is known to be its own, and only while it is a draft.
 * One that may be somebody else's is named and left.
 */
export async function cleanUp(unfinished: UnfinishedDraft, context: Context): Promise<void> {
  const { store, report, signal } = context
  report({ type: 'stage', stage: 'Clean up' })
  const { owner } = unfinished
  const submissionId = unfinished.submissionId ?? (await store.getProduct({ signal })).pendingId
  const stored = await readIfThere(submissionId, (id) => store.getStatus(id, { signal }))
  if (submissionId !== undefined && stored !== undefined && phaseOf(stored.status) === 'draft') {
    report({ type: 'unfinished-draft', submissionId, owner })
    return await discardDraft(context)
  }
  // The product may show it later.
  if (unfinished.submissionId === undefined)
    report({ type: 'attempt', attempt: CREATE_DRAFT, step: 'unclear' })
  else report({ type: 'nothing-left' })
}

/** Returns the fact that the clean-up could not even begin. */
export function draftStillLeft({ submissionId }: UnfinishedDraft, why: unknown): Event {
  return { type: 'draft-left', submissionId, reason: messageOf(why), inDoubt: true }
}
