import { RestError } from '@azure/storage-blob'
import { type Outcome, requestedPause, retryDelay } from '../http/retry-policy.ts'
import type { Clock } from '../shared/clock.ts'
import { HttpError, messageOf, PublishError } from '../shared/errors.ts'
import { idleLimit } from './idle-timeout.ts'

/** What trying depends on. */
export interface RetryContext {
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  readonly maxRetries: number
  /** Longest time for one try. */
  readonly requestTimeoutInMs: number
}

/** A request that may be sent again: of a block, or a list of blocks, the last one counts. */
export interface Attempts {
  /** How errors call it. */
  readonly what: string
  /** How long nothing may move in one try. */
  readonly idleInMs: number
  /** Ends all tries. */
  readonly signal: AbortSignal
  /** `moved` is to be called when bytes have moved. */
  readonly send: (signal: AbortSignal, moved: () => void) => Promise<unknown>
}

/**
 * Sends a request, again after a transient failure or when it takes too long.
 *
 * @throws HttpError when the service refuses or can not be reached; the signal's reason when that is aborted.
 */
export async function withRetries(attempts: Attempts, context: RetryContext): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const failure = await tryOnce(attempts, context)
    if (failure === undefined) return
    const delayInMs = retryDelay(outcomeOf(failure.cause, context.clock.now()), {
      repeatable: true,
      attempt,
      maxRetries: context.maxRetries,
      random: context.random(),
    })
    if (delayInMs === undefined) throw uploadError(attempts.what, failure.cause)
    await context.clock.sleep(delayInMs, attempts.signal)
  }
}

async function tryOnce(
  { signal, idleInMs, send }: Attempts,
  { clock, requestTimeoutInMs }: RetryContext,
): Promise<{ readonly cause: unknown } | undefined> {
  signal.throwIfAborted()
  using limit = clock.limit(
    requestTimeoutInMs,
    () => new Error(`no answer within ${requestTimeoutInMs / 1000} s`),
  )
  using idle = idleLimit(clock, idleInMs, () => new Error(`nothing moved for ${idleInMs / 1000} s`))
  const either = AbortSignal.any([limit.signal, idle.signal])
  try {
    await send(AbortSignal.any([signal, either]), idle.onActivity)
    return undefined
  } catch (error) {
    signal.throwIfAborted()
    // The archive's own, a file that changed.
    if (error instanceof PublishError) throw error
    return { cause: either.aborted ? either.reason : error }
  }
}

function outcomeOf(error: unknown, now: number): Outcome {
  if (!(error instanceof RestError) || error.statusCode === undefined) return { kind: 'network' }
  const retryAfterInMs = requestedPause(error.response?.headers.get('retry-after'), '', now)
  return {
    kind: 'status',
    status: error.statusCode,
    ...(retryAfterInMs === undefined ? {} : { retryAfterInMs }),
  }
}

// An upload address is good for about a day: https://github.com/microsoft/StoreBroker/issues/88
const REFUSED =
  'The upload address has expired or was not taken: run the job again, which makes a new submission.'

function uploadError(what: string, error: unknown): HttpError {
  const { statusCode: status, code, response } = error instanceof RestError ? error : {}
  const correlationId = response?.headers.get('x-ms-request-id')
  return new HttpError(
    {
      method: 'PUT',
      path: `upload (${what})`,
      reason: messageOf(error).split('\n')[0] ?? '',
      ...(status === undefined ? {} : { status }),
      ...(code === undefined || status === undefined ? {} : { code }),
      ...(status === 403 ? { advice: REFUSED } : {}),
      ...(correlationId === undefined ? {} : { correlationId }),
    },
    // The SDK's own errors hold the upload address.
    error instanceof RestError ? {} : { cause: error },
  )
}
