import { randomBytes } from 'node:crypto'
import { utimesSync } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Fault } from '../../emulator/http/faults.ts'
import { prepareUpload } from '../../src/upload/prepare-upload.ts'
import { upload } from '../../src/upload/upload.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { never } from '../support/never.ts'
import { digestsIn, EmulatedUploads, send, sha256 } from './support/emulated-uploads.ts'
import { checkedFile } from './support/zip-files.ts'

const MIB = 2 ** 20

let uploads: EmulatedUploads

beforeAll(async () => {
  uploads = await EmulatedUploads.start()
})

afterAll(() => uploads[Symbol.asyncDispose]())

afterEach(() => uploads.reset())

describe('An upload', () => {
  it.each([
    { size: 1, blocks: 1 },
    { size: 8 * MIB, blocks: 1 },
    { size: 8 * MIB + 1, blocks: 5 },
  ])('of $size bytes arrives whole, as $blocks blocks and their list', async ({ size, blocks }) => {
    const { archive, content, blobName, uploadUrl } = await uploads.prepare(size)

    const { progress } = await send({ archive, uploadUrl })

    const parts = uploads.emulator.requestLog.map(
      ({ method, path }) => `${method} ${/comp=(\w+)/.exec(path)?.[1]}`,
    )
    expect(parts.sort()).toEqual([...Array(blocks).fill('PUT block'), 'PUT blocklist'])
    expect(progress.at(-1)).toBe(size)
    expect(sha256(await uploads.fetch(blobName))).toBe(sha256(content))
  })

  it.each<{ name: string; fault?: Omit<Fault, 'match'>; again: boolean; replaced: boolean }>([
    { name: 'nobody uploads after it', again: false, replaced: false },
    { name: 'somebody uploads after it', again: true, replaced: true },
    { name: 'the storage does not say', fault: { status: 403 }, again: true, replaced: false },
    { name: 'the storage does not answer', fault: { reset: true }, again: true, replaced: false },
  ])('knows whether it was replaced when $name: $replaced', async ({ fault, again, replaced }) => {
    const { path, uploadUrl } = await uploads.prepare(10)
    const file = { ...(await checkedFile('ready.zip', path)), input: 'zip-path' as const }
    const context = { clock: new FakeClock(), random: () => 0.5, report: () => undefined }
    await using prepared = prepareUpload({ kind: 'zip', file }, never, {
      ...context,
      maxRetries: 0,
      requestTimeoutInMs: 60_000,
    })
    await prepared.upload(uploadUrl, () => undefined, never)
    if (again) await send({ archive: (await uploads.prepare(20)).archive, uploadUrl })
    if (fault !== undefined) uploads.emulator.inject({ match: { method: 'HEAD' }, ...fault })

    expect(await prepared.isReplaced(never)).toBe(replaced)
  })

  it('escapes the plus signs of the address, and changes nothing else in it', async () => {
    uploads.emulator.store.uploads.signatures = 'rawPlus'
    const { archive, uploadUrl } = await uploads.prepare(10)
    expect(new URL(uploadUrl).search).toMatch(/[?&]sig=[^&]*\+/)

    await send({ archive, uploadUrl })

    expect(uploads.emulator.requestLog.map(({ status }) => status)).toEqual([201, 201])
  })

  it.each([
    { fault: { status: 503 } },
    { fault: { status: 500 } },
    { fault: { status: 429 } },
    { fault: { status: 408 } },
    { fault: { reset: true as const } },
  ])('sends a block again after $fault', async ({ fault }) => {
    const { archive, content, blobName, uploadUrl } = await uploads.prepare(20 * MIB)
    uploads.emulator.inject({ match: { method: 'PUT', path: /^\/ingestion\// }, times: 2, ...fault })

    await send({ archive, uploadUrl })

    expect(sha256(await uploads.fetch(blobName))).toBe(sha256(content))
  })

  it('gives up after the retries that the user allows', async () => {
    const { archive, uploadUrl } = await uploads.prepare(10)
    uploads.emulator.inject({ match: { method: 'PUT' }, times: Infinity, status: 503, body: '' })

    await expect(send({ archive, uploadUrl })).rejects.toThrow(
      /^PUT upload \(block 1 of 1\) was answered 503/,
    )
    expect(uploads.emulator.requestLog).toHaveLength(4)
  })

  it('says what to do when the address is refused, and does not try again', async () => {
    const { archive } = await uploads.prepare(10)
    uploads.emulator.store.uploads.lifetimeInSeconds = -3600
    const uploadUrl = uploads.emulator.store.uploads.urlOf(uploads.emulator.store.uploads.newBlob())
    uploads.emulator.store.uploads.lifetimeInSeconds = 24 * 60 * 60

    const failure = await send({ archive, uploadUrl }).catch(String)

    expect(failure).toMatch(/was answered 403 .* The upload URL expired or was rejected/)
    expect(failure).not.toContain('sig=')
    expect(uploads.emulator.requestLog).toHaveLength(1)
  })

  it('fails when the file has become shorter', async () => {
    const { path, archive, uploadUrl } = await uploads.prepare(9 * MIB)
    await truncate(path, 8 * MIB)

    await expect(send({ archive, uploadUrl })).rejects.toThrow(`"${path}" changed after it was checked`)
  })

  it('commits nothing when the file changed on the way', async () => {
    const { path, archive, uploadUrl } = await uploads.prepare(9 * MIB)

    const sending = send({ archive, uploadUrl, onProgress: () => utimesSync(path, 0, 0) })

    await expect(sending).rejects.toThrow(`"${path}" changed after it was checked`)
    expect(uploads.emulator.requestLog.filter(({ path }) => path.includes('comp=blocklist'))).toEqual([])
  })

  it('ends with the reason of its signal, and leaves no request behind', async () => {
    const { archive, uploadUrl } = await uploads.prepare(10)
    const stop = new AbortController()
    uploads.emulator.inject({ match: { method: 'PUT' }, silent: true })
    const sending = send({ archive, uploadUrl, signal: stop.signal })
    while (uploads.emulator.requestLog.length === 0) await new Promise(setImmediate)
    stop.abort(new Error('time is over'))

    await expect(sending).rejects.toThrow('time is over')
  })

  it('sends a block again that got no answer within the limit', async () => {
    const { archive, content, blobName, uploadUrl } = await uploads.prepare(10)
    uploads.emulator.inject({ match: { method: 'PUT' }, silent: true })
    const clock = new FakeClock()
    const sending = upload(
      { archive, uploadUrl, onProgress: () => undefined, signal: never },
      { clock, random: () => 0, report: () => undefined, maxRetries: 1, requestTimeoutInMs: 60_000 },
    )
    while (uploads.emulator.requestLog.length === 0) await new Promise(setImmediate)
    clock.advance(300_000)
    await sending

    expect(sha256(await uploads.fetch(blobName))).toBe(sha256(content))
  })
})

describe('An upload of files', () => {
  it.each([
    { what: 'one file', sizes: [1] },
    { what: 'a file that ends with a block', sizes: [8 * MIB - 37] },
    { what: 'small files in one block', sizes: [10, 0, 100_000, 1] },
  ])('arrives as a ZIP: $what', async ({ sizes }) => {
    const contents = Object.fromEntries(sizes.map((size, index) => [`${index}.msix`, randomBytes(size)]))
    const { archive, blobName, uploadUrl } = await uploads.prepareFiles(contents)
    const sequential = Buffer.alloc(archive.sizeInBytes)
    await archive.read(sequential, 0, sequential.length)

    const { progress } = await send({ archive, uploadUrl })

    const arrived = await uploads.fetch(blobName)
    expect(progress.at(-1)).toBe(archive.sizeInBytes)
    expect(sha256(arrived)).toBe(sha256(sequential))
    expect(await digestsIn(arrived)).toEqual(
      Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, sha256(content)])),
    )
  })

  it('sends the same block again after a fault', async () => {
    const content = randomBytes(20 * MIB)
    const { archive, blobName, uploadUrl } = await uploads.prepareFiles({ 'a.msix': content })
    uploads.emulator.inject({
      match: { method: 'PUT', path: /^\/ingestion\// },
      times: 2,
      reset: true,
    })

    await send({ archive, uploadUrl })

    const arrived = await uploads.fetch(blobName)
    expect(await digestsIn(arrived)).toEqual({ 'a.msix': sha256(content) })
  })

  it('commits nothing when a file changed on the way', async () => {
    const { archive, files, uploadUrl } = await uploads.prepareFiles({
      'a.msix': randomBytes(9 * MIB),
      'b.msix': randomBytes(5),
    })
    const path = files.at(-1)?.path ?? ''

    const sending = send({ archive, uploadUrl, onProgress: () => utimesSync(path, 0, 0) })

    await expect(sending).rejects.toThrow(`"packages": "${path}" changed after it was checked`)
    expect(uploads.emulator.requestLog.filter(({ path }) => path.includes('comp=blocklist'))).toEqual([])
  })
})
