import { AuthError, HttpError, LostSightError, SubmissionFailedError } from '../../shared/errors.ts'
import { phaseOf } from '../../store/status.ts'
import type { SubmissionStatus } from '../../store/submission.ts'
import type { Context } from '../context.ts'
import { isInDoubt } from '../knowledge/change-state.ts'
import { stateOf } from '../knowledge/knowledge.ts'
import type { PublishTime } from './publish-time.ts'
import {
  evaluateStatus,
  LATE_COMMIT_IN_MS,
  nextPollState,
  type PollState,
  pollDelay,
  type WaitFor,
} from './status-verdict.ts'
import { describeFailedSubmission, type LiveSubmission } from './submission-failure.ts'

/** How the user wants a submission to be followed. */
export interface WaitRequest {
  readonly waitFor: WaitFor
  /** Maximum pause between two polls. */
  readonly pollIntervalInMs: number
}

/** A submission to follow. */
export interface PollRequest extends WaitRequest {
  readonly submissionId: string
  readonly url: string
  readonly publishTime: PublishTime
  /** The submission that stays live when this one fails; undefined: none. */
  readonly live: LiveSubmission | undefined
}

type PollContext = Pick<Context, 'store' | 'clock' | 'report' | 'signal' | 'knowledge'>

/** Consecutive polls without a status. */
interface FailedPolls {
  /** The error of the last one. */
  readonly error: HttpError | AuthError
  readonly times: number
}

// One odd answer must not waste hours of waiting. Most outages are shorter than five polls, each with its own retries.
const MOST_FAILED_POLLS = 5

/**
 * Polls a committed submission until it reaches the stage that the user waits for.
 *
 * @throws SubmissionFailedError when the Store rejects it; LostSightError when its status can no longer be read; the
 * reason of the signal when that is aborted.
 */
export async function pollStatus(request: PollRequest, context: PollContext): Promise<SubmissionStatus> {
  const { store, clock, signal } = context
  const { submissionId, url, waitFor, pollIntervalInMs: longestPauseInMs, live, publishTime } = request
  context.report({ type: 'stage', stage: 'Wait' })
  context.report({ type: 'following', submissionId, url, waitFor, longestPauseInMs, live, publishTime })
  let state: PollState = { committedAt: clock.uptime(), started: false, draftPolls: 0 }
  let failed: FailedPolls | undefined
  for (let poll = 0; ; poll++) {
    const delayInMs = pollDelay(poll, longestPauseInMs, store.wasThrottled)
    reportRetry(failed, delayInMs, context)
    await clock.sleep(delayInMs, signal)
    const seen = await readStatus(submissionId, context)
    if ('error' in seen) {
      failed = { error: seen.error, times: 1 + (failed?.times ?? 0) }
      if (isHopeless(failed)) throw lostSight(failed)
      continue
    }
    failed = undefined
    const { status } = seen
    state = nextPollState(state, status.status)
    const verdict = evaluateStatus(status.status, waitFor, publishTime.mode, state, clock.uptime())
    if (verdict === 'done') return status
    reportLateCommit(request, state, context)
    if (verdict !== 'waiting') throw failure(verdict, request, status, context)
  }
}

async function readStatus(
  submissionId: string,
  { store, report, signal }: PollContext,
): Promise<{ readonly status: SubmissionStatus } | { readonly error: HttpError | AuthError }> {
  try {
    const status = await store.getStatus(submissionId, { signal })
    report({ type: 'status', ...status })
    if (phaseOf(status.status) !== 'draft')
      report({ type: 'attempt', attempt: { what: 'commit', submissionId }, step: 'observed' })
    return { status }
  } catch (error) {
    if (error instanceof HttpError || error instanceof AuthError) return { error }
    throw error
  }
}

function reportLateCommit(
  { submissionId }: PollRequest,
  { started, draftPolls }: PollState,
  { report }: PollContext,
): void {
  if (!started && draftPolls === 1)
    report({ type: 'late', what: 'commit', submissionId, upToInMs: LATE_COMMIT_IN_MS })
}

function reportRetry(failed: FailedPolls | undefined, delayInMs: number, { report }: PollContext): void {
  if (failed === undefined) return
  const { error } = failed
  const { method, path } = error instanceof HttpError ? error.request : { method: 'POST', path: 'token' }
  report({ type: 'retry', method, path, reason: error.message, delayInMs })
}

function isHopeless({ error, times }: FailedPolls): boolean {
  const cause = error instanceof AuthError ? error.cause : error
  const isTooLate = cause instanceof HttpError && cause.request.availableAt !== undefined
  return isTooLate || times === MOST_FAILED_POLLS
}

function isCommitInDoubt({ submissionId }: PollRequest, { knowledge }: PollContext): boolean {
  return isInDoubt(stateOf(knowledge(), { what: 'commit', submissionId }))
}

function lostCommit(request: PollRequest, status: string, context: PollContext): SubmissionFailedError {
  const { submissionId, url } = request
  const what = isCommitInDoubt(request, context)
    ? `The Store gave no clear answer to the commit of submission ${submissionId} and still shows a draft (${status}).`
    : `The Store accepted the commit of submission ${submissionId} and shows it as a draft again (${status}).`
  return new SubmissionFailedError(
    `${what} Open it in Partner Center, or submit it again with "command: submit-draft". ${url}`,
  )
}

function failure(
  verdict: 'lost' | 'failed',
  request: PollRequest,
  last: SubmissionStatus,
  context: PollContext,
): SubmissionFailedError {
  if (verdict === 'lost') {
    context.report({ type: 'commit-lost' })
    return lostCommit(request, last.status, context)
  }
  const { kind } = context.store.product
  return new SubmissionFailedError(describeFailedSubmission({ ...request, ...last, kind }))
}

// The error's advice is omitted, since "command: wait" is better here; but only the error knows when the service
// accepts requests again.
function wordsOf(error: HttpError | AuthError): string {
  return error instanceof HttpError && error.request.availableAt === undefined ? error.summary : error.message
}

function lostSight({ error }: FailedPolls): LostSightError {
  return new LostSightError(`The status cannot be read: ${wordsOf(error)}`, { cause: error })
}
