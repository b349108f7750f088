import { asObject, asObjects, getField, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { fileEntry, isPendingUpload, zipPath } from './file-entry.ts'

/**
 * The files that a submission waits for, as paths in the ZIP, in the order of the submission: every entry
 * that is marked `PendingUpload`, and the files of trailers that the Store does not have yet (those carry no
 * mark, only ids once they are there).
 */
export function pendingUploads(submission: JsonObject): readonly string[] {
  return [...marked(submission), ...newTrailerFiles(getField(submission, 'trailers'))].map(zipPath)
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
  return asObjects(trailers).flatMap((trailer) => {
    const assets = Object.values(asObject(getField(trailer, 'trailerAssets'))).filter(isJsonObject)
    const thumbnails = assets
      .flatMap((asset) => asObjects(getField(asset, 'imageList')))
      .filter((image) => isAbsent(getField(image, 'id')) && !isPendingUpload(fileEntry(image)))
      .map((image) => getField(image, 'fileName'))
    const isNew = isAbsent(getField(trailer, 'id')) && isAbsent(getField(trailer, 'videoFileId'))
    const video = isNew ? [getField(trailer, 'videoFileName')] : []
    return [...video, ...thumbnails].filter((name) => typeof name === 'string')
  })
}

function isAbsent(id: unknown): boolean {
  return id === undefined || id === null || id === ''
}
