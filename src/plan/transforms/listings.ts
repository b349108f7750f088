import type {
  ImageFile,
  LanguageMetadata,
  ListingMetadata,
  TrailerFile,
} from '../../files/metadata/metadata.ts'
import { asObjects, asString, getField, getObject, type JsonObject, withFields } from '../../shared/json.ts'
import { ADD_ON_FIELDS } from '../model/add-on-fields.ts'
import {
  asFileEntries,
  asFileEntry,
  type FileEntry,
  isNamed,
  isPendingUpload,
  markForDeletion,
} from '../model/file-entry.ts'
import type { Transform } from '../model/plan.ts'
import { isSameValue } from '../model/same-value.ts'

/**
 * Merges the user's metadata folder into the listings of an app, language by language and field by field; a value that
 * means the same stays as in the Store. The images of a type are replaced when the folder has images of that type, and
 * the trailers when it has trailers. One that already exists, an image with the same name and caption or a trailer with
 * the same name, is not sent again.
 */
export const applyListings: Transform = (submission, { metadata }) => {
  if (metadata === undefined) return submission
  const { languages, trailers } = metadata
  return withFields(submission, {
    ...(languages.length > 0 && { listings: updateListings(submission, languages, updateAppListing) }),
    ...(trailers.length > 0 && {
      trailers: updateTrailers(asObjects(getField(submission, 'trailers')), trailers),
    }),
  })
}

/** Merges the user's metadata folder into the listings of an add-on: only title, description and icon. */
export const applyAddOnListings: Transform = (submission, { metadata }) => {
  if (metadata === undefined) return submission
  return withFields(submission, {
    listings: updateListings(submission, metadata.languages, updateAddOnListing),
  })
}

function updateListings(
  submission: JsonObject,
  languages: readonly LanguageMetadata[],
  update: (listing: JsonObject, language: LanguageMetadata) => JsonObject,
): JsonObject {
  const listings = getObject(submission, 'listings')
  const updated = languages.map((metadata) => [
    metadata.language,
    update(getObject(listings, metadata.language), metadata),
  ])
  return withFields(listings, Object.fromEntries(updated))
}

function updateAppListing(listing: JsonObject, { base, platformOverrides }: LanguageMetadata): JsonObject {
  const baseListing = updateTexts(getObject(listing, 'baseListing'), base)
  const platforms = Object.entries(platformOverrides)
  if (platforms.length === 0) return withFields(listing, { baseListing })
  const existing = getObject(listing, 'platformOverrides')
  const updated = platforms.map(([name, metadata]) => [
    name,
    updateTexts(getObject(existing, name), metadata),
  ])
  return withFields(listing, {
    baseListing,
    platformOverrides: withFields(existing, Object.fromEntries(updated)),
  })
}

function updateAddOnListing(listing: JsonObject, { base }: LanguageMetadata): JsonObject {
  const fields = Object.entries(base.fields).filter(([name]) => ADD_ON_FIELDS.has(name))
  const updated = withFields(listing, changedFields(listing, Object.fromEntries(fields)))
  const fileName = base.images['Icon']?.[0]?.fileName
  const { fileStatus, ...icon } = asFileEntry(getObject(listing, 'icon'))
  if (fileName === undefined || (isNamed(icon, fileName) && fileStatus === 'Uploaded')) return updated
  return withFields(updated, { icon: { fileName, fileStatus: 'PendingUpload' } })
}

function updateTexts(listing: JsonObject, { fields, images }: ListingMetadata): JsonObject {
  const updated = withFields(listing, changedFields(listing, fields))
  if (Object.keys(images).length === 0) return updated
  const existing = asFileEntries(getField(listing, 'images'))
  const others = existing.filter(({ imageType = '' }) => !Object.hasOwn(images, imageType))
  const replaced = Object.entries(images).flatMap(([type, files]) =>
    replaceImages(
      existing.filter(({ imageType }) => imageType === type),
      type,
      files,
    ),
  )
  return withFields(updated, { images: [...others, ...replaced] })
}

// The Store may have null for an empty field, and different line ends.
function changedFields(listing: JsonObject, fields: ListingMetadata['fields']): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !isSameValue(value, getField(listing, name))),
  )
}

function replaceImages(
  existing: readonly FileEntry[],
  imageType: string,
  files: readonly ImageFile[],
): readonly FileEntry[] {
  const images = files.map(({ fileName, caption: description = '' }) => {
    const found = existing.find((entry) => isImageOf(entry, fileName, description) && !isPendingUpload(entry))
    const added = { fileName, fileStatus: 'PendingUpload', description, imageType }
    return { found, entry: found === undefined ? added : { ...found, fileStatus: 'Uploaded' } }
  })
  const replaced = existing.filter((entry) => !images.some(({ found }) => found === entry))
  return [...markForDeletion(replaced), ...images.map(({ entry }) => entry)]
}

// If the folder has no caption for an image, any caption matches.
function isImageOf(entry: FileEntry, fileName: string, caption: string | undefined): boolean {
  const hasCaption = caption === undefined || isSameValue(getField(entry, 'description'), caption)
  return isNamed(entry, fileName) && hasCaption
}

function updateTrailers(
  existing: readonly JsonObject[],
  files: readonly TrailerFile[],
): readonly JsonObject[] {
  return files.map(({ fileName: videoFileName, assets }) => {
    const found = existing.find((trailer) =>
      isNamed({ fileName: asString(getField(trailer, 'videoFileName')) }, videoFileName),
    )
    const existingAssets = getObject(found ?? {}, 'trailerAssets')
    const updated = Object.entries(assets).map(([language, asset]) => [
      language,
      updateTrailerAsset(getObject(existingAssets, language), asset),
    ])
    const trailerAssets = withFields(existingAssets, Object.fromEntries(updated))
    return withFields(found ?? { videoFileName }, { trailerAssets })
  })
}

function updateTrailerAsset(
  existing: JsonObject,
  { title, thumbnail: { fileName, caption } }: TrailerFile['assets'][string],
): JsonObject {
  const found = asFileEntries(getField(existing, 'imageList')).find((entry) =>
    isImageOf(entry, fileName, caption),
  )
  const image = found ?? { fileName, ...(caption !== undefined && { description: caption }) }
  return withFields(existing, { title, imageList: [image] })
}
