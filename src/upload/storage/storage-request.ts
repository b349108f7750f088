import { RestError } from '@azure/storage-blob'
import { proxyFor } from '../../http/connection-pool.ts'
import { describeNetworkFailure } from '../../http/network-failure.ts'
import { requestedPause } from '../../http/retry-policy.ts'
import { type RetryContext, type TryResult, withRetries } from '../../http/with-retries.ts'
import type { Limit } from '../../shared/clock.ts'
import { HttpError, PublishError } from '../../shared/errors.ts'
import { StorageRefusal } from './storage-refusal.ts'

/** A request to the storage. It may be repeated: the last upload of a block, or of a block list, counts. */
export interface StorageRequest<T, L extends Limit> {
  /** Its name in the log and in errors. */
  readonly what: string
  readonly url: URL
  /** Ends all tries. */
  readonly signal: AbortSignal
  /** Starts the limit of one try. */
  readonly startLimit: () => L
  readonly send: (signal: AbortSignal, limit: L) => Promise<T>
}

/**
 * Sends a request to the storage, retrying after a transient failure or when a try has reached its limit.
 *
 * @throws HttpError when the service refuses or cannot be reached; the signal's reason when that is aborted.
 */
export async function sendToStorage<T, L extends Limit>(
  { what, url, signal, startLimit, send }: StorageRequest<T, L>,
  context: RetryContext,
): Promise<T> {
  const tryOnce = async (): Promise<TryResult<T>> => {
    using limit = startLimit()
    try {
      return { value: await send(AbortSignal.any([signal, limit.signal]), limit) }
    } catch (error) {
      signal.throwIfAborted()
      // An error of the archive: a file has changed.
      if (error instanceof PublishError) throw error
      const cause = limit.signal.aborted ? limit.signal.reason : error
      return failedTry(what, url, cause, context.clock.now())
    }
  }
  return await withRetries(tryOnce, { repeatable: true, signal }, context)
}

// An upload URL is valid for about a day: https://github.com/microsoft/StoreBroker/issues/88
const REFUSED = 'The upload URL expired or was rejected: run the job again, which creates a new submission.'

function failedTry(what: string, url: URL, error: unknown, now: number): TryResult<never> {
  const method = 'PUT'
  const path = `upload (${what})`
  if (!(error instanceof StorageRefusal)) {
    const failure = describeNetworkFailure(error, { url, proxy: proxyFor(url) })
    // The SDK's own errors contain the upload URL.
    const options = error instanceof RestError ? {} : { cause: error }
    return { outcome: { kind: 'network' }, error: new HttpError({ method, path, ...failure }, options) }
  }
  const { status, code, reason, retryAfter, correlationId } = error
  const retryAfterInMs = requestedPause(retryAfter, '', now)
  return {
    outcome: { kind: 'status', status, ...(retryAfterInMs === undefined ? {} : { retryAfterInMs }) },
    error: new HttpError({
      method,
      path,
      reason,
      status,
      ...(code === undefined ? {} : { code }),
      ...(status === 403 ? { advice: REFUSED } : {}),
      ...(correlationId === undefined ? {} : { correlationId }),
    }),
  }
}
