import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Entry, fromBuffer, type ZipFile } from 'yauzl'
import { type Emulator, startEmulator } from '../../../emulator/emulator.ts'
import type { SourceFile } from '../../../src/files/packages/upload-files.ts'
import { type UploadRequest, upload } from '../../../src/upload/upload.ts'
import { type Archive, openFileArchive, openVirtualZip } from '../../../src/upload/zip-archive.ts'
import { FakeClock } from '../../support/fake-clock.ts'
import { never } from '../../support/never.ts'
import { checkedFile } from './zip-files.ts'

/** An address to upload to, and the name of its blob in the emulator. */
interface EmulatedBlob {
  readonly blobName: string
  readonly uploadUrl: string
}

/** The emulator's storage, and archives to upload to it. */
export class EmulatedUploads implements AsyncDisposable {
  readonly emulator: Emulator
  readonly #folder: string
  readonly #opened: Archive[] = []

  static async start(): Promise<EmulatedUploads> {
    return new EmulatedUploads(await startEmulator(), await mkdtemp(join(tmpdir(), 'upload-')))
  }

  constructor(emulator: Emulator, folder: string) {
    this.emulator = emulator
    this.#folder = folder
  }

  /** Writes random bytes in place of a ZIP, and makes an address to upload it to. */
  async prepare(sizeInBytes: number) {
    const path = join(this.#folder, `${sizeInBytes}.zip`)
    const content = randomBytes(sizeInBytes)
    await writeFile(path, content)
    const archive = await openFileArchive(await checkedFile('ready.zip', path))
    this.#opened.push(archive)
    return { path, content, archive, ...this.#newBlob() }
  }

  /** Makes a virtual ZIP of files, and an address to upload it to. */
  async prepareFiles(contents: Readonly<Record<string, Buffer>>) {
    const files: SourceFile[] = []
    for (const [name, content] of Object.entries(contents)) {
      const path = join(this.#folder, name)
      await writeFile(path, content)
      files.push(await checkedFile(name, path))
    }
    const archive = await openVirtualZip(files, never)
    this.#opened.push(archive)
    return { archive, files, ...this.#newBlob() }
  }

  /** Reads what has arrived; nothing when the blob was never committed. */
  async fetch(blobName: string): Promise<Buffer> {
    return (await this.emulator.store.uploads.fetch(blobName)) ?? Buffer.alloc(0)
  }

  /** Closes the archives and forgets all requests. */
  async reset(): Promise<void> {
    for (const archive of this.#opened.splice(0)) await archive[Symbol.asyncDispose]()
    this.emulator.reset()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.reset()
    await this.emulator.close()
    await rm(this.#folder, { recursive: true, force: true })
  }

  #newBlob(): EmulatedBlob {
    const { uploads } = this.emulator.store
    const blobName = uploads.newBlob()
    return { blobName, uploadUrl: uploads.urlOf(blobName) }
  }
}

/** Uploads an archive on a fake clock, and gives that clock and the progress that was told. */
export async function send(fields: Pick<UploadRequest, 'archive' | 'uploadUrl'> & Partial<UploadRequest>) {
  const clock = new FakeClock()
  const progress: number[] = []
  await upload(
    { onProgress: (sentBytes) => progress.push(sentBytes), signal: never, ...fields },
    { clock, random: () => 0.5, report: () => undefined, maxRetries: 3, requestTimeoutInMs: 60_000 },
  )
  return { clock, progress }
}

/** The digest of a content. */
export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/** Reads the content of each entry of a ZIP, as a digest. */
export async function digestsIn(zip: Buffer): Promise<Readonly<Record<string, string>>> {
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
