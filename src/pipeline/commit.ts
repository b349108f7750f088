import { HttpError } from '../shared/errors.ts'
import { phaseOf } from '../store/status.ts'
import { applyOnce, isDefinitive } from './apply-once.ts'
import type { Context } from './context.ts'
import { deleteDraft } from './discard-draft.ts'
import type { Draft } from './events.ts'

/**
 * Hands the draft to the Store, once. A draft of this run that the Store refuses is deleted again.
 *
 * @throws HttpError when it is refused; UnclearError when it may have been taken.
 */
export async function commit(draft: Draft, context: Context): Promise<void> {
  const { store, report, signal } = context
  const { id } = draft.submission
  const attempt = { what: 'commit', submissionId: id } as const
  report({ type: 'stage', stage: 'Commit' })
  try {
    await applyOnce(
      {
        attempt,
        send: () => store.commit(id, { signal }),
        isApplied: () => isCommitted(id, context),
        // A submission can be committed once: after an unclear try, a conflict says that it was.
        conflictStatuses: { 409: 'applied' },
      },
      context,
    )
  } catch (error) {
    if (!isDefinitive(error)) {
      if (signal.aborted && (await isSeenCommitted(id, context))) report({ type: 'committed' })
      throw error
    }
    const isGone = !draft.preexisting && (await deleteDraft(id, context))
    // The status may be late, and what is committed cannot be deleted: only a draft that is gone settles it.
    if (!isGone && error instanceof HttpError && error.isUnclear) report({ type: 'attempt', attempt })
    throw error
  }
  report({ type: 'committed' })
}

async function isCommitted(
  id: string,
  { store, signal }: Pick<Context, 'store' | 'signal'>,
): Promise<boolean> {
  return phaseOf((await store.getStatus(id, { signal })).status) !== 'draft'
}

// Cut off in the middle, a commit may have been taken: read so that it can be named, not to settle it.
async function isSeenCommitted(id: string, { store, gracePeriod }: Context): Promise<boolean> {
  using limit = gracePeriod()
  return await isCommitted(id, { store, signal: limit.signal }).catch(() => false)
}
