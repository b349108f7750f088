import { InputError, messageOf } from '../../shared/errors.ts'
import { TemporaryFolderError } from '../file-range.ts'

/** Problem of a file. The message continues a sentence that begins with the file's name, and says what to do. */
export class FileProblem extends Error {}

/** Error in a file inside another file. */
class NestedFileError extends Error {
  readonly file: string

  constructor(file: string, cause: unknown) {
    super(messageOf(cause), { cause })
    this.file = file
  }
}

/** Reads a file inside another, and adds its name to errors. */
export async function readInside<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw new NestedFileError(file, error)
  }
}

const LONGEST_REASON = 300

/**
 * Reads a file that an input names.
 *
 * @throws InputError that names the innermost file and what is wrong with it; the signal's reason when that is
 * aborted.
 */
export async function readInput<T>(
  input: 'packages' | 'zip-path',
  path: string,
  signal: AbortSignal,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read()
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof InputError) throw error
    const files = [path]
    let cause = error
    for (; cause instanceof NestedFileError; cause = cause.cause) files.unshift(cause.file)
    const where = files.map((file) => `"${file}"`).join(' in ')
    throw new InputError(input, `${where} ${describe(cause)}`, { cause })
  }
}

function describe(error: unknown): string {
  if (error instanceof FileProblem) return error.message
  // Cut, because it may quote the file's contents.
  const reason = messageOf(error).slice(0, LONGEST_REASON).replace(/\.$/, '')
  return error instanceof TemporaryFolderError
    ? `cannot be unpacked: ${reason}.`
    : `cannot be read: ${reason}. Build it again.`
}
