import type { InputError } from '../../shared/errors.ts'
import { groupBy } from '../../shared/group-by.ts'
import { mapLimit } from '../../shared/map-limit.ts'
import { FILES_AT_ONCE, type FileState } from '../../shared/regular-file.ts'
import { openFile, readBytes, subrange } from '../file-range.ts'
import { isLfsPointer, LFS_POINTER } from '../lfs-pointer.ts'
import { orUnreadable, readTextFile } from '../text-file.ts'
import { legacyCaptionName } from './legacy-layout.ts'
import { parseField, withoutFinalBreak } from './listing-fields.ts'
import { describeOffers, ROOT } from './listing-layout.ts'
import {
  compareNames,
  listMetadataFiles,
  METADATA_INPUT,
  type MetadataFile,
  metadataError,
} from './metadata-files.ts'
import { type ImageSize, PNG_HEADER_BYTES, parsePngSize } from './png-size.ts'

/** The listings and trailers of a metadata folder. */
export interface Metadata {
  readonly languages: readonly LanguageMetadata[]
  readonly trailers: readonly TrailerFile[]
  /** Paths of files that an older tool published but the Store no longer accepts. */
  readonly obsolete: readonly string[]
}

/** The listing of one language. */
export interface LanguageMetadata {
  /** The name of its folder, in lower case. */
  readonly language: string
  readonly base: ListingMetadata
  /** By override key as the Store spells it, e.g. Windows81. */
  readonly platformOverrides: Readonly<Record<string, ListingMetadata>>
}

/** The texts and images of a listing. A field or type without a file is not in it. */
export interface ListingMetadata {
  /** By the Store's property name; a list for features, keywords, hardware. Cleared fields are '' or []. */
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  /** By image type as the Store spells it; in file-name order, numbers by value. */
  readonly images: Readonly<Record<string, readonly ImageFile[]>>
  /** The path that each field was read from, by property name, for annotations. */
  readonly sources: Readonly<Record<string, string>>
}

/** An image on disk. */
export interface ImageFile {
  /** Path on disk. */
  readonly path: string
  /** Path in the ZIP, the same for every spelling of the folders: en-us/images/Screenshot/01.png. */
  readonly fileName: string
  readonly caption: string | undefined
  /** Its state when it was read. */
  readonly state: FileState
  /** Undefined when it is not a PNG, even if it is named like one. */
  readonly dimensions: ImageSize | undefined
}

/** A video on disk, with its title and thumbnail in each language. */
export interface TrailerFile {
  /** Path on disk. */
  readonly path: string
  /** Path in the ZIP: trailers/main.mp4. */
  readonly fileName: string
  /** Its state when it was read. */
  readonly state: FileState
  /** By language, in lower case. The Store requires both in each. */
  readonly assets: Readonly<Record<string, { readonly title: string; readonly thumbnail: ImageFile }>>
}

/**
 * Reads a metadata folder: only the files that the layout names, and only the header of an image.
 *
 * @throws InputError that names the file and what is allowed instead; the signal's reason when that is aborted.
 */
export async function readMetadata(folder: string, signal: AbortSignal): Promise<Metadata> {
  const files = await listMetadataFiles(folder, signal)
  const listings = files.filter(({ role }) => role === 'field' || role === 'image' || role === 'caption')
  const languages: LanguageMetadata[] = []
  for (const [language, own] of groupBy(listings, (file) => file.language))
    languages.push(await readLanguage(language, own, signal))
  const trailers = await readTrailers(files, signal)
  if (languages.length === 0 && trailers.length === 0)
    throw metadataError(folder, `contains no listing. ${describeOffers(ROOT)}`)
  languages.sort((a, b) => compareNames(a.language, b.language))
  const obsolete = files.filter(({ role }) => role === 'obsolete').map(({ path }) => path)
  return { languages, trailers, obsolete }
}

async function readLanguage(
  language: string,
  files: readonly MetadataFile[],
  signal: AbortSignal,
): Promise<LanguageMetadata> {
  const platformOverrides: Record<string, ListingMetadata> = {}
  const base = files.filter(({ platform }) => platform === undefined)
  for (const [platform, own] of groupBy(files, (file) => file.platform))
    if (platform !== undefined) platformOverrides[platform] = await readListing(own, signal)
  return { language, base: await readListing(base, signal), platformOverrides }
}

async function readListing(files: readonly MetadataFile[], signal: AbortSignal): Promise<ListingMetadata> {
  const fields = files.filter(({ role }) => role === 'field')
  const values = await mapLimit(fields, FILES_AT_ONCE, signal, async ({ path, property }, stop) => {
    return [property, parseField(property, await readTextFile(path, METADATA_INPUT, stop))] as const
  })
  return {
    fields: Object.fromEntries(values),
    images: await readImages(files, signal),
    sources: Object.fromEntries(fields.map(({ path, property }) => [property, path])),
  }
}

async function readImages(
  files: readonly MetadataFile[],
  signal: AbortSignal,
): Promise<ListingMetadata['images']> {
  const imageFiles = files.filter(({ role }) => role === 'image')
  const captionOf = findCaptions(
    imageFiles,
    files.filter(({ role }) => role === 'caption'),
  )
  const images: Record<string, readonly ImageFile[]> = {}
  for (const [imageType, own] of groupBy(imageFiles, (file) => file.imageType))
    images[imageType] = await mapLimit(own, FILES_AT_ONCE, signal, (image, stop) =>
      readImage(image, captionOf.get(image), stop),
    )
  return images
}

// 01.txt beside 01.png; in the older layout, description.01.txt.
function findCaptions(
  images: readonly MetadataFile[],
  captions: readonly MetadataFile[],
): ReadonlyMap<MetadataFile, MetadataFile | undefined> {
  const key = (imageType: string, name: string): string => `${imageType}/${name.toLowerCase()}`
  const byName = groupBy(captions, ({ imageType, name }) => key(imageType, name))
  const captionOf = new Map(
    images.map((image) => {
      const { imageType, name } = image
      const [caption] =
        byName.get(key(imageType, name)) ?? byName.get(key(imageType, legacyCaptionName(name))) ?? []
      return [image, caption]
    }),
  )
  const used = new Set(captionOf.values())
  const stray = captions.find((caption) => !used.has(caption))
  if (stray === undefined) return captionOf
  throw metadataError(
    stray.path,
    'does not belong to an image, or is its second caption. Name a caption after its PNG, e.g. 1.txt for 1.png.',
  )
}

async function readImage(
  image: MetadataFile,
  caption: MetadataFile | undefined,
  signal: AbortSignal,
): Promise<ImageFile> {
  const { path, fileName } = image
  const { state, header } = await readHeader(path, signal)
  return {
    path,
    fileName,
    caption: caption === undefined ? undefined : await readText(caption, signal),
    state,
    dimensions: parsePngSize(header),
  }
}

// Enough to recognize a Git LFS pointer, too.
const HEADER_BYTES = Math.max(PNG_HEADER_BYTES, 64)

/** Reads the first bytes of a file, and its state. */
async function readHeader(
  path: string,
  signal: AbortSignal,
): Promise<{ readonly state: FileState; readonly header: Buffer }> {
  return await orUnreadable(path, METADATA_INPUT, signal, async () => {
    await using file = await openFile(path, signal)
    const { state, sizeInBytes } = file
    const header = await readBytes(subrange(file, 0, Math.min(HEADER_BYTES, sizeInBytes)))
    if (isLfsPointer(header)) throw metadataError(path, LFS_POINTER)
    return { state, header }
  })
}

async function readTrailers(
  files: readonly MetadataFile[],
  signal: AbortSignal,
): Promise<readonly TrailerFile[]> {
  const videos = files.filter(({ role }) => role === 'video')
  const assets = files.filter(({ video }) => video !== '')
  const names = new Set(videos.map(({ name }) => name.toLowerCase()))
  const stray = assets.find(({ video }) => !names.has(video.toLowerCase()))
  if (stray !== undefined)
    throw metadataError(
      stray.path,
      `does not belong to a video: there is no trailers/${stray.video}.mp4 or .mov.`,
    )
  const byVideo = groupBy(assets, ({ video }) => video.toLowerCase())
  return await mapLimit(videos, FILES_AT_ONCE, signal, (video, stop) =>
    readTrailer(video, byVideo.get(video.name.toLowerCase()) ?? [], stop),
  )
}

async function readTrailer(
  video: MetadataFile,
  files: readonly MetadataFile[],
  signal: AbortSignal,
): Promise<TrailerFile> {
  const { path, fileName } = video
  const missing = (what: string, language: string, extension: string): InputError =>
    metadataError(path, `has no ${what}. Add ${language}/trailers/${video.name}.${extension}.`)
  if (files.length === 0) throw missing('title in any language', '<language>', 'txt')
  const assets: Record<string, TrailerFile['assets'][string]> = {}
  for (const [language, own] of groupBy(files, (file) => file.language)) {
    const title = own.find(({ role }) => role === 'trailer-title')
    const thumbnail = own.find(({ role }) => role === 'thumbnail')
    const caption = own.find(({ role }) => role === 'thumbnail-caption')
    if (title === undefined) throw missing(`title in ${language}`, language, 'txt')
    if (thumbnail === undefined) throw missing(`thumbnail in ${language}`, language, 'png')
    assets[language] = {
      title: await readText(title, signal),
      thumbnail: await readImage(thumbnail, caption, signal),
    }
  }
  const { state } = await readHeader(path, signal)
  return { path, fileName, state, assets }
}

async function readText({ path }: MetadataFile, signal: AbortSignal): Promise<string> {
  return withoutFinalBreak(await readTextFile(path, METADATA_INPUT, signal))
}
