import { InputError } from '../errors.ts'
import { type JsonObject, objectOf, objectsIn } from '../json.ts'
import type { ImageFile, ListingMetadata, Metadata, TrailerFile } from '../workspace/metadata.ts'
import { type FileEntry, fileEntries, isPendingUpload, retire, zipPath } from './files.ts'
import type { Pass } from './plan.ts'

/**
 * Lays the user's metadata folder over the listings of an app, language by language and field by field. The
 * pictures of a type are replaced when the folder has pictures of that type; one that is already there, by name
 * and caption, stays as it is.
 */
export const applyListings: Pass = (submission, { metadata }) => {
  if (metadata === undefined) return submission
  const listings = withLanguages(submission, metadata, (listing, { base, platformOverrides }) => ({
    ...listing,
    baseListing: withMetadata(objectOf(listing['baseListing']), base),
    ...overridden(listing, platformOverrides),
  }))
  const trailers = withTrailers(objectsIn(submission['trailers']), metadata.trailers)
  return { ...submission, listings, ...(metadata.trailers.length === 0 ? {} : { trailers }) }
}

/** Lays the user's metadata folder over the listings of an add-on: title, description and icon. */
export const applyAddOnListings: Pass = (submission, { metadata }) => {
  if (metadata === undefined) return submission
  refuseForeign(metadata)
  return {
    ...submission,
    listings: withLanguages(submission, metadata, (listing, { base }) => ({
      ...listing,
      ...base.fields,
      ...iconOf(objectOf(listing['icon']), base.images['Icon']?.[0]),
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
  const listings = objectOf(submission['listings'])
  const spelling = new Map(Object.keys(listings).map((name) => [name.toLowerCase(), name]))
  const changed = languages.map((language) => {
    const key = spelling.get(language.language) ?? language.language
    return [key, change(objectOf(listings[key]), language)]
  })
  return { ...listings, ...Object.fromEntries(changed) }
}

function overridden(listing: JsonObject, overrides: Language['platformOverrides']): JsonObject {
  const names = Object.keys(overrides)
  const existing = objectOf(listing['platformOverrides'])
  if (names.length === 0) return {}
  const changed = Object.entries(overrides).map(([name, metadata]) => [
    name,
    withMetadata(objectOf(existing[name]), metadata),
  ])
  return { platformOverrides: { ...existing, ...Object.fromEntries(changed) } }
}

function withMetadata(listing: JsonObject, { fields, images }: ListingMetadata): JsonObject {
  const types = Object.keys(images)
  if (types.length === 0) return { ...listing, ...fields }
  const existing = fileEntries(listing['images'])
  const others = existing.filter(({ imageType = '' }) => !types.includes(imageType))
  const replaced = types.flatMap((type) =>
    withPictures(
      existing.filter(({ imageType }) => imageType === type),
      type,
      images[type] ?? [],
    ),
  )
  return { ...listing, ...fields, images: [...others, ...replaced] }
}

function withPictures(
  existing: readonly FileEntry[],
  imageType: string,
  files: readonly ImageFile[],
): readonly FileEntry[] {
  const pictures = files.map(({ fileName, caption }) => {
    const there = existing.find(
      (entry) =>
        !isPendingUpload(entry) &&
        isNamed(entry, fileName) &&
        (entry['description'] ?? '') === (caption ?? ''),
    )
    return there === undefined
      ? { fileName, fileStatus: 'PendingUpload', description: caption ?? '', imageType }
      : { ...there, fileStatus: 'Uploaded' }
  })
  const kept = new Set(
    pictures.map(({ fileStatus, fileName }) => (fileStatus === 'Uploaded' ? fileName : undefined)),
  )
  return [...retire(existing.filter(({ fileName }) => !kept.has(fileName))), ...pictures]
}

function withTrailers(existing: readonly JsonObject[], files: readonly TrailerFile[]): readonly JsonObject[] {
  return files.map(({ fileName, assets }) => {
    const there =
      existing.find((trailer) => isNamed({ fileName: String(trailer['videoFileName']) }, fileName)) ?? {}
    const known = objectOf(there['trailerAssets'])
    const trailerAssets = Object.entries(assets).map(([language, { title, thumbnail }]) => {
      const key = Object.keys(known).find((name) => name.toLowerCase() === language) ?? language
      const asset = objectOf(known[key])
      const image = fileEntries(asset['imageList']).find((entry) => isNamed(entry, thumbnail.fileName))
      return [key, { ...asset, title, imageList: [image ?? { fileName: thumbnail.fileName }] }]
    })
    return {
      ...there,
      videoFileName: there['videoFileName'] ?? fileName,
      trailerAssets: Object.fromEntries(trailerAssets),
    }
  })
}

function iconOf(existing: JsonObject, file: ImageFile | undefined): JsonObject {
  if (file === undefined) return {}
  const there = typeof existing['fileName'] === 'string' && isNamed(existing, file.fileName)
  if (there && existing['fileStatus'] === 'Uploaded') return {}
  return { icon: { fileName: file.fileName, fileStatus: 'PendingUpload' } }
}

function isNamed(entry: FileEntry, fileName: string): boolean {
  return entry.fileName !== undefined && zipPath(entry.fileName) === zipPath(fileName)
}

const ADD_ON_FIELDS: readonly string[] = ['title', 'description']

// https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#listing-object
function refuseForeign({ languages, trailers }: Metadata): void {
  const [trailer] = trailers
  if (trailer !== undefined) throw foreign(trailer.path)
  for (const { base, platformOverrides } of languages) {
    const field = Object.keys(base.fields).find((name) => !ADD_ON_FIELDS.includes(name))
    if (field !== undefined) throw foreign(base.sources[field] ?? field)
    const [type] = Object.keys(base.images).filter((name) => name !== 'Icon')
    const picture = base.images[type ?? 'Icon']?.[type === undefined ? 1 : 0]
    if (picture !== undefined) throw foreign(picture.path)
    const [override] = Object.keys(platformOverrides)
    if (override !== undefined) throw foreign(`platformOverrides/${override}`)
  }
}

function foreign(path: string): InputError {
  return new InputError(
    'metadata-path',
    `"${path}" is for an app. An add-on has a title, a description and one icon.`,
  )
}
