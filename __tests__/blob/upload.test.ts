import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import { type UploadRequest, upload } from '../../src/blob/upload.ts'
import { FakeClock } from '../support/fake-clock.ts'

const MIB = 2 ** 20

let emulator: Emulator
let folder: string

beforeAll(async () => {
  emulator = await startEmulator()
  folder = await mkdtemp(join(tmpdir(), 'upload-'))
})

afterAll(async () => {
  await emulator.close()
  await rm(folder, { recursive: true, force: true })
})

beforeEach(() => {
  emulator.reset()
})

/** A file of random bytes, and an address to upload it to. */
async function prepare(sizeInBytes: number) {
  const path = join(folder, `${sizeInBytes}.zip`)
  const content = randomBytes(sizeInBytes)
  await writeFile(path, content)
  const blobName = emulator.store.uploads.newBlob()
  return { path, content, blobName, uploadUrl: emulator.store.uploads.urlOf(blobName) }
}

async function send(
  fields: Pick<UploadRequest, 'path' | 'sizeInBytes' | 'uploadUrl'> & Partial<UploadRequest>,
) {
  const clock = new FakeClock()
  const progress: number[] = []
  await upload(
    { onProgress: (sentBytes) => progress.push(sentBytes), signal: new AbortController().signal, ...fields },
    { clock, random: () => 0.5, maxRetries: 3, requestTimeoutInMs: 60_000 },
  )
  return { clock, progress }
}

const sha256 = (content: Buffer | undefined) =>
  createHash('sha256')
    .update(content ?? '')
    .digest('hex')

describe('An upload', () => {
  it.each([
    { size: 1, blocks: 1 },
    { size: 8 * MIB, blocks: 1 },
    { size: 8 * MIB + 1, blocks: 2 },
    { size: 150 * MIB + 7, blocks: 19 },
  ])('of $size bytes arrives whole, as $blocks blocks and their list', async ({ size, blocks }) => {
    const { path, content, blobName, uploadUrl } = await prepare(size)

    const { progress } = await send({ path, sizeInBytes: size, uploadUrl })

    const parts = emulator.journal.map(({ method, path }) => `${method} ${/comp=(\w+)/.exec(path)?.[1]}`)
    expect(parts.sort()).toEqual([...Array(blocks).fill('PUT block'), 'PUT blocklist'])
    expect(progress.at(-1)).toBe(size)
    expect(sha256(await emulator.store.uploads.fetch(blobName))).toBe(sha256(content))
  })

  it('escapes the plus signs of the address, and changes nothing else in it', async () => {
    const { path, uploadUrl } = await prepare(10)
    expect(new URL(uploadUrl).search).toMatch(/[?&]sig=[^&]*\+/)

    await send({ path, sizeInBytes: 10, uploadUrl })

    expect(emulator.journal.map(({ status }) => status)).toEqual([201, 201])
  })

  it.each([
    { fault: { status: 503 } },
    { fault: { status: 500 } },
    { fault: { status: 429 } },
    { fault: { status: 408 } },
    { fault: { reset: true as const } },
  ])('sends a block again after $fault', async ({ fault }) => {
    const { path, content, blobName, uploadUrl } = await prepare(20 * MIB)
    emulator.inject({ match: { method: 'PUT', path: /^\/devstoreaccount1\// }, times: 2, ...fault })

    await send({ path, sizeInBytes: 20 * MIB, uploadUrl })

    expect(sha256(await emulator.store.uploads.fetch(blobName))).toBe(sha256(content))
  })

  it('gives up after the retries that the user allows', async () => {
    const { path, uploadUrl } = await prepare(10)
    emulator.inject({ match: { method: 'PUT' }, times: Infinity, status: 503, body: '' })

    await expect(send({ path, sizeInBytes: 10, uploadUrl })).rejects.toThrow(
      /^PUT upload \(block 1 of 1\) was answered 503/,
    )
    expect(emulator.journal).toHaveLength(4)
  })

  it('says what to do when the address is refused, and does not try again', async () => {
    const { path } = await prepare(10)
    emulator.store.uploads.lifetimeInSeconds = -3600
    const uploadUrl = emulator.store.uploads.urlOf(emulator.store.uploads.newBlob())
    emulator.store.uploads.lifetimeInSeconds = 24 * 60 * 60

    const failure = await send({ path, sizeInBytes: 10, uploadUrl }).catch(String)

    expect(failure).toMatch(/was answered 403 .* The upload address has expired or was not taken/)
    expect(failure).not.toContain('sig=')
    expect(emulator.journal).toHaveLength(1)
  })

  it('fails when the file has become shorter', async () => {
    const { path, uploadUrl } = await prepare(9 * MIB)
    await truncate(path, 8 * MIB)

    await expect(send({ path, sizeInBytes: 9 * MIB, uploadUrl })).rejects.toThrow(
      'became shorter while it was uploaded',
    )
  })

  it('ends with the reason of its signal, and leaves no request behind', async () => {
    const { path, uploadUrl } = await prepare(10)
    const stop = new AbortController()
    emulator.inject({ match: { method: 'PUT' }, silent: true })
    const sending = send({ path, sizeInBytes: 10, uploadUrl, signal: stop.signal })
    while (emulator.journal.length === 0) await new Promise(setImmediate)
    stop.abort(new Error('time is over'))

    await expect(sending).rejects.toThrow('time is over')
  })

  it('sends a block again that got no answer within the limit', async () => {
    const { path, content, blobName, uploadUrl } = await prepare(10)
    emulator.inject({ match: { method: 'PUT' }, silent: true })
    const clock = new FakeClock()
    const sending = upload(
      { path, sizeInBytes: 10, uploadUrl, onProgress: () => undefined, signal: new AbortController().signal },
      { clock, random: () => 0, maxRetries: 1, requestTimeoutInMs: 60_000 },
    )
    while (emulator.journal.length === 0) await new Promise(setImmediate)
    clock.advance(60_000)
    await sending

    expect(sha256(await emulator.store.uploads.fetch(blobName))).toBe(sha256(content))
  })
})
