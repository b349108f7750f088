import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { InputError, messageOf } from '../shared/errors.ts'

/**
 * Reads the text of a UTF-8 file, without a byte order mark and with line feeds for line ends.
 *
 * @throws InputError for `input` when it cannot be read, or is not UTF-8. That is refused rather than misread:
 * Windows PowerShell writes UTF-16 unless told otherwise.
 */
export async function readTextFile(path: string, input: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, input, error)
  })
  const problem = encodingProblem(bytes)
  if (problem === undefined) return decodeText(bytes)
  throw new InputError(
    input,
    `"${path}" is ${problem}. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).`,
    { file: path },
  )
}

/** Returns the text that {@link readTextFile} reads from a file with this text; undefined when it refuses the file. */
export function normalized(text: string): string | undefined {
  const bytes = Buffer.from(text)
  return encodingProblem(bytes) === undefined ? decodeText(bytes) : undefined
}

/** Returns the text with line feeds for line ends. */
export function unixLines(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

/** Makes the error for a file or folder that cannot be read; it says where a relative path was looked for. */
export function unreadable(path: string, input: string, cause: unknown): InputError {
  const where = isAbsolute(path) ? '' : ` (looked in ${process.cwd()})`
  return new InputError(input, `"${path}" can not be read: ${messageOf(cause)}${where}.`, { cause })
}

function encodingProblem(bytes: Buffer): string | undefined {
  if (/^(fffe|feff)/.test(bytes.toString('hex', 0, 2))) return 'UTF-16'
  // UTF-16 without a mark is valid UTF-8 full of these, as far as its text is English.
  if (bytes.includes(0)) return 'UTF-16, or no text at all'
  return isUtf8(bytes) ? undefined : 'not UTF-8'
}

function decodeText(bytes: Buffer): string {
  return unixLines(new TextDecoder().decode(bytes))
}
