import { getOctokit } from '@actions/github'
import { proxyFor } from '../http/connection-pool.ts'
import { describeNetworkFailure } from '../http/network-failure.ts'
import type { Clock } from '../shared/clock.ts'
import { HttpError, InputError, type PublishError } from '../shared/errors.ts'
import { isJsonObject } from '../shared/json.ts'
import { USER_AGENT } from '../shared/user-agent.ts'
import type { Env } from './runner.ts'

interface Release {
  /** As `owner/name`. */
  readonly repository: string
  readonly tag: string
}

/** Limits of the request for a release. */
interface ReleaseRequest {
  readonly clock: Clock
  readonly requestTimeoutInMs: number
  readonly signal: AbortSignal
}

const PERMISSION = '"permissions: contents: read"'
const USUAL_TOKEN = `Remove it to use the job's own token, and add ${PERMISSION} to the job.`
const OTHER_WAYS = 'or set "release-notes" or "release-notes-path"'
const RUN_AGAIN = 'Run the job again later.'

/**
 * Fetches the text, in Markdown, of the GitHub release of the tag the workflow runs for; empty if the release has none.
 * Sends one request, without retries.
 *
 * @throws InputError that says what to add to the workflow; HttpError for an unexpected answer of GitHub, or none in time;
 * the reason of `request.signal` when that is aborted.
 */
export async function fetchReleaseText(env: Env, token: string, request: ReleaseRequest): Promise<string> {
  const release = { repository: readRepository(env), tag: readTag(env) }
  checkToken(token)
  const baseUrl = (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '')
  const data = await fetchRelease(baseUrl, release, token, request)
  const body = isJsonObject(data) ? (data['body'] ?? '') : undefined
  if (typeof body === 'string') return body
  throw new HttpError({ ...requestFor(release), reason: 'unexpected response.', advice: RUN_AGAIN })
}

function readRepository(env: Env): string {
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  if (/^[^/]+\/[^/]+$/.test(repository)) return repository
  throw new InputError(
    'release-notes-from',
    `"github-release" works only in a GitHub workflow, and GITHUB_REPOSITORY is not set. Run it there, ${OTHER_WAYS}.`,
  )
}

function readTag(env: Env): string {
  const ref = env['GITHUB_REF'] ?? ''
  const tag = /^refs\/tags\/(.+)$/.exec(ref)?.[1]
  if (tag !== undefined) return tag
  throw new InputError(
    'release-notes-from',
    `"github-release" requires a workflow that runs for a tag; this one runs for ${ref === '' ? 'nothing' : `"${ref}"`}. Start it with "on: release: types: [published]", choose the tag when you start it by hand, ${OTHER_WAYS}.`,
  )
}

function checkToken(token: string): void {
  // Anything else is not a valid header, and the library's error would show the token.
  if (/^[!-~]+$/.test(token)) return
  const problem = token === '' ? 'is empty' : 'contains an invalid character'
  throw new InputError('github-token', `${problem}. ${USUAL_TOKEN}`)
}

const ignore = (): void => undefined
// The library logs deprecations of GitHub's API, which do not concern the user.
const SILENT = { debug: ignore, info: ignore, warn: ignore, error: ignore }

async function fetchRelease(
  baseUrl: string,
  release: Release,
  token: string,
  { clock, requestTimeoutInMs, signal }: ReleaseRequest,
): Promise<unknown> {
  const octokit = getOctokit(token, { baseUrl, userAgent: USER_AGENT })
  const [owner = '', repo = ''] = release.repository.split('/')
  using limit = clock.limit(
    requestTimeoutInMs,
    () => new Error(`no answer within ${requestTimeoutInMs / 1000} s`),
  )
  const ended = AbortSignal.any([signal, limit.signal])
  // The token is for this host only.
  const request = { signal: ended, redirect: 'error' as const, log: SILENT }
  try {
    const { data } = await octokit.rest.repos.getReleaseByTag({ owner, repo, tag: release.tag, request })
    // The library does not treat a truncated response as an error.
    ended.throwIfAborted()
    return data
  } catch (error) {
    signal.throwIfAborted()
    throw toPublishError(limit.signal.aborted ? limit.signal.reason : error, baseUrl, release, token)
  }
}

function requestFor({ repository, tag }: Release): { readonly method: string; readonly path: string } {
  return { method: 'GET', path: `/repos/${repository}/releases/tags/${encodeURIComponent(tag)}` }
}

/** The parts of an octokit error that are used here; no response if GitHub sent none. */
interface RequestError {
  readonly response?: {
    readonly headers: Readonly<Record<string, string | undefined>>
    readonly data: unknown
    readonly status: number
  }
}

function toPublishError(error: unknown, baseUrl: string, release: Release, token: string): PublishError {
  const { response } = error as RequestError
  if (response === undefined) {
    const cause = innermostCause(error)
    const failure = describeNetworkFailure(cause, {
      url: new URL(baseUrl),
      proxy: proxyFor(new URL(baseUrl)),
    })
    const { reason } = failure
    const cleaned = reason === undefined ? {} : { reason: cleanReason(reason, token) }
    return new HttpError({ ...requestFor(release), advice: RUN_AGAIN, ...failure, ...cleaned })
  }
  const { status, headers, data } = response
  const message = isJsonObject(data) ? data['message'] : undefined
  const reason = typeof message === 'string' ? cleanReason(message, token) : ''
  const limit = limitAdvice(status, headers, reason)
  const toFix = limit === undefined ? TO_FIX[status] : undefined
  if (toFix !== undefined) return toFix(release, [status, reason].filter(Boolean).join(' '))
  const correlationId = headers['x-github-request-id']
  return new HttpError({
    ...requestFor(release),
    status,
    ...(reason === '' ? {} : { reason: `${reason}.` }),
    advice: limit ?? RUN_AGAIN,
    ...(correlationId === undefined ? {} : { correlationId }),
  })
}

// A service may echo the token.
function cleanReason(text: string, token: string): string {
  return text.replaceAll(token, '***').replace(/[\s.]+$/, '')
}

// The innermost cause says what failed; the others only wrap it.
function innermostCause(error: unknown): unknown {
  const { cause } = error as Readonly<Record<'cause', unknown>>
  return cause == null ? error : innermostCause(cause)
}

// What the workflow's author can fix, by status.
const TO_FIX: Readonly<Record<number, (release: Release, answer: string) => InputError>> = {
  401: (_, answer) => new InputError('github-token', `GitHub rejected it (${answer}). ${USUAL_TOKEN}`),
  403: ({ repository, tag }, answer) =>
    new InputError(
      'github-token',
      `it cannot read the release of "${tag}" in ${repository} (${answer}). Add ${PERMISSION} to the job: a job that lists permissions has only those.`,
    ),
  404: ({ repository, tag }) =>
    new InputError(
      'release-notes-from',
      `${repository} has no published release for the tag "${tag}" that "github-token" can see; a draft cannot be found by its tag. If the release exists, add ${PERMISSION} to the job. If not, publish it before this step:\ngh release create "${tag}" --generate-notes`,
    ),
}

// https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
function limitAdvice(
  status: number,
  headers: Readonly<Record<string, string | undefined>>,
  reason: string,
): string | undefined {
  const used = headers['x-ratelimit-remaining'] === '0'
  const refused = used || headers['retry-after'] !== undefined || /rate limit/i.test(reason)
  if (status !== 429 && !(status === 403 && refused)) return undefined
  const reset = new Date(Number(headers['x-ratelimit-reset']) * 1000)
  const then = used && !Number.isNaN(reset.getTime()) ? `after ${reset.toISOString()}` : 'in a few minutes'
  return `The token's rate limit is exhausted. Run the job again ${then}.`
}
