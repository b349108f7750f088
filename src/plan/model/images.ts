import type { ImageFile, Metadata } from '../../files/metadata/metadata.ts'
import { fieldOf, isJsonObject, type JsonObject, objectOf } from '../../shared/json.ts'
import { type FileEntry, fileEntries } from './file-entry.ts'

/** A listing that has pictures: that of a language, or of a platform in it. */
export interface PictureList {
  /** For people, e.g. `en-us` or `en-us Windows81`. */
  readonly where: string
  readonly entries: readonly FileEntry[]
}

/** The pictures of an app's listings. */
export function pictureLists(submission: JsonObject): readonly PictureList[] {
  return Object.entries(objectOf(fieldOf(submission, 'listings'))).flatMap(([language, value]) => {
    const listing = objectOf(value)
    const overrides = Object.entries(objectOf(fieldOf(listing, 'platformOverrides')))
    return [
      { where: language, entries: entriesOf(fieldOf(listing, 'baseListing')) },
      ...overrides.map(([name, texts]) => ({ where: `${language} ${name}`, entries: entriesOf(texts) })),
    ]
  })
}

function entriesOf(texts: unknown): readonly FileEntry[] {
  return isJsonObject(texts) ? fileEntries(fieldOf(texts, 'images')) : []
}

/** The pictures of a metadata folder, each with its type. */
export function picturesByType({ languages }: Metadata): readonly { type: string; file: ImageFile }[] {
  return languages
    .flatMap(({ base, platformOverrides }) => [base, ...Object.values(platformOverrides)])
    .flatMap(({ images }) =>
      Object.entries(images).flatMap(([type, files]) => files.map((file) => ({ type, file }))),
    )
}

/** The still pictures of the trailers of a metadata folder. */
export function thumbnails({ trailers }: Metadata): readonly ImageFile[] {
  return trailers.flatMap(({ assets }) => Object.values(assets).map(({ thumbnail }) => thumbnail))
}
