import { createHash } from 'node:crypto'
import type { ProductRecord, Submission } from '../product-record.ts'
import type { FileEntry, PackageEntry, StatusEntry } from '../resource.ts'
import type { Store } from '../store.ts'
import { assignTrailerIds, listPendingUploads, mapFileEntries, pickFileProperties } from './file-entries.ts'
import { checkListings } from './listing-rules.ts'
import { isBarePackage, readPackage } from './package-manifest.ts'
import {
  checkPackageCount,
  checkPackages,
  fullName,
  type Packages,
  type UploadedPackage,
} from './package-rules.ts'
import { type Archive, openZip } from './zip-archive.ts'

const invalidArchive: readonly StatusEntry[] = [
  { code: 'InvalidArchive', details: 'The uploaded file is missing or is not a valid ZIP archive.' },
]

/** Processes the ZIP of a commit; returns the errors that fail it, or none when the submission has its files. */
export async function ingest(
  store: Store,
  product: ProductRecord,
  submission: Submission,
): Promise<readonly StatusEntry[]> {
  const early = [...checkPackageCount(product, submission), ...checkListings(product, submission)]
  if (early.length > 0) return early
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
  const packages = product.switches.validatesPackages
    ? await readPackages(product, submission, archive)
    : new Map()
  const errors = checkPackages(packages, product, submission)
  return errors.length > 0 ? errors : acceptFiles(store, product, submission, packages)
}

/** Returns the path in the ZIP; folders are written with either slash in the JSON. */
const entryName = (fileName: string): string => fileName.replaceAll('\\', '/')

async function readPackages(
  { kind: { packages: list } }: ProductRecord,
  { resource }: Submission,
  archive: Archive,
): Promise<Packages> {
  const packages = new Map<string, UploadedPackage | undefined>()
  for (const { fileName, fileStatus } of (list && resource[list]) ?? []) {
    if (fileStatus !== 'PendingUpload') continue
    const bytes = await archive.read(entryName(fileName))
    const facts = bytes && (await readPackage(bytes))
    packages.set(fileName, facts && { ...facts, digest: createHash('sha256').update(bytes).digest('hex') })
  }
  return packages
}

function acceptFiles(
  store: Store,
  { kind, switches: { storedRevision }, acceptedPackages }: ProductRecord,
  submission: Submission,
  packages: Packages,
): [] {
  const { resource } = submission
  for (const facts of packages.values()) {
    if (facts !== undefined) acceptedPackages.set(fullName(facts), facts.digest)
  }
  const parts = mapFileEntries(pickFileProperties(kind, resource), (entry): FileEntry | undefined => {
    if (entry.fileStatus === 'PendingDelete') return undefined
    if (entry.fileStatus !== 'PendingUpload') return entry
    const facts = storedFacts(packages.get(entry.fileName), storedRevision)
    const id = 'id' in entry ? { id: store.ids.next() } : {}
    return { ...entry, ...facts, ...id, fileStatus: 'Uploaded' }
  })
  Object.assign(resource, parts)
  if (resource.trailers !== undefined) {
    resource.trailers = assignTrailerIds(resource.trailers, () => store.ids.next())
  }
  return []
}

/** Returns the facts that an entry shows from now on. */
function storedFacts(
  facts: UploadedPackage | undefined,
  revision: number | undefined,
): Partial<PackageEntry> {
  if (facts === undefined) return {}
  const { name: _, publisher: __, digest: ___, contents: ____, ...shown } = facts
  return revision === undefined
    ? shown
    : { ...shown, version: shown.version.replace(/\d+$/, String(revision)) }
}

/**
 * Keeps the old packages. A package that is uploaded without a surrounding ZIP passes as a ZIP without the files, and
 * the commit succeeds: https://github.com/microsoft/StoreBroker/issues/277.
 */
function keepOldFiles({ kind }: ProductRecord, { resource }: Submission): [] {
  const parts = mapFileEntries(pickFileProperties(kind, resource), (entry) =>
    entry.fileStatus === 'PendingUpload' ? undefined : { ...entry, fileStatus: 'Uploaded' },
  )
  Object.assign(resource, parts)
  return []
}
