import type { ImageFile, ListingMetadata, Metadata, TrailerFile } from '../../files/metadata/metadata.ts'
import { InputError } from '../../shared/errors.ts'
import { asObject, asObjects, getField, type JsonObject } from '../../shared/json.ts'
import { sameValue } from '../model/same-value.ts'
import {
  type FileEntry,
  fileEntries,
  fileEntry,
  isPendingUpload,
  markForDeletion,
  zipPath,
} from '../model/file-entry.ts'
import type { Transform } from '../model/plan.ts'
import { refuse } from '../model/problems.ts'
/**
 * Lays the user's metadata folder over the listings of an app, language by language and field by field; what means
 * the same stays as the Store has it. The pictures of a type are replaced when the folder has pictures of that type,
 * and the trailers when it has trailers; one that is already there, a picture by name and caption and a trailer by
 * name, is not sent again.
 */
export const applyListings: Transform = (submission, { metadata }) => {
  if (metadata === undefined) return submission
  const { languages, trailers } = metadata
  const listings = withLanguages(submission, metadata, (listing, { base, platformOverrides }) => ({
    ...listing,
    baseListing: withMetadata(asObject(listing['baseListing']), base),
    ...overridden(listing, platformOverrides),
  }))
  return {
    ...submission,
    ...(languages.length === 0 ? {} : { listings }),
    ...(trailers.length === 0 ? {} : { trailers: withTrailers(asObjects(submission['trailers']), trailers) }),
  }
}

/** Lays the user's metadata folder over the listings of an add-on: title, description and icon. */
export const applyAddOnListings: Transform = (submission, { metadata }) => {
  if (metadata === undefined) return submission
  refuseForeign(metadata)
  return {
    ...submission,
    listings: withLanguages(submission, metadata, (listing, { base }) => ({
      ...listing,
      ...changed(listing, base.fields),
      ...iconOf(asObject(listing['icon']), base.images['Icon']?.[0]),
    })),
  }
}

type Language = Metadata['languages'][number]

// Keys are compared without case and keep the Store's spelling.
function withLanguages(
  submission: JsonObject,
  { languages }: Metadata,
  change: (listing: JsonObject, language: Language) => JsonObject,
): JsonObject {
  const listings = asObject(submission['listings'])
  const spelling = new Map(Object.keys(listings).map((name) => [name.toLowerCase(), name]))
  const changed = languages.map((language) => {
    const key = spelling.get(language.language) ?? language.language
    return [key, change(asObject(listings[key]), language)]
  })
  return { ...listings, ...Object.fromEntries(changed) }
}

function overridden(listing: JsonObject, overrides: Language['platformOverrides']): JsonObject {
  const names = Object.keys(overrides)
  const existing = asObject(listing['platformOverrides'])
  if (names.length === 0) return {}
  const changed = Object.entries(overrides).map(([name, metadata]) => [
    name,
    withMetadata(asObject(existing[name]), metadata),
  ])
  return { platformOverrides: { ...existing, ...Object.fromEntries(changed) } }
}

function withMetadata(listing: JsonObject, { fields, images }: ListingMetadata): JsonObject {
  const texts = { ...listing, ...changed(listing, fields) }
  const types = Object.keys(images)
  if (types.length === 0) return texts
  const existing = fileEntries(listing['images'])
  const others = existing.filter(({ imageType = '' }) => !types.includes(imageType))
  const replaced = types.flatMap((type) =>
    withPictures(
      existing.filter(({ imageType }) => imageType === type),
      type,
      images[type] ?? [],
    ),
  )
  return { ...texts, images: [...others, ...replaced] }
}

// The Store may have null for an empty field, and may end its lines in another way.
function changed(listing: JsonObject, fields: ListingMetadata['fields']): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !sameValue(value, listing[name])),
  )
}

function withPictures(
  existing: readonly FileEntry[],
  imageType: string,
  files: readonly ImageFile[],
): readonly FileEntry[] {
  const found = files.map((file) => existing.find((entry) => isThere(entry, file)))
  const pictures = files.map(({ fileName, caption = '' }, index) => {
    const there = found[index]
    return there === undefined
      ? { fileName, fileStatus: 'PendingUpload', description: caption, imageType }
      : { ...there, fileStatus: 'Uploaded' }
  })
  return [...markForDeletion(existing.filter((entry) => !found.includes(entry))), ...pictures]
}

function isThere(entry: FileEntry, { fileName, caption = '' }: ImageFile): boolean {
  const isSame = isNamed(entry, fileName) && sameValue(getField(entry, 'description'), caption)
  return isSame && !isPendingUpload(entry)
}

type Asset = TrailerFile['assets'][string]

function withTrailers(existing: readonly JsonObject[], files: readonly TrailerFile[]): readonly JsonObject[] {
  return files.map(({ fileName, assets }) => {
    const there =
      existing.find((trailer) =>
        isNamed({ fileName: String(getField(trailer, 'videoFileName')) }, fileName),
      ) ?? {}
    const known = asObject(getField(there, 'trailerAssets'))
    const given = Object.entries(assets).map(([language, asset]) => {
      const key = Object.keys(known).find((name) => name.toLowerCase() === language) ?? language
      return [key, withAsset(asObject(known[key]), asset)]
    })
    return { videoFileName: fileName, ...there, trailerAssets: { ...known, ...Object.fromEntries(given) } }
  })
}

function withAsset(existing: JsonObject, { title, thumbnail }: Asset): JsonObject {
  const { fileName, caption } = thumbnail
  const there = fileEntries(existing['imageList']).find(
    (entry) =>
      isNamed(entry, fileName) && (caption === undefined || sameValue(entry['description'], caption)),
  )
  const image = there ?? { fileName, ...(caption === undefined ? {} : { description: caption }) }
  return { ...existing, title, imageList: [image] }
}

function iconOf(existing: JsonObject, file: ImageFile | undefined): JsonObject {
  if (file === undefined) return {}
  const there = fileEntry(existing)
  if (isNamed(there, file.fileName) && there.fileStatus === 'Uploaded') return {}
  return { icon: { fileName: file.fileName, fileStatus: 'PendingUpload' } }
}

function isNamed(entry: FileEntry, fileName: string): boolean {
  return entry.fileName !== undefined && zipPath(entry.fileName) === zipPath(fileName)
}

const ADD_ON_FIELDS: readonly string[] = ['title', 'description']

// https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#listing-object
function refuseForeign({ languages, trailers }: Metadata): void {
  const files = [...trailers.map(({ path }) => path), ...languages.flatMap(foreignFiles)]
  const problem = 'is for an app. An add-on has a title, a description and one icon.'
  refuse(files.map((file) => new InputError('metadata-path', `"${file}" ${problem}`, { file })))
}

function foreignFiles({ base, platformOverrides }: Language): readonly string[] {
  const fields = Object.entries(base.sources).filter(([name]) => !ADD_ON_FIELDS.includes(name))
  const pictures = Object.entries(base.images).flatMap(([type, files]) =>
    type === 'Icon' ? files.slice(1) : files,
  )
  return [
    ...fields.map(([, path]) => path),
    ...pictures.map(({ path }) => path),
    ...Object.values(platformOverrides).flatMap(filesOf),
  ]
}

function filesOf({ sources, images }: ListingMetadata): readonly string[] {
  const pictures = Object.values(images).flat()
  return [...Object.values(sources), ...pictures.map(({ path }) => path)]
}
