import { InputError, messageOf } from '../shared/errors.ts'
import { fromJson, isJsonObject, type JsonObject } from '../shared/json.ts'
import { refuseLinksOut } from './links.ts'
import { readTextFile } from './text-file.ts'

/**
 * Reads the input `submission`: JSON when it starts with a brace or bracket, else the path of a JSON file.
 *
 * @throws InputError when it cannot be read, is no JSON (with line and column), or no JSON object; the signal's reason
 * when that is aborted.
 */
export async function readSubmissionJson(given: string, signal: AbortSignal): Promise<JsonObject> {
  const inline = /^[{[]/.test(given)
  if (!inline) await refuseLinksOut(given, 'submission')
  const text = inline ? given : await readTextFile(given, 'submission', signal)
  const problem = (what: string, cause?: unknown): InputError =>
    new InputError('submission', `${inline ? 'the JSON' : `"${given}"`} ${what}`, {
      ...(cause === undefined ? {} : { cause }),
      ...(inline ? {} : { file: given }),
    })
  const value = parseJson(text, problem)
  if (!isJsonObject(value)) throw problem('is no JSON object: it must start with "{".')
  return value
}

function parseJson(text: string, problem: (what: string, cause: unknown) => InputError): unknown {
  try {
    return fromJson(text)
  } catch (error) {
    const message = messageOf(error)
    const [, reason = message, offset = '0'] = /^(.*?) at position (\d+)/s.exec(message) ?? []
    const before = text.slice(0, Number(offset)).split('\n')
    const position = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    throw problem(`is no valid JSON at ${position}: ${reason}.`, error)
  }
}
