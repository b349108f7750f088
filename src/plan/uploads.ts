import { isJsonObject, type JsonObject } from '../json.ts'
import { isPendingUpload, zipPath } from './files.ts'

/**
 * The files that a submission waits for, as paths in the ZIP, in the order of the submission: every entry
 * that is marked `PendingUpload`, and the files of trailers that the Store does not have yet (those carry no
 * mark, only ids once they are there).
 */
export function pendingUploads(submission: JsonObject): readonly string[] {
  return [...marked(submission), ...newTrailerFiles(submission['trailers'])].map(zipPath)
}

function marked(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(marked)
  if (!isJsonObject(value)) return []
  const own = isPendingUpload(value) && typeof value['fileName'] === 'string' ? [value['fileName']] : []
  return [...own, ...Object.values(value).flatMap(marked)]
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#trailer-object
function newTrailerFiles(trailers: unknown): readonly string[] {
  return objectsIn(trailers).flatMap((trailer) => {
    const assets = isJsonObject(trailer['trailerAssets']) ? Object.values(trailer['trailerAssets']) : []
    const thumbnails = assets
      .filter(isJsonObject)
      .flatMap(({ imageList }) => objectsIn(imageList))
      .filter(isNew)
      .map(({ fileName }) => fileName)
    const video =
      typeof trailer['videoFileId'] === 'string' || !isNew(trailer) ? [] : [trailer['videoFileName']]
    return [...video, ...thumbnails].filter((name) => typeof name === 'string')
  })
}

function isNew({ id }: JsonObject): boolean {
  return id === undefined || id === null || id === ''
}

function objectsIn(list: unknown): readonly JsonObject[] {
  return Array.isArray(list) ? list.filter(isJsonObject) : []
}
