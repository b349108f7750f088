import { InputError, messageOf } from '../../shared/errors.ts'
import { TemporaryFolderError } from '../file-range.ts'

/** Problem of a file whose message continues the sentence that the file's name begins, and says what to do. */
export class FileProblem extends Error {}

/** Error in a file that is in another. */
class NestedFileError extends Error {
  readonly file: string

  constructor(file: string, cause: unknown) {
    super(messageOf(cause), { cause })
    this.file = file
  }
}

/** Reads a file in a file, and names it in what goes wrong. */
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
 * @throws InputError that says what goes wrong of the innermost file that it happened in; the signal's reason when that is
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
  // Cut, because it may quote what is in the file.
  const reason = messageOf(error).slice(0, LONGEST_REASON).replace(/\.$/, '')
  return error instanceof TemporaryFolderError
    ? `cannot be unpacked: ${reason}.`
    : `cannot be read: ${reason}. Build it again.`
}
