import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'

/** Bytes that can be read from any position. `end` is the position after the last byte that is wanted. */
export interface ByteSource {
  readonly sizeInBytes: number
  /** The bytes of one range at once. */
  bytes(start: number, end: number): Promise<Buffer>
  /** The bytes of one range in order, piece by piece. */
  chunks(start: number, end: number): AsyncIterable<Buffer>
}

/** Bytes that can only be gone through, and where every start may cost as much as the whole way. */
export type ForwardSource = Pick<ByteSource, 'sizeInBytes' | 'chunks'>

/** What one pass keeps: enough for the table of contents of a ZIP with tens of thousands of files. */
export const WINDOW_IN_BYTES = 4 * 1024 * 1024

const CHUNK_IN_BYTES = 256 * 1024

/** Makes passes into a {@link ByteSource}: what follows the last position asked for is kept. */
export class BufferedSource implements ByteSource {
  readonly sizeInBytes: number
  readonly #passes: ForwardSource
  #window: Window = { start: 0, bytes: Buffer.alloc(0) }

  constructor(passes: ForwardSource) {
    this.sizeInBytes = passes.sizeInBytes
    this.#passes = passes
  }

  /** What is held in memory: never more than {@link WINDOW_IN_BYTES}, or one longer range that was asked for. */
  get keptInBytes(): number {
    return this.#window.bytes.length
  }

  async bytes(start: number, end: number): Promise<Buffer> {
    assertInside(this, start, end)
    const window = covers(this.#window, start, end) ? this.#window : await this.#pass(start, end)
    this.#window = window
    return within(window, start, end)
  }

  async *chunks(start: number, end: number): AsyncGenerator<Buffer> {
    assertInside(this, start, end)
    if (covers(this.#window, start, end)) yield within(this.#window, start, end)
    else yield* this.#passes.chunks(start, end)
  }

  async #pass(start: number, end: number): Promise<Window> {
    const last = Math.max(end, Math.min(start + WINDOW_IN_BYTES, this.sizeInBytes))
    return { start, bytes: await collect(this.#passes.chunks(start, last)) }
  }
}

interface Window {
  readonly start: number
  readonly bytes: Buffer
}

function covers({ start: first, bytes }: Window, start: number, end: number): boolean {
  return first <= start && end <= first + bytes.length
}

function within({ start: first, bytes }: Window, start: number, end: number): Buffer {
  return bytes.subarray(start - first, end - first)
}

/** Opens a file on disk. */
export async function openFile(path: string): Promise<ByteSource & AsyncDisposable> {
  const file = await open(path)
  const close = (): Promise<void> => file.close()
  try {
    const { size } = await file.stat()
    const source = new BufferedSource({
      sizeInBytes: size,
      async *chunks(start, end) {
        for (let position = start; position < end; ) {
          const length = Math.min(CHUNK_IN_BYTES, end - position)
          const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position)
          if (bytesRead === 0) throw new Error(`it ends after ${position} of ${size} bytes`)
          yield buffer.subarray(0, bytesRead)
          position += bytesRead
        }
      },
    })
    return Object.assign(source, { [Symbol.asyncDispose]: close })
  } catch (error) {
    await close()
    throw error
  }
}

/** A part of a source. */
export function slice(source: ByteSource, start: number, sizeInBytes: number): ByteSource {
  const part = {
    sizeInBytes,
    async bytes(from: number, to: number) {
      assertInside(part, from, to)
      return await source.bytes(start + from, start + to)
    },
    chunks: (from: number, to: number) => source.chunks(start + from, start + to),
  }
  return part
}

/** The content of a deflated source. It has no way in but its start, so that every pass inflates anew. */
export function inflated(compressed: ByteSource, sizeInBytes: number): BufferedSource {
  return new BufferedSource({
    sizeInBytes,
    chunks: (start, end) => inflate(compressed, sizeInBytes, start, end),
  })
}

async function* inflate(
  compressed: ByteSource,
  sizeInBytes: number,
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  const input = Readable.from(compressed.chunks(0, compressed.sizeInBytes), { highWaterMark: 1 })
  // What fails reaches the loop below; the callback only says that nobody else waits for it.
  const output = pipeline(input, createInflateRaw({ chunkSize: CHUNK_IN_BYTES }), () => undefined)
  let position = 0
  for await (const chunk of output as AsyncIterable<Buffer>) {
    const first = position
    position += chunk.length
    if (position > sizeInBytes) throw new Error(`it is longer than the ${sizeInBytes} bytes it declares`)
    if (position > start) yield chunk.subarray(Math.max(0, start - first), end - first)
    if (position >= end) return
  }
  if (position < end) throw new Error(`it ends after ${position} of ${sizeInBytes} bytes`)
}

async function collect(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return Buffer.concat(parts)
}

function assertInside({ sizeInBytes }: Pick<ByteSource, 'sizeInBytes'>, start: number, end: number): void {
  if (start < 0 || start > end || end > sizeInBytes) {
    throw new Error(`it points to bytes ${start} to ${end}, but has ${sizeInBytes}`)
  }
}

/** A ZIP whose entries are read where they are. */
export interface OpenZip {
  /** Its entries in the order of its table of contents; can be asked for once. */
  entries(): AsyncIterable<Entry>
  /** What an entry holds: the source's own bytes when it is stored, else inflated on the way. */
  content(entry: Entry): Promise<ByteSource>
}

/** Opens the ZIP that a source holds. The source stays the caller's to close. */
export async function openZip(source: ByteSource): Promise<OpenZip> {
  // Asked for first, so that the end of the ZIP and its table of contents come from one pass.
  await source.bytes(Math.max(0, source.sizeInBytes - WINDOW_IN_BYTES), source.sizeInBytes)
  const zip = await fromRandomAccessReaderPromise(new YauzlReader(source), source.sizeInBytes, {
    autoClose: false,
  })
  return { entries: () => zip.eachEntry(), content: (entry) => contentOf(source, zip, entry) }
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5
const METHODS = new Map<number, (data: ByteSource, sizeInBytes: number) => ByteSource>([
  [0, (data) => data],
  [8, inflated],
])

async function contentOf(source: ByteSource, zip: ZipFile, entry: Entry): Promise<ByteSource> {
  if (entry.isEncrypted()) throw new Error('it is encrypted, and must be packed without a password')
  const decode = METHODS.get(entry.compressionMethod)
  if (decode === undefined) {
    throw new Error(`it is packed with method ${entry.compressionMethod}, and must be stored or deflated`)
  }
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  return decode(slice(source, fileDataStart, entry.compressedSize), entry.uncompressedSize)
}

/** Gives yauzl its bytes. Nothing is closed here: what was opened belongs to whoever opened it. */
class YauzlReader extends RandomAccessReader {
  readonly #source: ByteSource

  constructor(source: ByteSource) {
    super()
    this.#source = source
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#source.bytes(position, position + length).then(
      (bytes) => {
        bytes.copy(buffer, offset)
        setImmediate(() => callback(null))
      },
      (error: Error) => setImmediate(() => callback(error)),
    )
  }
}
