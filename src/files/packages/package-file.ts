import { extname } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Entry } from 'yauzl'
import { InputError, messageOf } from '../../shared/errors.ts'
import type { FileState } from '../../shared/regular-file.ts'
import { openFile, TemporaryFolderError } from '../file-range.ts'
import {
  type BundledPackage,
  type PackageIdentity,
  parseBundleManifest,
  parsePackageManifest,
  summarizeBundle,
} from './package-manifest.ts'
import { type OpenZip, openEntry, openZip, readEntry } from './zip-reader.ts'

/** Package to be published. */
export interface PackageFile {
  /** Path in the ZIP. */
  readonly fileName: string
  /** Facts of its manifest; undefined for `.xap`, whose manifest is not read. */
  readonly identity: PackageIdentity | undefined
}

/** Package on disk, and the state in which its manifest was read. */
export interface PackageOnDisk {
  readonly packageFile: PackageFile
  readonly state: FileState
}

/**
 * Endings of packages, in lower case
 * (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements).
 */
export const PACKAGE_EXTENSIONS: ReadonlySet<string> = new Set([
  '.msix',
  '.msixbundle',
  '.msixupload',
  '.appx',
  '.appxbundle',
  '.appxupload',
  '.xap',
])

const MANIFEST = 'AppxManifest.xml'
const BUNDLE_MANIFEST = 'AppxMetadata/AppxBundleManifest.xml'

/** Names of the files that make a ZIP a package or a bundle, in lower case. */
export const MANIFEST_NAMES: ReadonlySet<string> = new Set(
  [MANIFEST, BUNDLE_MANIFEST].map((name) => name.toLowerCase()),
)

/** Reader of the manifests in a package, bundle or upload. */
type IdentityReader = (zip: OpenZip) => Promise<PackageIdentity>

// What may be in what, so that the reading ends whatever is nested: an upload holds a bundle or a package, a
// bundle holds packages (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
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

// Far above any real one; what claims more would only fill the memory, and keep this process busy.
const LARGEST_MANIFEST_IN_BYTES = 4 * 1024 * 1024
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements
const LARGEST_PACKAGE_IN_BYTES = 25 * 1024 ** 3

/** Returns whether a path is a package's, by its ending. */
export function isPackage(path: string): boolean {
  return PACKAGE_EXTENSIONS.has(extensionOf(path))
}

/**
 * Reads the manifest of a package on disk.
 *
 * @throws InputError when it is none, or is damaged; the signal's reason when that is aborted.
 */
export async function readPackageOnDisk(
  path: string,
  fileName: string,
  signal: AbortSignal,
): Promise<PackageOnDisk> {
  await using file = await openFile(path, signal).catch((error: unknown) => {
    signal.throwIfAborted()
    const problem = `"${path}" can not be opened: ${messageOf(error)}. Check the path.`
    throw new InputError('packages', problem, { cause: error })
  })
  const { state } = file
  if (isXap(path)) return { packageFile: { fileName, identity: undefined }, state }
  const identity = await readInput('packages', path, signal, async () => {
    const readIdentity = getReader(path, identityReaders)
    return await readIdentity(await openZip(file))
  })
  return { packageFile: { fileName, identity }, state }
}

/**
 * Reads the manifests of the packages in a ZIP. `path` is where the ZIP is, for what there is to say about it.
 *
 * @throws InputError when one is none, is damaged, or has the name of another; the reason of the ZIP's signal when that
 * is aborted.
 */
export async function readPackagesInZip(
  zip: OpenZip,
  path: string,
  entries: readonly Entry[],
): Promise<readonly PackageFile[]> {
  return await readInput('zip-path', path, zip.range.signal, async () => {
    const readable = await indexEntries(entries, (name) => (isXap(name) ? undefined : name))
    const packages: PackageFile[] = []
    for (const { fileName } of entries) {
      const entry = readable.get(fileName)
      const identity = isXap(fileName) ? undefined : await readNested(zip, entry, fileName, identityReaders)
      packages.push({ fileName, identity })
    }
    return packages
  })
}

function extensionOf(name: string): string {
  return extname(name).toLowerCase()
}

// Of Windows Phone 8, with a manifest of its own; only apps that have one may keep it
// (https://learn.microsoft.com/windows/uwp/publish/upload-app-packages).
function isXap(name: string): boolean {
  return extensionOf(name) === '.xap'
}

function getReader(name: string, readers: ReadonlyMap<string, IdentityReader>): IdentityReader {
  const reader = readers.get(extensionOf(name))
  if (reader === undefined) throw new Error(`it must end in ${[...readers.keys()].join(', ')}`)
  return reader
}

async function readPackage(zip: OpenZip): Promise<PackageIdentity> {
  const parts = await indexEntries(zip.reader.eachEntry(), toPartName)
  return await readManifest(zip, parts, MANIFEST, parsePackageManifest)
}

async function readBundle(zip: OpenZip): Promise<PackageIdentity> {
  const parts = await indexEntries(zip.reader.eachEntry(), toPartName)
  const bundle = await readManifest(zip, parts, BUNDLE_MANIFEST, parseBundleManifest)
  const packages: BundledPackage[] = []
  const looked = new Set<string>()
  for (const row of bundle.packages) {
    // The element is of 2018; what was bundled before has it in the packages only
    // (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/element-dependencies).
    if (!row.isApplication || row.deviceFamilies.length > 0) {
      packages.push(row)
      continue
    }
    const name = normalizePartName(row.fileName)
    // What one says counts for the whole bundle, so that it is read once, however often it is named.
    const isRead = looked.has(name)
    looked.add(name)
    const { deviceFamilies, languages } = isRead
      ? row
      : await readNested(zip, parts.get(name), row.fileName, packageReaders)
    packages.push({ ...row, deviceFamilies, languages: [...row.languages, ...languages] })
  }
  return summarizeBundle({ ...bundle, packages })
}

const LONGEST_LIST = 5

// Besides it there are symbols (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
async function readUpload(zip: OpenZip): Promise<PackageIdentity> {
  const packages = await indexEntries(zip.reader.eachEntry(), (name) =>
    !name.includes('/') && bundleAndPackageReaders.has(extensionOf(name)) ? name : undefined,
  )
  const [name] = packages.keys()
  if (name === undefined) throw new Error('it has no bundle and no package at its root')
  if (packages.size > 1) {
    const names = [...packages.keys()].slice(0, LONGEST_LIST).map((other) => `"${other}"`)
    const more = packages.size > LONGEST_LIST ? ` and ${packages.size - LONGEST_LIST} more` : ''
    throw new Error(
      `it has ${packages.size} packages at its root, and must have one: ${names.join(', ')}${more}`,
    )
  }
  return await readNested(zip, packages.get(name), name, bundleAndPackageReaders)
}

/** Indexes entries by the key of their name; those without a key are left out. */
async function indexEntries(
  entries: AsyncIterable<Entry> | Iterable<Entry>,
  toKey: (name: string) => string | undefined,
): Promise<ReadonlyMap<string, Entry>> {
  const index = new Map<string, Entry>()
  for await (const entry of entries) {
    const key = toKey(entry.fileName)
    if (key === undefined) continue
    if (index.has(key)) throw new Error(`it has "${entry.fileName}" twice`)
    index.set(key, entry)
  }
  return index
}

/** Returns the key of what is read of a package or bundle: its manifest, and packages. */
function toPartName(name: string): string | undefined {
  const part = normalizePartName(name)
  return MANIFEST_NAMES.has(part) || packageReaders.has(extensionOf(part)) ? part : undefined
}

// In a package, names are equal whatever their case, and a space is written %20
// (https://ecma-international.org/publications-and-standards/standards/ecma-376/, part 2).
function normalizePartName(name: string): string {
  try {
    return decodeURIComponent(name).toLowerCase()
  } catch {
    return name.toLowerCase()
  }
}

async function readNested(
  zip: OpenZip,
  entry: Entry | undefined,
  name: string,
  readers: ReadonlyMap<string, IdentityReader>,
): Promise<PackageIdentity> {
  return await readInside(name, async () => {
    const readIdentity = getReader(name, readers)
    if (entry === undefined) throw new Error('it is not there')
    assertSize(entry, LARGEST_PACKAGE_IN_BYTES, 'a package')
    await using content = await openEntry(zip, entry)
    return await readIdentity(await openZip(content))
  })
}

async function readManifest<T>(
  zip: OpenZip,
  parts: ReadonlyMap<string, Entry>,
  name: string,
  parse: (xml: string) => T,
): Promise<T> {
  const entry = parts.get(name.toLowerCase())
  if (entry === undefined) throw new Error(`it has no ${name}`)
  return await readInside(name, async () => {
    assertSize(entry, LARGEST_MANIFEST_IN_BYTES, 'a manifest')
    const bytes = await readEntry(zip, entry)
    // yauzl leaves this to its callers.
    if (crc32(bytes) !== entry.crc32) throw new Error('its checksum is wrong')
    return parse(decodeXml(bytes))
  })
}

// https://www.w3.org/TR/xml/#charencoding: with a byte order mark, which UTF-8 does not need.
const UTF_16_BY_MARK: ReadonlyMap<string, string> = new Map([
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
])

function decodeXml(bytes: Buffer): string {
  const encoding = UTF_16_BY_MARK.get(bytes.toString('hex', 0, 2)) ?? 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}

function assertSize({ uncompressedSize }: Entry, limitInBytes: number, what: string): void {
  if (uncompressedSize <= limitInBytes) return
  throw new Error(`it has ${uncompressedSize} bytes, and ${what} has at most ${limitInBytes}`)
}

/** Error in a file that is in another. */
class NestedFileError extends Error {
  readonly file: string

  constructor(file: string, cause: unknown) {
    super(messageOf(cause), { cause })
    this.file = file
  }
}

/** Reads a file in a file, and names it in what goes wrong. */
async function readInside<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw new NestedFileError(file, error)
  }
}

const LONGEST_REASON = 300

/** Reads a file that an input names; what goes wrong is said of the innermost file that it happened in. */
async function readInput<T>(
  input: 'packages' | 'zip-path',
  path: string,
  signal: AbortSignal,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read()
  } catch (error) {
    signal.throwIfAborted()
    const files = [path]
    let cause = error
    for (; cause instanceof NestedFileError; cause = cause.cause) files.unshift(cause.file)
    const where = files.map((file) => `"${file}"`).join(' in ')
    // Cut, because it may quote what is in the file.
    const reason = messageOf(cause).slice(0, LONGEST_REASON).replace(/\.$/, '')
    const problem =
      cause instanceof TemporaryFolderError
        ? `can not be unpacked: ${reason}.`
        : `can not be read: ${reason}. Build it again.`
    throw new InputError(input, `${where} ${problem}`, { cause })
  }
}
