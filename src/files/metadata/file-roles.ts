import type { Listing } from './listing-names.ts'

/** Where the names of the Store's pictures are listed. */
export const INDEX_FILE = 'images.json'

interface FieldSpot extends Listing {
  readonly role: 'field'
  readonly path: string
  readonly property: string
}

interface ImageSpot extends Listing {
  readonly role: 'picture' | 'caption'
  readonly path: string
  readonly imageType: string
  readonly stem: string
}

interface VideoSpot {
  readonly role: 'video'
  readonly path: string
  readonly trailer: string
}

interface AssetSpot {
  readonly role: 'trailer-title' | 'thumbnail' | 'thumbnail-caption'
  readonly path: string
  readonly trailer: string
  readonly language: string
}

interface IndexSpot {
  readonly role: 'index'
  readonly path: string
}

/** What a file is for, told by where it lies; `path` is where the layout of this action has it. */
export type FileRole = FieldSpot | ImageSpot | VideoSpot | AssetSpot | IndexSpot

/** What the files of trailers/ are for, by extension. */
export const VIDEO_FILES = new Map([
  ['mp4', 'video'],
  ['mov', 'video'],
] as const)
/** What the files of images/<ImageType>/ are for, by extension. */
export const PICTURE_FILES = new Map([
  ['png', 'picture'],
  ['txt', 'caption'],
] as const)
/** What the files of <language>/trailers/ are for, by extension. */
export const ASSET_FILES = new Map([
  ['png', 'thumbnail'],
  ['txt', 'trailer-title'],
] as const)
/** What the files of an older trailer's images/ are for, by extension. */
export const OLD_THUMBNAIL_FILES = new Map([
  ['png', 'thumbnail'],
  ['txt', 'thumbnail-caption'],
] as const)

const ASSET_EXTENSIONS = { thumbnail: 'png', 'trailer-title': 'txt', 'thumbnail-caption': 'png.txt' } as const

/** The place of what goes with a video in a language. */
export function assetSpot(role: AssetSpot['role'], language: string, trailer: string): AssetSpot {
  return { role, path: `${language}/trailers/${trailer}.${ASSET_EXTENSIONS[role]}`, trailer, language }
}

// Names that every system can have: a runner may be Windows, and so may be who opens the ZIP.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const FILE_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)\.)([^\\/:*?"<>|\p{Cc}]+)\.([a-z\d]+)$/iu

/** What a file with this name is for, and its name without extension; undefined when it is none of them. */
export function fileIn<Role>(
  name: string,
  roles: ReadonlyMap<string, Role>,
): { readonly role: Role; readonly stem: string } | undefined {
  const [, stem = '', extension = ''] = FILE_NAME.exec(name) ?? []
  const role = roles.get(extension.toLowerCase())
  return role === undefined ? undefined : { role, stem }
}
