import { fieldOf, isJsonObject, type JsonObject, objectOf, objectsIn } from '../../shared/json.ts'
import { fileEntry, isPendingUpload, zipPath } from './file-entry.ts'

/**
 * The files that a submission waits for, as paths in the ZIP, in the order of the submission: every entry
 * that is marked `PendingUpload`, and the files of trailers that the Store does not have yet (those carry no
 * mark, only ids once they are there).
 */
export function pendingUploads(submission: JsonObject): readonly string[] {
  return [...marked(submission), ...newTrailerFiles(fieldOf(submission, 'trailers'))].map(zipPath)
}

function marked(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(marked)
  if (!isJsonObject(value)) return []
  const entry = fileEntry(value)
  const own = isPendingUpload(entry) && typeof entry.fileName === 'string' ? [entry.fileName] : []
  return [...own, ...Object.values(value).flatMap(marked)]
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#trailer-object
function newTrailerFiles(trailers: unknown): readonly string[] {
  return objectsIn(trailers).flatMap((trailer) => {
    const assets = Object.values(objectOf(fieldOf(trailer, 'trailerAssets'))).filter(isJsonObject)
    const thumbnails = assets
      .flatMap((asset) => objectsIn(fieldOf(asset, 'imageList')))
      .filter((image) => isAbsent(fieldOf(image, 'id')) && !isPendingUpload(fileEntry(image)))
      .map((image) => fieldOf(image, 'fileName'))
    const isNew = isAbsent(fieldOf(trailer, 'id')) && isAbsent(fieldOf(trailer, 'videoFileId'))
    const video = isNew ? [fieldOf(trailer, 'videoFileName')] : []
    return [...video, ...thumbnails].filter((name) => typeof name === 'string')
  })
}

function isAbsent(id: unknown): boolean {
  return id === undefined || id === null || id === ''
}
