import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths } from '../../../emulator/fixtures/seeds.ts'
import { throttled } from '../../../emulator/http/gateway-errors.ts'
import { internalError, retryLater } from '../../../emulator/store/errors.ts'
import type { SubmissionResource } from '../../../emulator/store/resource.ts'
import { requestToken, type Session, startSession } from '../client.ts'

const { app } = seedPaths
const APP = /^\/v1\.0\/my\/applications\/9ndemo000001$/
const CREATE = /\/applications\/9ndemo000001\/submissions$/

let session: Session
beforeAll(async () => {
  session = await startSession()
})
beforeEach(() => session.emulator.store.reset())
afterAll(async () => {
  await session[Symbol.asyncDispose]()
})

const lastEntry = () => session.emulator.requestLog.at(-1)
const pending = () => session.emulator.store.product(app).pending

describe('a fault', () => {
  it.each([
    { name: '429 with Retry-After', fault: throttled(14) },
    { name: '503', fault: retryLater },
    { name: '500', fault: internalError },
    {
      name: 'a page of a gateway',
      fault: { status: 504, headers: { 'Content-Type': 'text/html' }, body: '<h1>504</h1>' },
    },
    { name: '403 with an empty body', fault: { status: 403 } },
  ])('answers once instead of the Store: $name', async ({ fault }) => {
    session.emulator.inject({ match: { path: APP }, ...fault })
    const { status, body, headers } = await session.call('GET', app)
    expect({ status, body }).toEqual({ status: fault.status, body: fault.body })
    expect(headers.get('ms-correlationid')).toBe(lastEntry()?.correlationId)
    if (fault.headers !== undefined)
      expect(Object.fromEntries(headers)).toMatchObject(lowerCase(fault.headers))
    expect(lastEntry()).toMatchObject({ status: fault.status })
    expect((await session.call('GET', app)).status).toBe(200)
  })

  it('meets the requests that it matches, as often as configured', async () => {
    session.emulator.inject({ match: { method: 'delete' }, status: 500 })
    session.emulator.inject({ match: { path: APP }, times: 2, status: 503 })
    session.emulator.inject({ match: { method: 'GET', path: APP }, status: 504 })
    const statuses = []
    for (let count = 0; count < 4; count += 1) statuses.push((await session.call('GET', `${app}?x=1`)).status)
    expect(statuses).toEqual([503, 503, 504, 200])
    expect((await session.call('DELETE', `${app}/submissions/1`)).status).toBe(500)
  })

  it('may last forever', async () => {
    session.emulator.inject({ match: { path: /\/inappproducts\/x$/ }, times: Infinity, status: 500 })
    for (let count = 0; count < 5; count += 1) {
      expect((await session.call('GET', 'inappproducts/x')).status).toBe(500)
    }
  })

  it.each([
    { effect: 'none' as const, made: false },
    { effect: 'applied' as const, made: true },
    { effect: undefined, made: false },
  ])('leaves the request $effect', async ({ effect, made }) => {
    session.emulator.inject({
      match: { method: 'POST', path: CREATE },
      status: 504,
      ...(effect && { effect }),
    })
    expect((await session.call('POST', `${app}/submissions`)).status).toBe(504)
    expect(pending() !== undefined).toBe(made)
  })

  it.each(['none', 'applied'] as const)('may cut the connection with the request %s', async (effect) => {
    session.emulator.inject({ match: { path: CREATE }, reset: true, effect })
    await expect(session.call('POST', `${app}/submissions`)).rejects.toThrow('fetch failed')
    expect(pending() !== undefined).toBe(effect === 'applied')
    expect(lastEntry()).toMatchObject({ method: 'POST', status: 0 })
  })

  it('may never answer', async () => {
    session.emulator.inject({ match: { path: APP }, silent: true })
    const url = `${session.emulator.url}/v1.0/my/${app}`
    const leaving = new AbortController()
    const answer = fetch(url, { signal: leaving.signal })
    // A client that leaves before it is heard would leave the fault to the next one.
    while (session.emulator.waitingClients === 0) await setImmediate()
    leaving.abort()
    await expect(answer).rejects.toThrow('aborted')
    expect(lastEntry()).toMatchObject({ status: 0 })
  })

  it('may only delay', async () => {
    session.emulator.inject({ match: { path: APP }, delayInMs: 15 })
    expect((await session.call('GET', app)).status).toBe(200)
    const { startedAt = 0, endedAt = 0 } = lastEntry() ?? {}
    expect(endedAt - startedAt).toBeGreaterThanOrEqual(14)
  })

  it('may cut the JSON in half', async () => {
    session.emulator.inject({ match: { path: CREATE }, truncate: true })
    await expect(session.call('POST', `${app}/submissions`)).rejects.toThrow(SyntaxError)
    expect(pending()).toBeDefined()
  })

  it('leaves an answer alone that has nothing to cut', async () => {
    session.emulator.inject({ match: { method: 'DELETE' }, truncate: true })
    const { status, body } = await session.call('DELETE', await session.draft(app))
    expect({ status, body }).toEqual({ status: 204, body: undefined })
  })

  it('meets token requests', async () => {
    session.emulator.inject({ match: { path: /\/oauth2\/token$/ }, status: 503 })
    expect((await requestToken(session.emulator.url)).status).toBe(503)
    expect((await requestToken(session.emulator.url)).status).toBe(200)
  })

  it.each([
    { name: 'refuses', fault: { status: 503 }, stored: false },
    { name: 'refuses after the fact', fault: { status: 503, effect: 'applied' as const }, stored: true },
    { name: 'cuts the connection', fault: { reset: true as const }, stored: false },
    { name: 'only delays', fault: { delayInMs: 5 }, stored: true },
  ])('meets uploads: it $name', async ({ fault, stored }) => {
    const { body } = await session.call('POST', `${app}/submissions`)
    const url = ((body as SubmissionResource).fileUploadUrl ?? '').replaceAll('+', '%2B')
    const headers = { 'x-ms-blob-type': 'BlockBlob' }
    session.emulator.inject({ match: { method: 'PUT', path: /^\/ingestion\// }, ...fault })
    await fetch(url, { method: 'PUT', headers, body: Buffer.alloc(1_000_000) }).then(
      ({ status }) => expect(status).toBe(fault.status ?? 201),
      () => expect(fault.reset).toBe(true),
    )
    expect((await fetch(url)).status).toBe(stored ? 200 : 404)
  })
})

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
