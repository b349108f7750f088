import { randomUUID } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf, messageOf } from '../shared/errors.ts'
import { type FileState, openRegularFile } from '../shared/regular-file.ts'

/** Part of an open file, readable until the file is closed or the signal is aborted. */
export interface FileRange {
  readonly file: FileHandle
  /** Position in the file. */
  readonly start: number
  readonly sizeInBytes: number
  readonly signal: AbortSignal
}

/** Range whose file is closed when it is disposed of. */
export type OwnedFileRange = FileRange & AsyncDisposable

/** Open file on disk, and its state when it was opened. */
export type OpenFile = OwnedFileRange & { readonly state: FileState }

/**
 * Opens a file on disk.
 *
 * @throws Error when the file does not exist, cannot be read, or is a folder, a device or the like.
 */
export async function openFile(path: string, signal: AbortSignal): Promise<OpenFile> {
  signal.throwIfAborted()
  const { handle, state } = await openRegularFile(path)
  return { ...toRange(handle, state.sizeInBytes, signal), state }
}

/** Error of the temporary folder, not of the file unpacked there. */
export class TemporaryFolderError extends Error {}

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT'])

/**
 * Writes to a new file in the runner's temporary folder. Its name is removed at once, so that nothing is left of it
 * when the range is disposed of, even if the process is killed.
 *
 * @throws whatever `chunks` throws, or TemporaryFolderError, e.g. when the disk is full.
 */
export async function writeTemporaryFile(
  chunks: AsyncIterable<Buffer>,
  signal: AbortSignal,
): Promise<OwnedFileRange> {
  const folder = process.env['RUNNER_TEMP'] || tmpdir()
  const path = join(folder, `package-${randomUUID()}`)
  // Readable by nobody else, and never an existing file.
  const file = await open(path, 'wx+', 0o600).catch((error: unknown) => {
    throw temporaryFolderError(folder, error)
  })
  try {
    await unlink(path)
    await file.writeFile(chunks)
    return toRange(file, (await file.stat()).size, signal)
  } catch (error) {
    await file.close()
    throw FULL.has(codeOf(error)) ? temporaryFolderError(folder, error) : error
  }
}

function temporaryFolderError(folder: string, cause: unknown): TemporaryFolderError {
  const problem = FULL.has(codeOf(cause))
    ? 'is full. Free space on its disk, or set RUNNER_TEMP to a folder on a larger one'
    : `cannot be written to: ${messageOf(cause)}. Set RUNNER_TEMP to a folder that can`
  return new TemporaryFolderError(`the temporary folder "${folder}" ${problem}`, { cause })
}

function toRange(file: FileHandle, sizeInBytes: number, signal: AbortSignal): OwnedFileRange {
  return { file, start: 0, sizeInBytes, signal, [Symbol.asyncDispose]: () => file.close() }
}

/**
 * Returns a part of a range. Positions count from the range's start, and `end` is the one after the last byte.
 *
 * @throws Error when the part is not inside the range.
 */
export function subrange(range: FileRange, start: number, end: number): FileRange {
  const { file, start: first, sizeInBytes, signal } = range
  if (start < 0 || start > end || end > sizeInBytes) {
    throw new Error(`it refers to bytes ${start} to ${end}, but has only ${sizeInBytes}`)
  }
  return { file, start: first + start, sizeInBytes: end - start, signal }
}

const CHUNK_IN_BYTES = 256 * 1024

/**
 * Reads a range in order, piece by piece.
 *
 * @throws Error when the file ends before the range does; the signal's reason when that is aborted.
 */
export async function* readChunks({ file, start, sizeInBytes, signal }: FileRange): AsyncGenerator<Buffer> {
  for (let position = 0; position < sizeInBytes; ) {
    signal.throwIfAborted()
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
 * @throws Error when the file ends before it; the signal's reason when that is aborted.
 */
export async function readBytes(range: FileRange): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of readChunks(range)) chunks.push(chunk)
  return Buffer.concat(chunks, range.sizeInBytes)
}
