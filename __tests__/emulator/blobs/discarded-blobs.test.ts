import { BlockBlobClient } from '@azure/storage-blob'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { DiscardedBlobs } from '../../../emulator/blobs/discarded-blobs.ts'
import { seedPaths } from '../../../emulator/fixtures/seeds.ts'
import type { SubmissionResource } from '../../../emulator/store/resource.ts'
import { type Session, startSession, upload } from '../client.ts'

const { app } = seedPaths
const MIB = 1024 * 1024

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.reset())
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

const discarded = (): DiscardedBlobs => {
  const { discarded: blobs } = session.emulator.store.uploads
  if (blobs === undefined) throw new Error('Nothing is discarded')
  return blobs
}

const newBlob = (): { name: string; url: string } => {
  const name = session.emulator.store.uploads.newBlob()
  return { name, url: session.emulator.store.uploads.urlOf(name) }
}

const put = async (url: string, query = '', body: Buffer | string = ''): Promise<Response> =>
  await fetch(`${url.replaceAll('+', '%2B')}${query}`, { method: 'PUT', body })

const list = (...ids: string[]): string =>
  `<?xml version="1.0"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join('')}</BlockList>`

describe('discarded uploads', () => {
  it('are counted, in one piece and again', async () => {
    const { name, url } = newBlob()
    expect(await upload(url, Buffer.alloc(3 * MIB))).toBe(201)
    expect(await upload(url, 'x'.repeat(17))).toBe(201)
    expect([...discarded().sizes]).toEqual([[name, 17]])
    expect(discarded().receivedBytes).toBe(3 * MIB + 17)
  })

  it('are counted in blocks of the SDK', async () => {
    const { name, url } = newBlob()
    const blob = new BlockBlobClient(url.replaceAll('+', '%2B'))
    const content = Buffer.alloc(3 * MIB + 17)
    await blob.uploadData(content, { blockSize: MIB, maxSingleShotSize: 0, concurrency: 4 })
    expect(discarded().sizes.get(name)).toBe(content.length)
    const blocks = session.emulator.requestLog.filter(({ path }) => path.includes('comp=block&'))
    expect(blocks.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  })

  it('count only the blocks that the list names', async () => {
    const { name, url } = newBlob()
    await put(url, '&comp=block&blockid=QQ%3D%3D', 'one')
    await put(url, '&comp=block&blockid=Qg%3D%3D', 'seven')
    expect(discarded().sizes.has(name)).toBe(false)
    expect((await put(url, '&comp=blocklist', list('Qg==', 'Qg=='))).status).toBe(201)
    expect(discarded().sizes.get(name)).toBe(10)
  })

  it.each([
    { name: 'a block without an id', query: '&comp=block', status: 400, code: 'InvalidBlobOrBlock' },
    {
      name: 'a block with a longer id',
      query: '&comp=block&blockid=QUJDREVG',
      status: 400,
      code: 'InvalidBlobOrBlock',
    },
    {
      name: 'a list with an unknown block',
      query: '&comp=blocklist',
      body: list('Qg=='),
      status: 400,
      code: 'InvalidBlockList',
    },
    { name: 'a blob of no type', query: '', status: 400, code: 'MissingRequiredHeader' },
    { name: 'something else', query: '&comp=metadata', status: 405, code: 'UnsupportedHttpVerb' },
  ])('are refused: $name', async ({ query, body = '', status, code }) => {
    const { name, url } = newBlob()
    await put(url, '&comp=block&blockid=QQ%3D%3D', 'one')
    const answer = await put(url, query, body)
    expect({ status: answer.status, code: answer.headers.get('x-ms-error-code') }).toEqual({ status, code })
    expect(await answer.text()).toContain(`<Code>${code}</Code>`)
    expect(discarded().sizes.has(name)).toBe(false)
  })

  it('need a URL that was given out, is still good, and has its plus sign escaped', async () => {
    session.emulator.store.uploads.signatures = 'rawPlus'
    const { url } = newBlob()
    const other = session.emulator.store.uploads.newBlob()
    session.emulator.store.uploads.lifetimeInSeconds = -3600
    const expired = newBlob().url
    const refused = [
      await put(url.replaceAll('+', '%20')),
      await put(url.replace(/ingestion\/[^?]*/, `ingestion/${other}`)),
      await put(expired),
      await put(url.split('?')[0] ?? '', '?'),
    ]
    expect(refused.map((answer) => [answer.status, answer.headers.get('x-ms-error-code')])).toEqual(
      refused.map(() => [403, 'AuthenticationFailed']),
    )
  })

  it('are met by faults as others are', async () => {
    const { name, url } = newBlob()
    session.emulator.inject({ match: { method: 'PUT', path: /^\/ingestion\// }, status: 503 })
    expect(await upload(url, Buffer.alloc(MIB))).toBe(503)
    expect(discarded().sizes.has(name)).toBe(false)
    expect(await upload(url, Buffer.alloc(MIB))).toBe(201)
  })

  it('are forgotten by a reset, and their URLs stay good', async () => {
    const { url } = newBlob()
    await upload(url, 'x')
    session.emulator.reset()
    expect([discarded().sizes.size, discarded().receivedBytes]).toEqual([0, 0])
    expect(await upload(url, 'x')).toBe(201)
  })
})

describe('a commit of what was discarded', () => {
  const publish = async (sendsZip: boolean): Promise<SubmissionResource> => {
    const path = await session.draft(app)
    const draft = (await session.call('GET', path)).body as SubmissionResource
    const added = { fileName: 'New.msix', fileStatus: 'PendingUpload' }
    const applicationPackages = [...(draft.applicationPackages ?? []), added]
    await session.call('PUT', path, { ...draft, applicationPackages })
    if (sendsZip) await upload(draft.fileUploadUrl ?? '', 'not even a ZIP')
    await session.call('POST', `${path}/commit`)
    await session.poll(path, 2)
    return (await session.call('GET', path)).body as SubmissionResource
  }

  it('takes every file for one of it', async () => {
    const { status, applicationPackages = [] } = await publish(true)
    expect({ status, added: applicationPackages.at(-1) }).toMatchObject({
      status: 'Certification',
      added: { fileName: 'New.msix', fileStatus: 'Uploaded', id: expect.stringMatching(/^\d{19}$/) },
    })
  })

  it('fails when nothing was uploaded', async () => {
    const { status, statusDetails } = await publish(false)
    expect({ status, codes: statusDetails.errors.map(({ code }) => code) }).toEqual({
      status: 'CommitFailed',
      codes: ['InvalidArchive'],
    })
  })
})
