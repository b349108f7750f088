import { HttpError } from '../shared/errors.ts'
import { phaseOf } from '../store/status.ts'
import { applyOnce, isDefinitive } from './apply-once.ts'
import type { Context } from './context.ts'
import { deleteDraft } from './create-draft.ts'
import type { Draft } from './events.ts'

/**
 * Hands the draft to the Store, once. A draft of this run that the Store does not take is deleted again.
 *
 * @throws HttpError when it is refused; UnclearError when it may have been taken.
 */
export async function commit(draft: Draft, context: Context): Promise<void> {
  const { store, report } = context
  const { id } = draft.submission
  let tries = 0
  const send = async (): Promise<true> => {
    tries += 1
    try {
      await store.commit(id)
    } catch (error) {
      // A submission can be committed once: after an unclear try, a conflict says that it was.
      if (!(tries > 1 && error instanceof HttpError && error.request.status === 409)) throw error
    }
    return true
  }
  const findEffect = async (): Promise<true | undefined> =>
    phaseOf((await store.status(id)).status) === 'draft' ? undefined : true
  const attempt = { what: 'commit', submissionId: id } as const
  report({ type: 'stage', stage: 'Commit' })
  try {
    await applyOnce({ attempt, send, findEffect, conflictStatuses: [] }, context)
  } catch (error) {
    if (!isDefinitive(error)) {
      if (context.signal.aborted && (await isCommitted(id, context))) report({ type: 'committed' })
      throw error
    }
    const isGone = !draft.preexisting && (await deleteDraft(id, context))
    // The status may be late, and what is committed can not be deleted: only a draft that is gone settles it.
    if (!isGone && error instanceof HttpError && error.isUnclear) report({ type: 'attempt', attempt })
    throw error
  }
  report({ type: 'committed' })
}

// Cut off in the middle, a commit may have been taken: read so that it can be named, not to settle it.
async function isCommitted(submissionId: string, { store, gracePeriod }: Context): Promise<boolean> {
  using limit = gracePeriod()
  try {
    const { status } = await store.under(limit.signal).status(submissionId)
    return phaseOf(status) !== 'draft'
  } catch {
    return false
  }
}
