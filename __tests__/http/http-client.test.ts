import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from '@jest/globals'
import type { HttpResponse } from '../../src/http/evaluate-answer.ts'
import {
  createHttpClient,
  type HttpContext,
  type HttpEvent,
  type HttpRequest,
} from '../../src/http/http-client.ts'
import { HttpError } from '../../src/shared/errors.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { rejection } from '../support/rejection.ts'
import { type AnsweringServer, answering, inTurn, type Reply } from '../support/servers/answering-server.ts'

/** A client to the server, on a fake clock, that writes down what it reports. */
function clientOf(server: AnsweringServer, fields: Partial<HttpContext> = {}) {
  const clock = new FakeClock()
  const events: HttpEvent[] = []
  const report = (event: HttpEvent): void => void events.push(event)
  const client = createHttpClient({
    clock,
    random: () => 0.5,
    report,
    maxRetries: 5,
    requestTimeoutInMs: 300_000,
    ...fields,
  })
  const send = (request: Partial<HttpRequest> = {}): Promise<HttpResponse> =>
    client.request({
      method: 'GET',
      url: new URL('/v1.0/my/thing', server.url),
      path: 'thing',
      signal: new AbortController().signal,
      ...request,
    })
  const failureOf = async (request: Partial<HttpRequest> = {}): Promise<HttpError> => {
    const error = await rejection(send(request))
    if (!(error instanceof HttpError)) throw error
    return error
  }
  return {
    clock,
    events,
    send,
    failureOf,
    [Symbol.dispose]: () => client[Symbol.dispose](),
  }
}

const reset = (response: ServerResponse): void => void response.socket?.resetAndDestroy()
const hangUp = (response: ServerResponse): void => void response.socket?.destroy()
/** Promises more bytes than it sends, and hangs up. */
const breakOff = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-length': '100' })
  response.write('{"id":"1', () => response.socket?.destroy())
}

const done: Reply = { body: { id: '1' } }

describe('A request', () => {
  it('is sent unchanged, and its answer parsed', async () => {
    await using server = await answering(() => ({ status: 201, body: { id: '1' } }))
    using client = clientOf(server)
    const answer = await client.send({
      method: 'PUT',
      url: new URL('/v1.0/my/thing?a=b%2Fc', server.url),
      headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
      body: '{"text":"Grüße 👋"}',
    })
    const [{ method, path, headers, body } = { headers: {} }] = server.seen
    const { accept, authorization, 'content-type': type, 'content-length': length } = headers
    expect({ answer, method, path, accept, authorization, type, length, body }).toEqual({
      answer: { status: 201, body: { id: '1' } },
      method: 'PUT',
      path: '/v1.0/my/thing?a=b%2Fc',
      accept: 'application/json',
      authorization: 'Bearer t',
      type: 'application/json',
      length: '23',
      body: '{"text":"Grüße 👋"}',
    })
  })

  it('keeps a number that a double cannot represent as written', async () => {
    await using server = await answering(() => ({ body: '{"id":1152921505700000001}' }))
    using client = clientOf(server)
    const { body } = await client.send()
    expect(String((body as { readonly id: unknown }).id)).toBe('1152921505700000001')
  })

  it('returns a text whose characters arrive in parts', async () => {
    const bytes = Buffer.from('{"name":"Grüße 👋"}')
    await using server = await answering(() => (response) => {
      const [first, second] = [bytes.subarray(0, 12), bytes.subarray(12)]
      response.write(first, () => setImmediate(() => response.end(second)))
    })
    using client = clientOf(server)
    expect((await client.send()).body).toEqual({ name: 'Grüße 👋' })
  })

  it('ignores a byte order mark', async () => {
    await using server = await answering(() => ({ body: '\ufeff{"id":"1"}' }))
    using client = clientOf(server)
    expect((await client.send()).body).toEqual({ id: '1' })
  })

  it('accepts a duplicate key with the same value', async () => {
    await using server = await answering(() => ({ body: '{"id":"1","id":"1"}' }))
    using client = clientOf(server)
    expect((await client.send()).body).toEqual({ id: '1' })
  })

  it('accepts an answer of 16 MB', async () => {
    const length = 16 * 2 ** 20 - 2
    await using server = await answering(() => ({ body: `"${'a'.repeat(length)}"` }))
    using client = clientOf(server)
    expect(String((await client.send()).body)).toHaveLength(length)
  })

  it.each<{ name: string; reply: Reply }>([
    { name: 'that is empty', reply: { status: 204 } },
    { name: 'of white space', reply: { status: 200, body: ' \n' } },
  ])('takes an answer $name for one without a body', async ({ reply }) => {
    await using server = await answering(() => reply)
    using client = clientOf(server)
    expect((await client.send({ method: 'DELETE' })).body).toBeUndefined()
  })

  it('uses the connection of the one before', async () => {
    await using server = await answering(() => done)
    using client = clientOf(server)
    await client.send()
    await client.send()
    expect({ requests: server.seen.length, connections: server.connections }).toEqual({
      requests: 2,
      connections: 1,
    })
  })

  it('is measured on a monotonic clock', async () => {
    const reached: { clock?: FakeClock } = {}
    await using server = await answering(() => {
      reached.clock?.advance(1500)
      reached.clock?.shiftNow(86_400_000)
      return done
    })
    using client = clientOf(server)
    reached.clock = client.clock
    await client.send()
    expect(client.events).toEqual([
      { type: 'answer', method: 'GET', path: 'thing', status: 200, durationInMs: 1500 },
    ])
  })

  it('does not follow a redirect, which could take the token elsewhere', async () => {
    await using server = await answering(() => ({ status: 307, headers: { location: '/elsewhere' } }))
    using client = clientOf(server)
    const { request } = await client.failureOf()
    expect({ request, paths: server.seen.map(({ path }) => path) }).toEqual({
      request: {
        method: 'GET',
        path: 'thing',
        status: 307,
        meaning: `The request to ${server.url.host} was redirected (HTTP 307).`,
        advice: expect.stringContaining('sign-in page of the network'),
      },
      paths: ['/v1.0/my/thing'],
    })
  })
})

describe('After a transient failure', () => {
  const failures: readonly { failure: string; reply: Reply }[] = [
    { failure: 'an answer 503', reply: { status: 503 } },
    { failure: 'an answer 504 in HTML', reply: { status: 504, body: '<html>Gateway Time-out</html>' } },
    { failure: 'a reset connection', reply: reset },
    { failure: 'a closed connection', reply: hangUp },
    { failure: 'an answer that breaks off', reply: breakOff },
    { failure: 'an answer of cut JSON', reply: { status: 200, body: '{"id":"1' } },
    { failure: 'an answer 200 in HTML', reply: { status: 200, body: '<html>Please sign in</html>' } },
  ]

  it.each(failures.flatMap((failure) => (['GET', 'PUT'] as const).map((method) => ({ ...failure, method }))))(
    '$method is sent again: $failure',
    async ({ method, reply }) => {
      await using server = await answering(inTurn(reply, done))
      using client = clientOf(server)
      const answer = await client.send({ method })
      expect({ answer, tries: server.seen.length, pauses: client.clock.sleeps }).toEqual({
        answer: { status: 200, body: { id: '1' } },
        tries: 2,
        pauses: [500],
      })
    },
  )

  it.each(
    failures.flatMap((failure) => (['POST', 'DELETE'] as const).map((method) => ({ ...failure, method }))),
  )('$method is not sent again, since it may have taken effect: $failure', async ({ method, reply }) => {
    await using server = await answering(inTurn(reply, done))
    using client = clientOf(server)
    const error = await client.failureOf({ method })
    expect({ method: error.request.method, tries: server.seen.length, pauses: client.clock.sleeps }).toEqual({
      method,
      tries: 1,
      pauses: [],
    })
  })

  it('POST is sent again when it is said to be repeatable', async () => {
    await using server = await answering(inTurn({ status: 503 }, done))
    using client = clientOf(server)
    await client.send({ method: 'POST', repeatable: true })
    expect(server.seen.length).toBe(2)
  })

  it('GET is not sent again when it is said not to be repeatable', async () => {
    await using server = await answering(inTurn({ status: 503 }, done))
    using client = clientOf(server)
    const { request } = await client.failureOf({ repeatable: false })
    expect({ status: request.status, tries: server.seen.length }).toEqual({ status: 503, tries: 1 })
  })

  it('it is reported, with the reason and the pause', async () => {
    await using server = await answering(
      inTurn({ status: 503, headers: { 'ms-correlationid': 'c-1' }, body: { message: 'Busy.' } }, done),
    )
    using client = clientOf(server)
    await client.send()
    expect(client.events).toEqual([
      {
        type: 'answer',
        method: 'GET',
        path: 'thing',
        status: 503,
        durationInMs: 0,
        correlationId: 'c-1',
      },
      {
        type: 'retry',
        method: 'GET',
        path: 'thing',
        reason: 'GET thing was answered 503: Busy. (correlation ID c-1)',
        delayInMs: 500,
      },
      { type: 'answer', method: 'GET', path: 'thing', status: 200, durationInMs: 0 },
    ])
  })

  it.each([0, 1, 3])(
    'it is sent again up to max-retries times (%i), and then given up',
    async (maxRetries) => {
      await using server = await answering(() => ({ status: 503 }))
      using client = clientOf(server, { maxRetries })
      const { request } = await client.failureOf()
      expect({ status: request.status, tries: server.seen.length }).toEqual({
        status: 503,
        tries: maxRetries + 1,
      })
    },
  )
})

describe('After a refusal by rate', () => {
  const at = new Date(new FakeClock().now() + 30_000).toUTCString()
  const text = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 14 seconds.' }

  it.each<{ name: string; reply: Reply; pause: number }>([
    { name: 'in seconds', reply: { status: 429, headers: { 'retry-after': '7' } }, pause: 7000 },
    { name: 'as a date', reply: { status: 429, headers: { 'retry-after': at } }, pause: 30_000 },
    { name: 'in the text', reply: { status: 429, body: text }, pause: 14_000 },
    { name: 'not at all', reply: { status: 429 }, pause: 4000 },
  ])('POST too is sent again, after the pause that the answer names $name', async ({ reply, pause }) => {
    await using server = await answering(inTurn(reply, done))
    using client = clientOf(server)
    await client.send({ method: 'POST' })
    expect({ tries: server.seen.length, pauses: client.clock.sleeps }).toEqual({ tries: 2, pauses: [pause] })
  })
})

describe('A service that accepts no requests for a long time', () => {
  const HOUR = 3_600_000
  const ABSURD = ['-1', '1e99', 'NaN', '', '0x10', '1.5', '-Infinity', 'Infinity', 'tomorrow']

  it.each<{ name: string; retryAfter: string; timeLeft: number; says: string }>([
    {
      name: 'longer than the run goes on',
      retryAfter: '1801',
      timeLeft: HOUR / 2,
      says:
        'GET thing was answered 429. The service accepts no requests before 2026-01-01T00:30:01.000Z, and this run times ' +
        'out earlier ("timeout-minutes"): run the job again after that.',
    },
    {
      name: 'until the end of time',
      retryAfter: 'Fri, 31 Dec 9999 23:59:59 GMT',
      timeLeft: Number.POSITIVE_INFINITY,
      says:
        'GET thing was answered 429. The service accepts no requests before 9999-12-31T00:00:00.000Z, and that is too ' +
        'long to wait: run the job again after that.',
    },
    {
      name: 'for more seconds than there are',
      retryAfter: '9'.repeat(400),
      timeLeft: Number.POSITIVE_INFINITY,
      says:
        'GET thing was answered 429. The service accepts no requests before 9999-12-31T00:00:00.000Z, and that is too ' +
        'long to wait: run the job again after that.',
    },
  ])('is not waited for: $name', async ({ retryAfter, timeLeft, says }) => {
    await using server = await answering(() => ({ status: 429, headers: { 'retry-after': retryAfter } }))
    using client = clientOf(server, { timeLeftInMs: () => timeLeft })
    const { message } = await client.failureOf()
    expect({ message, tries: server.seen.length, pauses: client.clock.sleeps }).toEqual({
      message: says,
      tries: 1,
      pauses: [],
    })
  })

  it('is not waited for after retries, which are counted', async () => {
    const later = { status: 503, headers: { 'retry-after': '7200' } }
    await using server = await answering(inTurn({ status: 503 }, { status: 503 }, later))
    using client = clientOf(server)
    const { request } = await client.failureOf()
    expect({ retries: request.retries, tries: server.seen.length }).toEqual({ retries: 2, tries: 3 })
  })

  it.each(ABSURD)(
    'but says so in no way that can be read is asked again as usual: "%s"',
    async (retryAfter) => {
      await using server = await answering(
        inTurn({ status: 429, headers: { 'retry-after': retryAfter } }, done),
      )
      using client = clientOf(server)
      await client.send()
      expect(client.clock.sleeps).toEqual([4000])
    },
  )

  it('is waited for in a clean-up, which begins after the deadline', async () => {
    await using server = await answering(inTurn({ status: 429, headers: { 'retry-after': '14' } }, done))
    using client = clientOf(server, { timeLeftInMs: () => -1 })
    await client.send()
    expect(client.clock.sleeps).toEqual([14_000])
  })
})

describe('A server that never answers', () => {
  it('is given up at the limit of each try', async () => {
    const reached: { clock?: FakeClock } = {}
    await using server = await answering(() => () => reached.clock?.advance(300_000))
    using client = clientOf(server, { maxRetries: 1 })
    reached.clock = client.clock
    const { request } = await client.failureOf()
    expect({ reason: request.reason?.replace(/^Error: /, ''), tries: server.seen.length }).toEqual({
      reason: 'no answer within 300 s',
      tries: 2,
    })
  })

  it('is given up sooner when it is to delete something, so that a clean-up has time to look', async () => {
    const reached: { clock?: FakeClock } = {}
    await using server = await answering(() => () => reached.clock?.advance(45_000))
    using client = clientOf(server, { maxRetries: 0 })
    reached.clock = client.clock
    const { request } = await client.failureOf({ method: 'DELETE' })
    expect(request.reason?.replace(/^Error: /, '')).toBe('no answer within 45 s')
  })

  it('in the middle of its answer is given up too', async () => {
    const reached: { clock?: FakeClock } = {}
    await using server = await answering(() => (response) => {
      response.write('{"id":', () => setImmediate(() => reached.clock?.advance(300_000)))
    })
    using client = clientOf(server, { maxRetries: 0 })
    reached.clock = client.clock
    expect((await client.failureOf()).message).toContain('no answer within 300 s')
  })
})

describe('A server that ends the connection instead of answering', () => {
  it.each<{ name: string; reply: Reply; reason: string }>([
    {
      name: 'with a change of protocol that was not requested',
      reply: (response) =>
        void response.socket?.write(
          'HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
        ),
      reason: 'the server tried to switch protocols',
    },
    { name: 'by hanging up', reply: hangUp, reason: 'socket hang up' },
  ])('is reported: $name', async ({ reply, reason }) => {
    await using server = await answering(() => reply)
    using client = clientOf(server, { maxRetries: 0 })
    expect((await client.failureOf()).request).toEqual({
      method: 'GET',
      path: 'thing',
      host: server.url.host,
      reason,
    })
  })
})

describe('A run that ends', () => {
  const reason = new Error('the run is over')

  it('ends a request that waits for its answer', async () => {
    const over = new AbortController()
    await using server = await answering(() => () => over.abort(reason))
    using client = clientOf(server)
    expect(await rejection(client.send({ signal: over.signal }))).toBe(reason)
  })

  it('ends a request in the middle of its answer', async () => {
    const over = new AbortController()
    await using server = await answering(() => (response) => {
      response.write('{"id":', () => setImmediate(() => over.abort(reason)))
    })
    using client = clientOf(server)
    expect(await rejection(client.send({ signal: over.signal }))).toBe(reason)
  })

  it('ends the pause before the next try', async () => {
    const over = new AbortController()
    await using server = await answering(() => ({ status: 503 }))
    using client = clientOf(server, {
      report: ({ type }) => {
        if (type === 'retry') over.abort(reason)
      },
    })
    const error = await rejection(client.send({ signal: over.signal }))
    expect({ error, tries: server.seen.length }).toEqual({ error: reason, tries: 1 })
  })

  it('sends nothing more', async () => {
    await using server = await answering(() => done)
    using client = clientOf(server)
    const error = await rejection(client.send({ signal: AbortSignal.abort(reason) }))
    expect({ error, tries: server.seen.length }).toEqual({ error: reason, tries: 0 })
  })
})

describe('A broken answer', () => {
  it.each<{ name: string; body: string | Buffer; reason: string }>([
    { name: 'is cut', body: '{"id":"1', reason: 'the JSON is cut off or malformed' },
    { name: 'has no number', body: '{"id":NaN}', reason: 'the JSON is cut off or malformed' },
    {
      name: 'has two values of a key',
      body: '{"id":"hidden","id":"hidden too"}',
      reason: 'the JSON has a duplicate key with different values',
    },
    { name: 'is deep', body: '['.repeat(100_000), reason: 'the JSON is nested too deeply' },
    { name: 'is not UTF-8', body: Buffer.from('{"id":"ü"}', 'latin1'), reason: 'the body is not UTF-8' },
    {
      name: 'is too large',
      body: ' '.repeat(16 * 2 ** 20 + 1),
      reason: 'the body is larger than 16 MB',
    },
  ])('is reported by its reason, and not quoted: it $name', async ({ body, reason }) => {
    await using server = await answering(() => (response) => void response.end(body))
    using client = clientOf(server, { maxRetries: 1 })
    const { request, message } = await client.failureOf()
    expect({ request, tries: server.seen.length, hidden: message.includes('hidden') }).toEqual({
      request: { method: 'GET', path: 'thing', status: 200, reason, retries: 1 },
      tries: 2,
      hidden: false,
    })
  })

  it('that has no end is not read on, and its connection is closed', async () => {
    const ends: Promise<unknown>[] = []
    await using server = await answering(() => (response) => {
      ends.push(once(response, 'close'))
      const piece = Buffer.alloc(2 ** 20)
      const write = (): void => void response.write(piece, (error) => error ?? write())
      write()
    })
    using client = clientOf(server, { maxRetries: 0 })
    expect((await client.failureOf()).message).toBe(
      'GET thing was answered 200: the body is larger than 16 MB.',
    )
    expect(await Promise.all(ends)).toHaveLength(1)
  })
})

describe('The error of a refused request', () => {
  it.each<{ name: string; reply: Reply; expected: unknown }>([
    {
      name: "of the Store's own shape",
      reply: {
        status: 409,
        body: {
          code: 'InvalidState',
          data: [],
          details: [],
          message: 'Create submission failed',
          source: 'Ingestion Api',
          target: 'submission',
        },
      },
      expected: { status: 409, code: 'InvalidState', reason: 'Create submission failed' },
    },
    {
      name: "of the gateway's shape",
      reply: { status: 401, body: { code: 'Unauthorized', message: 'Identity cannot be authorized.' } },
      expected: { status: 401, code: 'Unauthorized', reason: 'Identity cannot be authorized.' },
    },
    {
      name: "of Entra's shape",
      reply: { status: 400, body: { error: 'invalid_client', error_description: 'AADSTS7000215: no.' } },
      expected: { status: 400, code: 'invalid_client', reason: 'AADSTS7000215: no.' },
    },
    { name: 'without a body', reply: { status: 403 }, expected: { status: 403 } },
    {
      name: 'in HTML',
      reply: { status: 404, body: '<html>\n<h1>Not   found</h1></html>' },
      expected: { status: 404, reason: 'the body is not JSON ("Not found")' },
    },
    {
      name: 'in plain text',
      reply: { status: 401, body: 'Authorization: Account is not allowed to access this api' },
      expected: {
        status: 401,
        reason: 'the body is not JSON ("Authorization: Account is not allowed to access this api")',
      },
    },
    {
      name: 'in HTML that is long, and has no end of a tag',
      reply: { status: 404, body: `Not found${'<'.repeat(3_000_000)}` },
      expected: { status: 404, reason: `the body is not JSON ("Not found${'<'.repeat(91)}")` },
    },
    {
      name: 'in a text that is not UTF-8',
      reply: (response) => {
        response.writeHead(502)
        response.end(Buffer.from('<h1>Nicht verfügbar</h1>', 'latin1'))
      },
      expected: { status: 502, reason: 'the body is not UTF-8' },
    },
    { name: 'in JSON that is not an object', reply: { status: 400, body: '[1]' }, expected: { status: 400 } },
    {
      name: 'in JSON of other types',
      reply: { status: 400, body: { code: 7, message: { a: 1 } } },
      expected: { status: 400 },
    },
  ])('tells what the answer says: $name', async ({ reply, expected }) => {
    await using server = await answering(() => reply)
    using client = clientOf(server)
    const { request } = await client.failureOf({ method: 'DELETE' })
    expect(request).toEqual({ method: 'DELETE', path: 'thing', ...(expected as object) })
  })

  it('has the correlation ID, also in its message', async () => {
    await using server = await answering(() => ({ status: 403, headers: { 'MS-CorrelationId': 'c-1' } }))
    using client = clientOf(server)
    const { request, message } = await client.failureOf()
    expect([request.correlationId, message]).toEqual([
      'c-1',
      'GET thing was answered 403. (correlation ID c-1)',
    ])
  })

  it('has a message that can be read, however long the answer is', async () => {
    await using server = await answering(() => ({ status: 403, body: { message: 'No. '.repeat(100_000) } }))
    using client = clientOf(server)
    const { message } = await client.failureOf()
    expect([message.length < 4100, message.slice(0, 40)]).toEqual([
      true,
      'GET thing was answered 403: No. No. No. ',
    ])
  })

  it('has neither headers nor query', async () => {
    await using server = await answering(() => ({ status: 403, body: { message: 'No.' } }))
    using client = clientOf(server)
    const error = await client.failureOf({
      url: new URL('/thing?sig=hidden-query', server.url),
      headers: { authorization: 'Bearer hidden-token' },
    })
    expect(JSON.stringify([error.message, error.request])).not.toContain('hidden')
  })

  it('does not quote an answer that breaks off, which may hold a token', async () => {
    await using server = await answering(() => ({ status: 200, body: '{"access_token":"hidden-token' }))
    using client = clientOf(server, { maxRetries: 1 })
    const error = await client.failureOf()
    expect(JSON.stringify([error.message, error.request, client.events])).not.toContain('hidden')
  })

  it('reports an answer that never came', async () => {
    await using server = await answering(() => hangUp)
    using client = clientOf(server, { maxRetries: 0 })
    const { request, message } = await client.failureOf()
    expect({
      ...request,
      reason: request.reason?.includes('hang up'),
      message: message.includes('got no answer'),
    }).toEqual({
      method: 'GET',
      path: 'thing',
      host: server.url.host,
      reason: true,
      message: true,
    })
  })
})

describe('A request that gets no answer for a while', () => {
  it.each([
    { what: 'is told of after half a minute', requestTimeoutInMs: 300_000, told: 1 },
    { what: 'is not told of when it may take no longer', requestTimeoutInMs: 30_000, told: 0 },
  ])('$what', async ({ requestTimeoutInMs, told }) => {
    await using server = await answering(() => () => undefined)
    using client = clientOf(server, { requestTimeoutInMs, maxRetries: 0 })
    const failing = client.failureOf()
    await new Promise(setImmediate)
    const slow = client.events.length
    client.clock.advance(30_000)
    const events = client.events.slice(slow)
    client.clock.advance(requestTimeoutInMs)
    await failing

    expect(events).toEqual(
      Array(told).fill({
        type: 'slow',
        method: 'GET',
        path: 'thing',
        elapsedInMs: 30_000,
        limitInMs: 300_000,
      }),
    )
  })
})
