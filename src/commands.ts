import type {
  CommitInputs,
  ExportInputs,
  Inputs,
  PublishInputs,
  ReleaseNotesSource,
} from './action/inputs.ts'
import { commitSubmission } from './commit-submission.ts'
import { exportListings } from './export-metadata.ts'
import type { JsonObject } from './json.ts'
import type { Ports } from './ports.ts'
import { publish } from './publish.ts'
import type { Material } from './workspace/material.ts'
import type { Metadata } from './workspace/metadata.ts'
import type { ReleaseNotes } from './workspace/release-notes.ts'

/** The user's files, as values. Each throws an InputError that names the file, what is wrong and what to do. */
export interface Files {
  zip(pattern: string): Promise<Material>
  packages(patterns: readonly string[], metadata: Metadata | undefined): Promise<Material>
  submission(given: string): Promise<JsonObject>
  metadata(folder: string): Promise<Metadata>
  releaseNotes(source: ReleaseNotesSource): Promise<ReleaseNotes>
  exportMetadata(folder: string, submission: JsonObject): Promise<readonly string[]>
}

/** What is left to do once the files are read, for which the Store is needed. */
export type Work = (ports: Ports) => Promise<void>

/** Reads the files that a command needs, and gives its work. */
export async function prepare(inputs: Inputs['command'], files: Files): Promise<Work> {
  switch (inputs.command) {
    case 'publish':
      return await preparePublish(inputs, files)
    case 'commit-submission':
      return prepareCommit(inputs)
    case 'export-metadata':
      return prepareExport(inputs, files)
  }
}

async function preparePublish(inputs: PublishInputs, files: Files): Promise<Work> {
  const submission = inputs.submission === undefined ? undefined : await files.submission(inputs.submission)
  const metadata = inputs.metadataPath === undefined ? undefined : await files.metadata(inputs.metadataPath)
  const material = await readMaterial(inputs, metadata, files)
  const releaseNotes =
    inputs.releaseNotes === undefined ? undefined : await files.releaseNotes(inputs.releaseNotes)
  const settings = { ...inputs.settings, releaseNotes }
  return (ports) => publish({ ...inputs, submission, metadata, material, settings }, ports)
}

async function readMaterial(
  { zipPath, packages }: PublishInputs,
  metadata: Metadata | undefined,
  files: Files,
): Promise<Material | undefined> {
  if (zipPath !== undefined) return await files.zip(zipPath)
  return packages.length > 0 || metadata !== undefined ? await files.packages(packages, metadata) : undefined
}

function prepareCommit(inputs: CommitInputs): Work {
  return (ports) => commitSubmission(inputs, ports)
}

function prepareExport({ metadataPath }: ExportInputs, files: Files): Work {
  return (ports) => exportListings(metadataPath, files.exportMetadata, ports)
}
