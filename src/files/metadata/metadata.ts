import type { Dirent, Stats } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError, messageOf } from '../../shared/errors.ts'
import { resolveLinks } from '../links.ts'
import { readTextFile } from '../text-file.ts'
import type { FileRole } from './file-roles.ts'
import { suggest } from './layout-advice.ts'
import { FIELDS, textIn, valueIn } from './listing-fields.ts'
import { type LayoutNode, ROOT } from './listing-layout.ts'
import { type ImageSize, PNG_HEADER_BYTES, parsePngSize } from './png-size.ts'

const INPUT = 'metadata-path'

/** What a metadata folder says. */
export interface Metadata {
  readonly languages: readonly LanguageMetadata[]
  readonly trailers: readonly TrailerFile[]
}

/** The listing of one language. */
export interface LanguageMetadata {
  /** As the folder is called, lower-case. */
  readonly language: string
  readonly base: ListingMetadata
  /** By override key as the Store spells it, e.g. Windows81. */
  readonly platformOverrides: Readonly<Record<string, ListingMetadata>>
}

/** Texts and pictures of a listing; what is not given is not in it. */
export interface ListingMetadata {
  /** By the Store's property name; a list for features, keywords, hardware. Cleared fields are '' or []. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** By image type as the Store spells it; in file-name order, numbers by value. */
  readonly images: Readonly<Record<string, readonly ImageFile[]>>
  /** Where each field was read from, for annotations: property name → path. */
  readonly sources: Readonly<Record<string, string>>
}

/** A picture on disk. */
export interface ImageFile {
  /** Path on disk. */
  readonly path: string
  /** Path in the ZIP, the same for every spelling of the folders: en-us/images/Screenshot/01.png. */
  readonly fileName: string
  readonly caption: string | undefined
  readonly sizeInBytes: number
  /** Undefined when it is no PNG, whatever its name says. */
  readonly dimensions: ImageSize | undefined
}

/** A video on disk, with what goes with it in each language. */
export interface TrailerFile {
  /** Path on disk. */
  readonly path: string
  /** Path in the ZIP: trailers/main.mp4. */
  readonly fileName: string
  readonly sizeInBytes: number
  /** By language, lower-case. The Store wants both in each. */
  readonly assets: Readonly<Record<string, { readonly title: string; readonly thumbnail: ImageFile }>>
}

/** A file of a metadata folder, and what it is for. */
export interface MetadataFile<S extends FileRole = FileRole> {
  /** Path on disk. */
  readonly path: string
  readonly spot: S
}

/**
 * Reads a metadata folder. Nothing is read but the files that its layout names, and of a picture only its header.
 *
 * @throws InputError that names the file and what is allowed in its place.
 */
export async function readMetadata(folder: string): Promise<Metadata> {
  const files = await filesIn(folder)
  const listings = withRole(files, 'field', 'picture', 'caption')
  const languages: LanguageMetadata[] = []
  // One language after the other, so that a hundred of them do not open a thousand files at once.
  for (const [language, own] of groupBy(listings, ({ spot }) => spot.language))
    languages.push(await readLanguage(language, own))
  const trailers = await readTrailers(files)
  if (languages.length === 0 && trailers.length === 0)
    throw problem(folder, `holds no listing. ${suggest('', ROOT)}`)
  return { languages: languages.sort((a, b) => compareNames(a.language, b.language)), trailers }
}

/**
 * Lists the files of a metadata folder.
 *
 * @throws InputError when there is one that the layout does not know, two that say the same, or a link that leads out.
 */
export async function filesIn(folder: string): Promise<readonly MetadataFile[]> {
  const root = await readable(folder, realpath(folder))
  if (!(await stat(root)).isDirectory()) throw problem(folder, 'is a file. Give the folder of the listings.')
  const files = await listFolder(folder, ROOT, root)
  for (const [first, second] of groupBy(files, meaningOf).values()) {
    if (second !== undefined)
      throw problem(second.path, `says the same as "${first?.path}". Remove one of the two.`)
  }
  return files
}

function meaningOf({ spot }: MetadataFile): string {
  return `${spot.role} ${spot.path.toLowerCase().replace(/\.[^./]+$/, '')}`
}

// What editors and systems leave behind, and what explains the folder to people.
const IGNORED = /^(\.|readme|thumbs\.db$|desktop\.ini$)/i

async function listFolder(path: string, layout: LayoutNode, root: string): Promise<readonly MetadataFile[]> {
  const entries = (await readable(path, readdir(path, { withFileTypes: true })))
    .filter(({ name }) => !IGNORED.test(name))
    .sort((a, b) => compareNames(a.name, b.name))
  const files: MetadataFile[] = []
  for (const entry of entries) files.push(...(await listEntry(join(path, entry.name), entry, layout, root)))
  return files
}

async function listEntry(
  path: string,
  entry: Dirent,
  layout: LayoutNode,
  root: string,
): Promise<readonly MetadataFile[]> {
  const what = entry.isSymbolicLink() ? await follow(path, root) : entry
  const folder = what.isDirectory() ? layout.folder(entry.name) : undefined
  if (folder !== undefined) return await listFolder(path, folder, root)
  const spot = what.isFile() ? layout.file(entry.name) : undefined
  if (spot !== undefined) return [{ path, spot }]
  throw problem(path, `has no place in the layout. ${suggest(entry.name, layout)}`)
}

async function follow(path: string, root: string): Promise<Stats> {
  return await stat(await resolveLinks(path, { path: root, name: 'the listings' }, INPUT))
}

type SpotOf<Role, S = FileRole> = S extends { readonly role: infer Its }
  ? Role extends Its
    ? S
    : never
  : never

function withRole<Role extends FileRole['role']>(
  files: readonly MetadataFile[],
  ...roles: readonly Role[]
): readonly MetadataFile<SpotOf<Role>>[] {
  const wanted: ReadonlySet<string> = new Set(roles)
  return files.filter((file): file is MetadataFile<SpotOf<Role>> => wanted.has(file.spot.role))
}

type ListingFile = MetadataFile<SpotOf<'field' | 'picture' | 'caption'>>

async function readLanguage(language: string, files: readonly ListingFile[]): Promise<LanguageMetadata> {
  const byPlatform = groupBy(files, ({ spot }) => spot.platform)
  const platformOverrides: Record<string, ListingMetadata> = {}
  for (const [platform, own] of byPlatform)
    if (platform !== undefined) platformOverrides[platform] = await readListing(own)
  return { language, base: await readListing(byPlatform.get(undefined) ?? []), platformOverrides }
}

async function readListing(files: readonly ListingFile[]): Promise<ListingMetadata> {
  const fields = withRole(files, 'field')
  const values = fields.map(async ({ path, spot: { property } }) => {
    return [property, valueIn(await readContent(path), FIELDS[property] ?? 'text')] as const
  })
  return {
    fields: Object.fromEntries(await Promise.all(values)),
    images: await readPictures(withRole(files, 'picture'), withRole(files, 'caption')),
    sources: Object.fromEntries(fields.map(({ path, spot }) => [spot.property, path])),
  }
}

type PictureFile = MetadataFile<SpotOf<'picture' | 'caption'>>

async function readPictures(
  pictures: readonly PictureFile[],
  captions: readonly PictureFile[],
): Promise<Readonly<Record<string, readonly ImageFile[]>>> {
  const captionOf = new Map(pictures.map((picture) => [picture, findCaption(picture, captions)]))
  const stray = captions.find((caption) => ![...captionOf.values()].includes(caption))
  if (stray !== undefined)
    throw problem(
      stray.path,
      'is the caption of no picture, or its second one. A caption is called like its PNG.',
    )
  const images: Record<string, readonly ImageFile[]> = {}
  for (const [imageType, own] of groupBy(pictures, ({ spot }) => spot.imageType))
    images[imageType] = await Promise.all(own.map((picture) => readImage(picture, captionOf.get(picture))))
  return images
}

// 01.txt beside 01.png; in the older layout, description.01.txt.
function findCaption({ spot }: PictureFile, captions: readonly PictureFile[]): PictureFile | undefined {
  const stem = spot.stem.toLowerCase()
  const called = (name: string) => (caption: PictureFile) =>
    caption.spot.imageType === spot.imageType && caption.spot.stem.toLowerCase() === name
  return captions.find(called(stem)) ?? captions.find(called(`description.${stem}`))
}

async function readImage(picture: MetadataFile, caption: MetadataFile | undefined): Promise<ImageFile> {
  const { path, spot } = picture
  const { sizeInBytes, header } = await readable(path, readHeader(path))
  return {
    path,
    fileName: spot.path,
    caption: caption === undefined ? undefined : textIn(await readContent(caption.path)),
    sizeInBytes,
    dimensions: parsePngSize(header),
  }
}

async function readHeader(path: string): Promise<{ sizeInBytes: number; header: Buffer }> {
  await using file = await open(path)
  const { size } = await file.stat()
  const { buffer, bytesRead } = await file.read(Buffer.alloc(PNG_HEADER_BYTES), 0, PNG_HEADER_BYTES, 0)
  return { sizeInBytes: size, header: buffer.subarray(0, bytesRead) }
}

type VideoFile = MetadataFile<SpotOf<'video'>>
type AssetFile = MetadataFile<SpotOf<'trailer-title'>>

async function readTrailers(files: readonly MetadataFile[]): Promise<readonly TrailerFile[]> {
  const videos = withRole(files, 'video')
  const assets = withRole(files, 'trailer-title', 'thumbnail', 'thumbnail-caption')
  const belongsTo = (video: VideoFile) => (asset: AssetFile) =>
    asset.spot.trailer.toLowerCase() === video.spot.trailer.toLowerCase()
  const stray = assets.find((asset) => !videos.some((video) => belongsTo(video)(asset)))
  if (stray !== undefined)
    throw problem(stray.path, `belongs to no video: there is no trailers/${stray.spot.trailer}.mp4 or .mov.`)
  return await Promise.all(videos.map((video) => readTrailer(video, assets.filter(belongsTo(video)))))
}

async function readTrailer({ path, spot }: VideoFile, files: readonly AssetFile[]): Promise<TrailerFile> {
  const need = (what: string, language: string, extension: string): InputError =>
    problem(path, `has no ${what}. Put one into ${language}/trailers/${spot.trailer}.${extension}.`)
  if (files.length === 0) throw need('title in any language', '<language>', 'txt')
  const assets: Record<string, TrailerFile['assets'][string]> = {}
  for (const [language, own] of groupBy(files, (file) => file.spot.language)) {
    const file = (role: AssetFile['spot']['role']) => own.find((asset) => asset.spot.role === role)
    const title = file('trailer-title')
    const thumbnail = file('thumbnail')
    if (title === undefined) throw need(`title in ${language}`, language, 'txt')
    if (thumbnail === undefined) throw need(`thumbnail in ${language}`, language, 'png')
    assets[language] = {
      title: textIn(await readContent(title.path)),
      thumbnail: await readImage(thumbnail, file('thumbnail-caption')),
    }
  }
  return { path, fileName: spot.path, sizeInBytes: (await readable(path, stat(path))).size, assets }
}

function readContent(path: string): Promise<string> {
  return readTextFile(path, INPUT)
}

async function readable<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    throw problem(path, `can not be read: ${messageOf(error)}.`, error)
  }
}

function problem(path: string, what: string, cause?: unknown): InputError {
  return new InputError(INPUT, `"${path}" ${what}`, { file: path, ...(cause === undefined ? {} : { cause }) })
}

const NATURAL = new Intl.Collator('en', { numeric: true })

// 2.png before 10.png; the second comparison is for names that only differ in zeros.
function compareNames(one: string, other: string): number {
  return NATURAL.compare(one, other) || Number(one > other) - Number(one < other)
}

function groupBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}
