import { packageNames } from '../plan/transforms/packages.ts'
import { HttpError, messageOf } from '../shared/errors.ts'
import { toJson } from '../shared/json.ts'
import { submissionUrl } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'
import { type Submission, uploadUrlOf } from '../store/submission.ts'
import { hadNoEffect, settled } from './apply-once.ts'
import type { Ports } from './context.ts'
import type { Draft } from './events.ts'
import type { PendingAction } from './pending-submission.ts'

/** Makes a draft in the product's only pending slot, after deleting what has to go. */
export async function openDraft(action: PendingAction, ports: Ports): Promise<Draft> {
  const { store, report } = ports
  if (action.kind === 'delete') await deletePending(action.submission, ports)
  report({ type: 'stage', stage: 'Create' })
  const adopted = action.kind === 'adopt'
  const submission = adopted ? action.submission : await create(ports)
  const draft = { submission, adopted, url: submissionUrl(store.product, submission.id) }
  report({ type: 'draft', draft })
  return draft
}

/** Deletes the pending submission, and tells which it was. */
export async function deletePending(submission: Submission, ports: Ports): Promise<void> {
  const { report } = ports
  const { id, friendlyName } = submission
  report({ type: 'stage', stage: 'Delete pending' })
  await deleteSubmission(id, ports)
  const name = typeof friendlyName === 'string' ? friendlyName : undefined
  report({ type: 'deleted', submissionId: id, name, packages: packageNames(submission) })
}

// A delete may be refused for a moment: https://github.com/Iktahana/illusions/issues/1349
const REFUSED = { times: 5, pauseInMs: 30_000 }

/** Deletes a draft or a failed submission. One that is gone already is as good as deleted. */
export async function deleteSubmission(id: string, ports: Ports): Promise<void> {
  const { store, clock, signal } = ports
  const call = async (): Promise<true> => {
    await store.delete(id)
    return true
  }
  const read = async (): Promise<true | undefined> =>
    (await store.state()).pendingId === id ? undefined : true
  for (let refusals = 0; ; refusals++) {
    try {
      await settled({ attempt: { what: 'delete', submissionId: id }, call, read, sequels: [404, 409] }, ports)
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
export async function appeared({
  store,
  clock,
  signal,
}: Pick<Ports, 'store' | 'clock' | 'signal'>): Promise<Submission | undefined> {
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

async function create(ports: Ports): Promise<Submission> {
  const attempt = { what: 'create', submissionId: undefined } as const
  const call = (): Promise<Submission> => ports.store.create()
  try {
    return await settled({ attempt, call, read: () => appeared(ports), sequels: [409] }, ports)
  } catch (error) {
    // Cut off in the middle, a create may go on in the Store.
    if (!hadNoEffect(error)) await discardCreated(ports)
    throw error
  }
}

/**
 * Does `work` on a draft. When that fails the draft is deleted, since it would stand in the way of the next
 * run, and the failure is thrown on. A draft that was there before stays.
 */
export async function orDiscard<T>(draft: Draft, ports: Ports, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!draft.adopted) await discard(draft.submission.id, ports)
    throw error
  }
}

/** Deletes the draft of a create whose answer never arrived. What hinders that is told and not thrown. */
export async function discardCreated(ports: Ports): Promise<void> {
  const { store, report, patience } = ports
  using limit = patience()
  const { signal } = limit
  try {
    const submission = await appeared({ ...ports, store: store.under(signal), signal })
    if (submission !== undefined) await discard(submission.id, ports)
    else report({ type: 'draft-left', submissionId: undefined, reason: 'none has shown up so far' })
  } catch (error) {
    report({ type: 'draft-left', submissionId: undefined, reason: messageOf(error) })
  }
}

/**
 * Deletes a draft of this run, and gives whether it is gone. What hinders that is told and not thrown: it is not why
 * the run has failed.
 */
export async function discard(submissionId: string, ports: Ports): Promise<boolean> {
  const { store, report, patience } = ports
  // On a limit of its own: the run's deadline may be what has failed the work.
  using limit = patience()
  const { signal } = limit
  try {
    await deleteSubmission(submissionId, { ...ports, store: store.under(signal), signal })
    report({ type: 'draft-deleted', submissionId })
    return true
  } catch (error) {
    const reason = messageOf(error)
    if (hadNoEffect(error)) report({ type: 'draft-left', submissionId, reason })
    // Cut off, a delete may go on in the Store.
    else
      report({
        type: 'warning',
        message: `The draft, submission ${submissionId}, may still be there: ${reason}`,
      })
    return false
  }
}
