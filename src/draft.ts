import { HttpError, messageOf } from './errors.ts'
import type { PendingAction } from './pending.ts'
import { packageNames } from './plan/packages.ts'
import type { Ports } from './ports.ts'
import { settled } from './settled.ts'
import { submissionUrl } from './store/product.ts'
import type { Submission } from './store/submission.ts'

/** A submission that can still be changed. */
export interface Draft {
  readonly submission: Submission
  /** Its page in Partner Center. */
  readonly url: string
  /** Whether it was there before this run. */
  readonly adopted: boolean
}

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

async function deletePending(submission: Submission, ports: Ports): Promise<void> {
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

async function create(ports: Ports): Promise<Submission> {
  const { store, clock, signal } = ports
  const adopt = async (): Promise<Submission | undefined> => {
    for (let reads = 1; ; reads++) {
      const { pendingId } = await store.state()
      if (pendingId !== undefined) return await store.get(pendingId)
      if (reads === APPEARANCE.reads) return undefined
      await clock.sleep(APPEARANCE.pauseInMs, signal)
    }
  }
  const attempt = { what: 'create', submissionId: undefined } as const
  try {
    return await settled({ attempt, call: () => store.create(), read: adopt, sequels: [409] }, ports)
  } catch (error) {
    // Cut off in the middle, a create may go on in the Store.
    if (!(error instanceof HttpError)) await discardCreated(ports)
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

async function discardCreated(ports: Ports): Promise<void> {
  const { store, clock, report, patienceInMs } = ports
  using limit = clock.limit(patienceInMs(), () => new Error('the Store took too long'))
  try {
    const { pendingId } = await store.under(limit.signal).state()
    if (pendingId === undefined)
      return report({ type: 'draft-left', submissionId: undefined, reason: 'it may still appear' })
    await discard(pendingId, ports)
  } catch (error) {
    report({ type: 'draft-left', submissionId: undefined, reason: messageOf(error) })
  }
}

/** Deletes a draft of this run. What hinders that is told and not thrown: it is not why the run has failed. */
export async function discard(submissionId: string, ports: Ports): Promise<void> {
  const { store, clock, report, patienceInMs } = ports
  // On a limit of its own: the run's deadline may be what has failed the work.
  using limit = clock.limit(patienceInMs(), () => new Error('the Store took too long'))
  const { signal } = limit
  try {
    await deleteSubmission(submissionId, { ...ports, store: store.under(signal), signal })
    report({ type: 'draft-deleted', submissionId })
  } catch (error) {
    report({ type: 'draft-left', submissionId, reason: messageOf(error) })
  }
}
