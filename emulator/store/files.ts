import type { Kind } from './kinds.ts'
import { type FileEntry, isObject, type SubmissionResource, type Trailer } from './resource.ts'

/** Rebuilds a JSON value with every file entry in it replaced; undefined takes the entry out. */
export function mapFiles<T>(value: T, change: (entry: FileEntry) => FileEntry | undefined): T
export function mapFiles(value: unknown, change: (entry: FileEntry) => FileEntry | undefined): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => mapFiles(item, change)).filter((item) => item !== undefined)
  }
  if (!isObject(value)) return value
  if (typeof value['fileStatus'] === 'string') return change(value as FileEntry)
  return Object.fromEntries(Object.entries(value).map(([name, child]) => [name, mapFiles(child, change)]))
}

/** The parts of a submission that name files, packages first. */
export function filePartsOf(kind: Kind, resource: SubmissionResource): Partial<SubmissionResource> {
  const packages = kind.packages && { [kind.packages]: resource[kind.packages] }
  const listings = kind.listings && { listings: resource.listings ?? {} }
  return { ...packages, ...listings }
}

/** Names of the files that the ZIP of a submission has to hold. */
export function awaitedFiles(kind: Kind, resource: SubmissionResource): readonly string[] {
  const names: string[] = []
  mapFiles(filePartsOf(kind, resource), (entry) => {
    if (entry.fileStatus === 'PendingUpload') names.push(entry.fileName)
    return entry
  })
  return [...names, ...(resource.trailers ?? []).flatMap(awaitedOfTrailer)]
}

// A trailer has no fileStatus; a file without an id is a new one.
function awaitedOfTrailer(trailer: Trailer): string[] {
  const thumbnails = Object.values(trailer.trailerAssets ?? {})
    .flatMap((asset) => asset.imageList ?? [])
    .filter((image) => !image.id)
    .map((image) => image.fileName ?? '')
  return trailer.videoFileId ? thumbnails : [trailer.videoFileName ?? '', ...thumbnails]
}

/** Gives ids to the new files of trailers. */
export function acceptTrailers(trailers: readonly Trailer[], newId: () => string): Trailer[] {
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
