import { open, stat } from 'node:fs/promises'
import type { InputError } from '../../shared/errors.ts'
import { readTextFile } from '../text-file.ts'
import { legacyCaptionName } from './legacy-layout.ts'
import { parseField, withoutFinalBreak } from './listing-fields.ts'
import { ROOT, suggest } from './listing-layout.ts'
import {
  compareNames,
  listMetadataFiles,
  METADATA_INPUT,
  type MetadataFile,
  metadataError,
  orUnreadable,
} from './metadata-files.ts'
import { type ImageSize, PNG_HEADER_BYTES, parsePngSize } from './png-size.ts'

/** The listings and trailers of a metadata folder. */
export interface Metadata {
  readonly languages: readonly LanguageMetadata[]
  readonly trailers: readonly TrailerFile[]
}

/** The listing of one language. */
export interface LanguageMetadata {
  /** The name of its folder, in lower case. */
  readonly language: string
  readonly base: ListingMetadata
  /** By override key as the Store spells it, e.g. Windows81. */
  readonly platformOverrides: Readonly<Record<string, ListingMetadata>>
}

/** The texts and pictures of a listing. A field or type without a file is not in it. */
export interface ListingMetadata {
  /** By the Store's property name; a list for features, keywords, hardware. Cleared fields are '' or []. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** By image type as the Store spells it; in file-name order, numbers by value. */
  readonly images: Readonly<Record<string, readonly ImageFile[]>>
  /** The path that each field was read from, by property name, for annotations. */
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
  /** By language, in lower case. The Store wants both in each. */
  readonly assets: Readonly<Record<string, { readonly title: string; readonly thumbnail: ImageFile }>>
}

/**
 * Reads a metadata folder. Nothing is read but the files that its layout names, and of a picture only its header.
 *
 * @throws InputError that names the file and what is allowed in its place.
 */
export async function readMetadata(folder: string): Promise<Metadata> {
  const files = await listMetadataFiles(folder)
  const listings = files.filter(({ role }) => role === 'field' || role === 'picture' || role === 'caption')
  const languages: LanguageMetadata[] = []
  // One language after the other, so that a hundred of them do not open a thousand files at once.
  for (const [language, own] of groupBy(listings, 'language'))
    languages.push(await readLanguage(language, own))
  const trailers = await readTrailers(files)
  if (languages.length === 0 && trailers.length === 0)
    throw metadataError(folder, `holds no listing. ${suggest('', ROOT)}`)
  return { languages: languages.sort((a, b) => compareNames(a.language, b.language)), trailers }
}

async function readLanguage(language: string, files: readonly MetadataFile[]): Promise<LanguageMetadata> {
  const platformOverrides: Record<string, ListingMetadata> = {}
  const base = files.filter(({ platform }) => platform === undefined)
  for (const [platform, own] of groupBy(files, 'platform'))
    if (platform !== undefined) platformOverrides[platform] = await readListing(own)
  return { language, base: await readListing(base), platformOverrides }
}

async function readListing(files: readonly MetadataFile[]): Promise<ListingMetadata> {
  const fields = files.filter(({ role }) => role === 'field')
  const values = fields.map(async ({ path, property }) => {
    return [property, parseField(property, await readTextFile(path, METADATA_INPUT))] as const
  })
  return {
    fields: Object.fromEntries(await Promise.all(values)),
    images: await readImages(files),
    sources: Object.fromEntries(fields.map(({ path, property }) => [property, path])),
  }
}

async function readImages(files: readonly MetadataFile[]): Promise<ListingMetadata['images']> {
  const pictures = files.filter(({ role }) => role === 'picture')
  const captions = files.filter(({ role }) => role === 'caption')
  const captionOf = new Map(pictures.map((picture) => [picture, findCaption(picture, captions)]))
  const used = new Set(captionOf.values())
  const stray = captions.find((caption) => !used.has(caption))
  if (stray !== undefined)
    throw metadataError(
      stray.path,
      'is the caption of no picture, or its second one. A caption is called like its PNG.',
    )
  const images: Record<string, readonly ImageFile[]> = {}
  for (const [imageType, own] of groupBy(pictures, 'imageType'))
    images[imageType] = await Promise.all(own.map((picture) => readImage(picture, captionOf.get(picture))))
  return images
}

// 01.txt beside 01.png; in the older layout, description.01.txt.
function findCaption(picture: MetadataFile, captions: readonly MetadataFile[]): MetadataFile | undefined {
  const ofType = captions.filter(({ imageType }) => imageType === picture.imageType)
  const findNamed = (name: string) => ofType.find((caption) => isSameName(caption.name, name))
  return findNamed(picture.name) ?? findNamed(legacyCaptionName(picture.name))
}

async function readImage(picture: MetadataFile, caption: MetadataFile | undefined): Promise<ImageFile> {
  const { path, fileName } = picture
  const { sizeInBytes, header } = await orUnreadable(path, readHeader(path))
  return {
    path,
    fileName,
    caption: caption === undefined ? undefined : await readText(caption),
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

async function readTrailers(files: readonly MetadataFile[]): Promise<readonly TrailerFile[]> {
  const videos = files.filter(({ role }) => role === 'video')
  const assets = files.filter(({ video }) => video !== '')
  const stray = assets.find((asset) => !videos.some((video) => isSameName(asset.video, video.name)))
  if (stray !== undefined)
    throw metadataError(stray.path, `belongs to no video: there is no trailers/${stray.video}.mp4 or .mov.`)
  const trailers = videos.map(async (video) => {
    const own = assets.filter((asset) => isSameName(asset.video, video.name))
    return await readTrailer(video, own)
  })
  return await Promise.all(trailers)
}

async function readTrailer(video: MetadataFile, files: readonly MetadataFile[]): Promise<TrailerFile> {
  const { path, fileName } = video
  const missing = (what: string, language: string, extension: string): InputError =>
    metadataError(path, `has no ${what}. Put one into ${language}/trailers/${video.name}.${extension}.`)
  if (files.length === 0) throw missing('title in any language', '<language>', 'txt')
  const assets: Record<string, TrailerFile['assets'][string]> = {}
  for (const [language, own] of groupBy(files, 'language')) {
    const title = own.find(({ role }) => role === 'trailer-title')
    const thumbnail = own.find(({ role }) => role === 'thumbnail')
    const caption = own.find(({ role }) => role === 'thumbnail-caption')
    if (title === undefined) throw missing(`title in ${language}`, language, 'txt')
    if (thumbnail === undefined) throw missing(`thumbnail in ${language}`, language, 'png')
    assets[language] = { title: await readText(title), thumbnail: await readImage(thumbnail, caption) }
  }
  const { size } = await orUnreadable(path, stat(path))
  return { path, fileName, sizeInBytes: size, assets }
}

async function readText({ path }: MetadataFile): Promise<string> {
  return withoutFinalBreak(await readTextFile(path, METADATA_INPUT))
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function groupBy<Key extends keyof MetadataFile>(
  files: readonly MetadataFile[],
  key: Key,
): ReadonlyMap<MetadataFile[Key], readonly MetadataFile[]> {
  const groups = new Map<MetadataFile[Key], MetadataFile[]>()
  for (const file of files) {
    const group = groups.get(file[key])
    if (group === undefined) groups.set(file[key], [file])
    else group.push(file)
  }
  return groups
}
