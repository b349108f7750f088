import { packageNames } from '../plan/transforms/packages.ts'
import { HttpError, messageOf } from '../shared/errors.ts'
import { toJson } from '../shared/json.ts'
import { submissionUrl } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'
import { type Submission, uploadUrlOf } from '../store/submission.ts'
import { applyOnce, isDefinitive } from './apply-once.ts'
import type { Context } from './context.ts'
import type { Draft } from './events.ts'
import type { PendingAction } from './pending-submission.ts'

/** Makes a draft in the product's only pending slot, after deleting what has to go. */
export async function createDraft(action: PendingAction, context: Context): Promise<Draft> {
  const { store, report } = context
  if (action.kind === 'delete') await deletePending(action.submission, context)
  report({ type: 'stage', stage: 'Create' })
  const preexisting = action.kind === 'adopt'
  const submission = preexisting ? action.submission : await sendCreate(context)
  const draft = { submission, preexisting, url: submissionUrl(store.product, submission.id) }
  report({ type: 'draft', draft })
  return draft
}

/** Deletes the pending submission, and tells which it was. */
export async function deletePending(submission: Submission, context: Context): Promise<void> {
  const { report } = context
  const { id, friendlyName } = submission
  report({ type: 'stage', stage: 'Delete pending' })
  await deleteSubmission(id, context)
  const name = typeof friendlyName === 'string' ? friendlyName : undefined
  report({ type: 'deleted', submissionId: id, name, packages: packageNames(submission) })
}

// A delete may be refused for a moment: https://github.com/Iktahana/illusions/issues/1349
const REFUSED = { times: 5, pauseInMs: 30_000 }

/** Deletes a draft or a failed submission. One that is gone already is as good as deleted. */
export async function deleteSubmission(id: string, context: Context): Promise<void> {
  const { store, clock, signal } = context
  const send = async (): Promise<true> => {
    await store.delete(id)
    return true
  }
  const findEffect = async (): Promise<true | undefined> =>
    (await store.state()).pendingId === id ? undefined : true
  for (let refusals = 0; ; refusals++) {
    try {
      await applyOnce(
        { attempt: { what: 'delete', submissionId: id }, send, findEffect, conflictStatuses: [404, 409] },
        context,
      )
      return
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      if (error.request.status === 404) return
      const { code, advice } = error.request
      // With advice it is another refusal, which stays.
      if (code !== 'InvalidState' || advice !== undefined || refusals === REFUSED.times) throw error
    }
    await clock.sleep(REFUSED.pauseInMs, signal)
  }
}

// The product shows a new submission only after some seconds, and the slot was free before.
const APPEARANCE = { reads: 7, pauseInMs: 5_000 }

/**
 * The draft of a create whose answer never arrived, once the product shows it; undefined when it shows none for a
 * while, or one that somebody has worked on since.
 */
export async function findCreatedDraft({
  store,
  clock,
  signal,
}: Pick<Context, 'store' | 'clock' | 'signal'>): Promise<Submission | undefined> {
  for (let reads = 1; ; reads++) {
    const { pendingId } = await store.state()
    if (pendingId !== undefined) {
      const submission = await store.get(pendingId)
      return isFresh(submission) ? submission : undefined
    }
    if (reads === APPEARANCE.reads) return undefined
    await clock.sleep(APPEARANCE.pauseInMs, signal)
  }
}

// What this run never got to know it can not have changed.
function isFresh(submission: Submission): boolean {
  return (
    phaseOf(String(submission['status'])) === 'draft' &&
    uploadUrlOf(submission) !== undefined &&
    !/"fileStatus":"Pending/i.test(toJson(submission))
  )
}

async function sendCreate(context: Context): Promise<Submission> {
  const attempt = { what: 'create', submissionId: undefined } as const
  const send = (): Promise<Submission> => context.store.create()
  try {
    return await applyOnce(
      { attempt, send, findEffect: () => findCreatedDraft(context), conflictStatuses: [409] },
      context,
    )
  } catch (error) {
    // Cut off in the middle, a create may go on in the Store.
    if (!isDefinitive(error)) await deleteUnconfirmedDraft(context)
    throw error
  }
}

/**
 * Does `work` on a draft. When that fails the draft is deleted, since it would stand in the way of the next
 * run, and the failure is thrown on. A draft that was there before stays.
 */
export async function deleteDraftOnFailure<T>(
  draft: Draft,
  context: Context,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!draft.preexisting) await deleteDraft(draft.submission.id, context)
    throw error
  }
}

/** Deletes the draft of a create whose answer never arrived. What hinders that is told and not thrown. */
export async function deleteUnconfirmedDraft(context: Context): Promise<void> {
  const { store, report, gracePeriod } = context
  using limit = gracePeriod()
  const { signal } = limit
  try {
    const submission = await findCreatedDraft({ ...context, store: store.under(signal), signal })
    if (submission !== undefined) await deleteDraft(submission.id, context)
    else report({ type: 'draft-left', submissionId: undefined, reason: 'none has shown up so far' })
  } catch (error) {
    report({ type: 'draft-left', submissionId: undefined, reason: messageOf(error) })
  }
}

/**
 * Deletes a draft of this run, and gives whether it is gone. What hinders that is told and not thrown: it is not why
 * the run has failed.
 */
export async function deleteDraft(submissionId: string, context: Context): Promise<boolean> {
  const { store, report, gracePeriod } = context
  // On a limit of its own: the run's deadline may be what has failed the work.
  using limit = gracePeriod()
  const { signal } = limit
  try {
    await deleteSubmission(submissionId, { ...context, store: store.under(signal), signal })
    report({ type: 'draft-deleted', submissionId })
    return true
  } catch (error) {
    const reason = messageOf(error)
    if (isDefinitive(error)) report({ type: 'draft-left', submissionId, reason })
    // Cut off, a delete may go on in the Store.
    else
      report({
        type: 'warning',
        message: `The draft, submission ${submissionId}, may still be there: ${reason}`,
      })
    return false
  }
}
