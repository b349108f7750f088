import { open, stat } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { InputError, messageOf } from '../shared/errors.ts'
import { layOut, slicesWithin, type ZipEntry } from './zip-layout.ts'

/** A ZIP of which any piece can be read at any time, several at once. Dispose of it to close its files. */
export interface Archive extends AsyncDisposable {
  readonly sizeInBytes: number
  /**
   * Fills the first `length` bytes of `buffer` with what is at `offset`.
   *
   * @throws InputError when a file has become shorter.
   */
  read(buffer: Buffer, offset: number, length: number): Promise<void>
  /**
   * Confirms, when all is read, that what was read belongs together.
   *
   * @throws InputError when a file changed since the archive was opened.
   */
  verify(): Promise<void>
}

/** A file on disk that goes into a ZIP. */
export interface ArchiveFile {
  /** Path in the ZIP. */
  readonly name: string
  /** Path on disk. */
  readonly path: string
  readonly sizeInBytes: number
}

/**
 * Opens a ZIP that lies on disk.
 *
 * @throws InputError when it does not have the expected size, or cannot be opened.
 */
export async function openFileArchive(path: string, sizeInBytes: number): Promise<Archive> {
  const file = await openSource('zip-path', path, sizeInBytes)
  return {
    sizeInBytes,
    read: (buffer, offset, length) => file.read(buffer.subarray(0, length), offset),
    verify: file.verify,
    [Symbol.asyncDispose]: file.close,
  }
}

/**
 * Opens a ZIP that exists nowhere: each piece of it is made, when it is asked for, straight from the files.
 * Reads every file once for its checksum, which stands in front of it in the ZIP.
 *
 * @throws InputError when a file does not have the expected size, or cannot be opened; the signal's reason when
 * that is aborted.
 */
export async function openVirtualZip(files: readonly ArchiveFile[], signal: AbortSignal): Promise<Archive> {
  const opened: NamedFile[] = []
  const close = async (): Promise<void> => {
    await Promise.all(opened.map(({ file }) => file.close()))
  }
  try {
    for (const { name, path, sizeInBytes } of files)
      opened.push({ name, file: await openSource('packages', path, sizeInBytes) })
    const layout = layOut(await withChecksums(opened, signal))
    return {
      sizeInBytes: layout.sizeInBytes,
      async read(buffer, offset, length) {
        for (const { part, from, at, length: size } of slicesWithin(layout, offset, length)) {
          if (part.kind === 'bytes') part.bytes.copy(buffer, at, from, from + size)
          else await part.entry.file.read(buffer.subarray(at, at + size), from)
        }
      },
      async verify() {
        for (const { file } of opened) await file.verify()
      },
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** An open file and its path in the ZIP. */
interface NamedFile {
  readonly name: string
  readonly file: SourceFile
}

const CHECKSUMS_AT_ONCE = 4
const CHUNK = 2 ** 20

async function withChecksums(
  files: readonly NamedFile[],
  signal: AbortSignal,
): Promise<readonly (NamedFile & ZipEntry)[]> {
  const entries: (NamedFile & ZipEntry)[] = []
  const queue = files.entries()
  const worker = async (stop: AbortSignal): Promise<void> => {
    const buffers = [Buffer.allocUnsafe(CHUNK), Buffer.allocUnsafe(CHUNK)] as const
    for (const [index, { name, file }] of queue) {
      const { sizeInBytes } = file
      entries[index] = { name, file, sizeInBytes, crc32: await checksum(file, buffers, stop) }
    }
  }
  const workers = Array.from({ length: Math.min(CHECKSUMS_AT_ONCE, files.length) }, () => worker)
  await allOrAbort(signal, workers)
  return entries
}

// Reads one chunk while it sums up the other: a single large file takes a third of the time.
async function checksum(
  file: SourceFile,
  [even, odd]: readonly [Buffer, Buffer],
  stop: AbortSignal,
): Promise<number> {
  const read = async (position: number): Promise<Buffer> => {
    const buffer = (position / CHUNK) % 2 === 0 ? even : odd
    const chunk = buffer.subarray(0, Math.max(0, file.sizeInBytes - position))
    await file.read(chunk, position)
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

/** An open file that is to stay as it is. */
interface SourceFile {
  readonly sizeInBytes: number
  /** Fills `target` with what is at `position`. */
  read(target: Buffer, position: number): Promise<void>
  verify(): Promise<void>
  close(): Promise<void>
}

async function openSource(input: string, path: string, sizeInBytes: number): Promise<SourceFile> {
  const changed = (): InputError =>
    new InputError(
      input,
      `"${path}" changed while it was uploaded. Let nothing write to it meanwhile, and run the job again.`,
    )
  const file = await open(path).catch((error: unknown) => {
    throw new InputError(input, `"${path}" can not be opened: ${messageOf(error)}.`, { cause: error })
  })
  const { size, mtimeNs } = await file.stat({ bigint: true })
  if (size !== BigInt(sizeInBytes)) {
    await file.close()
    throw changed()
  }
  return {
    sizeInBytes,
    async read(target, position) {
      for (let filled = 0; filled < target.length; ) {
        const { bytesRead } = await file.read(target, filled, target.length - filled, position + filled)
        if (bytesRead === 0) throw changed()
        filled += bytesRead
      }
    },
    async verify() {
      // By its path, not by what is open: a build may also have put another file in its place.
      const now = await stat(path, { bigint: true }).catch(() => undefined)
      if (now?.size !== size || now.mtimeNs !== mtimeNs) throw changed()
    },
    close: () => file.close(),
  }
}
