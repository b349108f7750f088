import { type FailedRequest, HttpError, messageOf } from '../shared/errors.ts'
import { fromJson, isJsonObject } from '../shared/json.ts'
import { describePortal } from './network-failure.ts'
import type { Body } from './read-body.ts'
import { requestedPause } from './retry-policy.ts'
import type { TryResult } from './with-retries.ts'

/** The parts of a request that its answer is evaluated by. */
export interface AnsweredRequest {
  readonly method: string
  readonly url: URL
  /** Its name in the log and in errors: the path below the API's base. */
  readonly path: string
  /** Recognizes a refusal that only looks transient. */
  readonly isFinal?: (failed: FailedRequest) => boolean
}

/** An answer whose body has been read. */
export interface Answer {
  readonly status: number
  readonly body: Body
  readonly retryAfter: string | undefined
  readonly correlation: { readonly correlationId?: string }
}

/** A 2xx answer. */
export interface HttpResponse {
  readonly status: number
  /** The parsed JSON; undefined when the body was empty. */
  readonly body: unknown
  readonly correlationId?: string
}

/** Converts an answer to a response or a failure. `now` is in milliseconds since the epoch. */
export function evaluateAnswer(
  request: AnsweredRequest,
  answer: Answer,
  now: number,
): TryResult<HttpResponse> {
  const { status, correlation } = answer
  const body = parseBody(answer.body)
  const isSuccess = status >= 200 && status <= 299
  if (isSuccess && 'json' in body) return { value: { status, body: body.json, ...correlation } }
  const failed = describeFailedRequest(request, answer, body)
  // An answer whose body is cut off or not JSON is broken, even if its status is a success.
  if (isSuccess) return { outcome: { kind: 'network' }, error: new HttpError(failed) }
  const retryAfterInMs = requestedPause(answer.retryAfter, answer.body.text, now)
  return {
    outcome: { kind: 'status', status, ...(retryAfterInMs === undefined ? {} : { retryAfterInMs }) },
    error: new HttpError(request.isFinal?.(failed) ? { ...failed, final: true } : failed),
  }
}

/** A body that is JSON; `json` is undefined for an empty one. */
interface JsonBody {
  readonly json: unknown
}

/** A body that is not JSON, and why. */
interface BrokenBody {
  readonly flaw: string
  /** The text of a web page; absent for anything else. */
  readonly page?: string
}

function parseBody({ text, flaw }: Body): JsonBody | BrokenBody {
  if (flaw !== undefined) return { flaw }
  if (text.trim() === '') return { json: undefined }
  try {
    return { json: fromJson(text) }
  } catch (error) {
    return describeNotJson(text, messageOf(error))
  }
}

// The service has three unrelated shapes of error body, and its gateway answers with HTML or nothing:
// https://github.com/microsoft/StoreBroker/issues/92, https://github.com/microsoft/msstore-cli/issues/131
function describeFailedRequest(
  { method, path, url }: AnsweredRequest,
  { status, correlation }: Answer,
  body: JsonBody | BrokenBody,
): FailedRequest {
  const known = 'json' in body && isJsonObject(body.json) ? body.json : {}
  const code = known['code'] ?? known['error']
  const reason = 'flaw' in body ? body.flaw : (known['message'] ?? known['error_description'])
  return {
    method,
    path,
    status,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
    ...describePortal(status, 'flaw' in body ? body.page : undefined, url),
    ...correlation,
  }
}

// Recognized by the parser's message. With duplicate keys, neither value can be trusted.
const JSON_FLAWS: readonly (readonly [RegExp, string])[] = [
  [/^Duplicate key/, 'the JSON has a duplicate key with different values'],
  [/call stack|deep/i, 'the JSON is nested too deeply'],
]

// A secret that is cut here is still recognized by what is left of it (action/report/redact.ts). A body that began as
// JSON is not quoted: it may contain a token that has not been masked yet.
function describeNotJson(body: string, error: string): BrokenBody {
  if (/^\s*[{[]/.test(body)) {
    const known = JSON_FLAWS.find(([pattern]) => pattern.test(error))
    return { flaw: known?.[1] ?? 'the JSON is cut off or malformed' }
  }
  const words = body
    // Not across another "<": otherwise each of many unclosed ones would be searched up to the end of the body.
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
  const flaw = `the body is not JSON ("${words}")`
  return /^\s*</.test(body) ? { flaw, page: words } : { flaw }
}
