import type { Clock } from '../shared/clock.ts'
import { DeadlineError, SubmissionFailedError } from '../shared/errors.ts'
import type { StoreClient } from '../store/client.ts'
import { adviceForStatus } from '../store/error-hints.ts'
import { type Phase, phaseOf } from '../store/status.ts'
import type { StatusDetails, SubmissionStatus } from '../store/submission.ts'
import type { Report } from './events.ts'

/** How far a run follows its submission. */
export type WaitFor = 'none' | 'commit' | 'certification' | 'published'

/** What the polls since the commit have shown. */
export interface PollState {
  /** When the commit was answered, in milliseconds since the epoch. */
  readonly committedAt: number
  /** Whether a poll has shown that the Store has begun to work on the commit. */
  readonly started: boolean
  /** How many polls in a row have shown a draft. */
  readonly draftPolls: number
}

/** Whether to go on polling. `lost`: the submission is a draft again. */
export type StatusVerdict = 'waiting' | 'done' | 'failed' | 'lost'

const REACHED: Readonly<Record<Exclude<WaitFor, 'none'>, ReadonlySet<Phase>>> = {
  commit: new Set<Phase>(['processing', 'certified', 'publishing', 'published']),
  certification: new Set<Phase>(['certified', 'publishing', 'published']),
  published: new Set<Phase>(['published']),
}

// Since August 2025 a draft's status may be shown for minutes after the commit:
// https://github.com/mozilla-releng/scriptworker-scripts/pull/1273
const LATE_COMMIT_IN_MS = 10 * 60_000
const MOST_DRAFT_POLLS = 3

/** The watch after one more poll. */
export function nextPollState(watch: PollState, status: string): PollState {
  const draft = phaseOf(status) === 'draft'
  return {
    ...watch,
    started: watch.started || !draft,
    draftPolls: draft ? watch.draftPolls + 1 : 0,
  }
}

/**
 * Decides after a poll. Failures end every wait. A word that the Store has added since is waited out. With
 * publish mode `Manual` or `SpecificDate`, `Release` is as far as a submission goes by itself.
 */
export function evaluateStatus(
  status: string,
  waitFor: WaitFor,
  publishMode: unknown,
  watch: PollState,
  now: number,
): StatusVerdict {
  const phase = phaseOf(status)
  if (phase === 'failed') return 'failed'
  if (phase === 'draft') {
    const lost = watch.started
      ? watch.draftPolls >= MOST_DRAFT_POLLS
      : now - watch.committedAt > LATE_COMMIT_IN_MS
    return lost ? 'lost' : 'waiting'
  }
  if (waitFor === 'none') return 'done'
  if (phase === undefined) return 'waiting'
  const held = phase === 'certified' && (publishMode === 'Manual' || publishMode === 'SpecificDate')
  return REACHED[waitFor].has(phase) || (waitFor === 'published' && held) ? 'done' : 'waiting'
}

const FIRST_PAUSE_IN_MS = 5_000
/** More of them would come near the Store's limit of 20 requests in a minute, which other jobs share. */
const FIRST_POLLS = 4
const GROWTH = 1.5

/**
 * Milliseconds before poll number `poll` (from 0): the first ones come soon, none later than `longest`. Once the
 * Store has throttled the run they come half as often.
 */
export function pollDelay(poll: number, longest: number, throttled: boolean): number {
  const growth = GROWTH ** Math.max(0, poll + 1 - FIRST_POLLS)
  return Math.min(FIRST_PAUSE_IN_MS * growth, longest) * (throttled ? 2 : 1)
}

/** How the user wants a submission followed. */
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

/** What following depends on. */
export interface PollContext {
  readonly store: StoreClient
  readonly clock: Clock
  readonly report: Report
  /** The run's deadline. */
  readonly signal: AbortSignal
}

/**
 * Polls a committed submission until it is as far as the user waits for.
 *
 * @throws SubmissionFailedError when the Store turns it down; DeadlineError, which says how far it got.
 */
export async function pollStatus(request: PollRequest, context: PollContext): Promise<SubmissionStatus> {
  const { store, clock, report, signal } = context
  report({ type: 'stage', stage: 'Wait' })
  let watch: PollState = { committedAt: clock.now(), started: false, draftPolls: 0 }
  let last: SubmissionStatus | undefined
  try {
    for (let poll = 0; ; poll++) {
      await clock.sleep(pollDelay(poll, request.pollIntervalInMs, store.wasThrottled), signal)
      last = await store.status(request.submissionId)
      report({ type: 'status', ...last })
      watch = nextPollState(watch, last.status)
      const verdict = evaluateStatus(last.status, request.waitFor, request.publishMode, watch, clock.now())
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
