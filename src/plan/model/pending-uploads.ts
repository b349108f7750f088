import {
  asObjects,
  asStrings,
  getField,
  getObject,
  isJsonObject,
  type JsonObject,
} from '../../shared/json.ts'
import { asFileEntry, isPendingUpload, zipPath } from './file-entry.ts'

/**
 * Lists the files that a submission waits for, as paths in the ZIP, in the order of the submission: every entry
 * that is marked `PendingUpload`, and the files of trailers that the Store does not have yet (those have no mark, only
 * IDs once they exist).
 */
export function pendingUploads(submission: JsonObject): readonly string[] {
  const trailers = asObjects(getField(submission, 'trailers'))
  return [...markedFiles(submission), ...trailers.flatMap(newTrailerFiles)].map(zipPath)
}

function markedFiles(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(markedFiles)
  if (!isJsonObject(value)) return []
  const entry = asFileEntry(value)
  const own = isPendingUpload(entry) ? asStrings([entry.fileName]) : []
  return [...own, ...Object.values(value).flatMap(markedFiles)]
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#trailer-object
function newTrailerFiles(trailer: JsonObject): readonly string[] {
  const isNew = !getField(trailer, 'id') && !getField(trailer, 'videoFileId')
  const thumbnails = asObjects(Object.values(getObject(trailer, 'trailerAssets')))
    .flatMap((asset) => asObjects(getField(asset, 'imageList')))
    .map(asFileEntry)
    .filter((image) => !image.id && !isPendingUpload(image))
  return asStrings([
    isNew ? getField(trailer, 'videoFileName') : undefined,
    ...thumbnails.map(({ fileName }) => fileName),
  ])
}
