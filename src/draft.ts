import { messageOf } from './errors.ts'
import type { PendingAction } from './pending.ts'
import { packageNames } from './plan/packages.ts'
import type { Ports } from './ports.ts'
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
  if (action.kind === 'delete') {
    report({ type: 'stage', stage: 'Delete pending' })
    const { id, friendlyName } = action.submission
    await store.delete(id)
    const name = typeof friendlyName === 'string' ? friendlyName : undefined
    report({ type: 'deleted', submissionId: id, name, packages: packageNames(action.submission) })
  }
  report({ type: 'stage', stage: 'Create' })
  const adopted = action.kind === 'adopt'
  const submission = adopted ? action.submission : await store.create()
  const draft = { submission, adopted, url: submissionUrl(store.product, submission.id) }
  report({ type: 'draft', draft })
  return draft
}

const DELETE_LIMIT_IN_MS = 60_000

/**
 * Does `work` on a draft. When that fails the draft is deleted, since it would stand in the way of the next
 * run, and the failure is thrown on; a draft that was there before stays.
 */
export async function orDiscard<T>(draft: Draft, ports: Ports, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!draft.adopted) await discard(draft, ports)
    throw error
  }
}

// On a clock of its own: the run's deadline may be what has failed the work.
async function discard({ submission }: Draft, { store, clock, report }: Ports): Promise<void> {
  using limit = clock.limit(DELETE_LIMIT_IN_MS, () => new Error('the Store took too long'))
  try {
    await store.under(limit.signal).delete(submission.id)
    report({ type: 'draft-deleted', submissionId: submission.id })
  } catch (error) {
    report({ type: 'draft-left', submissionId: submission.id, reason: messageOf(error) })
  }
}
