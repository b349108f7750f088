import type { ImageFile, Metadata } from '../../files/metadata/metadata.ts'
import { getField, type JsonObject } from '../../shared/json.ts'
import { asFileEntries, type FileEntry } from './file-entry.ts'
import { listedTexts } from './language-maps.ts'

/** Images of a listing: that of a language, or an override for a platform in it. */
export interface ImageList {
  /** For messages, e.g. `en-us` or `en-us Windows81`. */
  readonly place: string
  readonly entries: readonly FileEntry[]
}

/** Lists the images of an app's listings. */
export function imageLists(submission: JsonObject): readonly ImageList[] {
  return listedTexts(submission).map(({ place, texts }) => ({
    place,
    entries: asFileEntries(getField(texts, 'images')),
  }))
}

/** Lists the images of a metadata folder, each with its type. */
export function imagesByType({ languages }: Metadata): readonly { type: string; file: ImageFile }[] {
  return languages
    .flatMap(({ base, platformOverrides }) => [base, ...Object.values(platformOverrides)])
    .flatMap(({ images }) =>
      Object.entries(images).flatMap(([type, files]) => files.map((file) => ({ type, file }))),
    )
}

/** Lists the thumbnails of the trailers of a metadata folder. */
export function thumbnails({ trailers }: Metadata): readonly ImageFile[] {
  return trailers.flatMap(({ assets }) => Object.values(assets).map(({ thumbnail }) => thumbnail))
}
