import { type Metadata, readMetadata } from '../files/metadata/metadata.ts'
import type { UploadFiles } from '../files/packages/upload-files.ts'
import type { ReleaseNotes } from '../files/release-notes/release-notes.ts'
import { readSubmissionJson } from '../files/submission-json.ts'
import type { Context } from '../pipeline/context.ts'
import { createAddOn } from './create-add-on.ts'
import { createFlight } from './create-flight.ts'
import { deleteAddOn } from './delete-add-on.ts'
import { deleteFlight } from './delete-flight.ts'
import { deletePendingSubmission } from './delete-submission.ts'
import { exportListings } from './export-metadata.ts'
import { publish } from './publish.ts'
import type { CommandRequest, PublishInputs, ReleaseNotesSource } from './requests.ts'
import { changeRollout } from './rollout.ts'
import { readOverview } from './status.ts'
import { submitDraft } from './submit-draft.ts'
import { wait } from './wait.ts'

/** A command whose files are read; what is left to do needs the Store. */
export type PreparedCommand = (context: Context) => Promise<void>

/** Reads the text of the release notes from where the user has them. */
export type ReadReleaseNotes = (source: ReleaseNotesSource) => Promise<ReleaseNotes>

/**
 * Reads the files that a command needs.
 *
 * @throws InputError that names the file, what is wrong and what to do; the signal's reason when that is aborted.
 */
export async function prepareCommand(
  request: CommandRequest,
  readReleaseNotes: ReadReleaseNotes,
  signal: AbortSignal,
): Promise<PreparedCommand> {
  switch (request.command) {
    case 'publish':
      return await preparePublish(request, readReleaseNotes, signal)
    case 'wait':
      return (context) => wait(request, context)
    case 'submit-draft':
      return (context) => submitDraft(request, context)
    case 'status':
      return readOverview
    case 'delete-submission':
      return (context) => deletePendingSubmission(request.dryRun, context)
    case 'create-flight':
      return (context) => createFlight(request.flight, request.dryRun, context)
    case 'delete-flight':
      return (context) => deleteFlight(request.dryRun, context)
    case 'create-add-on':
      return (context) => createAddOn(request.addOn, request.dryRun, context)
    case 'delete-add-on':
      return (context) => deleteAddOn(request.dryRun, context)
    case 'update-rollout':
    case 'finalize-rollout':
    case 'halt-rollout':
      return (context) => changeRollout(request.change, request.dryRun, context)
    case 'export-metadata':
      return (context) => exportListings(request.metadataPath, context)
  }
}

async function preparePublish(
  request: PublishInputs,
  readReleaseNotes: ReadReleaseNotes,
  signal: AbortSignal,
): Promise<PreparedCommand> {
  const submission = await readIfGiven(request.submission, (text) => readSubmissionJson(text, signal))
  const metadata = await readIfGiven(request.metadataPath, (path) => readMetadata(path, signal))
  const uploadFiles = await readUploadFiles(request, metadata, signal)
  const releaseNotes = await readIfGiven(request.releaseNotes, readReleaseNotes)
  const settings = { ...request.settings, releaseNotes }
  return (context) => publish({ ...request, submission, metadata, uploadFiles, settings }, context)
}

async function readUploadFiles(
  { zipPath, packages }: PublishInputs,
  metadata: Metadata | undefined,
  signal: AbortSignal,
): Promise<UploadFiles | undefined> {
  if (zipPath === undefined && packages.length === 0 && metadata === undefined) return undefined
  // Loaded here: what it takes to read packages is heavy, and the other commands have none.
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
