import { createHash, randomBytes } from 'node:crypto'
import { utimesSync } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import { type UploadRequest, upload } from '../../src/upload/upload.ts'
import { type Archive, openFileArchive, openVirtualZip } from '../../src/upload/zip-archive.ts'
import { FakeClock } from '../support/fake-clock.ts'

const MIB = 2 ** 20
const never = new AbortController().signal

const opened: Archive[] = []
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

afterEach(async () => {
  for (const archive of opened.splice(0)) await archive[Symbol.asyncDispose]()
})

/** A file of random bytes, and an address to upload it to. */
async function prepare(sizeInBytes: number) {
  const path = join(folder, `${sizeInBytes}.zip`)
  const content = randomBytes(sizeInBytes)
  await writeFile(path, content)
  const archive = await openFileArchive(path, sizeInBytes)
  opened.push(archive)
  return { path, content, archive, ...newBlob() }
}

function newBlob() {
  const blobName = emulator.store.uploads.newBlob()
  return { blobName, uploadUrl: emulator.store.uploads.urlOf(blobName) }
}

async function send(fields: Pick<UploadRequest, 'archive' | 'uploadUrl'> & Partial<UploadRequest>) {
  const clock = new FakeClock()
  const progress: number[] = []
  await upload(
    { onProgress: (sentBytes) => progress.push(sentBytes), signal: never, ...fields },
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
    const { archive, content, blobName, uploadUrl } = await prepare(size)

    const { progress } = await send({ archive, uploadUrl })

    const parts = emulator.journal.map(({ method, path }) => `${method} ${/comp=(\w+)/.exec(path)?.[1]}`)
    expect(parts.sort()).toEqual([...Array(blocks).fill('PUT block'), 'PUT blocklist'])
    expect(progress.at(-1)).toBe(size)
    expect(sha256(await emulator.store.uploads.fetch(blobName))).toBe(sha256(content))
  })

  it('escapes the plus signs of the address, and changes nothing else in it', async () => {
    const { archive, uploadUrl } = await prepare(10)
    expect(new URL(uploadUrl).search).toMatch(/[?&]sig=[^&]*\+/)

    await send({ archive, uploadUrl })

    expect(emulator.journal.map(({ status }) => status)).toEqual([201, 201])
  })

  it.each([
    { fault: { status: 503 } },
    { fault: { status: 500 } },
    { fault: { status: 429 } },
    { fault: { status: 408 } },
    { fault: { reset: true as const } },
  ])('sends a block again after $fault', async ({ fault }) => {
    const { archive, content, blobName, uploadUrl } = await prepare(20 * MIB)
    emulator.inject({ match: { method: 'PUT', path: /^\/devstoreaccount1\// }, times: 2, ...fault })

    await send({ archive, uploadUrl })

    expect(sha256(await emulator.store.uploads.fetch(blobName))).toBe(sha256(content))
  })

  it('gives up after the retries that the user allows', async () => {
    const { archive, uploadUrl } = await prepare(10)
    emulator.inject({ match: { method: 'PUT' }, times: Infinity, status: 503, body: '' })

    await expect(send({ archive, uploadUrl })).rejects.toThrow(
      /^PUT upload \(block 1 of 1\) was answered 503/,
    )
    expect(emulator.journal).toHaveLength(4)
  })

  it('says what to do when the address is refused, and does not try again', async () => {
    const { archive } = await prepare(10)
    emulator.store.uploads.lifetimeInSeconds = -3600
    const uploadUrl = emulator.store.uploads.urlOf(emulator.store.uploads.newBlob())
    emulator.store.uploads.lifetimeInSeconds = 24 * 60 * 60

    const failure = await send({ archive, uploadUrl }).catch(String)

    expect(failure).toMatch(/was answered 403 .* The upload address has expired or was not taken/)
    expect(failure).not.toContain('sig=')
    expect(emulator.journal).toHaveLength(1)
  })

  it('fails when the file has become shorter', async () => {
    const { path, archive, uploadUrl } = await prepare(9 * MIB)
    await truncate(path, 8 * MIB)

    await expect(send({ archive, uploadUrl })).rejects.toThrow(`"${path}" changed while it was uploaded`)
  })

  it('commits nothing when the file changed on the way', async () => {
    const { path, archive, uploadUrl } = await prepare(9 * MIB)

    const sending = send({ archive, uploadUrl, onProgress: () => utimesSync(path, 0, 0) })

    await expect(sending).rejects.toThrow(`"${path}" changed while it was uploaded`)
    expect(emulator.journal.filter(({ path }) => path.includes('comp=blocklist'))).toEqual([])
  })

  it('ends with the reason of its signal, and leaves no request behind', async () => {
    const { archive, uploadUrl } = await prepare(10)
    const stop = new AbortController()
    emulator.inject({ match: { method: 'PUT' }, silent: true })
    const sending = send({ archive, uploadUrl, signal: stop.signal })
    while (emulator.journal.length === 0) await new Promise(setImmediate)
    stop.abort(new Error('time is over'))

    await expect(sending).rejects.toThrow('time is over')
  })

  it('sends a block again that got no answer within the limit', async () => {
    const { archive, content, blobName, uploadUrl } = await prepare(10)
    emulator.inject({ match: { method: 'PUT' }, silent: true })
    const clock = new FakeClock()
    const sending = upload(
      { archive, uploadUrl, onProgress: () => undefined, signal: never },
      { clock, random: () => 0, maxRetries: 1, requestTimeoutInMs: 60_000 },
    )
    while (emulator.journal.length === 0) await new Promise(setImmediate)
    clock.advance(60_000)
    await sending

    expect(sha256(await emulator.store.uploads.fetch(blobName))).toBe(sha256(content))
  })
})

describe('An upload of files', () => {
  /** A virtual ZIP of files of random bytes. */
  async function prepareFiles(contents: Readonly<Record<string, Buffer>>) {
    const files = Object.entries(contents).map(([name, content]) => ({
      name,
      path: join(folder, name),
      sizeInBytes: content.length,
    }))
    for (const { name, path } of files) await writeFile(path, contents[name] ?? '')
    const archive = await openVirtualZip(files, never)
    opened.push(archive)
    return { archive, files, ...newBlob() }
  }

  it.each([
    { what: 'one file', sizes: [1] },
    { what: 'a file that ends with a block', sizes: [8 * MIB - 37] },
    { what: 'small files in one block', sizes: [10, 0, 100_000, 1] },
    { what: 'packages across blocks', sizes: [20 * MIB + 3, 5 * MIB, 0, 31 * MIB - 1] },
  ])('arrives as a ZIP: $what', async ({ sizes }) => {
    const contents = Object.fromEntries(sizes.map((size, index) => [`${index}.msix`, randomBytes(size)]))
    const { archive, blobName, uploadUrl } = await prepareFiles(contents)
    const sequential = Buffer.alloc(archive.sizeInBytes)
    await archive.read(sequential, 0, sequential.length)

    const { progress } = await send({ archive, uploadUrl })

    const arrived = await emulator.store.uploads.fetch(blobName)
    expect(progress.at(-1)).toBe(archive.sizeInBytes)
    expect(sha256(arrived)).toBe(sha256(sequential))
    expect(await digestsIn(arrived ?? Buffer.alloc(0))).toEqual(
      Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, sha256(content)])),
    )
  })

  it('sends the same block again after a fault', async () => {
    const content = randomBytes(20 * MIB)
    const { archive, blobName, uploadUrl } = await prepareFiles({ 'a.msix': content })
    emulator.inject({ match: { method: 'PUT', path: /^\/devstoreaccount1\// }, times: 2, reset: true })

    await send({ archive, uploadUrl })

    const arrived = await emulator.store.uploads.fetch(blobName)
    expect(await digestsIn(arrived ?? Buffer.alloc(0))).toEqual({ 'a.msix': sha256(content) })
  })

  it('commits nothing when a file changed on the way', async () => {
    const { archive, files, uploadUrl } = await prepareFiles({
      'a.msix': randomBytes(9 * MIB),
      'b.msix': randomBytes(5),
    })
    const path = files.at(-1)?.path ?? ''

    const sending = send({ archive, uploadUrl, onProgress: () => utimesSync(path, 0, 0) })

    await expect(sending).rejects.toThrow(`Input "packages": "${path}" changed while it was uploaded`)
    expect(emulator.journal.filter(({ path }) => path.includes('comp=blocklist'))).toEqual([])
  })
})

/** The content of each entry, as a digest. */
async function digestsIn(zip: Buffer): Promise<Readonly<Record<string, string>>> {
  const file = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file)))
  })
  return await new Promise((resolve, reject) => {
    const digests: Record<string, string> = {}
    file.on('entry', (entry: Entry) => {
      file.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        buffer(stream)
          .then((content) => {
            digests[entry.fileName] = sha256(content)
            file.readEntry()
          })
          .catch(reject)
      })
    })
    file.on('end', () => resolve(digests))
    file.on('error', reject)
    file.readEntry()
  })
}
