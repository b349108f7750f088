import { type Phase, phaseOf } from '../../store/status.ts'
import { isHeld } from './publish-time.ts'

/** Stage up to which a run follows its submission. */
export type WaitFor = 'none' | 'accepted' | 'certified' | 'published'

/** Knowledge from the polls since the commit. */
export interface PollState {
  /** Time of the answer to the commit, as the clock's `uptime`. */
  readonly committedAt: number
  /** True once a poll has shown that the Store works on the commit. */
  readonly started: boolean
  /** Number of consecutive polls that have shown a draft. */
  readonly draftPolls: number
}

/** Verdict on a status. `lost`: the submission is a draft again. */
export type StatusVerdict = 'waiting' | 'done' | 'failed' | 'lost'

const REACHED: Readonly<Record<Exclude<WaitFor, 'none'>, ReadonlySet<Phase>>> = {
  accepted: new Set<Phase>(['processing', 'certified', 'publishing', 'published']),
  certified: new Set<Phase>(['certified', 'publishing', 'published']),
  published: new Set<Phase>(['published']),
}

/**
 * Maximum time for which the status of a draft may still be shown after the commit, as happens since August 2025:
 * https://github.com/mozilla-releng/scriptworker-scripts/pull/1273
 */
export const LATE_COMMIT_IN_MS = 10 * 60_000
const MOST_DRAFT_POLLS = 3

/** Returns the state after one more poll. */
export function nextPollState(state: PollState, status: string): PollState {
  const isDraft = phaseOf(status) === 'draft'
  return {
    ...state,
    started: state.started || !isDraft,
    draftPolls: isDraft ? state.draftPolls + 1 : 0,
  }
}

/**
 * Decides after a poll whether to go on. A failure ends every wait. An unknown status is waited out. With publish mode
 * `Manual` or `SpecificDate`, `Release` is as far as a submission goes by itself.
 */
export function evaluateStatus(
  status: string,
  waitFor: WaitFor,
  publishMode: string,
  state: PollState,
  now: number,
): StatusVerdict {
  const phase = phaseOf(status)
  if (phase === 'failed') return 'failed'
  if (phase === 'draft') {
    const isLost = state.started
      ? state.draftPolls >= MOST_DRAFT_POLLS
      : now - state.committedAt > LATE_COMMIT_IN_MS
    return isLost ? 'lost' : 'waiting'
  }
  if (waitFor === 'none') return 'done'
  if (phase === undefined) return 'waiting'
  const isAsFarAsItGoes = phase === 'certified' && isHeld({ mode: publishMode })
  return REACHED[waitFor].has(phase) || (waitFor === 'published' && isAsFarAsItGoes) ? 'done' : 'waiting'
}

const FIRST_PAUSE_IN_MS = 5_000
/** More would come close to the Store's limit of 20 requests per minute, which other jobs share. */
const FIRST_POLLS = 4
const GROWTH = 1.5

/**
 * Returns the milliseconds before poll number `poll` (from 0): the first ones follow quickly. Once the Store has throttled the
 * run the pauses are twice as long, but none is ever longer than `longestInMs`.
 */
export function pollDelay(poll: number, longestInMs: number, wasThrottled: boolean): number {
  const growth = GROWTH ** Math.max(0, poll + 1 - FIRST_POLLS)
  return Math.min(FIRST_PAUSE_IN_MS * growth * (wasThrottled ? 2 : 1), longestInMs)
}
