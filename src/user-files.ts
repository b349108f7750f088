import type { ReleaseNotesSource } from './action/inputs.ts'
import type { Clock } from './clock.ts'
import type { Files } from './commands.ts'
import { InputError } from './errors.ts'
import type { Report } from './events.ts'
import type { ReleaseNotes } from './workspace/release-notes.ts'

/** What reading the user's files depends on. */
export interface FilePorts {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  readonly report: Report
  readonly requestTimeoutInMs: number
  readonly signal: AbortSignal
}

/** The user's files. What reads a kind of file is loaded when there is one to read: most runs need few of them. */
export function userFiles(ports: FilePorts): Files {
  return {
    async zip(pattern) {
      const { zipMaterial } = await import('./workspace/material.ts')
      return await zipMaterial(pattern)
    },
    async packages(patterns, metadata) {
      const { fileMaterial } = await import('./workspace/material.ts')
      return await fileMaterial(patterns, metadata)
    },
    async submission(given) {
      const { readSubmissionJson } = await import('./workspace/submission-json.ts')
      return await readSubmissionJson(given)
    },
    async metadata(folder) {
      const { readMetadata } = await import('./workspace/metadata.ts')
      return await readMetadata(folder)
    },
    async exportMetadata(folder, submission) {
      const { exportMetadata } = await import('./workspace/metadata-export.ts')
      return await exportMetadata(folder, submission)
    },
    releaseNotes: (source) => readNotes(source, ports),
  }
}

async function readNotes(source: ReleaseNotesSource, ports: FilePorts): Promise<ReleaseNotes> {
  switch (source.kind) {
    case 'text':
      return { all: source.text }
    case 'path': {
      const { readReleaseNotes } = await import('./workspace/release-notes.ts')
      return await readReleaseNotes(source.path)
    }
    case 'github-release':
      return { all: await notesOfRelease(source.token, ports) }
  }
}

async function notesOfRelease(
  token: string,
  { env, clock, report, requestTimeoutInMs, signal }: FilePorts,
): Promise<string> {
  const [{ githubRelease }, { cutAtParagraph, markdownToText }, { RELEASE_NOTES_LIMIT: most }] =
    await Promise.all([
      import('./action/github-release.ts'),
      import('./workspace/plain-text.ts'),
      import('./workspace/release-notes.ts'),
    ])
  using limit = clock.limit(requestTimeoutInMs, () => new Error('GitHub gave no answer'))
  const body = await githubRelease(env, token, AbortSignal.any([signal, limit.signal]))
  const text = markdownToText(body, { keepLineBreaks: true })
  if (text === '') {
    throw new InputError(
      'release-notes-from',
      'the release has no text. Write its notes on GitHub, or leave the input out.',
    )
  }
  const notes = cutAtParagraph(text, most)
  if (notes.length < text.length) {
    const message = `The release has ${text.length} characters, and the Store takes ${most}: the end was cut.`
    report({ type: 'warning', message })
  }
  return notes
}
