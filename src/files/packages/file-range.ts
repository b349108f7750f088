import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

/** Part of an open file, readable until the file is closed. */
export interface FileRange {
  readonly file: FileHandle
  /** Position in the file. */
  readonly start: number
  readonly sizeInBytes: number
}

/** Range whose file is closed when it is disposed of. */
export type OwnedFileRange = FileRange & AsyncDisposable

/**
 * Opens a file on disk.
 *
 * @throws Error of the file system when there is none, or none that may be read.
 */
export async function openFile(path: string): Promise<OwnedFileRange> {
  return await toRange(await open(path))
}

/**
 * Writes to a new file in the runner's temporary folder. Its name is removed at once, so that nothing is left of it
 * when the range is disposed of, and also when the process is killed.
 *
 * @throws whatever `chunks` throws, or Error of the file system, e.g. when the disk is full.
 */
export async function writeTemporaryFile(chunks: AsyncIterable<Buffer>): Promise<OwnedFileRange> {
  const path = join(process.env['RUNNER_TEMP'] || tmpdir(), `package-${randomUUID()}`)
  // For nobody else to read, and never one that is already there.
  const file = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
    await file.writeFile(chunks)
  } catch (error) {
    await file.close()
    throw error
  }
  return await toRange(file)
}

async function toRange(file: FileHandle): Promise<OwnedFileRange> {
  const close = (): Promise<void> => file.close()
  try {
    return { file, start: 0, sizeInBytes: (await file.stat()).size, [Symbol.asyncDispose]: close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Returns a part of a range. Positions count from the range's start, and `end` is the one after the last byte.
 *
 * @throws Error when it is not inside.
 */
export function subrange(
  { file, start: first, sizeInBytes }: FileRange,
  start: number,
  end: number,
): FileRange {
  if (start < 0 || start > end || end > sizeInBytes) {
    throw new Error(`it points to bytes ${start} to ${end}, but has ${sizeInBytes}`)
  }
  return { file, start: first + start, sizeInBytes: end - start }
}

const CHUNK_IN_BYTES = 256 * 1024

/**
 * Reads a range in order, piece by piece.
 *
 * @throws Error when the file ends before it.
 */
export async function* readChunks({ file, start, sizeInBytes }: FileRange): AsyncGenerator<Buffer> {
  for (let position = 0; position < sizeInBytes; ) {
    const length = Math.min(CHUNK_IN_BYTES, sizeInBytes - position)
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, start + position)
    if (bytesRead === 0) throw new Error(`it ends after ${position} of ${sizeInBytes} bytes`)
    yield buffer.subarray(0, bytesRead)
    position += bytesRead
  }
}

/**
 * Reads a range that fits into memory.
 *
 * @throws Error when the file ends before it.
 */
export async function readBytes(range: FileRange): Promise<Buffer> {
  return await buffer(readChunks(range))
}
