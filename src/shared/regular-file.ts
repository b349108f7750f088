import { constants, type FileHandle, open, stat } from 'node:fs/promises'
import { codeOf, messageOf } from './errors.ts'

/** Fingerprint of a file; changes if it is written to or replaced. */
export interface FileState {
  readonly sizeInBytes: number
  readonly modifiedAtNs: bigint
  readonly inode: bigint
  readonly device: bigint
}

/** File that is open for reading, and its state when it was opened. */
export interface RegularFile {
  readonly handle: FileHandle
  readonly state: FileState
}

/**
 * Number of files to read at once: Node has four threads for files. More would only use up the process's file
 * descriptors (https://nodejs.org/api/cli.html#uv_threadpool_sizesize).
 */
export const FILES_AT_ONCE = 4

// Otherwise, opening a named pipe would wait for a writer. Windows has no such flag, and needs none.
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK

/**
 * Opens a file for reading. Its kind is read from the open file, so that it cannot be replaced in between.
 *
 * @throws Error when the file does not exist, cannot be read, or is a folder, a device or the like.
 */
export async function openRegularFile(path: string): Promise<RegularFile> {
  const handle = await open(path, FLAGS).catch(async (error: unknown) => {
    // A socket cannot be opened at all, nor can a folder on Windows.
    refuseOtherKinds(await stat(path).catch(() => undefined))
    throw error
  })
  try {
    const stats = await handle.stat({ bigint: true })
    refuseOtherKinds(stats)
    return { handle, state: stateIn(stats) }
  } catch (error) {
    await handle.close()
    throw error
  }
}

// The errors of Windows for a file that another program has open: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION are
// EBUSY, ERROR_ACCESS_DENIED is EPERM. https://github.com/libuv/libuv/blob/v1.x/src/win/error.c
const DENIED = 'Check its permissions, and that no other program has it open.'
const ADVICE: ReadonlyMap<string | undefined, string> = new Map([
  ['EBUSY', 'Another program has it open: close that program first.'],
  ['EPERM', DENIED],
  ['EACCES', DENIED],
])

/**
 * Describes in sentences why a file or folder cannot be used: the system's words, followed by `where`, and what to do,
 * which is `otherwise` if the cause is not known.
 */
export function describeFileFailure(
  error: unknown,
  { where = '', otherwise = '' }: { readonly where?: string; readonly otherwise?: string } = {},
): string {
  const advice = ADVICE.get(codeOf(error)) ?? otherwise
  return `${messageOf(error)}${where}.${advice && ` ${advice}`}`
}

/** Reads the current state of an open file, or of the file at a path. */
export async function readFileState(file: FileHandle | string): Promise<FileState> {
  const options = { bigint: true } as const
  return stateIn(typeof file === 'string' ? await stat(file, options) : await file.stat(options))
}

/** Returns whether a file is unchanged. */
export function isSameState(now: FileState, before: FileState): boolean {
  return (
    now.sizeInBytes === before.sizeInBytes &&
    now.modifiedAtNs === before.modifiedAtNs &&
    now.inode === before.inode &&
    now.device === before.device
  )
}

/** Kind of a file system entry. */
interface FileKind {
  isDirectory(): boolean
  isFIFO(): boolean
  isSocket(): boolean
  isCharacterDevice(): boolean
  isBlockDevice(): boolean
}

/** Names the kind of an entry that is neither a file nor a link; undefined for those. */
export function describeOtherKind(kind: FileKind): string | undefined {
  if (kind.isDirectory()) return 'a folder'
  if (kind.isFIFO()) return 'a named pipe'
  if (kind.isSocket()) return 'a socket'
  return kind.isCharacterDevice() || kind.isBlockDevice() ? 'a device' : undefined
}

function refuseOtherKinds(kind: FileKind | undefined): void {
  const other = kind && describeOtherKind(kind)
  if (other !== undefined) throw new Error(`it is ${other}, not a file`)
}

function stateIn(stats: {
  readonly size: bigint
  readonly mtimeNs: bigint
  readonly ino: bigint
  readonly dev: bigint
}): FileState {
  const { size, mtimeNs, ino, dev } = stats
  return { sizeInBytes: Number(size), modifiedAtNs: mtimeNs, inode: ino, device: dev }
}
