import { crc32 } from 'node:zlib'
import { quoteNames } from '../../shared/names.ts'
import { isLitter } from '../litter.ts'
import { FileProblem, readInside } from './file-problem.ts'
import {
  type BundledPackage,
  type BundleRow,
  type PackageIdentity,
  parseBundleManifest,
  parsePackageManifest,
  summarizeBundle,
} from './package-manifest.ts'
import { BUNDLE_MANIFEST, extensionOf, MANIFEST, MANIFEST_NAMES, normalizePartName } from './package-names.ts'
import { decodeXml } from './xml-encoding.ts'
import type { ZipRecord } from './zip-directory.ts'
import { type OpenZip, openEntry, openZip, readEntry } from './zip-reader.ts'

/** Reader of the manifests in a package, bundle or upload. */
type IdentityReader = (zip: OpenZip) => Promise<PackageIdentity>

// The kinds of file that each kind may contain, so that reading ends however deeply files are nested: an upload holds a
// bundle or a package, a bundle holds packages (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
const packageReaders: ReadonlyMap<string, IdentityReader> = new Map([
  ['.msix', readPackage],
  ['.appx', readPackage],
])
const bundleAndPackageReaders: ReadonlyMap<string, IdentityReader> = new Map([
  ...packageReaders,
  ['.msixbundle', readBundle],
  ['.appxbundle', readBundle],
])
const identityReaders: ReadonlyMap<string, IdentityReader> = new Map([
  ...bundleAndPackageReaders,
  ['.msixupload', readUpload],
  ['.appxupload', readUpload],
])

// Far above any real one; anything larger would only exhaust memory and keep this process busy.
const LARGEST_MANIFEST_IN_BYTES = 4 * 1024 * 1024
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements
const LARGEST_PACKAGE_IN_BYTES = 25 * 1024 ** 3

// Of Windows Phone 8, with its own kind of manifest; only apps that already have one may keep it
// (https://learn.microsoft.com/windows/uwp/publish/upload-app-packages).
const XAP = '.xap'

/**
 * Reads the manifests of a package, by the extension of its name.
 *
 * @returns undefined for `.xap`, which is only checked to be a ZIP.
 * @throws FileProblem or Error that says what is wrong with it.
 */
export async function readIdentity(zip: OpenZip, name: string): Promise<PackageIdentity | undefined> {
  return extensionOf(name) === XAP ? undefined : await getReader(name, identityReaders)(zip)
}

/**
 * Reads the manifests of a package in a ZIP.
 *
 * @returns undefined for `.xap`, which is only checked to be a ZIP.
 * @throws Error that says what is wrong with it.
 */
export async function readNestedIdentity(
  zip: OpenZip,
  record: ZipRecord,
): Promise<PackageIdentity | undefined> {
  return await openNested(zip, record, record.fileName, (inner) => readIdentity(inner, record.fileName))
}

/**
 * Indexes the entries of a ZIP by the key of their name; those without a key are omitted.
 *
 * @throws Error when two have the same key.
 */
export function indexRecords(
  records: readonly ZipRecord[],
  toKey: (name: string) => string | undefined,
): ReadonlyMap<string, ZipRecord> {
  const index = new Map<string, ZipRecord>()
  for (const record of records) {
    const key = toKey(record.fileName)
    if (key === undefined) continue
    if (index.has(key)) throw new Error(`it has "${record.fileName}" twice`)
    index.set(key, record)
  }
  return index
}

function getReader(name: string, readers: ReadonlyMap<string, IdentityReader>): IdentityReader {
  const reader = readers.get(extensionOf(name))
  if (reader === undefined) throw new Error(`it must end in ${[...readers.keys()].join(', ')}`)
  return reader
}

async function readPackage(zip: OpenZip): Promise<PackageIdentity> {
  const parts = indexRecords(zip.records, toPartName)
  if (!parts.has(MANIFEST.toLowerCase())) refuseOtherKind(zip, parts)
  const manifest = await readManifest(zip, parts, MANIFEST, parsePackageManifest)
  if (manifest.isFramework)
    throw new FileProblem(
      'is a framework package, which the Store provides: exclude it from "packages", or remove it from the ZIP.',
    )
  requireFootprint(parts)
  return manifest.identity
}

async function readBundle(zip: OpenZip): Promise<PackageIdentity> {
  const parts = indexRecords(zip.records, toPartName)
  if (!parts.has(BUNDLE_MANIFEST.toLowerCase())) refuseOtherKind(zip, parts)
  const { packages: rows, ...name } = await readManifest(zip, parts, BUNDLE_MANIFEST, parseBundleManifest)
  refuseMissing(rows, parts)
  requireFootprint(parts)
  const contents = new Map<string, BundledPackage>()
  for (const row of rows) {
    const { fileName } = row
    const key = normalizePartName(fileName)
    const record = parts.get(key)
    // A package listed twice is read once.
    if (record === undefined || contents.has(key)) continue
    const identity = await openNested(zip, record, fileName, getReader(fileName, packageReaders))
    const { isBundle: _, contents: __, ...facts } = identity
    contents.set(key, { fileName, isApplication: row.isApplication, ...facts })
  }
  return summarizeBundle({ ...name, packages: rows }, [...contents.values()])
}

function refuseMissing(rows: readonly BundleRow[], parts: ReadonlyMap<string, ZipRecord>): void {
  const missing = rows.filter(({ fileName }) => !parts.has(normalizePartName(fileName)))
  const [misnamed] = missing.filter(({ fileName }) => !packageReaders.has(extensionOf(fileName)))
  if (misnamed !== undefined)
    throw new FileProblem(
      `contains "${misnamed.fileName}", which must end in ${[...packageReaders.keys()].join(' or ')}. Rename it and build the bundle again.`,
    )
  if (missing.length === 0) return
  // https://learn.microsoft.com/windows/msix/package/create-app-package-with-makeappx-tool, option /fb
  if (missing.length === rows.length && rows.every(({ isInBundle }) => !isInBundle))
    throw new FileProblem(
      'is a flat bundle, whose packages are separate files; the Store does not accept that. Build it without "/fb".',
    )
  throw new FileProblem(
    `lacks ${quoteNames(missing.map(({ fileName }) => fileName))}, which its manifest names. Build it again.`,
  )
}

// https://learn.microsoft.com/windows/msix/overview#inside-an-msix-package
const FOOTPRINT = ['AppxBlockMap.xml', '[Content_Types].xml']

function requireFootprint(parts: ReadonlyMap<string, ZipRecord>): void {
  const missing = FOOTPRINT.filter((name) => !parts.has(name.toLowerCase()))
  if (missing.length === 0) return
  throw new FileProblem(
    `lacks ${missing.join(' and ')}. Build it with MakeAppx or Visual Studio: a renamed ZIP is not a package.`,
  )
}

// An upload also contains symbols (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
async function readUpload(zip: OpenZip): Promise<PackageIdentity> {
  const packages = packagesAtRoot(zip)
  const [name] = packages.keys()
  const record = packages.get(name ?? '')
  if (name === undefined || record === undefined) {
    refuseOtherKind(zip, indexRecords(zip.records, toPartName))
    throw new Error('it has neither a bundle nor a package at its root')
  }
  if (packages.size > 1)
    throw new FileProblem(
      `contains ${packages.size} packages: ${quoteNames([...packages.keys()])}. The Store reads only one: set "packages" to the packages themselves, or bundle them.`,
    )
  return await openNested(zip, record, name, getReader(name, bundleAndPackageReaders))
}

function packagesAtRoot(zip: OpenZip): ReadonlyMap<string, ZipRecord> {
  return indexRecords(zip.records, (name) =>
    !name.includes('/') && bundleAndPackageReaders.has(extensionOf(name)) && !isLitter(name)
      ? name
      : undefined,
  )
}

// A file with the extension of another kind, recognized by its contents.
function refuseOtherKind(zip: OpenZip, parts: ReadonlyMap<string, ZipRecord>): void {
  const kinds = [
    { is: parts.has(MANIFEST.toLowerCase()), what: 'a package', extension: '.msix' },
    { is: parts.has(BUNDLE_MANIFEST.toLowerCase()), what: 'a bundle', extension: '.msixbundle' },
    { is: packagesAtRoot(zip).size > 0, what: 'an upload file', extension: '.msixupload' },
  ]
  const kind = kinds.find(({ is }) => is)
  if (kind !== undefined) throw new FileProblem(`is ${kind.what}: rename it to end in ${kind.extension}.`)
}

const PART_NAMES: ReadonlySet<string> = new Set([
  ...MANIFEST_NAMES,
  ...FOOTPRINT.map((name) => name.toLowerCase()),
])

/** Returns the key of a part that is read in a package or bundle: a manifest or a package. */
function toPartName(name: string): string | undefined {
  const part = normalizePartName(name)
  return PART_NAMES.has(part) || packageReaders.has(extensionOf(part)) ? part : undefined
}

async function openNested<T>(
  zip: OpenZip,
  record: ZipRecord,
  name: string,
  read: (inner: OpenZip) => Promise<T>,
): Promise<T> {
  return await readInside(name, async () => {
    assertSize(record, LARGEST_PACKAGE_IN_BYTES, 'a package')
    await using content = await openEntry(zip, record)
    return await read(await openZip(content))
  })
}

async function readManifest<T>(
  zip: OpenZip,
  parts: ReadonlyMap<string, ZipRecord>,
  name: string,
  parse: (xml: string) => T,
): Promise<T> {
  const record = parts.get(name.toLowerCase())
  if (record === undefined) throw new Error(`it has no ${name}`)
  return await readInside(name, async () => {
    assertSize(record, LARGEST_MANIFEST_IN_BYTES, 'a manifest')
    const bytes = await readEntry(zip, record)
    if (crc32(bytes) !== record.crc32) throw new Error('its checksum is wrong')
    return parse(decodeXml(bytes))
  })
}

function assertSize({ uncompressedSize }: ZipRecord, limitInBytes: number, what: string): void {
  if (uncompressedSize <= limitInBytes) return
  throw new Error(`it has ${uncompressedSize} bytes; the limit for ${what} is ${limitInBytes}`)
}
