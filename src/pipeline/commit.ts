import { HttpError, UnclearError } from '../shared/errors.ts'
import { phaseOf } from '../store/status.ts'
import { applyOnce } from './apply-once.ts'
import type { Context } from './context.ts'
import { isInDoubt } from './knowledge/change-state.ts'
import { stateOf } from './knowledge/knowledge.ts'
import { reportCommitted } from './product-snapshot.ts'

/**
 * Commits a draft exactly once.
 *
 * @returns whether the commit is certain. After a conflict, a submission that is still shown as a draft has most likely
 * been committed, by this run or another: its status may be late, and has to be followed.
 * @throws HttpError or AuthError when it is refused; UnclearError when it may have been accepted.
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
        isApplied: () => {
          // A submission can be committed only once: a conflict may mean that it was, and the status may be late.
          report({ type: 'attempt', attempt, step: 'unclear' })
          return isSeenCommitted(submissionId, context)
        },
        conflictStatuses: [409],
      },
      context,
    )
  } catch (error) {
    if (isPassingConflict(error)) return false
    // A commit that was cut off may have been accepted: read once more, so that the run can report what became of it.
    if (signal.aborted && isInDoubt(stateOf(knowledge(), attempt))) await readOnceMore(submissionId, context)
    throw error
  }
  report({ type: 'committed' })
  return true
}

// A conflict with advice is a permanent refusal.
function isPassingConflict(error: unknown): boolean {
  const last = error instanceof UnclearError ? error.last : error
  return last instanceof HttpError && last.request.status === 409 && last.request.advice === undefined
}

async function isSeenCommitted(submissionId: string, context: Context): Promise<boolean> {
  const status = await context.store.getStatus(submissionId, { signal: context.signal })
  if (phaseOf(status.status) === 'draft') return false
  reportCommitted(submissionId, status, context)
  return true
}

async function readOnceMore(submissionId: string, context: Context): Promise<void> {
  using limit = context.gracePeriod()
  await isSeenCommitted(submissionId, { ...context, signal: limit.signal }).catch(() => false)
}
