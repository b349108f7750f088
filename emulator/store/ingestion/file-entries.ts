import { isObject } from '../../http/json.ts'
import type { Kind } from '../kinds.ts'
import type { FileEntry, SubmissionResource, Trailer } from '../resource.ts'

/** Copies a JSON value with every file entry in it changed; undefined removes the entry. */
export function mapFileEntries<T>(value: T, change: (entry: FileEntry) => FileEntry | undefined): T
export function mapFileEntries(value: unknown, change: (entry: FileEntry) => FileEntry | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => mapFileEntries(item, change)).filter((item) => item !== undefined)
  }
  if (!isObject(value)) return value
  if (typeof value['fileStatus'] === 'string') return change(value as FileEntry)
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, mapFileEntries(child, change)]),
  )
}

/** Picks the properties of a submission that name files, packages first. */
export function pickFileProperties(kind: Kind, resource: SubmissionResource): Partial<SubmissionResource> {
  const packages = kind.packages && { [kind.packages]: resource[kind.packages] }
  const listings = kind.listings && { listings: resource.listings ?? {} }
  return { ...packages, ...listings }
}

/** Lists the names of the files that the ZIP of a submission must contain. */
export function listPendingUploads(kind: Kind, resource: SubmissionResource): readonly string[] {
  const names: string[] = []
  mapFileEntries(pickFileProperties(kind, resource), (entry) => {
    if (entry.fileStatus === 'PendingUpload') names.push(entry.fileName)
    return entry
  })
  return [...names, ...(resource.trailers ?? []).flatMap(listNewTrailerFiles)]
}

// A trailer has no fileStatus; a file without an ID is a new one.
function listNewTrailerFiles(trailer: Trailer): string[] {
  const thumbnails = Object.values(trailer.trailerAssets ?? {})
    .flatMap((asset) => asset.imageList ?? [])
    .filter((image) => !image.id)
    .map((image) => image.fileName ?? '')
  return trailer.videoFileId ? thumbnails : [trailer.videoFileName ?? '', ...thumbnails]
}

/** Assigns IDs to the new files of trailers. */
export function assignTrailerIds(trailers: readonly Trailer[], newId: () => string): Trailer[] {
  return trailers.map((trailer) => ({
    ...trailer,
    id: trailer.id || newId(),
    videoFileId: trailer.videoFileId || newId(),
    trailerAssets: Object.fromEntries(
      Object.entries(trailer.trailerAssets ?? {}).map(([language, asset]) => [
        language,
        {
          ...asset,
          imageList: (asset.imageList ?? []).map((image) => ({ ...image, id: image.id || newId() })),
        },
      ]),
    ),
  }))
}
