import { extname } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Entry } from 'yauzl'
import { InputError, messageOf } from '../../shared/errors.ts'
import {
  type BundledPackage,
  type PackageIdentity,
  parseBundleManifest,
  parsePackageManifest,
  summarizeBundle,
} from './package-manifest.ts'
import { type ByteSource, type OpenZip, openFile, openZip } from './random-access.ts'

/** A package to be published. */
export interface PackageFile {
  /** Path in the ZIP. */
  readonly fileName: string
  /** What its manifest says; undefined for `.xap`, whose manifest is not read. */
  readonly identity: PackageIdentity | undefined
}

/** Reads a package; `place` is where it is, for what there is to say about it. */
type Reader = (source: ByteSource, place: Place) => Promise<PackageIdentity>

/** Where bytes come from: the input that named them, and the files around them, the innermost first. */
interface Place {
  readonly input: 'packages' | 'zip-path'
  readonly files: readonly string[]
}

const MANIFEST = 'AppxManifest.xml'
const BUNDLE_MANIFEST = 'AppxMetadata/AppxBundleManifest.xml'

// What may be in what, so that the reading ends whatever is nested: an upload holds a bundle or a package, a
// bundle holds packages (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
const PACKAGES: ReadonlyMap<string, Reader> = new Map([
  ['.msix', readPackage],
  ['.appx', readPackage],
])
const BUNDLES_AND_PACKAGES: ReadonlyMap<string, Reader> = new Map([
  ...PACKAGES,
  ['.msixbundle', readBundle],
  ['.appxbundle', readBundle],
])
const READERS: ReadonlyMap<string, Reader> = new Map([
  ...BUNDLES_AND_PACKAGES,
  ['.msixupload', readUpload],
  ['.appxupload', readUpload],
])

// Far above any real one; what claims more would only fill the memory.
const LARGEST_MANIFEST_IN_BYTES = 16 * 1024 * 1024
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements
const LARGEST_PACKAGE_IN_BYTES = 25 * 1024 ** 3

/**
 * Reads the manifest of a package on disk.
 *
 * @throws InputError when it is none, or is damaged.
 */
export async function readPackageOnDisk(path: string, fileName: string): Promise<PackageFile> {
  if (isXap(path)) return { fileName, identity: undefined }
  const place: Place = { input: 'packages', files: [path] }
  await using file = await openAt(place, path)
  return { fileName, identity: await attempt(place, () => readerOf(path, READERS)(file, place)) }
}

/**
 * Reads the manifests of those entries of a ZIP, which are packages, where they are.
 *
 * @throws InputError when one is none, or is damaged.
 */
export async function readPackagesInZip(
  zipPath: string,
  entryNames: readonly string[],
): Promise<readonly PackageFile[]> {
  const wanted = new Set(entryNames.filter((name) => !isXap(name)))
  if (wanted.size === 0) return entryNames.map((fileName) => ({ fileName, identity: undefined }))
  const place: Place = { input: 'zip-path', files: [zipPath] }
  await using file = await openAt(place, zipPath)
  return await attempt(place, async () => {
    const folder = await openFolder(file, (name) => (wanted.has(name) ? name : undefined))
    const packages: PackageFile[] = []
    for (const fileName of entryNames) {
      const identity = isXap(fileName) ? undefined : await readEntry(folder, fileName, READERS, place)
      packages.push({ fileName, identity })
    }
    return packages
  })
}

const extensionOf = (name: string): string => extname(name).toLowerCase()

// Of Windows Phone 8, with a manifest of its own; only apps that have one may keep it
// (https://learn.microsoft.com/windows/uwp/publish/upload-app-packages).
const isXap = (name: string): boolean => extensionOf(name) === '.xap'

function readerOf(name: string, readers: ReadonlyMap<string, Reader>): Reader {
  const reader = readers.get(extensionOf(name))
  if (reader === undefined) throw new Error(`it must end in ${[...readers.keys()].join(', ')}`)
  return reader
}

async function readPackage(source: ByteSource, place: Place): Promise<PackageIdentity> {
  return await readManifest(await openFolder(source, partOfPackage), MANIFEST, parsePackageManifest, place)
}

async function readBundle(source: ByteSource, place: Place): Promise<PackageIdentity> {
  const folder = await openFolder(source, partOfPackage)
  const bundle = await readManifest(folder, BUNDLE_MANIFEST, parseBundleManifest, place)
  const packages: BundledPackage[] = []
  for (const part of bundle.packages) packages.push(await completed(part, folder, place))
  return summarizeBundle({ ...bundle, packages })
}

// The element is of 2018; what was bundled before has it in the packages only
// (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/element-dependencies).
async function completed(part: BundledPackage, folder: ZipIndex, place: Place): Promise<BundledPackage> {
  if (!part.isApplication || part.deviceFamilies.length > 0) return part
  const { deviceFamilies, languages } = await readEntry(folder, part.fileName, PACKAGES, place)
  return { ...part, deviceFamilies, languages: [...part.languages, ...languages] }
}

// Besides it there are symbols (https://learn.microsoft.com/windows/msix/package/packaging-uwp-apps).
async function readUpload(source: ByteSource, place: Place): Promise<PackageIdentity> {
  const folder = await openFolder(source, rootOfUpload)
  const [name, ...others] = folder.names
  if (name === undefined) throw new Error('it has no bundle and no package at its root')
  if (others.length > 0) {
    throw new Error(
      `it has ${others.length + 1} packages at its root, and must have one: ${list([name, ...others])}`,
    )
  }
  return await readEntry(folder, name, BUNDLES_AND_PACKAGES, place)
}

/** A ZIP and those of its entries that may be read. */
interface ZipIndex {
  readonly zip: OpenZip
  readonly names: readonly string[]
  find(name: string): Entry | undefined
}

/** Gives the key that a name is found by; undefined when it is not to be found. */
type KeyOf = (name: string) => string | undefined

async function openFolder(source: ByteSource, keyOf: KeyOf): Promise<ZipIndex> {
  const zip = await openZip(source)
  const entries = new Map<string | undefined, Entry>()
  for await (const entry of zip.entries()) {
    const key = keyOf(entry.fileName)
    if (key === undefined) continue
    if (entries.has(key)) throw new Error(`it has "${entry.fileName}" twice`)
    entries.set(key, entry)
  }
  const names = [...entries.values()].map(({ fileName }) => fileName)
  return { zip, names, find: (name) => entries.get(keyOf(name)) }
}

// In a package, names are equal whatever their case, and a space is written %20
// (https://ecma-international.org/publications-and-standards/standards/ecma-376/, part 2).
function partName(name: string): string {
  try {
    return decodeURIComponent(name).toLowerCase()
  } catch {
    return name.toLowerCase()
  }
}

const MANIFESTS: ReadonlySet<string> = new Set([partName(MANIFEST), partName(BUNDLE_MANIFEST)])

const partOfPackage: KeyOf = (name) => {
  const key = partName(name)
  return MANIFESTS.has(key) || PACKAGES.has(extensionOf(key)) ? key : undefined
}

const rootOfUpload: KeyOf = (name) =>
  !name.includes('/') && BUNDLES_AND_PACKAGES.has(extensionOf(name)) ? name : undefined

async function readEntry(
  { zip, find }: ZipIndex,
  name: string,
  readers: ReadonlyMap<string, Reader>,
  outer: Place,
): Promise<PackageIdentity> {
  const place: Place = { ...outer, files: [name, ...outer.files] }
  return await attempt(place, async () => {
    const reader = readerOf(name, readers)
    const entry = find(name)
    if (entry === undefined) throw new Error('it is not there')
    assertSize(entry, LARGEST_PACKAGE_IN_BYTES, 'a package')
    return await reader(await zip.content(entry), place)
  })
}

async function readManifest<T>(
  { zip, find }: ZipIndex,
  name: string,
  parse: (xml: string) => T,
  outer: Place,
): Promise<T> {
  const entry = find(name)
  if (entry === undefined) throw new Error(`it has no ${name}`)
  return await attempt({ ...outer, files: [name, ...outer.files] }, async () => {
    assertSize(entry, LARGEST_MANIFEST_IN_BYTES, 'a manifest')
    const content = await zip.content(entry)
    const bytes = await content.bytes(0, content.sizeInBytes)
    // yauzl leaves this to its callers.
    if (crc32(bytes) !== entry.crc32) throw new Error('its checksum is wrong')
    return parse(textOf(bytes))
  })
}

function assertSize({ uncompressedSize }: Entry, limitInBytes: number, what: string): void {
  if (uncompressedSize <= limitInBytes) return
  throw new Error(`it has ${uncompressedSize} bytes, and ${what} has at most ${limitInBytes}`)
}

// https://www.w3.org/TR/xml/#charencoding: with a byte order mark, which UTF-8 does not need.
const UTF_16: ReadonlyMap<string, string> = new Map([
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
])

function textOf(bytes: Buffer): string {
  const encoding = UTF_16.get(bytes.toString('hex', 0, 2)) ?? 'utf-8'
  return new TextDecoder(encoding, { fatal: true }).decode(bytes)
}

async function openAt({ input }: Place, path: string): Promise<ByteSource & AsyncDisposable> {
  try {
    return await openFile(path)
  } catch (error) {
    throw new InputError(input, `"${path}" can not be opened: ${messageOf(error)}. Check the path.`, {
      cause: error,
    })
  }
}

const LONGEST_REASON = 300

/** Does a task; what goes wrong is said of the innermost file that it happened in. */
async function attempt<T>({ input, files }: Place, task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    if (error instanceof InputError) throw error
    // Cut, because it may quote what is in the file.
    const reason = messageOf(error).slice(0, LONGEST_REASON).replace(/\.$/, '')
    const where = files.map((file) => `"${file}"`).join(' in ')
    throw new InputError(input, `${where} can not be read: ${reason}. Build it again.`, { cause: error })
  }
}

const LONGEST_LIST = 5

function list(names: readonly string[]): string {
  const shown = names.slice(0, LONGEST_LIST).map((name) => `"${name}"`)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
}
