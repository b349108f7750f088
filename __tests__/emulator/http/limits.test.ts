import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import { latencyOf, type Operation, observedLatency } from '../../../emulator/http/latency.ts'
import { requestToken, type Session, startSession } from '../client.ts'

const { app, flight, addOn } = seedPaths

let session: Session
beforeAll(async () => {
  session = await startSession()
})
beforeEach(() => session.emulator.reset())
afterAll(async () => {
  await session[Symbol.asyncDispose]()
})

describe('the limit of requests', () => {
  const statuses = async (count: number): Promise<number[]> => {
    const seen = []
    for (let request = 0; request < count; request += 1) seen.push((await session.call('GET', app)).status)
    return seen
  }

  it('holds until the minute ends, on the clock of the test', async () => {
    let now = 5_000_000
    session.emulator.limitRequests({ perMinute: 2, now: () => now })
    expect(await statuses(3)).toEqual([200, 200, 429])
    now += 45_001
    const { status, headers, body } = await session.call('GET', app)
    expect({ status, retryAfter: headers.get('retry-after'), body }).toEqual({
      status: 429,
      retryAfter: '15',
      body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 15 seconds.' },
    })
    now += 14_999
    expect(await statuses(3)).toEqual([200, 200, 429])
  })

  it('may keep the header to itself', async () => {
    session.emulator.limitRequests({ perMinute: 0, sendsRetryAfter: false, now: () => 0 })
    const { status, headers, body } = await session.call('GET', app)
    expect({ status, retryAfter: headers.get('retry-after'), body }).toEqual({
      status: 429,
      retryAfter: null,
      body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 60 seconds.' },
    })
  })

  it('leaves what it refuses undone, and faults for those that it lets through', async () => {
    session.emulator.inject({ match: { path: /\/submissions$/ }, status: 503 })
    session.emulator.limitRequests({ perMinute: 0, now: () => 0 })
    expect((await session.call('POST', `${app}/submissions`)).status).toBe(429)
    expect(session.emulator.store.product(app).pending).toBeUndefined()
    session.emulator.limitRequests()
    expect((await session.call('POST', `${app}/submissions`)).status).toBe(503)
    expect((await session.call('POST', `${app}/submissions`)).status).toBe(201)
  })

  it('is for the Store only, not for tokens and uploads', async () => {
    session.emulator.limitRequests({ perMinute: 0 })
    const blob = session.emulator.store.uploads.urlOf('nothing').replaceAll('+', '%2B')
    expect((await requestToken(session.emulator.url)).status).toBe(200)
    expect((await fetch(blob)).status).toBe(404)
  })
})

describe('the latency', () => {
  const of = (method: string, path: string): Operation | undefined => {
    const operations = Object.keys(observedLatency) as Operation[]
    const numbered = Object.fromEntries(operations.map((name, index) => [name, index + 1]))
    return operations[latencyOf(numbered, method, path) - 1]
  }

  it.each([
    ['POST', `/${seeds.tenantId}/oauth2/token`, 'token'],
    ['POST', `/${seeds.tenantId}/oauth2/v2.0/token`, 'token'],
    ['GET', `/v1.0/my/${app}`, 'get'],
    ['GET', `/v1.0/my/${flight}/submissions/1`, 'get'],
    ['GET', `/v1.0/my/${flight}/submissions/1/status`, 'status'],
    ['GET', `/v1.0/my/${app}/submissions/1/packagerollout`, 'get'],
    ['POST', `/v1.0/my/${app}/submissions`, 'create'],
    ['POST', `/v1.0/my/${app}/flights`, 'create'],
    ['POST', '/v1.0/my/inappproducts/', 'create'],
    ['PUT', `/v1.0/my/${addOn}/submissions/1`, 'put'],
    ['POST', `/v1.0/my/${addOn}/submissions/1/Commit`, 'commit'],
    ['DELETE', `/v1.0/my/${addOn}/submissions/1`, 'delete'],
    ['POST', `/v1.0/my/${app}/submissions/1/haltpackagerollout`, undefined],
    ['PUT', '/ingestion/1', undefined],
  ] as const)('of %s %s is that of %s', (method, path, operation) => {
    expect(of(method, path)).toBe(operation)
  })

  it('passes before the answer', async () => {
    session.emulator.latency = { get: 15 }
    await session.call('GET', app)
    const { startedAt = 0, endedAt = 0 } = session.emulator.requestLog.at(-1) ?? {}
    expect(endedAt - startedAt).toBeGreaterThanOrEqual(14)
  })
})
