import { type Archive, openZip } from '../blobs/zip.ts'
import { acceptTrailers, awaitedFiles, filePartsOf, mapFiles } from './files.ts'
import { isBarePackage, type PackageFacts, readPackage } from './package-manifest.ts'
import type { ProductRecord, Submission } from './product-record.ts'
import type { FileEntry, StatusEntry } from './resource.ts'
import type { Store } from './store.ts'

type Packages = ReadonlyMap<string, PackageFacts | undefined>

const invalidArchive: readonly StatusEntry[] = [
  { code: 'InvalidArchive', details: 'The uploaded file is missing or is not a valid ZIP archive.' },
]

/**
 * Takes in a committed ZIP as the Store does. Returns the errors that fail the commit, or none and the submission has its
 * files.
 */
export async function ingest(
  store: Store,
  record: ProductRecord,
  submission: Submission,
): Promise<readonly StatusEntry[]> {
  const awaited = awaitedFiles(record.kind, submission.resource)
  if (awaited.length === 0) return accept(store, record, submission, new Map())
  const { uploads } = store
  if (uploads.discarded !== undefined) {
    const wasUploaded = uploads.discarded.sizes.has(submission.blobName)
    return wasUploaded ? accept(store, record, submission, new Map()) : invalidArchive
  }
  const bytes = await uploads.fetch(submission.blobName)
  const archive = bytes && (await openZip(bytes))
  if (archive === undefined) return invalidArchive
  if (isBarePackage(archive)) return keepOldFiles(record, submission)

  const missing = awaited.filter((name) => !archive.names.includes(entryName(name)))
  if (missing.length > 0) {
    return missing.map((name) => ({ code: 'MissingFiles', details: `File '${name}' not found in archive.` }))
  }
  const packages = record.validatesPackages ? await readPackages(record, submission, archive) : new Map()
  const problems = [...packages].flatMap(([name, facts]) =>
    problemsOf(facts, record).map((reason) => invalidPackage(name, reason)),
  )
  return problems.length > 0 ? problems : accept(store, record, submission, packages)
}

/** Folders are written with either slash in the JSON. */
const entryName = (fileName: string): string => fileName.replaceAll('\\', '/')

async function readPackages(
  record: ProductRecord,
  { resource }: Submission,
  archive: Archive,
): Promise<Packages> {
  const { packages: list } = record.kind
  const packages = new Map<string, PackageFacts | undefined>()
  for (const { fileName, fileStatus } of (list && resource[list]) ?? []) {
    if (fileStatus !== 'PendingUpload') continue
    const bytes = await archive.read(entryName(fileName))
    packages.set(fileName, bytes && (await readPackage(bytes)))
  }
  return packages
}

const invalidPackage = (name: string, reason: string): StatusEntry => ({
  code: 'PackageValidationFailed',
  details: `Package '${name}' failed validation: ${reason}`,
})

/** Rules of https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements. */
function problemsOf(facts: PackageFacts | undefined, record: ProductRecord): string[] {
  if (facts === undefined) return ['the package or its manifest can not be read.']
  const { name, publisher, version } = facts
  const expected = record.identity ?? { name, publisher }
  const rows: readonly [isWrong: boolean, reason: string][] = [
    [name !== expected.name, `the identity name '${name}' should be '${expected.name}'.`],
    [publisher !== expected.publisher, `the publisher '${publisher}' should be '${expected.publisher}'.`],
    [!isStoreVersion(version), `the version '${version}' is not valid for the Store.`],
    [
      record.refusesPublishedVersions && isPublished(facts, record),
      'all packages, including previously published ones, must be uniquely identified by their full names. ' +
        `'${name}_${version}_${facts.architecture}' was published before.`,
    ],
  ]
  return rows.filter(([isWrong]) => isWrong).map(([, reason]) => reason)
}

/**
 * Returns whether a package of that version was published for the same machines. Other packages may share a version;
 * https://learn.microsoft.com/windows/uwp/publish/package-version-numbering.
 */
function isPublished(
  facts: PackageFacts,
  { kind: { packages: list }, lastPublished, superseded }: ProductRecord,
): boolean {
  const published = [lastPublished, ...superseded].flatMap(
    (submission) => (list && submission?.resource[list]) ?? [],
  )
  return published.some(
    ({ version, architecture, targetDeviceFamilies }) =>
      version === facts.version &&
      architecture.toLowerCase() === facts.architecture.toLowerCase() &&
      facts.targetDeviceFamilies.some((family) => targetDeviceFamilies?.includes(family)),
  )
}

/** Four parts; the first is not 0, the last is the Store's own. */
function isStoreVersion(version: string): boolean {
  const parts = version.split('.').map(Number)
  const fits =
    parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 65535)
  return fits && parts[0] !== 0 && parts[3] === 0
}

function accept(store: Store, { kind }: ProductRecord, submission: Submission, packages: Packages): [] {
  const acceptEntry = (entry: FileEntry): FileEntry | undefined => {
    if (entry.fileStatus === 'PendingDelete') return undefined
    if (entry.fileStatus !== 'PendingUpload') return entry
    const { name: _, publisher: __, ...facts } = packages.get(entry.fileName) ?? {}
    const id = 'id' in entry ? { id: store.ids.next() } : {}
    return { ...entry, ...facts, ...id, fileStatus: 'Uploaded' }
  }
  const { resource } = submission
  Object.assign(resource, mapFiles(filePartsOf(kind, resource), acceptEntry))
  if (resource.trailers !== undefined) {
    resource.trailers = acceptTrailers(resource.trailers, () => store.ids.next())
  }
  return []
}

/**
 * A package uploaded without a ZIP around it passes as a ZIP without the files: the commit goes through with the
 * old packages, https://github.com/microsoft/StoreBroker/issues/277.
 */
function keepOldFiles({ kind }: ProductRecord, { resource }: Submission): [] {
  const keep = (entry: FileEntry): FileEntry | undefined =>
    entry.fileStatus === 'PendingUpload' ? undefined : { ...entry, fileStatus: 'Uploaded' }
  Object.assign(resource, mapFiles(filePartsOf(kind, resource), keep))
  return []
}
