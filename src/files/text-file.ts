import { isUtf8 } from 'node:buffer'
import { isAbsolute } from 'node:path'
import { codeOf, InputError } from '../shared/errors.ts'
import { describeFileFailure } from '../shared/regular-file.ts'
import { openFile, readBytes } from './file-range.ts'
import { isLfsPointer, LFS_POINTER } from './lfs-pointer.ts'

// Far above any text in the Store; anything larger would only exhaust memory.
const LARGEST_TEXT_IN_BYTES = 8 * 1024 * 1024

/**
 * Reads the text of a UTF-8 file, without a byte order mark and with line feeds for line ends.
 *
 * @throws InputError for `input` when it cannot be read, is too long, or is not UTF-8. Other encodings are refused
 * rather than misread: Windows PowerShell writes UTF-16 by default. The signal's reason when that is aborted.
 */
export async function readTextFile(path: string, input: string, signal: AbortSignal): Promise<string> {
  const bytes = await orUnreadable(path, input, signal, () => readSmallFile(path, signal))
  // Otherwise the pointer itself would be published.
  if (isLfsPointer(bytes)) throw new InputError(input, `"${path}" ${LFS_POINTER}`, { file: path })
  const problem = encodingProblem(bytes)
  if (problem === undefined) return decodeText(bytes)
  throw new InputError(
    input,
    `"${path}" is ${problem}. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).`,
    { file: path },
  )
}

/** Returns what {@link readTextFile} would read from a file with this text; undefined when it would refuse the file. */
export function normalized(text: string): string | undefined {
  const bytes = Buffer.from(text)
  return encodingProblem(bytes) === undefined ? decodeText(bytes) : undefined
}

/** Returns the text with line feeds for line ends. */
export function unixLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

/**
 * Reads a file or folder that an input names.
 *
 * @throws InputError that says why it cannot be read, and where a relative path was looked up; the signal's reason when
 * that is aborted.
 */
export async function orUnreadable<T>(
  path: string,
  input: string,
  signal: AbortSignal,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read()
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof InputError ? error : unreadable(path, input, error)
  }
}

function unreadable(path: string, input: string, cause: unknown): InputError {
  const isRelative = !isAbsolute(path)
  if (codeOf(cause) === 'ENOENT') {
    const where = isRelative ? ` (working directory: ${process.cwd()}). Is actions/checkout missing?` : '.'
    return new InputError(input, `"${path}" does not exist${where}`, { cause })
  }
  const where = isRelative ? ` (looked in ${process.cwd()})` : ''
  return new InputError(input, `"${path}" cannot be read: ${describeFileFailure(cause, { where })}`, {
    file: path,
    cause,
  })
}

async function readSmallFile(path: string, signal: AbortSignal): Promise<Buffer> {
  await using file = await openFile(path, signal)
  if (file.sizeInBytes <= LARGEST_TEXT_IN_BYTES) return await readBytes(file)
  throw new Error(
    `it has ${file.sizeInBytes} bytes; the limit for a text is ${LARGEST_TEXT_IN_BYTES} (8 MiB)`,
  )
}

function encodingProblem(bytes: Buffer): string | undefined {
  if (/^(fffe|feff)/.test(bytes.toString('hex', 0, 2))) return 'UTF-16'
  // English text in UTF-16 without a byte order mark is valid UTF-8 full of zeros.
  if (bytes.includes(0)) return 'UTF-16 or not text'
  return isUtf8(bytes) ? undefined : 'not UTF-8'
}

function decodeText(bytes: Buffer): string {
  return unixLines(new TextDecoder().decode(bytes))
}
