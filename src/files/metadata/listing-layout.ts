import {
  ASSET_FILES,
  assetSpot,
  type FileRole,
  fileIn,
  INDEX_FILE,
  OLD_THUMBNAIL_FILES,
  PICTURE_FILES,
  VIDEO_FILES,
} from './file-roles.ts'
import { FIELDS } from './listing-fields.ts'
import {
  fieldFile,
  fieldPath,
  IMAGE_TYPES,
  imageTypeCalled,
  isLanguage,
  type Listing,
  listingPath,
  PLATFORMS,
  platformCalled,
  propertyOf,
} from './listing-names.ts'

/*
 * The one description of a metadata folder, for the way in and the way out:
 *
 *   <language>/<field>.txt
 *   <language>/images/<ImageType>/<name>.png, with its caption in <name>.txt
 *   <language>/platform-overrides/<Platform>/…   as in a language
 *   <language>/trailers/<name>.txt, <name>.png   title and thumbnail
 *   trailers/<name>.mp4, <name>.mov
 *   images.json                                  for people; not read
 *
 * and, to read only, that of
 * https://github.com/microsoft/windows-dev-center-vsts-extension/blob/master/docs/usage.md#metadata-format
 */

/** A folder of the layout: what a name in it stands for. Names are compared without case. */
export interface LayoutNode {
  /** What it may hold, for messages; folders end with a slash. */
  readonly allowed: readonly string[]
  readonly folder: (name: string) => LayoutNode | undefined
  readonly file: (name: string) => FileRole | undefined
}

const LANGUAGE = '<language>/ (such as en-us/)'
const none = (): undefined => undefined

/** The metadata folder itself. */
export const ROOT: LayoutNode = {
  allowed: [LANGUAGE, 'trailers/'],
  folder: (name) => openLanguage(name) ?? openFixed(name),
  file: (name) => (name.toLowerCase() === INDEX_FILE ? { role: 'index', path: INDEX_FILE } : undefined),
}

const openFixed = called({
  listings: () => ({ allowed: [LANGUAGE], folder: openLanguage, file: none }),
  trailers: () => ({
    allowed: ['<name>.mp4', '<name>.mov'],
    folder: openOldAssets,
    file: (name) => {
      const file = fileIn(name, VIDEO_FILES)
      return file && { role: file.role, path: `trailers/${name}`, trailer: file.stem }
    },
  }),
})

function openLanguage(name: string): LayoutNode | undefined {
  return isLanguage(name) ? languageFolder(name.toLowerCase()) : undefined
}

function languageFolder(language: string): LayoutNode {
  const base = listingFolder({ language, platform: undefined })
  const openMore = called({
    baselisting: () => base,
    'platform-overrides': () => platformsFolder(language),
    platformoverrides: () => platformsFolder(language),
    trailers: () => assetsFolder(language),
  })
  return {
    allowed: [...base.allowed, 'platform-overrides/', 'trailers/'],
    folder: (name) => base.folder(name) ?? openMore(name),
    file: base.file,
  }
}

function listingFolder(listing: Listing): LayoutNode {
  return {
    allowed: [...Object.keys(FIELDS).map(fieldFile), 'images/'],
    folder: called({ images: () => imagesFolder(listing) }),
    file: (name) => {
      const property = propertyOf(name)
      return property === undefined
        ? undefined
        : { role: 'field', path: fieldPath(listing, property), ...listing, property }
    },
  }
}

function imagesFolder(listing: Listing): LayoutNode {
  return {
    allowed: IMAGE_TYPES.map((type) => `${type}/`),
    folder: (name) => {
      const imageType = imageTypeCalled(name)
      return imageType === undefined ? undefined : picturesFolder(listing, imageType)
    },
    file: none,
  }
}

function picturesFolder(listing: Listing, imageType: string): LayoutNode {
  return {
    allowed: ['<name>.png', '<name>.txt (its caption)'],
    folder: none,
    file: (name) => {
      const path = `${listingPath(listing)}/images/${imageType}/${name}`
      const file = fileIn(name, PICTURE_FILES)
      return file && { ...file, path, ...listing, imageType }
    },
  }
}

function platformsFolder(language: string): LayoutNode {
  return {
    allowed: PLATFORMS.map((platform) => `${platform}/`),
    folder: (name) => {
      const platform = platformCalled(name)
      return platform === undefined ? undefined : listingFolder({ language, platform })
    },
    file: none,
  }
}

function assetsFolder(language: string): LayoutNode {
  return {
    allowed: ['<name of the video>.txt (its title)', '<name of the video>.png (its thumbnail)'],
    folder: none,
    file: (name) => {
      const file = fileIn(name, ASSET_FILES)
      return file && assetSpot(file.role, language, file.stem)
    },
  }
}

// Of the older tool: trailers/<name>.trailerAssets/<language>/title.txt and images/<any>.png.
function openOldAssets(name: string): LayoutNode | undefined {
  const trailer = /^(.+)\.trailerassets$/i.exec(name)?.[1]
  if (trailer === undefined) return undefined
  const assets = (language: string): LayoutNode => ({
    allowed: ['title.txt', 'images/'],
    folder: called({ images: () => oldThumbnail(language, trailer) }),
    file: (file) =>
      file.toLowerCase() === 'title.txt' ? assetSpot('trailer-title', language, trailer) : undefined,
  })
  return {
    allowed: [LANGUAGE],
    folder: (language) => (isLanguage(language) ? assets(language.toLowerCase()) : undefined),
    file: none,
  }
}

function oldThumbnail(language: string, trailer: string): LayoutNode {
  return {
    allowed: ['<name>.png', '<name>.txt'],
    folder: none,
    file: (name) => {
      const file = fileIn(name, OLD_THUMBNAIL_FILES)
      return file && assetSpot(file.role, language, trailer)
    },
  }
}

function called(
  folders: Readonly<Record<string, () => LayoutNode>>,
): (name: string) => LayoutNode | undefined {
  const byName = new Map(Object.entries(folders))
  return (name) => byName.get(name.toLowerCase())?.()
}
