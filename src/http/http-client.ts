import { HttpError } from '../shared/errors.ts'
import { USER_AGENT } from '../shared/user-agent.ts'
import { beginRequest } from './begin-request.ts'
import { ConnectionPool, proxyFor } from './connection-pool.ts'
import { type Answer, type AnsweredRequest, evaluateAnswer, type HttpResponse } from './evaluate-answer.ts'
import { describeNetworkFailure } from './network-failure.ts'
import { readBody } from './read-body.ts'
import { type RetryContext, type RetryEvent, type TryResult, withRetries } from './with-retries.ts'

/** One request for JSON. */
export interface HttpRequest extends AnsweredRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Allows sending it again even if an earlier try may have taken effect. Default: true for GET and PUT. */
  readonly repeatable?: boolean
  readonly observe?: ObserveTry
  readonly signal: AbortSignal
}

/**
 * Observes the tries of a request: `sent` is reported just before each one, then `refused` if it is known to have had
 * no effect, or `unclear` if it may have had one. Success is the request's own result.
 */
export type ObserveTry = (step: 'sent' | 'refused' | 'unclear') => void

/** News about requests while they run. */
export type HttpEvent =
  | {
      readonly type: 'answer'
      readonly method: string
      readonly path: string
      readonly status: number
      readonly durationInMs: number
      readonly correlationId?: string
    }
  | RetryEvent
  /** No answer has arrived for a while. */
  | {
      readonly type: 'slow'
      readonly method: string
      readonly path: string
      readonly elapsedInMs: number
      /** Maximum duration of this try. */
      readonly limitInMs: number
    }

/** Everything that requests depend on. */
export interface HttpContext extends RetryContext {
  readonly report: (event: HttpEvent) => void
  /** Maximum duration of one try. */
  readonly requestTimeoutInMs: number
}

/** A client for requests with JSON answers; dispose of it to close its connections. */
export interface HttpClient extends Disposable {
  /** True once a request has been answered with 429. */
  readonly wasThrottled: boolean
  /** Origin of the server that answered the most recent try with 429; undefined when that had another answer. */
  readonly throttledBy: string | undefined
  /**
   * Sends a request, retrying transient failures, and returns its 2xx answer.
   *
   * @throws HttpError for every other outcome; the reason of `request.signal` when that is aborted.
   */
  request(request: HttpRequest): Promise<HttpResponse>
}

/** Creates a client that keeps its connections open and uses the environment's proxy. It follows no redirects. */
export function createHttpClient(context: HttpContext): HttpClient {
  const pool = new ConnectionPool()
  let wasThrottled = false
  let throttledBy: string | undefined
  return {
    get wasThrottled() {
      return wasThrottled
    },
    get throttledBy() {
      return throttledBy
    },
    request(request) {
      const { method, signal, repeatable = method === 'GET' || method === 'PUT' } = request
      const tryOnce = async (): Promise<TryResult<HttpResponse>> => {
        const result = await sendObserved(request, pool, context)
        const isThrottled = 'error' in result && result.error.request.status === 429
        wasThrottled ||= isThrottled
        throttledBy = isThrottled ? request.url.origin : undefined
        return result
      }
      return withRetries(tryOnce, { repeatable, signal }, context)
    },
    [Symbol.dispose]: () => pool[Symbol.dispose](),
  }
}

async function sendObserved(
  request: HttpRequest,
  pool: ConnectionPool,
  context: HttpContext,
): Promise<TryResult<HttpResponse>> {
  request.observe?.('sent')
  const result = await sendOnce(request, pool, context)
  if ('error' in result) request.observe?.(result.error.isUnclear ? 'unclear' : 'refused')
  return result
}

// The clean-up has two minutes, and must have time left to read whether a deletion took effect.
const LONGEST_DELETE_IN_MS = 45_000

async function sendOnce(
  request: HttpRequest,
  pool: ConnectionPool,
  { clock, report, ...context }: HttpContext,
): Promise<TryResult<HttpResponse>> {
  const { method, path } = request
  const longestInMs = method === 'DELETE' ? LONGEST_DELETE_IN_MS : Number.POSITIVE_INFINITY
  const requestTimeoutInMs = Math.min(context.requestTimeoutInMs, longestInMs)
  using limit = clock.limit(
    requestTimeoutInMs,
    () => new Error(`no answer within ${requestTimeoutInMs / 1000} s`),
  )
  using _ = reportWhenSlow(request, { clock, report, requestTimeoutInMs })
  const startedAt = clock.uptime()
  try {
    const answer = await exchange(request, pool, AbortSignal.any([request.signal, limit.signal]))
    const durationInMs = clock.uptime() - startedAt
    report({ type: 'answer', method, path, status: answer.status, durationInMs, ...answer.correlation })
    return evaluateAnswer(request, answer, clock.now())
  } catch (error) {
    request.signal.throwIfAborted()
    const cause = limit.signal.aborted ? limit.signal.reason : error
    const { url } = request
    const failure = describeNetworkFailure(cause, { url, proxy: proxyFor(url) })
    return { outcome: { kind: 'network' }, error: new HttpError({ method, path, ...failure }, { cause }) }
  }
}

// Creating a draft takes 12 s, at times 38 s.
const SLOW_IN_MS = 30_000

function reportWhenSlow(
  { method, path }: HttpRequest,
  {
    clock,
    report,
    requestTimeoutInMs: limitInMs,
  }: Pick<HttpContext, 'clock' | 'report' | 'requestTimeoutInMs'>,
): Disposable | undefined {
  if (limitInMs <= SLOW_IN_MS) return undefined
  return clock.callAfter(SLOW_IN_MS, () =>
    report({ type: 'slow', method, path, elapsedInMs: SLOW_IN_MS, limitInMs }),
  )
}

async function exchange(
  { method, url, headers, body }: HttpRequest,
  pool: ConnectionPool,
  signal: AbortSignal,
): Promise<Answer> {
  const { outgoing, answer } = beginRequest(url, {
    method,
    headers: {
      'user-agent': USER_AGENT,
      accept: 'application/json',
      'content-length': String(Buffer.byteLength(body ?? '')),
      ...headers,
    },
    agent: pool.agentFor(url),
    signal,
  })
  outgoing.end(body)
  const message = await answer
  const correlationId = message.headers['ms-correlationid']
  return {
    status: message.statusCode ?? 0,
    body: await readBody(message),
    retryAfter: message.headers['retry-after'],
    correlation: typeof correlationId === 'string' ? { correlationId } : {},
  }
}
