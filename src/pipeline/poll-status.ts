import { DeadlineError, SubmissionFailedError } from '../shared/errors.ts'
import { adviceForStatus } from '../store/error-hints.ts'
import type { StatusDetails, SubmissionStatus } from '../store/submission.ts'
import type { Context } from './context.ts'
import {
  evaluateStatus,
  nextPollState,
  type PollState,
  pollDelay,
  type StatusVerdict,
  type WaitFor,
} from './status-verdict.ts'

/** Way in which the user wants a submission followed. */
export interface WaitRequest {
  readonly waitFor: WaitFor
  /** Longest pause between two polls. */
  readonly pollIntervalInMs: number
}

/** A submission to follow. */
export interface PollRequest extends WaitRequest {
  readonly submissionId: string
  readonly url: string
  readonly publishMode: unknown
}

/**
 * Polls a committed submission until it is as far as the user waits for.
 *
 * @throws SubmissionFailedError when the Store turns it down; DeadlineError, which says how far it got.
 */
export async function pollStatus(
  request: PollRequest,
  context: Pick<Context, 'store' | 'clock' | 'report' | 'signal'>,
): Promise<SubmissionStatus> {
  const { store, clock, report, signal } = context
  report({ type: 'stage', stage: 'Wait' })
  let state: PollState = { committedAt: clock.uptime(), started: false, draftPolls: 0 }
  let last: SubmissionStatus | undefined
  try {
    for (let poll = 0; ; poll++) {
      await clock.sleep(pollDelay(poll, request.pollIntervalInMs, store.wasThrottled), signal)
      last = await store.getStatus(request.submissionId, { signal })
      report({ type: 'status', ...last })
      state = nextPollState(state, last.status)
      const verdict = evaluateStatus(last.status, request.waitFor, request.publishMode, state, clock.uptime())
      if (verdict === 'done') return last
      if (verdict !== 'waiting') throw failure(request, last, verdict)
    }
  } catch (error) {
    throw error instanceof DeadlineError ? tooLate(error, request, last) : error
  }
}

function failure(
  { submissionId, url }: PollRequest,
  { status, details }: SubmissionStatus,
  verdict: StatusVerdict,
) {
  if (verdict === 'lost') {
    return new SubmissionFailedError(
      `The Store lost the commit of submission ${submissionId}: it is a draft again (${status}). Run the job again. ${url}`,
    )
  }
  const reasons = [...details.errors, ...reportsOf(details)].map(({ code, details: text }) =>
    [code, text].filter((part) => part !== '').join(': '),
  )
  const advice = details.errors.map(({ code }) => adviceForStatus(code)).find((text) => text !== undefined)
  return new SubmissionFailedError(
    [
      `The Store turned submission ${submissionId} down: ${status}.`,
      reasons.length === 0 ? 'It gave no reason: see Partner Center.' : reasons.join(' | '),
      advice ?? '',
      url,
    ]
      .filter((part) => part !== '')
      .join(' '),
  )
}

function reportsOf(details: StatusDetails) {
  return details.certificationReports.map(({ reportUrl }) => ({
    code: 'Certification report',
    details: reportUrl,
  }))
}

function tooLate(error: DeadlineError, { submissionId, waitFor, url }: PollRequest, last?: SubmissionStatus) {
  return new DeadlineError(
    `${error.message} Submission ${submissionId} is committed and goes on in the Store; ` +
      `its last seen status is ${last?.status ?? 'CommitStarted'}, this run waited for "${waitFor}". ` +
      `Go on waiting with "command: wait" and "submission-id: ${submissionId}". ${url}`,
    { cause: error },
  )
}
