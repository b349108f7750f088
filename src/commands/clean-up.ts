import { openTarget, type Session } from '../pipeline/context.ts'
import { discardDraft } from '../pipeline/draft/discard-draft.ts'
import type { Event } from '../pipeline/events.ts'
import { CREATE_DRAFT, type UnfinishedDraft } from '../pipeline/knowledge/knowledge.ts'
import { readDraftStatus, readIfThere, reportCommitted } from '../pipeline/product-snapshot.ts'
import { messageOf } from '../shared/errors.ts'
import type { Product } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'

/** Returns the event that an interrupted run has left, or may have left, a draft. */
export function unfinishedDraftEvent({ submissionId, owner }: UnfinishedDraft): Event {
  return submissionId === undefined
    ? { type: 'attempt', attempt: CREATE_DRAFT, step: 'unclear' }
    : { type: 'unfinished-draft', submissionId, owner }
}

/**
 * Deletes the draft that an interrupted run has left: only if it is known to be that run's, and only while it is a
 * draft. One that may not be that run's is named and kept.
 */
export async function cleanUp(
  { submissionId, owner }: UnfinishedDraft,
  product: Product,
  session: Session,
): Promise<void> {
  const context = openTarget({ product }, session)
  const { store, report, signal } = context
  report({ type: 'stage', stage: 'Clean up' })
  if (submissionId !== undefined) {
    const status = await readDraftStatus(submissionId, context)
    if (status === undefined) report({ type: 'nothing-left' })
    else if (phaseOf(status.status) === 'draft') await discardDraft(context)
    else reportCommitted(submissionId, status, context)
    return
  }
  // The product may not have shown the draft before.
  const { pendingId } = await store.getProduct({ signal })
  const status = await readIfThere(pendingId, (id) => store.getStatus(id, { signal }))
  if (pendingId !== undefined && status !== undefined && phaseOf(status.status) === 'draft')
    report({ type: 'unfinished-draft', submissionId: pendingId, owner })
}

/** Returns the event that the clean-up could not even begin. */
export function draftStillLeft({ submissionId }: UnfinishedDraft, why: unknown): Event {
  return { type: 'draft-left', submissionId, reason: messageOf(why), inDoubt: true }
}
