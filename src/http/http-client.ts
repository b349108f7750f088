import type { Clock } from '../shared/clock.ts'
import { type FailedRequest, HttpError, messageOf } from '../shared/errors.ts'
import { fromJson, isJsonObject } from '../shared/json.ts'
import { beginRequest } from './begin-request.ts'
import { ConnectionPool } from './connection-pool.ts'
import { type Outcome, requestedPause, retryDelay } from './retry-policy.ts'

/** One request for JSON. */
export interface HttpRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly url: URL
  /** How log and errors call it: the path below the API's base. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Whether it may be sent again when an earlier try may have taken effect. Default: GET and PUT may. */
  readonly repeatable?: boolean
  /** Recognizes a refusal that looks like a passing fault. */
  readonly isFinal?: (failed: FailedRequest) => boolean
  readonly signal: AbortSignal
}

/** A 2xx answer. */
export interface HttpResponse {
  readonly status: number
  /** The parsed JSON; undefined when the body was empty. */
  readonly body: unknown
  readonly correlationId?: string
}

/** What is said about requests while they run. */
export type HttpEvent =
  | {
      readonly type: 'answer'
      readonly method: string
      readonly path: string
      readonly status: number
      readonly durationInMs: number
      readonly correlationId?: string
    }
  | {
      readonly type: 'retry'
      readonly method: string
      readonly path: string
      readonly reason: string
      readonly delayInMs: number
    }

/** What sending depends on. */
export interface HttpContext {
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  readonly report: (event: HttpEvent) => void
  readonly maxRetries: number
  /** Longest time for one try. */
  readonly requestTimeoutInMs: number
}

/** Sends requests; dispose of it to close its connections. */
export interface HttpClient extends Disposable {
  /** Whether any request was answered 429. */
  readonly wasThrottled: boolean
  /**
   * Sends a request, again after a transient failure, and gives its 2xx answer.
   *
   * @throws HttpError for every other end; the reason of `request.signal` when that is aborted.
   */
  request(request: HttpRequest): Promise<HttpResponse>
}

/** A http over keep-alive connections that honours the proxy variables and follows no redirect. */
export function createHttpClient(context: HttpContext): HttpClient {
  const pool = new ConnectionPool()
  let wasThrottled = false
  const report = (event: HttpEvent): void => {
    if (event.type === 'answer' && event.status === 429) wasThrottled = true
    context.report(event)
  }
  return {
    get wasThrottled() {
      return wasThrottled
    },
    request: (request) => sendWithRetries(pool, request, { ...context, report }),
    [Symbol.dispose]: () => pool[Symbol.dispose](),
  }
}

async function sendWithRetries(
  pool: ConnectionPool,
  request: HttpRequest,
  context: HttpContext,
): Promise<HttpResponse> {
  const repeatable = request.repeatable ?? (request.method === 'GET' || request.method === 'PUT')
  for (let attempt = 0; ; attempt++) {
    const result = await tryOnce(pool, request, context)
    if ('answer' in result) return result.answer
    const random = context.random()
    const { final, unsent } = result.error.request
    const delayInMs = final
      ? undefined
      : retryDelay(result.outcome, {
          repeatable: repeatable || unsent === true,
          attempt,
          maxRetries: context.maxRetries,
          random,
        })
    if (delayInMs === undefined) throw result.error
    const { method, path } = request
    context.report({ type: 'retry', method, path, reason: result.error.message, delayInMs })
    await context.clock.sleep(delayInMs, request.signal)
  }
}

type TryResult = { readonly answer: HttpResponse } | { readonly outcome: Outcome; readonly error: HttpError }

async function tryOnce(pool: ConnectionPool, request: HttpRequest, context: HttpContext): Promise<TryResult> {
  request.signal.throwIfAborted()
  const seconds = context.requestTimeoutInMs / 1000
  using limit = context.clock.limit(
    context.requestTimeoutInMs,
    () => new Error(`no answer within ${seconds} s`),
  )
  const signal = AbortSignal.any([request.signal, limit.signal])
  const startedAt = context.clock.now()
  try {
    const raw = await exchange(pool, request, signal)
    const { method, path } = request
    context.report({
      type: 'answer',
      method,
      path,
      status: raw.status,
      durationInMs: context.clock.now() - startedAt,
      ...(raw.correlationId === undefined ? {} : { correlationId: raw.correlationId }),
    })
    return judge(request, raw, context.clock.now())
  } catch (error) {
    request.signal.throwIfAborted()
    const cause = limit.signal.aborted ? limit.signal.reason : error
    const { method, path } = request
    const unsent = isUnsent(cause) ? ({ unsent: true } as const) : {}
    return {
      outcome: { kind: 'network' },
      error: new HttpError({ method, path, reason: messageOf(cause), ...unsent }, { cause }),
    }
  }
}

// Nobody was reached: https://nodejs.org/api/errors.html#common-system-errors
const UNSENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

function isUnsent(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && UNSENT.has(error.code)
}

interface RawAnswer {
  readonly status: number
  readonly text: string
  readonly retryAfter?: string
  readonly correlationId?: string
}

async function exchange(pool: ConnectionPool, request: HttpRequest, signal: AbortSignal): Promise<RawAnswer> {
  const { outgoing, answer } = beginRequest(request.url, {
    method: request.method,
    headers: {
      'user-agent': 'microsoft-store-publish',
      accept: 'application/json',
      'content-length': String(Buffer.byteLength(request.body ?? '')),
      ...request.headers,
    },
    agent: pool.agentFor(request.url),
    signal,
  })
  outgoing.end(request.body)
  const message = await answer
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  const correlationId = message.headers['ms-correlationid']
  const retryAfter = message.headers['retry-after']
  return {
    status: message.statusCode ?? 0,
    text: Buffer.concat(chunks).toString('utf8'),
    ...(typeof correlationId === 'string' ? { correlationId } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  }
}

function judge(request: HttpRequest, raw: RawAnswer, now: number): TryResult {
  const body = parsed(raw.text)
  const { status, correlationId } = raw
  if (status < 200 || status > 299) {
    const failed = failedRequest(request, raw, body)
    const final = request.isFinal?.(failed) ? ({ final: true } as const) : {}
    const retryAfterInMs = requestedPause(raw.retryAfter, raw.text, now)
    const pause = retryAfterInMs === undefined ? {} : { retryAfterInMs }
    return { outcome: { kind: 'status', status, ...pause }, error: new HttpError({ ...failed, ...final }) }
  }
  // A body that is cut off or is no JSON at all is a broken answer, whatever its status says.
  if (body === NOT_JSON) {
    return { outcome: { kind: 'network' }, error: new HttpError(failedRequest(request, raw, body)) }
  }
  return { answer: { status, body, ...(correlationId === undefined ? {} : { correlationId }) } }
}

const NOT_JSON = Symbol('not JSON')

function parsed(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return fromJson(text)
  } catch {
    return NOT_JSON
  }
}

// The service has three unrelated shapes of error body, and its gateway answers with HTML or nothing:
// https://github.com/microsoft/StoreBroker/issues/92, https://github.com/microsoft/msstore-cli/issues/131
function failedRequest(request: HttpRequest, raw: RawAnswer, body: unknown): FailedRequest {
  const { method, path } = request
  const { status, correlationId } = raw
  const known = isJsonObject(body) ? body : {}
  const code = known['code'] ?? known['error']
  const reason =
    known['message'] ?? known['error_description'] ?? (body === NOT_JSON ? notJson(raw) : undefined)
  return {
    method,
    path,
    status,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(correlationId === undefined ? {} : { correlationId }),
  }
}

// Never quoted when it began as JSON: what broke off may hold a token that nobody has masked yet.
function notJson({ text }: RawAnswer): string {
  if (/^\s*[{[]/.test(text)) return 'the JSON breaks off'
  const words = text
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
  return `the body is not JSON ("${words}")`
}
