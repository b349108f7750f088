import type { ImageFile, Metadata } from '../../files/metadata/metadata.ts'
import { asObject, getField, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { type FileEntry, fileEntries } from './file-entry.ts'

/** A listing that has pictures: that of a language, or of a platform in it. */
export interface ImageList {
  /** For people, e.g. `en-us` or `en-us Windows81`. */
  readonly where: string
  readonly entries: readonly FileEntry[]
}

/** The pictures of an app's listings. */
export function imageLists(submission: JsonObject): readonly ImageList[] {
  return Object.entries(asObject(getField(submission, 'listings'))).flatMap(([language, value]) => {
    const listing = asObject(value)
    const overrides = Object.entries(asObject(getField(listing, 'platformOverrides')))
    return [
      { where: language, entries: entriesOf(getField(listing, 'baseListing')) },
      ...overrides.map(([name, texts]) => ({ where: `${language} ${name}`, entries: entriesOf(texts) })),
    ]
  })
}

function entriesOf(texts: unknown): readonly FileEntry[] {
  return isJsonObject(texts) ? fileEntries(getField(texts, 'images')) : []
}

/** The pictures of a metadata folder, each with its type. */
export function imagesByType({ languages }: Metadata): readonly { type: string; file: ImageFile }[] {
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
