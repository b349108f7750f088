import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { InputError, messageOf } from '../errors.ts'

/**
 * The text of a UTF-8 file, without a byte order mark and with line feeds for line ends.
 *
 * @throws InputError for `input` when it can not be read, or is not UTF-8. That is refused rather than misread:
 * Windows PowerShell writes UTF-16 unless told otherwise.
 */
export async function readTextFile(path: string, input: string): Promise<string> {
  const bytes = await readBytes(path, input)
  const misfit = misfitOf(bytes)
  if (misfit === undefined) return new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, '\n')
  throw new InputError(
    input,
    `"${path}" is ${misfit}. Save it as UTF-8 (PowerShell: Out-File -Encoding utf8).`,
  )
}

async function readBytes(path: string, input: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const where = `(looked in ${process.cwd()})`
    throw new InputError(input, `"${path}" can not be read ${where}: ${messageOf(error)}.`, { cause: error })
  }
}

function misfitOf(bytes: Buffer): string | undefined {
  if (/^(fffe|feff)/.test(bytes.toString('hex', 0, 2))) return 'UTF-16'
  // UTF-16 without a mark is valid UTF-8 full of these, as far as its text is English.
  if (bytes.includes(0)) return 'UTF-16, or no text at all'
  return isUtf8(bytes) ? undefined : 'not UTF-8'
}
