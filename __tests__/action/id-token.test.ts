import { once } from 'node:events'
import { describe, expect, it } from '@jest/globals'
import { fetchGithubAssertion } from '../../src/action/id-token.ts'
import type { Env } from '../../src/action/runner.ts'
import { createHttpClient } from '../../src/http/http-client.ts'
import { AuthError } from '../../src/shared/errors.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { rejection } from '../support/rejection.ts'
import { type AnsweringServer, answering, inTurn, type Reply } from '../support/servers/answering-server.ts'

const PATH = '/idtoken?api-version=2.0'
const TOKEN = 'hidden-request-token'

const givenBy = (server: Pick<AnsweringServer, 'url'>): Env => ({
  ACTIONS_ID_TOKEN_REQUEST_URL: new URL(PATH, server.url).href,
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: TOKEN,
})

/** A job that asks for a token, on a fake clock. */
function job(env: Env, maxRetries = 0) {
  const clock = new FakeClock()
  const secrets: string[] = []
  const http = createHttpClient({
    clock,
    random: () => 0.5,
    report: () => undefined,
    maxRetries,
    requestTimeoutInMs: 300_000,
  })
  const context = { http, maskSecret: (secret: string) => void secrets.push(secret) }
  return {
    clock,
    secrets,
    fetch: (signal = new AbortController().signal) => fetchGithubAssertion(env, context, signal),
    [Symbol.dispose]: () => http[Symbol.dispose](),
  }
}

const missing = (reason: string): string =>
  `GitHub did not issue a token (${reason}). Add "permissions: id-token: write" to the job; ` +
  'a pull request from a fork cannot have it.'

describe('The token that GitHub gives a job', () => {
  it("is asked for with the job's own token and the audience of Entra, and anew each time", async () => {
    await using server = await answering((_, number) => ({ body: { count: 7, value: `token-${number}` } }))
    using subject = job(givenBy(server))
    const tokens = [await subject.fetch(), await subject.fetch()]
    expect({
      tokens,
      asked: server.seen.map(({ method, path, headers }) => [method, path, headers.authorization]),
    }).toEqual({
      tokens: ['token-0', 'token-1'],
      asked: [0, 1].map(() => [
        'GET',
        `${PATH}&audience=api%3A%2F%2FAzureADTokenExchange`,
        `Bearer ${TOKEN}`,
      ]),
    })
  })

  it('is a secret, as is the one that it is asked for with', async () => {
    await using server = await answering(() => ({ body: { value: 'token' } }))
    using subject = job(givenBy(server))
    await subject.fetch()
    expect(subject.secrets).toEqual([TOKEN, 'token'])
  })

  it('is asked for again when GitHub is busy', async () => {
    await using server = await answering(inTurn({ status: 503 }, { body: { value: 'token' } }))
    using subject = job(givenBy(server), 1)
    expect([await subject.fetch(), subject.clock.sleeps]).toEqual(['token', [500]])
  })

  it('is not asked for where GitHub redirects to', async () => {
    await using elsewhere = await answering(() => ({ body: { value: 'token' } }))
    await using server = await answering(() => ({
      status: 302,
      headers: { location: elsewhere.url.href },
    }))
    using subject = job(givenBy(server), 3)
    const error = await rejection(subject.fetch())
    expect([error, server.seen.length, elsewhere.seen]).toEqual([
      new AuthError(
        `GitHub did not issue a token: The request to ${server.url.host} was redirected (HTTP 302). A proxy or a sign-in page of the network is in the way. Allow ${server.url.host}, login.microsoftonline.com, manage.devcenter.microsoft.com and *.blob.core.windows.net in the runner's network. (GET GitHub's OIDC token)`,
      ),
      1,
      [],
    ])
  })

  it.each<{ name: string; env: Env; reason: string }>([
    {
      name: 'has no address to ask at',
      env: { ACTIONS_ID_TOKEN_REQUEST_TOKEN: TOKEN },
      reason: 'ACTIONS_ID_TOKEN_REQUEST_URL is not set',
    },
    {
      name: 'has no token to ask with',
      env: { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://github.example/idtoken' },
      reason: 'ACTIONS_ID_TOKEN_REQUEST_TOKEN is not set',
    },
    ...['http://github.example/idtoken', 'ftp://127.0.0.1/', 'idtoken', '//github.example/'].map((url) => ({
      name: `would ask at ${url}`,
      env: { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: TOKEN },
      reason: 'ACTIONS_ID_TOKEN_REQUEST_URL is not https',
    })),
  ])('is not asked for when the job $name', async ({ env, reason }) => {
    using subject = job(env)
    expect(await rejection(subject.fetch())).toEqual(new AuthError(missing(reason)))
  })

  it.each<{ name: string; reply: Reply; reason: string }>([
    {
      name: 'the job may not have one',
      reply: { status: 403, body: { message: 'Forbidden.' } },
      reason: "GET GitHub's OIDC token was answered 403: Forbidden",
    },
    { name: 'the answer has none', reply: { body: { count: 0 } }, reason: 'the answer contains no token' },
    { name: 'it is empty', reply: { body: { value: '' } }, reason: 'the answer contains no token' },
    { name: 'the answer is no object', reply: { body: 'null' }, reason: 'the answer contains no token' },
  ])('is missing when $name, and the error says what to add', async ({ reply, reason }) => {
    await using server = await answering(() => reply)
    using subject = job(givenBy(server))
    expect(await rejection(subject.fetch())).toEqual(new AuthError(missing(reason)))
  })

  it('is given up when GitHub does not answer in time', async () => {
    const reached: { clock?: FakeClock } = {}
    await using server = await answering(() => () => reached.clock?.advance(300_000))
    using subject = job(givenBy(server))
    reached.clock = subject.clock
    expect(await rejection(subject.fetch())).toEqual(
      new AuthError(
        `GitHub did not issue a token: GET GitHub's OIDC token got no answer from ${server.url.host}: no answer within 300 s.`,
      ),
    )
  })

  it('is not waited for when the run ends', async () => {
    const over = new AbortController()
    const ends: Promise<unknown>[] = []
    await using server = await answering(() => (response) => {
      ends.push(once(response, 'close'))
      over.abort(new Error('the run is over'))
    })
    using subject = job(givenBy(server))
    expect(await rejection(subject.fetch(over.signal))).toBe(over.signal.reason)
    // The request is gone, too: nothing keeps the process alive.
    expect(await Promise.all(ends)).toHaveLength(1)
  })

  it('is not asked for when the run is over', async () => {
    await using server = await answering(() => ({ body: { value: 'token' } }))
    using subject = job(givenBy(server))
    const signal = AbortSignal.abort(new Error('the run is over'))
    expect([await rejection(subject.fetch(signal)), server.seen]).toEqual([signal.reason, []])
  })
})
