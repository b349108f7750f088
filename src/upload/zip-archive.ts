import { crc32 } from 'node:zlib'
import type { CheckedFile, SourceFile } from '../files/packages/upload-files.ts'
import { mapLimit } from '../shared/map-limit.ts'
import { FILES_AT_ONCE } from '../shared/regular-file.ts'
import { CheckedFiles } from './checked-files.ts'
import { layOut, slicesWithin } from './zip-layout.ts'

/** A ZIP with random access, also concurrent. Dispose of it to close its files. */
export interface Archive extends AsyncDisposable {
  readonly sizeInBytes: number
  /**
   * Fills the first `length` bytes of `buffer` with the bytes at `offset`.
   *
   * @throws InputError when a file is not the one that was checked.
   */
  read(buffer: Buffer, offset: number, length: number): Promise<void>
  /**
   * Verifies, after everything has been read, that the files are still those that were checked.
   *
   * @throws InputError when one is not; the signal's reason when that is aborted.
   */
  verify(signal: AbortSignal): Promise<void>
}

/**
 * Opens a ZIP on disk.
 *
 * @throws InputError when it is not the file that was checked, or cannot be opened.
 */
export async function openFileArchive(zip: CheckedFile): Promise<Archive> {
  const files = new CheckedFiles()
  await files.open(zip)
  return {
    sizeInBytes: zip.sizeInBytes,
    read: (buffer, offset, length) => files.read(zip, buffer.subarray(0, length), offset),
    verify: () => files.verify(zip),
    [Symbol.asyncDispose]: () => files[Symbol.asyncDispose](),
  }
}

/**
 * Opens a ZIP that is never written to disk: each piece is created on demand, straight from the files. Reads every file
 * once for its checksum, which precedes it in the ZIP.
 *
 * @throws InputError when a file is not the one that was checked, or cannot be opened; the signal's reason when that is
 * aborted.
 */
export async function openVirtualZip(sources: readonly SourceFile[], signal: AbortSignal): Promise<Archive> {
  const files = new CheckedFiles()
  try {
    const entries = await mapLimit(sources, FILES_AT_ONCE, signal, async (file, stop) => {
      return { ...file, file, crc32: await checksum(file, files, stop) }
    })
    const layout = layOut(entries)
    return {
      sizeInBytes: layout.sizeInBytes,
      async read(buffer, offset, length) {
        for (const { part, from, at, length: size } of slicesWithin(layout, offset, length)) {
          if (part.kind === 'bytes') part.bytes.copy(buffer, at, from, from + size)
          else await files.read(part.entry.file, buffer.subarray(at, at + size), from)
        }
      },
      async verify(stop) {
        await mapLimit(sources, FILES_AT_ONCE, stop, (file) => files.verify(file))
      },
      [Symbol.asyncDispose]: () => files[Symbol.asyncDispose](),
    }
  } catch (error) {
    await files[Symbol.asyncDispose]()
    throw error
  }
}

const CHUNK = 2 ** 20

// Reads one chunk while the checksum of another is computed: a single large file takes a third of the time.
async function checksum(file: SourceFile, files: CheckedFiles, stop: AbortSignal): Promise<number> {
  const length = Math.min(CHUNK, file.sizeInBytes)
  const buffers = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)] as const
  const read = async (position: number): Promise<Buffer> => {
    const buffer = buffers[(position / CHUNK) % 2 === 0 ? 0 : 1]
    const chunk = buffer.subarray(0, Math.max(0, file.sizeInBytes - position))
    await files.read(file, chunk, position)
    return chunk
  }
  let sum = 0
  let reading = read(0)
  for (let position = 0; position < file.sizeInBytes; position += CHUNK) {
    const chunk = await reading
    stop.throwIfAborted()
    reading = read(position + CHUNK)
    sum = crc32(chunk, sum)
  }
  return sum
}
