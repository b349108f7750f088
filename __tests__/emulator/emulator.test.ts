import { connect } from 'node:net'
import { describe, expect, it } from '@jest/globals'
import { startEmulator } from '../../emulator/emulator.ts'
import { seedPaths, seeds } from '../../emulator/fixtures/seeds.ts'
import type { SubmissionResource } from '../../emulator/store/resource.ts'
import { startSession } from './client.ts'

describe('the request log', () => {
  it('has every request in order, without secrets', async () => {
    await using session = await startSession({ blobs: 'discard' })
    const { emulator, call } = session
    const before = Date.now()
    const { body, headers } = await call('POST', `${seedPaths.app}/submissions`)
    const { id, fileUploadUrl = '' } = body as SubmissionResource
    const blobHeaders = { 'x-ms-blob-type': 'BlockBlob', 'Content-Type': 'application/zip' }
    await fetch(fileUploadUrl.replaceAll('+', '%2B'), { method: 'PUT', headers: blobHeaders, body: 'zip' })
    await call('PUT', `${seedPaths.app}/submissions/${id}?x=1`, body)

    const [token, create, upload, update] = emulator.requestLog
    expect(token).toMatchObject({
      method: 'POST',
      path: `/${seeds.tenantId}/oauth2/token`,
      status: 200,
      body: `grant_type=client_credentials&client_id=${seeds.clientId}&client_secret=***&resource=https%3A%2F%2Fmanage.devcenter.microsoft.com`,
    })
    expect(create).toEqual({
      method: 'POST',
      path: `/v1.0/my/${seedPaths.app}/submissions`,
      status: 201,
      startedAt: expect.any(Number),
      endedAt: expect.any(Number),
      headers: expect.objectContaining({ authorization: '***' }),
      correlationId: headers.get('ms-correlationid'),
    })
    expect(create?.startedAt).toBeGreaterThanOrEqual(before)
    expect(create?.endedAt).toBeGreaterThanOrEqual(create?.startedAt ?? Infinity)
    expect(upload).toMatchObject({
      method: 'PUT',
      path: fileUploadUrl.replace(emulator.url, '').replace(/sig=[^&]*/, 'sig=***'),
      status: 201,
      headers: { 'content-type': 'application/zip' },
    })
    expect(upload).not.toHaveProperty('body')
    expect(upload).not.toHaveProperty('correlationId')
    expect(update).toMatchObject({ path: `/v1.0/my/${seedPaths.app}/submissions/${id}?x=1`, status: 200 })
    expect(JSON.parse(update?.body ?? '')).toEqual(body)
  })
})

describe('a reset', () => {
  it('puts every knob back, and leaves good what was given out', async () => {
    await using session = await startSession({ blobs: 'discard', latency: { commit: 1 } })
    const { emulator } = session
    const knobs = () => ({
      latency: emulator.latency,
      tokens: emulator.store.tokens.lifetimeInSeconds,
      uploads: emulator.store.uploads.lifetimeInSeconds,
      flights: [
        emulator.store.newFlightsHaveDraft,
        emulator.store.newDraftHiddenForReads,
        emulator.store.flightGroups,
      ],
      federatedSubject: emulator.store.federatedSubject,
      github: [emulator.github.subject, emulator.github.lifetimeInSeconds, emulator.github.issued],
      access: emulator.store.product(seedPaths.app).switches.access,
      products: [...emulator.store.products.keys()],
      requestLog: emulator.requestLog.length,
    })
    emulator.reset()
    const before = knobs()

    emulator.latency = { get: 1 }
    emulator.limitRequests({ perMinute: 0 })
    emulator.inject({ match: {}, status: 500 })
    emulator.store.tokens.lifetimeInSeconds = 1
    emulator.store.uploads.lifetimeInSeconds = 1
    emulator.store.newFlightsHaveDraft = false
    emulator.store.newDraftHiddenForReads = 1
    emulator.store.flightGroups = []
    emulator.store.federatedSubject = undefined
    emulator.store.product(seedPaths.app).switches.access = 'forbidden'
    emulator.store.addPortalFlight()
    Object.assign(emulator.github, { subject: 'x', lifetimeInSeconds: 1, issued: 1 })
    emulator.reset()

    expect(knobs()).toEqual(before)
    expect((await session.call('GET', seedPaths.app)).status).toBe(200)
  })
})

describe('an emulator', () => {
  it('shares nothing with another one', async () => {
    await using one = await startSession({ blobs: 'discard' })
    await using other = await startSession({ blobs: 'discard' })
    await one.draft(seedPaths.app)
    expect(other.emulator.store.product(seedPaths.app).pending).toBeUndefined()
    expect(other.emulator.requestLog).toHaveLength(1)
    expect(() => other.emulator.store.product('applications/9NUNKNOWN000')).toThrow('The emulator has no')
  })

  it('closes at once, cuts what is unanswered, and leaves no listener behind', async () => {
    const emulator = await startEmulator()
    emulator.inject({ match: {}, delayInMs: 600_000 })
    emulator.inject({ match: {}, silent: true })
    const unanswered = [fetch(emulator.url), fetch(emulator.url)].map((request) =>
      request.then(
        () => 'answered',
        () => 'cut',
      ),
    )
    while (emulator.requestLog.length < 2) await new Promise(setImmediate)
    const startedAt = Date.now()
    await emulator.close()
    expect(Date.now() - startedAt).toBeLessThan(2000)
    expect(await Promise.all(unanswered)).toEqual(['cut', 'cut'])
    expect(await refusesConnections(emulator.url)).toBe(true)
    await emulator.close()
  })

  it('does not start on a port that is taken', async () => {
    await using session = await startSession()
    const port = Number(new URL(session.emulator.url).port)
    await expect(startEmulator({ port })).rejects.toThrow('EADDRINUSE')
  })
})

async function refusesConnections(url: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.once('connect', () => resolve(!socket.destroy()))
    socket.once('error', () => resolve(true))
  })
}
