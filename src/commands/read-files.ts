import type { Metadata } from '../files/metadata/metadata.ts'
import type { UploadFiles } from '../files/packages/upload-files.ts'
import type { ReleaseNotes } from '../files/release-notes/release-notes.ts'
import { readSubmissionJson } from '../files/submission-json.ts'
import type { CommandRequest, PublishInputs, ReadyRequest, ReleaseNotesSource } from './requests.ts'

/** Reads the release notes from the source that the user chose. */
export type ReadReleaseNotes = (source: ReleaseNotesSource) => Promise<ReleaseNotes>

/**
 * Reads the files that a command needs. The readers are heavy and loaded only if needed.
 *
 * @throws InputError that names the file, what is wrong and what to do; the signal's reason if it is aborted.
 */
export async function readFiles(
  request: CommandRequest,
  readReleaseNotes: ReadReleaseNotes,
  signal: AbortSignal,
): Promise<ReadyRequest> {
  if (request.command !== 'publish') return request
  const submission = await readIfGiven(request.submission, (text) => readSubmissionJson(text, signal))
  const metadata = await readIfGiven(request.metadataPath, (path) => readMetadataFolder(path, signal))
  const uploadFiles = await readUploadFiles(request, metadata, signal)
  const releaseNotes = await readIfGiven(request.releaseNotes, readReleaseNotes)
  const settings = { ...request.settings, releaseNotes }
  return { ...request, submission, metadata, uploadFiles, settings }
}

async function readMetadataFolder(path: string, signal: AbortSignal): Promise<Metadata> {
  const { readMetadata } = await import('../files/metadata/metadata.ts')
  return await readMetadata(path, signal)
}

async function readUploadFiles(
  { zipPath, packages }: PublishInputs,
  metadata: Metadata | undefined,
  signal: AbortSignal,
): Promise<UploadFiles | undefined> {
  if (zipPath === undefined && packages.length === 0 && metadata === undefined) return undefined
  const { filesFromPackages, filesFromZip } = await import('../files/packages/upload-files.ts')
  return zipPath === undefined
    ? await filesFromPackages(packages, metadata, signal)
    : await filesFromZip(zipPath, signal)
}

async function readIfGiven<T, R>(
  input: T | undefined,
  read: (input: T) => Promise<R>,
): Promise<R | undefined> {
  return input === undefined ? undefined : await read(input)
}
