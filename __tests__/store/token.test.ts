import { once } from 'node:events'
import { describe, expect, it } from '@jest/globals'
import { createHttpClient, type HttpEvent } from '../../src/http/http-client.ts'
import { AuthError } from '../../src/shared/errors.ts'
import type { Credential } from '../../src/store/credential.ts'
import { TokenSource } from '../../src/store/token.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { rejection } from '../support/rejection.ts'
import { type AnsweringServer, answering, inTurn, type Reply } from '../support/servers/answering-server.ts'

const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47'
const SECRET = 'hidden~secret +&=%é'
const signal = new AbortController().signal

/** A source of tokens that asks the server, on a fake clock. */
function tokensFrom(server: AnsweringServer, fields: Partial<Credential> = {}, maxRetries = 0) {
  const clock = new FakeClock()
  const secrets: string[] = []
  const events: HttpEvent[] = []
  const http = createHttpClient({
    clock,
    random: () => 0.5,
    report: (event) => void events.push(event),
    maxRetries,
    requestTimeoutInMs: 300_000,
  })
  const credential: Credential = {
    authorityHost: server.url,
    tenantId: TENANT,
    clientId: 'client',
    proof: { kind: 'secret', secret: SECRET },
    ...fields,
  }
  const source = new TokenSource(credential, { http, clock, maskSecret: (one) => void secrets.push(one) })
  return {
    clock,
    secrets,
    events,
    get: (): Promise<string> => source.get(signal),
    renew: (refused: string): Promise<string> => source.renew(refused, signal),
    source,
    failure: async (): Promise<AuthError> => {
      const error = await rejection(source.get(signal))
      if (!(error instanceof AuthError)) throw error
      return error
    },
    [Symbol.dispose]: () => http[Symbol.dispose](),
  }
}

/** Gives token-0, token-1 and so on. */
const numbered =
  (expiresIn: unknown = '3599') =>
  (_: unknown, number: number): Reply => ({
    body: { token_type: 'Bearer', expires_in: expiresIn, access_token: `token-${number}` },
  })

const refusing = (code: number, error = 'invalid_client', status = 401): Reply => ({
  status,
  body: {
    error,
    error_description: `AADSTS${code}: Something is wrong. Trace ID: 1f Correlation ID: 2f Timestamp: 2026-01-01 00:00:00Z`,
    error_codes: [code],
  },
})

describe('A token', () => {
  it('is asked for with exactly these fields', async () => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    const token = await tokens.get()
    const [{ method, path, headers, body } = { method: '', path: '', headers: {}, body: '' }] = server.seen
    expect({
      token,
      method,
      path,
      type: headers['content-type'],
      form: [...new URLSearchParams(body)],
    }).toEqual({
      token: 'token-0',
      method: 'POST',
      path: `/${TENANT}/oauth2/token`,
      type: 'application/x-www-form-urlencoded; charset=utf-8',
      form: [
        ['grant_type', 'client_credentials'],
        ['client_id', 'client'],
        ['client_secret', SECRET],
        ['resource', 'https://manage.devcenter.microsoft.com'],
      ],
    })
  })

  it.each([
    ['/', `/${TENANT}/oauth2/token`],
    ['/base', `/base/${TENANT}/oauth2/token`],
    ['/base/', `/base/${TENANT}/oauth2/token`],
  ])('is asked for below the authority, even when that ends with %s', async (below, path) => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server, { authorityHost: new URL(below, server.url) })
    await tokens.get()
    expect(server.seen[0]?.path).toBe(path)
  })

  it('is kept secret as soon as it is there', async () => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    await tokens.get()
    expect(tokens.secrets).toEqual(['token-0'])
  })

  it('is used again', async () => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    expect([await tokens.get(), await tokens.get(), server.seen.length]).toEqual(['token-0', 'token-0', 1])
  })

  it.each<{ expiresIn: unknown; goodForInMs: number }>([
    { expiresIn: '3599', goodForInMs: 3_299_000 },
    { expiresIn: 3599, goodForInMs: 3_299_000 },
    { expiresIn: 86_399, goodForInMs: 86_099_000 },
    { expiresIn: '60', goodForInMs: 30_000 },
    { expiresIn: undefined, goodForInMs: 3_299_000 },
    { expiresIn: 'soon', goodForInMs: 3_299_000 },
    { expiresIn: 0, goodForInMs: 3_299_000 },
  ])('is renewed in time when it expires in $expiresIn', async ({ expiresIn, goodForInMs }) => {
    await using server = await answering(numbered(expiresIn))
    using tokens = tokensFrom(server)
    await tokens.get()
    tokens.clock.advance(goodForInMs - 1)
    const before = await tokens.get()
    tokens.clock.advance(1)
    expect([before, await tokens.get()]).toEqual(['token-0', 'token-1'])
  })

  it.each([86_400_000, -86_400_000])('takes no notice of a clock that is set by %i ms', async (shift) => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    await tokens.get()
    tokens.clock.shiftNow(shift)
    const before = await tokens.get()
    tokens.clock.advance(3_599_000)
    expect([before, await tokens.get()]).toEqual(['token-0', 'token-1'])
  })

  it('is asked for once by callers that come at once', async () => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    const first = await Promise.all([tokens.get(), tokens.get(), tokens.get()])
    tokens.clock.advance(3_599_000)
    const later = await Promise.all([tokens.get(), tokens.get(), tokens.get()])
    expect([...first, ...later, server.seen.length]).toEqual([
      'token-0',
      'token-0',
      'token-0',
      'token-1',
      'token-1',
      'token-1',
      2,
    ])
  })

  it('is asked for again after a transient failure', async () => {
    await using server = await answering(
      inTurn({ status: 503 }, { body: { access_token: 'token', expires_in: '3599' } }),
    )
    using tokens = tokensFrom(server, {}, 1)
    expect(await tokens.get()).toBe('token')
  })

  it('is asked for again after a failure, which is not remembered', async () => {
    await using server = await answering(
      inTurn(refusing(7000215), { body: { access_token: 'token', expires_in: '3599' } }),
    )
    using tokens = tokensFrom(server)
    await tokens.failure()
    expect(await tokens.get()).toBe('token')
  })
})

describe('A caller whose run ends while a token is asked for', () => {
  const over = new Error('the run is over')

  /** A service that answers when it is told to, and tells of each request that has come or was given up. */
  async function slowService() {
    const answers: (() => void)[] = []
    const closed: Promise<unknown>[] = []
    const server = await answering((_, number) => (response) => {
      closed.push(once(response, 'close'))
      answers.push(() => response.end(JSON.stringify({ access_token: `token-${number}` })))
    })
    const asked = async (times: number): Promise<void> => {
      while (server.seen.length < times) await new Promise(setImmediate)
    }
    return { server, answers, closed, asked, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
  }

  it.each([0, 1])('does not wait for it, and takes it from nobody else (caller %i)', async (leaving) => {
    await using service = await slowService()
    using tokens = tokensFrom(service.server)
    const controllers = [new AbortController(), new AbortController()]
    const waiting = controllers.map((controller) => tokens.source.get(controller.signal))
    const left = rejection(waiting[leaving] ?? Promise.resolve())
    await service.asked(1)
    controllers[leaving]?.abort(over)
    expect(await left).toBe(over)
    service.answers[0]?.()
    expect([await waiting[1 - leaving], await tokens.get(), service.server.seen.length]).toEqual([
      'token-0',
      'token-0',
      1,
    ])
  })

  it('ends the request when nobody else waits for it, and the next caller asks again', async () => {
    await using service = await slowService()
    using tokens = tokensFrom(service.server)
    const controller = new AbortController()
    const left = rejection(tokens.source.get(controller.signal))
    await service.asked(1)
    controller.abort(over)
    expect(await left).toBe(over)
    const next = tokens.get()
    await service.asked(2)
    await service.closed[0]
    service.answers[1]?.()
    expect(await next).toBe('token-1')
  })

  it('asks for nothing when it has ended before', async () => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    expect([await rejection(tokens.source.get(AbortSignal.abort(over))), server.seen]).toEqual([over, []])
  })
})

describe('A token for a signed assertion', () => {
  it.each(['certificate', 'github-oidc'] as const)('is asked for with one made anew (%s)', async (kind) => {
    await using server = await answering(numbered('60'))
    const made: string[] = []
    using tokens = tokensFrom(server, {
      proof: {
        kind,
        assertion: async (tokenUrl) => {
          made.push(tokenUrl)
          return `assertion-${made.length}`
        },
      },
    })
    await tokens.get()
    tokens.clock.advance(60_000)
    await tokens.get()
    const address = `/${TENANT}/oauth2/v2.0/token`
    expect({
      made,
      secrets: tokens.secrets,
      asked: server.seen.map(({ path, body }) => [path, ...new URLSearchParams(body)]),
    }).toEqual({
      made: [`${server.url.origin}${address}`, `${server.url.origin}${address}`],
      secrets: ['assertion-1', 'token-0', 'assertion-2', 'token-1'],
      asked: [1, 2].map((number) => [
        address,
        ['grant_type', 'client_credentials'],
        ['client_id', 'client'],
        ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
        ['client_assertion', `assertion-${number}`],
        ['scope', 'https://manage.devcenter.microsoft.com/.default'],
      ]),
    })
  })
})

describe('A token that the Store has refused', () => {
  it('is replaced', async () => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    expect([await tokens.get(), await tokens.renew('token-0'), await tokens.get()]).toEqual([
      'token-0',
      'token-1',
      'token-1',
    ])
  })

  it('is not replaced when that has been done already', async () => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    await tokens.get()
    await tokens.renew('token-0')
    expect([await tokens.renew('token-0'), server.seen.length]).toEqual(['token-1', 2])
  })

  it('is replaced once for callers that were refused at once', async () => {
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    await tokens.get()
    const renewed = await Promise.all([
      tokens.renew('token-0'),
      tokens.renew('token-0'),
      tokens.renew('token-0'),
    ])
    expect([...renewed, server.seen.length]).toEqual(['token-1', 'token-1', 'token-1', 2])
  })
})

describe('The error when Entra gives no token', () => {
  it.each<{ code: number; error: string; status: number; advice: string }>([
    {
      code: 7000215,
      error: 'invalid_client',
      status: 401,
      advice: `The client secret is wrong. Set "client-secret" to the secret's value, not its ID.`,
    },
    {
      code: 700016,
      error: 'unauthorized_client',
      status: 400,
      advice: 'This application does not exist in the tenant. Check "client-id" and "tenant-id".',
    },
    {
      code: 1,
      error: 'invalid_request',
      status: 400,
      advice: 'Entra explains it: https://login.microsoftonline.com/error?code=1',
    },
  ])('says what to do about AADSTS$code', async ({ code, error, status, advice }) => {
    await using server = await answering(() => refusing(code, error, status))
    using tokens = tokensFrom(server)
    const { message } = await tokens.failure()
    expect({ message, tries: server.seen.length }).toEqual({
      message: `Sign-in failed: Entra rejected the request for tenant ${TENANT} (${status}): AADSTS${code}: Something is wrong. ${advice}`,
      tries: 1,
    })
  })

  it.each<{ reply: Reply; end: string }>([
    { reply: { status: 404 }, end: '(404). Check "tenant-id".' },
    { reply: { status: 400, body: { error: 'invalid_request' } }, end: '(400): invalid_request.' },
    { reply: { status: 400, body: { error: 'x', error_description: 'No way' } }, end: '(400): No way.' },
    { reply: { status: 401 }, end: '(401).' },
    { reply: { status: 503 }, end: '(503). Try again later.' },
  ])('blames nothing that Entra does not name: $end', async ({ reply, end }) => {
    await using server = await answering(() => reply)
    using tokens = tokensFrom(server)
    const { message } = await tokens.failure()
    expect(message).toBe(`Sign-in failed: Entra rejected the request for tenant ${TENANT} ${end}`)
  })

  it('says when the token service takes requests again, where that is too late for the run', async () => {
    await using server = await answering(() => ({ status: 429, headers: { 'retry-after': '7200' } }))
    using tokens = tokensFrom(server, {}, 3)
    expect((await tokens.failure()).message).toBe(
      `Sign-in failed: Entra rejected the request for tenant ${TENANT} (429). The service accepts no requests before ` +
        '2026-01-01T02:00:00.000Z, and that is too long to wait: run the job again after that.',
    )
  })

  it('leaves out what only helps Microsoft', async () => {
    await using server = await answering(() => refusing(7000215))
    using tokens = tokensFrom(server)
    expect((await tokens.failure()).message).not.toContain('Trace ID')
  })

  it.each<{ name: string; reply: Reply; words: string }>([
    { name: 'a tenant that is no address', reply: { status: 404 }, words: 'Check "tenant-id".' },
    {
      name: 'an answer without a token',
      reply: { body: { token_type: 'Bearer' } },
      words: 'without a token',
    },
    { name: 'an empty token', reply: { body: { access_token: '' } }, words: 'without a token' },
    { name: 'an answer without a body', reply: { status: 200 }, words: 'without a token' },
    {
      name: 'a page instead of a token',
      reply: { status: 200, body: '<html>Sign in</html>' },
      words: 'Sign-in failed: Instead of an answer from 127.0.0.1:',
    },
    {
      name: 'an authority that does not answer',
      reply: (response) => void response.socket?.destroy(),
      words: 'got no answer',
    },
  ])('says what is known of $name', async ({ reply, words }) => {
    await using server = await answering(() => reply)
    using tokens = tokensFrom(server)
    expect((await tokens.failure()).message).toContain(words)
  })

  it.each<{ name: string; reply: Reply }>([
    { name: 'a refusal', reply: refusing(7000215) },
    { name: 'an outage', reply: { status: 503 } },
    { name: 'no answer', reply: (response) => void response.socket?.destroy() },
    {
      name: 'an answer that breaks off',
      reply: { body: '{"token_type":"Bearer","access_token":"hidden-to' },
    },
  ])('has neither the client secret nor a part of the token: $name', async ({ reply }) => {
    await using server = await answering(() => reply)
    using tokens = tokensFrom(server, {}, 1)
    const error = await tokens.failure()
    const cause = error.cause instanceof Error ? error.cause.message : error.cause
    expect(JSON.stringify([error.message, cause, tokens.events])).not.toContain('hidden')
  })

  it('is the end of the run when that is why', async () => {
    const reason = new Error('the run is over')
    await using server = await answering(numbered())
    using tokens = tokensFrom(server)
    expect(await rejection(tokens.source.get(AbortSignal.abort(reason)))).toBe(reason)
  })
})

describe('The error when Entra takes no assertion', () => {
  const subject = 'repo:contoso/demo:environment:Store "x"'
  const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url')
  const jwt = `${encoded({ alg: 'RS256' })}.${encoded({ sub: subject, jti: 'hidden' })}.hidden-signature`
  const proof = (kind: 'certificate' | 'github-oidc', assertion = jwt): Partial<Credential> => ({
    proof: { kind, assertion: async () => assertion },
  })

  it.each<{ kind: 'certificate' | 'github-oidc'; code: number; advice: string; namesSubject?: true }>([
    ...[700213, 70021, 700211, 700212, 70025].map((code) => ({
      kind: 'github-oidc' as const,
      code,
      advice: 'Add a federated credential',
      namesSubject: true as const,
    })),
    { kind: 'github-oidc', code: 7002138, advice: 'Only the letter case differs.', namesSubject: true },
    { kind: 'github-oidc', code: 1, advice: '/error?code=1', namesSubject: true },
    { kind: 'github-oidc', code: 700024, advice: 'Run the job again.' },
    { kind: 'github-oidc', code: 90002, advice: 'Check "tenant-id"' },
    { kind: 'github-oidc', code: 53003, advice: 'Exclude the workload identity' },
    { kind: 'certificate', code: 700027, advice: 'This certificate is not registered for the application.' },
    { kind: 'certificate', code: 7000222, advice: 'The certificate has expired' },
    { kind: 'certificate', code: 1, advice: '/error?code=1' },
  ])('of a $kind says what to do about AADSTS$code', async ({ kind, code, advice, namesSubject = false }) => {
    await using server = await answering(() => refusing(code))
    using tokens = tokensFrom(server, proof(kind))
    const { message } = await tokens.failure()
    expect({
      message,
      advised: message.includes(advice),
      subject: message.includes(`The subject of this job is "${subject}".`),
      tries: server.seen.length,
    }).toEqual({
      message: expect.not.stringContaining('client secret '),
      advised: true,
      subject: namesSubject,
      tries: 1,
    })
  })

  it.each([
    { minutes: 47, says: " Correct the runner's clock. It is 47 minutes ahead." },
    { minutes: -90, says: " Correct the runner's clock. It is 90 minutes behind." },
    { minutes: 1, says: " Correct the runner's clock." },
  ])('of a certificate says how far the clock is off ($minutes minutes)', async ({ minutes, says }) => {
    await using server = await answering(() => refusing(700024))
    using tokens = tokensFrom(server, proof('certificate'))
    tokens.clock.shiftNow(minutes * 60_000)
    const { message } = await tokens.failure()
    expect(message.slice(message.indexOf(' Correct the runner'))).toBe(says)
  })

  it.each<{ name: string; reply: Reply }>([
    { name: 'a refusal', reply: refusing(700213) },
    { name: 'a refusal that says nothing', reply: { status: 400 } },
    { name: 'an outage', reply: { status: 503, body: '<html>Down</html>' } },
    { name: 'no answer', reply: (response) => void response.socket?.destroy() },
    { name: 'no token', reply: { body: {} } },
  ])('has nothing of the assertion but its subject, nor has any event: $name', async ({ reply }) => {
    await using server = await answering(() => reply)
    using tokens = tokensFrom(server, proof('github-oidc'), 1)
    const { message } = await tokens.failure()
    const pieces = [...jwt.split('.'), 'hidden']
    const told = JSON.stringify([message, tokens.events])
    expect([pieces.filter((piece) => told.includes(piece)), tokens.secrets]).toEqual([[], [jwt]])
  })

  it.each(['not-a-jwt', 'a.b.c', ''])('has no subject when there is none to read: %j', async (assertion) => {
    await using server = await answering(() => refusing(700213))
    using tokens = tokensFrom(server, proof('github-oidc', assertion))
    expect((await tokens.failure()).message).not.toContain('The subject of this job is')
  })

  it('is the one of the assertion when that could not be made', async () => {
    const reason = new AuthError('GitHub did not issue a token.')
    await using server = await answering(numbered())
    using tokens = tokensFrom(server, {
      proof: { kind: 'github-oidc', assertion: () => Promise.reject(reason) },
    })
    expect([await rejection(tokens.get()), server.seen.length]).toEqual([reason, 0])
  })

  it('is not remembered: the next token is asked for with a new assertion', async () => {
    await using server = await answering(
      inTurn(refusing(700024), { body: { access_token: 'token', expires_in: 3599 } }),
    )
    let made = 0
    using tokens = tokensFrom(server, {
      proof: { kind: 'github-oidc', assertion: async () => `assertion-${++made}` },
    })
    await tokens.failure()
    await tokens.get()
    expect(server.seen.map(({ body }) => new URLSearchParams(body).get('client_assertion'))).toEqual([
      'assertion-1',
      'assertion-2',
    ])
  })
})
