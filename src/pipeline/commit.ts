import { HttpError, UnclearError } from '../shared/errors.ts'
import { phaseOf } from '../store/status.ts'
import { applyOnce } from './apply-once.ts'
import type { Context } from './context.ts'
import { isInDoubt } from './knowledge/change-state.ts'
import { stateOf } from './knowledge/knowledge.ts'
import { reportCommitted } from './product-snapshot.ts'

/**
 * Hands a draft to the Store, once.
 *
 * @returns whether the Store has it for sure. After a conflict with a draft that is still shown as one, somebody has most
 * likely committed it, this run or another: the status may be late, and is to be followed.
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
        isApplied: () => {
          // A submission can be committed once: a conflict may say that it was, and the status may be late.
          report({ type: 'attempt', attempt, step: 'unclear' })
          return isSeenCommitted(submissionId, context)
        },
        conflictStatuses: [409],
      },
      context,
    )
  } catch (error) {
    if (isPassingConflict(error)) return false
    // A commit that was cut off may have been taken: read once more, so that the run can say what has become of it.
    if (signal.aborted && isInDoubt(stateOf(knowledge(), attempt))) await readOnceMore(submissionId, context)
    throw error
  }
  report({ type: 'committed' })
  return true
}

// A conflict with advice is a refusal that does not pass.
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
