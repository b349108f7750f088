import type { ProductRecord, Submission } from '../product-record.ts'
import type { FileEntry, StatusEntry } from '../resource.ts'
import type { Store } from '../store.ts'
import { assignTrailerIds, listPendingUploads, mapFileEntries, pickFileProperties } from './file-entries.ts'
import { isBarePackage, type PackageFacts, readPackage } from './package-manifest.ts'
import { type Archive, openZip } from './zip-archive.ts'

type Packages = ReadonlyMap<string, PackageFacts | undefined>

const invalidArchive: readonly StatusEntry[] = [
  { code: 'InvalidArchive', details: 'The uploaded file is missing or is not a valid ZIP archive.' },
]

/** Processes the ZIP of a commit; returns the errors that fail it, or none when the submission has its files. */
export async function ingest(
  store: Store,
  product: ProductRecord,
  submission: Submission,
): Promise<readonly StatusEntry[]> {
  const expected = listPendingUploads(product.kind, submission.resource)
  if (expected.length === 0) return acceptFiles(store, product, submission, new Map())
  const { uploads } = store
  if (uploads.discarded !== undefined) {
    const wasUploaded = uploads.discarded.sizes.has(submission.blobName)
    return wasUploaded ? acceptFiles(store, product, submission, new Map()) : invalidArchive
  }
  const bytes = await uploads.fetch(submission.blobName)
  const archive = bytes && (await openZip(bytes))
  if (archive === undefined) return invalidArchive
  if (isBarePackage(archive)) return keepOldFiles(product, submission)

  const missing = expected.filter((name) => !archive.names.includes(entryName(name)))
  if (missing.length > 0) {
    return missing.map((name) => ({ code: 'MissingFiles', details: `File '${name}' not found in archive.` }))
  }
  const packages = product.validatesPackages ? await readPackages(product, submission, archive) : new Map()
  const errors = [...packages].flatMap(([name, facts]) =>
    findProblems(facts, product).map((problem) => ({
      code: 'PackageValidationFailed',
      details: `Package '${name}' failed validation: ${problem}`,
    })),
  )
  return errors.length > 0 ? errors : acceptFiles(store, product, submission, packages)
}

/** Returns the path in the ZIP; folders are written with either slash in the JSON. */
const entryName = (fileName: string): string => fileName.replaceAll('\\', '/')

async function readPackages(
  { kind: { packages: list } }: ProductRecord,
  { resource }: Submission,
  archive: Archive,
): Promise<Packages> {
  const packages = new Map<string, PackageFacts | undefined>()
  for (const { fileName, fileStatus } of (list && resource[list]) ?? []) {
    if (fileStatus !== 'PendingUpload') continue
    const bytes = await archive.read(entryName(fileName))
    packages.set(fileName, bytes && (await readPackage(bytes)))
  }
  return packages
}

/** The rules of https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements. */
function findProblems(facts: PackageFacts | undefined, product: ProductRecord): string[] {
  if (facts === undefined) return ['the package or its manifest can not be read.']
  const { name, publisher, version } = facts
  const expected = product.identity ?? { name, publisher }
  const rows: readonly [isWrong: boolean, problem: string][] = [
    [name !== expected.name, `the identity name '${name}' should be '${expected.name}'.`],
    [publisher !== expected.publisher, `the publisher '${publisher}' should be '${expected.publisher}'.`],
    [!isStoreVersion(version), `the version '${version}' is not valid for the Store.`],
    [
      product.refusesPublishedVersions && isPublished(facts, product),
      'all packages, including previously published ones, must be uniquely identified by their full names. ' +
        `'${name}_${version}_${facts.architecture}' was published before.`,
    ],
  ]
  return rows.filter(([isWrong]) => isWrong).map(([, problem]) => problem)
}

/**
 * Returns whether a package of that version was published for the same devices. Other packages may share a version;
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

/** Returns whether a version has four parts, of which the first is not 0; the last is the Store's own. */
function isStoreVersion(version: string): boolean {
  const parts = version.split('.').map(Number)
  const fits =
    parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 65535)
  return fits && parts[0] !== 0 && parts[3] === 0
}

function acceptFiles(store: Store, { kind }: ProductRecord, submission: Submission, packages: Packages): [] {
  const { resource } = submission
  const parts = mapFileEntries(pickFileProperties(kind, resource), (entry): FileEntry | undefined => {
    if (entry.fileStatus === 'PendingDelete') return undefined
    if (entry.fileStatus !== 'PendingUpload') return entry
    const { name: _, publisher: __, ...facts } = packages.get(entry.fileName) ?? {}
    const id = 'id' in entry ? { id: store.ids.next() } : {}
    return { ...entry, ...facts, ...id, fileStatus: 'Uploaded' }
  })
  Object.assign(resource, parts)
  if (resource.trailers !== undefined) {
    resource.trailers = assignTrailerIds(resource.trailers, () => store.ids.next())
  }
  return []
}

/**
 * Keeps the old packages. One that is uploaded without a ZIP around it passes as a ZIP without the files, and the
 * commit goes through: https://github.com/microsoft/StoreBroker/issues/277.
 */
function keepOldFiles({ kind }: ProductRecord, { resource }: Submission): [] {
  const parts = mapFileEntries(pickFileProperties(kind, resource), (entry) =>
    entry.fileStatus === 'PendingUpload' ? undefined : { ...entry, fileStatus: 'Uploaded' },
  )
  Object.assign(resource, parts)
  return []
}
