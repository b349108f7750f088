import type { CommandInputs, Inputs, PublishInputs, ReleaseNotesSource } from './action/inputs.ts'
import { createAddOn, deleteAddOn } from './add-ons.ts'
import { commitSubmission } from './commit-submission.ts'
import { deletePendingSubmission } from './delete-submission.ts'
import { exportListings } from './export-metadata.ts'
import { createFlight, deleteFlight, flightIdOf } from './flights.ts'
import type { JsonObject } from './json.ts'
import type { Ports } from './ports.ts'
import { publish } from './publish.ts'
import { changeRollout } from './rollout-commands.ts'
import type { Product } from './store/product.ts'
import { wait } from './wait.ts'
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
export async function prepare(inputs: CommandInputs, files: Files): Promise<Work> {
  switch (inputs.command) {
    case 'publish':
      return await preparePublish(inputs, files)
    case 'wait':
      return (ports) => wait(inputs, ports)
    case 'commit-submission':
      return (ports) => commitSubmission(inputs, ports)
    case 'delete-submission':
      return (ports) => deletePendingSubmission(inputs, ports)
    case 'create-flight':
      return (ports) => createFlight(inputs.flight, inputs.dryRun, ports)
    case 'delete-flight':
      return (ports) => deleteFlight(inputs.dryRun, ports)
    case 'create-add-on':
      return (ports) => createAddOn(inputs.addOn, inputs.dryRun, ports)
    case 'delete-add-on':
      return (ports) => deleteAddOn(inputs.dryRun, ports)
    case 'update-rollout':
    case 'finalize-rollout':
    case 'halt-rollout':
      return (ports) => changeRollout(inputs.change, inputs.dryRun, ports)
    case 'export-metadata':
      return (ports) => exportListings(inputs.metadataPath, files.exportMetadata, ports)
  }
}

/**
 * The product that a command works on; a flight is looked up by its name, and made when it is missing and may be made. Undefined when there is nothing to work
 * on, which is told.
 *
 * @throws InputError when there is no flight of that name.
 */
export async function productOf(
  { run: { product }, command }: Inputs,
  ports: Omit<Ports, 'store'>,
  mayCreate: boolean,
): Promise<Product | undefined> {
  if (!('flightName' in product)) return product
  const { appId, flightName, create } = product
  if (command.command === 'create-flight') return { kind: 'app', appId }
  const dryRun = 'dryRun' in command && command.dryRun
  const mayBeGone = command.command === 'delete-flight'
  const flightId = await flightIdOf(
    { appId, name: flightName, create: mayCreate ? create : undefined, mayBeGone },
    dryRun,
    ports,
  )
  return flightId === undefined ? undefined : { kind: 'flight', appId, flightId }
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
