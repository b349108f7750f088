import { readFile } from 'node:fs/promises'
import { InputError, messageOf } from '../errors.ts'
import { fromJson, isJsonObject, type JsonObject } from '../json.ts'

/**
 * Reads the input `submission`: JSON when it starts with a brace or bracket, else the path of a JSON file.
 *
 * @throws InputError with line and column of a syntax error.
 */
export async function readSubmissionJson(given: string): Promise<JsonObject> {
  const inline = /^[{[]/.test(given)
  const text = inline ? given : await readText(given)
  const where = inline ? 'the JSON' : `"${given}"`
  const value = parse(text, where)
  if (!isJsonObject(value))
    throw new InputError('submission', `${where} is no JSON object: it must start with "{".`)
  return value
}

async function readText(path: string): Promise<string> {
  try {
    const bytes = await readFile(path)
    // Refused rather than misread: Windows PowerShell writes UTF-16 unless told otherwise.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) {
      throw new InputError(
        'submission',
        `"${path}" is not UTF-8. Save it as UTF-8 (PowerShell: -Encoding utf8).`,
      )
    }
    throw new InputError('submission', `"${path}" can not be read: ${messageOf(error)}.`, { cause: error })
  }
}

function parse(text: string, where: string): unknown {
  try {
    return fromJson(text)
  } catch (error) {
    const [, problem, offset] = /^(.*?) at position (\d+)/s.exec(messageOf(error)) ?? [
      undefined,
      messageOf(error),
      '0',
    ]
    const before = text.slice(0, Number(offset)).split('\n')
    const position = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    throw new InputError('submission', `${where} is no valid JSON at ${position}: ${problem}.`, {
      cause: error,
    })
  }
}
