import { HttpError, UnclearError } from '../shared/errors.ts'
import { phaseOf } from '../store/status.ts'
import { applyOnce } from './apply-once.ts'
import type { Context } from './context.ts'
import { isInDoubt } from './knowledge/change-state.ts'
import { stateOf } from './knowledge/knowledge.ts'

/**
 * Hands a draft to the Store, once.
 *
 * @returns whether the Store has it for sure. When it refuses a second try as a conflict and still shows a draft, it has
 * most likely taken the first one: the status may be late, and is to be followed.
 * @throws HttpError or AuthError when it is refused; UnclearError when it may have been taken.
 */
export async function commit(submissionId: string, context: Context): Promise<boolean> {
  const { store, report, knowledge, signal } = context
  const attempt = { what: 'commit', submissionId } as const
  report({ type: 'stage', stage: 'Commit' })
  try {
    await applyOnce(
      {
        attempt,
        send: (observe) => store.commit(submissionId, { signal, observe }),
        isApplied: () => isSeenCommitted(submissionId, context),
        // A submission can be committed once: a conflict may say that it was.
        conflictStatuses: [409],
      },
      context,
    )
  } catch (error) {
    if (error instanceof UnclearError && isConflict(error.last)) return false
    // Cut off in the middle, it may have been taken: read once more, so that the end can be told.
    if (
      signal.aborted &&
      isInDoubt(stateOf(knowledge(), attempt)) &&
      (await isCommittedAfterAll(submissionId, context))
    )
      report({ type: 'attempt', attempt, step: 'observed' })
    throw error
  }
  report({ type: 'committed' })
  return true
}

function isConflict(error: Error): boolean {
  return error instanceof HttpError && error.request.status === 409
}

async function isSeenCommitted(
  id: string,
  { store, signal }: Pick<Context, 'store' | 'signal'>,
): Promise<boolean> {
  return phaseOf((await store.getStatus(id, { signal })).status) !== 'draft'
}

async function isCommittedAfterAll(id: string, { store, gracePeriod }: Context): Promise<boolean> {
  using limit = gracePeriod()
  return await isSeenCommitted(id, { store, signal: limit.signal }).catch(() => false)
}
