/** The outcome of a failed try, as far as it matters for a retry. */
export type TryOutcome =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterInMs?: number }
  | { readonly kind: 'network' }

/** A failed try and the rules for the next one. */
export interface Try {
  /**
   * Allows sending the request again although an earlier try may have taken effect. False for a create, commit or
   * delete: the Store's gateway answers 503 and 504 to calls that were carried out
   * (https://github.com/microsoft/StoreBroker/issues/123).
   */
  readonly repeatable: boolean
  /** 0 for the first try. */
  readonly attempt: number
  readonly maxRetries: number
  /** In [0, 1). */
  readonly random: number
}

const TRANSIENT: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504])

// The Store counts requests per minute and refuses until that minute has passed
// (https://github.com/microsoft/StoreBroker/issues/92), so a refusal deserves longer pauses than a hiccup.
const FIRST_PAUSE_IN_MS = { throttled: 8_000, other: 1_000 }
const LONGEST_PAUSE_IN_MS = 60_000

/** Returns the milliseconds to wait before the next try; undefined means that there is none. */
export function retryDelay(
  outcome: TryOutcome,
  { repeatable, attempt, maxRetries, random }: Try,
): number | undefined {
  if (attempt >= maxRetries) return undefined
  const throttled = outcome.kind === 'status' && outcome.status === 429
  // A throttled request was rejected before anything was done, so repeating it is always safe.
  if (!throttled && !(repeatable && isTransient(outcome))) return undefined
  if (outcome.kind === 'status' && outcome.retryAfterInMs !== undefined) return outcome.retryAfterInMs
  const first = throttled ? FIRST_PAUSE_IN_MS.throttled : FIRST_PAUSE_IN_MS.other
  return random * Math.min(first * 2 ** attempt, LONGEST_PAUSE_IN_MS)
}

function isTransient(outcome: TryOutcome): boolean {
  return outcome.kind === 'network' || TRANSIENT.has(outcome.status) || outcome.status > 504
}

// Longer than any pause the Store has been seen to ask for, yet short enough not to look like a hang.
const LONGEST_ASKED_PAUSE_IN_MS = 3_600_000
// The last year with four digits.
const LAST_TIME = Date.UTC(9999, 11, 31)

/**
 * Returns why the pause that an answer asks for is not waited out, as facts about its request: it is longer than the
 * time left to the run or, when that is unlimited or used up, longer than an hour. Undefined when it is waited out.
 */
export function reasonNotToWait(
  outcome: TryOutcome,
  { timeLeftInMs, now }: { readonly timeLeftInMs: number; readonly now: number },
): { readonly advice: string; readonly availableAt: number } | undefined {
  const pauseInMs = outcome.kind === 'status' ? (outcome.retryAfterInMs ?? 0) : 0
  const hasDeadline = timeLeftInMs > 0 && Number.isFinite(timeLeftInMs)
  if (pauseInMs <= (hasDeadline ? timeLeftInMs : LONGEST_ASKED_PAUSE_IN_MS)) return undefined
  const availableAt = Math.min(now + pauseInMs, LAST_TIME)
  const why = hasDeadline ? 'this run times out earlier ("timeout-minutes")' : 'that is too long to wait'
  const advice = `The service accepts no requests before ${new Date(availableAt).toISOString()}, and ${why}: run the job again after that.`
  return { advice, availableAt }
}

/**
 * Reads the pause that an answer asks for, in milliseconds: `Retry-After` in seconds or as a date, or the seconds
 * in the text of the Store's own refusal ("Try again in 14 seconds.").
 */
export function requestedPause(
  retryAfter: string | undefined,
  text: string,
  now: number,
): number | undefined {
  if (retryAfter !== undefined) {
    if (/^\d+$/.test(retryAfter.trim())) return Number(retryAfter) * 1000
    // Date.parse also reads "-1" and "1.5" as dates.
    const date = /[a-z]/i.test(retryAfter) ? Date.parse(retryAfter) : Number.NaN
    if (!Number.isNaN(date)) return Math.max(0, date - now)
  }
  const seconds = /try again in (\d+) seconds?/i.exec(text)?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}
