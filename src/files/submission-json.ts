import { codeOf, InputError, messageOf } from '../shared/errors.ts'
import { fromJson, isJsonObject, type JsonObject } from '../shared/json.ts'
import { refuseLinksOut } from './links.ts'
import { readTextFile } from './text-file.ts'

const INPUT = 'submission'

/**
 * Reads the input `submission`: JSON when it starts with a brace or bracket, otherwise the path of a JSON file.
 *
 * @throws InputError when it cannot be read, is not JSON (with line, column and what to do), or is not a JSON object;
 * the signal's reason when that is aborted.
 */
export async function readSubmissionJson(given: string, signal: AbortSignal): Promise<JsonObject> {
  const inline = /^[{[]/.test(given)
  const text = inline ? given : await readFile(given, signal)
  const problem = (what: string, cause?: unknown): InputError =>
    new InputError(INPUT, `${inline ? 'the text' : `"${given}"`} ${what}`, {
      ...(cause === undefined ? {} : { cause }),
      ...(inline ? {} : { file: given }),
    })
  const value = parseJson(text, problem)
  if (!isJsonObject(value)) throw problem('is not a JSON object: it must start with "{".')
  return value
}

async function readFile(path: string, signal: AbortSignal): Promise<string> {
  // A path has only one line.
  if (path.includes('\n')) throw neitherJsonNorFile(path)
  await refuseLinksOut(path, INPUT)
  try {
    return await readTextFile(path, INPUT, signal)
  } catch (error) {
    const isMissing = error instanceof InputError && codeOf(error.cause) === 'ENOENT'
    throw isMissing ? neitherJsonNorFile(path, error.cause) : error
  }
}

const MOST_SHOWN = 100

function neitherJsonNorFile(given: string, cause?: unknown): InputError {
  const [line = ''] = given.split('\n')
  const shown =
    line.length < given.length || line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line
  const hint = /^(?:\/\/.*\n|\/\*)/.test(given) ? ` ${NO_COMMENTS}.` : ''
  const problem = `"${shown}" is neither JSON (which starts with "{") nor an existing file (working directory: ${process.cwd()}).${hint}`
  return new InputError(INPUT, problem, { cause })
}

function parseJson(text: string, problem: (what: string, cause: unknown) => InputError): unknown {
  try {
    return fromJson(text)
  } catch (error) {
    const message = messageOf(error)
    const [, reason = message, offset = '0'] = /^(.*?) at position (\d+)/s.exec(message) ?? []
    const { at, advice } = explain(text, Number(offset)) ?? { at: Number(offset), advice: reason }
    const before = text.slice(0, at).split('\n')
    const position = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
    throw problem(`is not valid JSON at ${position}: ${advice}.`, error)
  }
}

const NO_COMMENTS = 'JSON has no comments; remove it'

/** A common mistake in JSON. */
interface Slip {
  /** Matches the text from where the parser stops. */
  readonly after: RegExp
  /** Matches the text before that, without the blanks at its end; absent: any. */
  readonly before?: RegExp
  readonly advice: string
}

const TRAILING_COMMA: Slip = { after: /^\s*[}\]]/, before: /,$/, advice: 'remove the trailing comma' }

const SLIPS: readonly Slip[] = [
  { after: /^\s*(?:\/[/*]|#)/, advice: NO_COMMENTS },
  TRAILING_COMMA,
  { after: /^\s*'/, advice: 'write texts in double quotes' },
  { after: /^\s*$/, before: /^$/, advice: 'it is empty' },
]

function explain(text: string, offset: number): { readonly at: number; readonly advice: string } | undefined {
  if (/^\s*(?:---|[\w-]+\s*:)/.test(text))
    return { at: 0, advice: 'JSON starts with "{"; YAML is not supported' }
  const before = text.slice(0, offset).trimEnd()
  const after = text.slice(offset, offset + MOST_SHOWN)
  const slip = SLIPS.find((row) => row.after.test(after) && (row.before?.test(before) ?? true))
  // The mistake is the comma, not the bracket at which the parser stops.
  return slip && { at: slip === TRAILING_COMMA ? before.length - 1 : offset, advice: slip.advice }
}
