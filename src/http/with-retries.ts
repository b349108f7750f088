import type { Clock } from '../shared/clock.ts'
import { HttpError } from '../shared/errors.ts'
import { reasonNotToWait, retryDelay, type TryOutcome } from './retry-policy.ts'

/** Notice that a request is about to be sent again. */
export interface RetryEvent {
  readonly type: 'retry'
  readonly method: string
  /** The request's name in errors. */
  readonly path: string
  readonly reason: string
  readonly delayInMs: number
}

/** Everything that retries depend on. */
export interface RetryContext {
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** 0 means none. */
  readonly maxRetries: number
  readonly report: (event: RetryEvent) => void
  /** Returns the milliseconds to the run's deadline, negative once that has passed. Absent when there is none. */
  readonly timeLeftInMs?: () => number
}

/** The outcome of one try: the result of the request, or how it failed. */
export type TryResult<T> = { readonly value: T } | { readonly outcome: TryOutcome; readonly error: HttpError }

/** Rules for the retries of one request. */
export interface RetryOptions {
  /** Allows sending it again even if an earlier try may have taken effect. */
  readonly repeatable: boolean
  /** Ends the retries and the pauses between them; a try under way has to listen to it itself. */
  readonly signal: AbortSignal
}

/**
 * Sends a request, retrying transient failures, and returns its result. Reports each retry.
 *
 * @throws HttpError of the last try; the reason of `signal` when that is aborted.
 */
export async function withRetries<T>(
  tryOnce: () => Promise<TryResult<T>>,
  { repeatable, signal }: RetryOptions,
  { clock, random, maxRetries, report, timeLeftInMs = () => Number.POSITIVE_INFINITY }: RetryContext,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted()
    const result = await tryOnce()
    if ('value' in result) return result.value
    const { method, path, unsent, final } = result.error.request
    const delayInMs = final
      ? undefined
      : retryDelay(result.outcome, {
          repeatable: repeatable || unsent === true,
          attempt,
          maxRetries,
          random: random(),
        })
    const error = withRetryCount(result.error, attempt)
    if (delayInMs === undefined) throw error
    const reason = reasonNotToWait(result.outcome, { timeLeftInMs: timeLeftInMs(), now: clock.now() })
    if (reason !== undefined) throw new HttpError({ ...error.request, ...reason }, { cause: error.cause })
    report({ type: 'retry', method, path, reason: result.error.summary, delayInMs })
    await clock.sleep(delayInMs, signal)
  }
}

function withRetryCount(error: HttpError, retries: number): HttpError {
  return retries === 0 ? error : new HttpError({ ...error.request, retries }, { cause: error.cause })
}
