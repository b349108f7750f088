import type { ReleaseNotesSource } from '../commands/requests.ts'
import { type ReleaseNotes, readReleaseNotes } from '../files/release-notes/release-notes.ts'
import type { Report } from '../pipeline/events.ts'
import type { Clock } from '../shared/clock.ts'
import { InputError, messageOf } from '../shared/errors.ts'
import { RELEASE_NOTES_LIMIT } from '../shared/listing-facts.ts'
import type { Env } from './runner.ts'

/** Dependencies of reading release notes. */
export interface ReleaseNotesContext {
  readonly env: Env
  readonly clock: Clock
  readonly report: Report
  readonly requestTimeoutInMs: number
  readonly signal: AbortSignal
}

/**
 * Reads the release notes: a text, files of the user, or the GitHub release of the tag the workflow runs for.
 *
 * @throws InputError that names the input, the file if there is one, and what to do; HttpError for an unexpected answer
 * of GitHub, or none.
 */
export async function readReleaseNotesFrom(
  source: ReleaseNotesSource,
  context: ReleaseNotesContext,
): Promise<ReleaseNotes> {
  switch (source.kind) {
    case 'text':
      return { all: source.text }
    case 'path':
      return await readReleaseNotes(source.path, context.signal)
    case 'github-release':
      return { all: await readGithubReleaseNotes(source.token, context) }
  }
}

async function readGithubReleaseNotes(
  token: string,
  { env, report, ...request }: ReleaseNotesContext,
): Promise<string> {
  const [{ fetchReleaseText }, { cutAtParagraph, markdownToText }] = await Promise.all([
    import('./github-release.ts'),
    import('../files/release-notes/plain-text.ts'),
  ])
  const body = await fetchReleaseText(env, token, request)
  const text = convertOrRefuse(() => markdownToText(body, { keepLineBreaks: true }))
  if (text === '') {
    throw new InputError(
      'release-notes-from',
      'the release has no text. Write its notes on GitHub, or remove the input.',
    )
  }
  const notes = cutAtParagraph(text, RELEASE_NOTES_LIMIT)
  if (notes.length < text.length) {
    const message = `The release notes have ${text.length} characters and were cut to ${RELEASE_NOTES_LIMIT}.`
    report({ type: 'warning', message })
  }
  return notes
}

function convertOrRefuse(convert: () => string): string {
  try {
    return convert()
  } catch (cause) {
    const problem = `the release cannot be read as Markdown: ${messageOf(cause)}. Change its notes on GitHub, or remove the input.`
    throw new InputError('release-notes-from', problem, { cause })
  }
}
