import { pipeline } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createInflateRaw } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import {
  type FileRange,
  type OwnedFileRange,
  readBytes,
  readChunks,
  subrange,
  writeTemporaryFile,
} from '../file-range.ts'

/** ZIP that can be read until the file that it is in is closed. */
export interface OpenZip {
  readonly range: FileRange
  /** Gives the entries in the order of the directory, by `eachEntry()`, which can be called once. */
  readonly reader: ZipFile
}

/**
 * Finds the directory of the ZIP that a range holds.
 *
 * @throws Error that says why it is no ZIP.
 */
export async function openZip(range: FileRange): Promise<OpenZip> {
  // Whoever opened the file closes it.
  const options = { autoClose: false }
  const reader = await fromRandomAccessReaderPromise(new ReadAhead(range), range.sizeInBytes, options)
  return { range, reader }
}

/**
 * Reads a small entry into memory. Its checksum is left to the caller.
 *
 * @throws Error that says why it cannot be read.
 */
export async function readEntry(zip: OpenZip, entry: Entry): Promise<Buffer> {
  const data = await findData(zip, entry)
  return await buffer(entry.isCompressed() ? inflate(data, entry.uncompressedSize) : readChunks(data))
}

/**
 * Opens an entry for reading at any position: where it is when it is stored, else unpacked to a temporary file, since
 * deflated bytes can only be read from their start.
 *
 * @throws Error that says why it cannot be read.
 */
export async function openEntry(zip: OpenZip, entry: Entry): Promise<OwnedFileRange> {
  const data = await findData(zip, entry)
  if (entry.isCompressed())
    return await writeTemporaryFile(inflate(data, entry.uncompressedSize), data.signal)
  return { ...data, [Symbol.asyncDispose]: async () => undefined }
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5: stored, deflated
const METHODS: ReadonlySet<number> = new Set([0, 8])

async function findData({ range, reader }: OpenZip, entry: Entry): Promise<FileRange> {
  if (entry.isEncrypted()) throw new Error('it is encrypted, and must be packed without a password')
  if (!METHODS.has(entry.compressionMethod)) {
    throw new Error(`it is packed with method ${entry.compressionMethod}, and must be stored or deflated`)
  }
  const { fileDataStart } = await reader.readLocalFileHeaderPromise(entry, { minimal: true })
  return subrange(range, fileDataStart, fileDataStart + entry.compressedSize)
}

// The size that an entry declares is a limit too: a small ZIP can hold more than a disk.
async function* inflate(data: FileRange, sizeInBytes: number): AsyncGenerator<Buffer> {
  // What fails reaches the loop below; the callback only says that nobody else waits for it.
  const inflated = pipeline(readChunks(data), createInflateRaw({ chunkSize: 256 * 1024 }), () => undefined)
  let position = 0
  for await (const chunk of inflated as AsyncIterable<Buffer>) {
    // Of few bytes can come so many that their reading has long ended.
    data.signal.throwIfAborted()
    position += chunk.length
    if (position > sizeInBytes) throw new Error(`it is longer than the ${sizeInBytes} bytes it declares`)
    yield chunk
  }
  if (position < sizeInBytes) throw new Error(`it ends after ${position} of ${sizeInBytes} bytes`)
}

const READ_AHEAD_IN_BYTES = 256 * 1024

/**
 * Gives yauzl its bytes. For each entry of a directory it asks twice for a few of them, which would be two reads of the
 * file; answering at once from what was read ahead makes a long directory ten times faster.
 */
class ReadAhead extends RandomAccessReader {
  readonly #range: FileRange
  #start = 0
  #bytes: Buffer = Buffer.alloc(0)

  constructor(range: FileRange) {
    super()
    this.#range = range
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const from = position - this.#start
    if (from >= 0 && from + length <= this.#bytes.length) {
      this.#bytes.copy(target, offset, from, from + length)
      callback(null)
      return
    }
    // Called outside of the promise, which would swallow what yauzl throws.
    this.#load(position, length).then(
      (bytes) => {
        bytes.copy(target, offset, 0, length)
        setImmediate(callback, null)
      },
      (error: Error) => setImmediate(callback, error),
    )
  }

  async #load(position: number, length: number): Promise<Buffer> {
    const end = Math.min(position + READ_AHEAD_IN_BYTES, this.#range.sizeInBytes)
    const bytes = await readBytes(subrange(this.#range, position, Math.max(end, position + length)))
    this.#start = position
    this.#bytes = bytes
    return bytes
  }
}
