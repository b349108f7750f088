import { inspect } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { fetchReleaseText } from '../../src/action/github-release.ts'
import { HttpError, InputError, messageOf } from '../../src/shared/errors.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { rejection } from '../support/rejection.ts'
import { answering, type Reply } from '../support/servers/answering-server.ts'

const TOKEN = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'
const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' }

type Env = Readonly<Record<string, string | undefined>>

const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { ...JSON_TYPE, ...headers },
  body,
})

const environment = (url: string, env: Env = {}): Env => ({
  GITHUB_API_URL: url,
  GITHUB_REPOSITORY: 'owner/app',
  GITHUB_REF: 'refs/tags/v1.0',
  ...env,
})

/** What a request has that nothing ends. */
const unlimited = (signal = new AbortController().signal) => ({
  clock: new FakeClock(),
  requestTimeoutInMs: 300_000,
  signal,
})

/** What reading the release fails with when GitHub answers so, and how often it was asked. */
async function failure(reply: Reply, token = TOKEN) {
  await using server = await answering(() => reply)
  const error = await rejection(fetchReleaseText(environment(server.url.href), token, unlimited()))
  return { error, requests: server.seen.length, host: server.url.host }
}

describe('The text of a release', () => {
  it.each([
    { name: 'is its body', body: '## New\r\n* a', expected: '## New\r\n* a' },
    { name: 'is empty when it has none', body: null, expected: '' },
  ])('$name', async ({ body, expected }) => {
    await using server = await answering(() => answer(200, { id: 1, body }))
    expect(await fetchReleaseText(environment(server.url.href), TOKEN, unlimited())).toBe(expected)
  })

  it.each([
    { name: 'a plain tag', base: '', tag: 'v1.0', path: '/repos/owner/app/releases/tags/v1.0' },
    {
      name: 'a server with a path',
      base: '/api/v3',
      tag: 'v1',
      path: '/api/v3/repos/owner/app/releases/tags/v1',
    },
    {
      name: 'its slash at the end',
      base: '/api/v3/',
      tag: 'v1',
      path: '/api/v3/repos/owner/app/releases/tags/v1',
    },
    {
      name: 'a tag with slashes and signs',
      base: '',
      tag: 'app/v1.0+ä #&%2F?{x}',
      path: '/repos/owner/app/releases/tags/app%2Fv1.0%2B%C3%A4%20%23%26%252F%3F%7Bx%7D',
    },
  ])('is asked for once with the token, for $name', async ({ base, tag, path }) => {
    await using server = await answering(() => answer(200, { body: '' }))
    const env = environment(new URL(base, server.url).href, { GITHUB_REF: `refs/tags/${tag}` })
    await fetchReleaseText(env, TOKEN, unlimited())
    expect(server.seen.map(({ method, path, headers }) => [method, path, headers.authorization])).toEqual([
      ['GET', path, `token ${TOKEN}`],
    ])
  })
})

describe('Before GitHub is asked, it is refused', () => {
  const otherWays = 'or set "release-notes" or "release-notes-path".'
  const noTag = (ref: string): string =>
    `"github-release" requires a workflow that runs for a tag; this one runs for ${ref}. Start it with "on: release: types: [published]", choose the tag when you start it by hand, ${otherWays}`
  const noRepository = `"github-release" works only in a GitHub workflow, and GITHUB_REPOSITORY is not set. Run it there, ${otherWays}`
  const usual = 'Remove it to use the job\'s own token, and add "permissions: contents: read" to the job.'

  it.each<{ name: string; env?: Env; token?: string; expected: InputError }>([
    {
      name: 'a branch',
      env: { GITHUB_REF: 'refs/heads/main' },
      expected: new InputError('release-notes-from', noTag('"refs/heads/main"')),
    },
    {
      name: 'a branch that is called like a tag',
      env: { GITHUB_REF: 'refs/heads/refs/tags/v1' },
      expected: new InputError('release-notes-from', noTag('"refs/heads/refs/tags/v1"')),
    },
    {
      name: 'no ref',
      env: { GITHUB_REF: undefined },
      expected: new InputError('release-notes-from', noTag('nothing')),
    },
    {
      name: 'no repository',
      env: { GITHUB_REPOSITORY: undefined },
      expected: new InputError('release-notes-from', noRepository),
    },
    {
      name: 'what is no repository',
      env: { GITHUB_REPOSITORY: 'a/b/c' },
      expected: new InputError('release-notes-from', noRepository),
    },
    { name: 'an empty token', token: '', expected: new InputError('github-token', `is empty. ${usual}`) },
    {
      name: 'a token with white space in it',
      token: 'ghs_a\nghs_b',
      expected: new InputError('github-token', `contains an invalid character. ${usual}`),
    },
  ])('$name', async ({ env = {}, token = TOKEN, expected }) => {
    await using server = await answering(() => answer(200, { body: '' }))
    const error = await rejection(fetchReleaseText(environment(server.url.href, env), token, unlimited()))
    expect({ error, requests: server.seen.length }).toEqual({ error: expected, requests: 0 })
  })
})

describe('A refusal says what to do', () => {
  const request = { method: 'GET', path: '/repos/owner/app/releases/tags/v1.0' }
  const runAgain = 'Run the job again later.'
  const limited = (then: string): string => `The token's rate limit is exhausted. Run the job again ${then}.`

  it.each<{ name: string; reply: Reply; expected: Error | ((host: string) => Error) }>([
    {
      name: 'when there is no release',
      reply: answer(404, { message: 'Not Found' }),
      expected: new InputError(
        'release-notes-from',
        'owner/app has no published release for the tag "v1.0" that "github-token" can see; a draft cannot be found by its tag. If the release exists, add "permissions: contents: read" to the job. If not, publish it before this step:\ngh release create "v1.0" --generate-notes',
      ),
    },
    {
      name: 'when the token is no good',
      reply: answer(401, { message: 'Bad credentials' }),
      expected: new InputError(
        'github-token',
        'GitHub rejected it (401 Bad credentials). Remove it to use the job\'s own token, and add "permissions: contents: read" to the job.',
      ),
    },
    {
      name: 'when the token lacks the permission',
      reply: answer(
        403,
        { message: 'Resource not accessible by integration' },
        { 'x-ratelimit-remaining': '999' },
      ),
      expected: new InputError(
        'github-token',
        'it cannot read the release of "v1.0" in owner/app (403 Resource not accessible by integration). Add "permissions: contents: read" to the job: a job that lists permissions has only those.',
      ),
    },
    {
      name: 'when a gateway refuses without words',
      reply: { status: 403, headers: { 'content-type': 'text/html' }, body: '<html>No</html>' },
      expected: new InputError(
        'github-token',
        'it cannot read the release of "v1.0" in owner/app (403). Add "permissions: contents: read" to the job: a job that lists permissions has only those.',
      ),
    },
    {
      name: 'when the rate limit is used up',
      reply: answer(
        403,
        { message: 'API rate limit exceeded for installation.' },
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1767225600', 'x-github-request-id': 'A:1' },
      ),
      expected: new HttpError({
        ...request,
        status: 403,
        reason: 'API rate limit exceeded for installation.',
        advice: limited('after 2026-01-01T00:00:00.000Z'),
        correlationId: 'A:1',
      }),
    },
    {
      name: 'when there were too many requests',
      reply: answer(429, '', { 'retry-after': '60' }),
      expected: new HttpError({ ...request, status: 429, advice: limited('in a few minutes') }),
    },
    {
      name: 'when the secondary rate limit is used up',
      reply: answer(403, { message: 'You have exceeded a secondary rate limit.' }),
      expected: new HttpError({
        ...request,
        status: 403,
        reason: 'You have exceeded a secondary rate limit.',
        advice: limited('in a few minutes'),
      }),
    },
    {
      name: 'when GitHub is out of order',
      reply: { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Unicorn!</html>' },
      expected: new HttpError({ ...request, status: 502, advice: runAgain }),
    },
    {
      name: 'when the answer leads elsewhere',
      reply: { status: 301, headers: { location: 'https://example.invalid/' } },
      expected: (host) =>
        new HttpError({ ...request, host, reason: 'unexpected redirect', advice: runAgain }),
    },
    {
      name: 'when the answer is no release',
      reply: { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' },
      expected: new HttpError({ ...request, reason: 'unexpected response.', advice: runAgain }),
    },
    {
      name: 'when the body is no text',
      reply: answer(200, { body: 1 }),
      expected: new HttpError({ ...request, reason: 'unexpected response.', advice: runAgain }),
    },
    {
      name: 'when the answer breaks off',
      reply: (response) => {
        response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' })
        response.write('{"body": "## Ne', () => response.destroy())
      },
      expected: new HttpError({ ...request, reason: 'unexpected response.', advice: runAgain }),
    },
    {
      name: 'when the connection breaks',
      reply: (response) => response.destroy(),
      expected: (host) => new HttpError({ ...request, host, reason: 'other side closed', advice: runAgain }),
    },
  ])('$name', async ({ reply, expected }) => {
    const { error, requests, host } = await failure(reply)
    const wanted = expected instanceof Error ? expected : expected(host)
    expect({ error, requests }).toEqual({ error: wanted, requests: 1 })
  })

  it('when its address cannot be asked at', async () => {
    const error = await rejection(fetchReleaseText(environment('http://127.0.0.1:6666'), TOKEN, unlimited()))
    const reason = 'bad port'
    expect(error).toEqual(new HttpError({ ...request, host: '127.0.0.1:6666', reason, advice: runAgain }))
  })

  it('when no one is there', async () => {
    const server = await answering(() => ({}))
    await server[Symbol.asyncDispose]()
    const error = await rejection(fetchReleaseText(environment(server.url.href), TOKEN, unlimited()))
    const { host } = server.url
    expect(error).toEqual(
      new HttpError({
        ...request,
        host,
        meaning: `Cannot reach ${host} (ECONNREFUSED).`,
        advice: `Allow ${host}, login.microsoftonline.com, manage.devcenter.microsoft.com and *.blob.core.windows.net in the runner's network, or set "https_proxy" on the step.`,
      }),
    )
  })
})

/** Ways to be slow. */
const SLOW: readonly { readonly name: string; readonly reply: Reply }[] = [
  { name: 'the answer does not come', reply: () => {} },
  {
    name: 'the answer does not end',
    reply: (response) => {
      response.writeHead(200, JSON_TYPE)
      response.write('{"body": "## Ne')
    },
  },
]

describe('The limit of a request', () => {
  it.each(SLOW)('is told as what it is when $name', async ({ reply }) => {
    const request = unlimited()
    await using server = await answering(() => {
      setImmediate(() => request.clock.advance(request.requestTimeoutInMs))
      return reply
    })
    const error = await rejection(fetchReleaseText(environment(server.url.href), TOKEN, request))
    expect(error).toBeInstanceOf(HttpError)
    expect(messageOf(error)).toBe(
      `GET /repos/owner/app/releases/tags/v1.0 got no answer from ${server.url.host}: no answer within 300 s. Run the job again later.`,
    )
  })
})

describe('The end of the run', () => {
  const reason = new Error('The time is up.')

  it.each(SLOW)('ends the wait when $name', async ({ reply }) => {
    const limit = new AbortController()
    await using server = await answering(() => {
      setTimeout(() => limit.abort(reason), 50)
      return reply
    })
    expect(
      await rejection(fetchReleaseText(environment(server.url.href), TOKEN, unlimited(limit.signal))),
    ).toBe(reason)
  })

  it('that has passed sends nothing', async () => {
    await using server = await answering(() => answer(200, { body: '' }))
    const error = await rejection(
      fetchReleaseText(environment(server.url.href), TOKEN, unlimited(AbortSignal.abort(reason))),
    )
    expect([error, server.seen]).toEqual([reason, []])
  })
})

describe('The token', () => {
  it.each([401, 403, 404, 429, 500])(
    'is in no part of the error after %i, even when GitHub says it',
    async (status) => {
      const { error } = await failure(answer(status, { message: `Bad token ${TOKEN}` }))
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(TOKEN)
    },
  )

  it.each([`${TOKEN}\n`, `${TOKEN}ä`])('is in no part of the error when it cannot be sent', async (token) => {
    const { error } = await failure(answer(200, { body: '' }), token)
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(TOKEN)
  })
})
