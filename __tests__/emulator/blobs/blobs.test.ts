import { createHash } from 'node:crypto'
import { type OutgoingHttpHeaders, request } from 'node:http'
import { BlockBlobClient } from '@azure/storage-blob'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths } from '../../../emulator/fixtures/seeds.ts'
import type { SubmissionResource } from '../../../emulator/store/resource.ts'
import { type Session, startSession } from '../client.ts'

let session: Session
beforeAll(async () => {
  session = await startSession()
})
beforeEach(() => {
  session.emulator.store.reset()
  session.emulator.store.uploads.reset()
})
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

const newUrl = async (): Promise<string> => {
  const { body } = await session.call('POST', `${seedPaths.app}/submissions`)
  session.emulator.store.reset()
  return (body as SubmissionResource).fileUploadUrl ?? ''
}

const put = async (url: string): Promise<Response> =>
  await fetch(url, { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: 'content' })

describe('the upload URL', () => {
  it('is that of a blob in a container, and lasts a day', async () => {
    const url = await newUrl()
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/ingestion\/[0-9a-f-]{36}\?sv=2017-04-17&/)
    const expiry = Date.parse(new URL(url).searchParams.get('se') ?? '')
    expect((expiry - Date.now()) / 3_600_000).toBeCloseTo(24, 1)
  })

  it.each([
    { signatures: 'rawPlus', sig: /^[^+]*\+[^&]*%3D$/ },
    { signatures: 'encoded', sig: /^[^+/=]*%3D$/ },
  ] as const)('has a signature $signatures', async ({ signatures, sig }) => {
    session.emulator.store.uploads.signatures = signatures
    for (let count = 0; count < 8; count += 1) {
      expect(/[?&]sig=([^&]*)/.exec(await newUrl())?.[1]).toMatch(sig)
    }
  })

  it('works with the plus sign escaped, and only then', async () => {
    session.emulator.store.uploads.signatures = 'rawPlus'
    const url = await newUrl()
    const refused = await put(url)
    expect(refused.status).toBe(403)
    expect(refused.headers.get('x-ms-error-code')).toBe('AuthenticationFailed')
    expect(await refused.text()).toMatch(
      /<Error><Code>AuthenticationFailed<\/Code><Message>Server failed to authenticate/,
    )

    const escaped = url.replaceAll('+', '%2B')
    expect((await put(escaped)).status).toBe(201)
    expect(await (await fetch(escaped)).text()).toBe('content')
  })

  it.each([-3600, 0])('is refused after its time, with a lifetime of %s', async (lifetimeInSeconds) => {
    Object.assign(session.emulator.store.uploads, { lifetimeInSeconds })
    expect((await put(await newUrl())).status).toBe(403)
  })

  it('is refused in the same way for large uploads of clients that close their connections', async () => {
    session.emulator.store.uploads.lifetimeInSeconds = 0
    const url = await newUrl()
    const content = Buffer.alloc(64 * 1024 * 1024)
    const uploads = Array.from({ length: 8 }, () => refusalOf(url, { Connection: 'close' }, content))
    expect(await Promise.all(uploads)).toEqual(Array(8).fill({ status: 403, code: 'AuthenticationFailed' }))
  })

  it.each([
    {
      name: 'a token',
      headers: { Authorization: 'Bearer x' },
      status: 400,
      code: 'InvalidAuthenticationInfo',
    },
    {
      name: 'no length',
      headers: { 'Transfer-Encoding': 'chunked' },
      status: 411,
      code: 'MissingContentLengthHeader',
    },
  ])('refuses an upload with $name', async ({ headers, status, code }) => {
    expect(await refusalOf(await newUrl(), headers)).toEqual({ status, code })
  })

  it('takes blocks from the SDK', async () => {
    const blob = new BlockBlobClient((await newUrl()).replaceAll('+', '%2B'))
    const content = Buffer.alloc(3 * 1024 * 1024 + 17, 'abc')
    await blob.uploadData(content, { blockSize: 1024 * 1024, maxSingleShotSize: 0, concurrency: 4 })
    const back = await blob.downloadToBuffer()
    expect(sha(back)).toBe(sha(content))
    const blocks = session.emulator.requestLog.filter(({ path }) => path.includes('comp=block&'))
    expect(blocks.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  })

  it.each([
    { query: '', mebibytes: 257 },
    { query: '&comp=block&blockid=QQ%3D%3D', mebibytes: 101 },
  ])('refuses $mebibytes MiB in one request: $query', async ({ query, mebibytes }) => {
    const url = `${(await newUrl()).replaceAll('+', '%2B')}${query}`
    const refusal = await refusalOf(url, { 'Content-Length': mebibytes * 1024 * 1024 })
    expect(refusal).toEqual({ status: 413, code: 'RequestBodyTooLarge' })
  })
})

const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Sends an upload, or no more of it than its headers. */
async function refusalOf(url: string, more: OutgoingHttpHeaders, content?: Buffer): Promise<object> {
  return await new Promise((resolve, reject) => {
    const headers = { 'x-ms-blob-type': 'BlockBlob', ...more }
    const sent = request(url, { method: 'PUT', headers }, ({ statusCode, headers }) => {
      sent.destroy()
      resolve({ status: statusCode, code: headers['x-ms-error-code'] })
    })
    sent.on('error', reject)
    if (content === undefined) sent.flushHeaders()
    else sent.end(content)
  })
}
