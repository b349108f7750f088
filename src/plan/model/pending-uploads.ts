import {
  asObjects,
  asStrings,
  getField,
  getObject,
  isJsonObject,
  type JsonObject,
} from '../../shared/json.ts'
import { asFileEntry, type FileEntry, isPendingUpload, isRemaining, zipPath } from './file-entry.ts'

/**
 * Lists the files that a submission waits for, as paths in the ZIP, in the order of the submission: every entry
 * that is marked `PendingUpload`, and the files of trailers that the Store does not have yet (those have no mark, only
 * IDs once they exist).
 */
export function pendingUploads(submission: JsonObject): readonly string[] {
  const trailers = asObjects(getField(submission, 'trailers'))
  const marked = entriesIn(submission).filter(isPendingUpload)
  const names = asStrings(marked.map(({ fileName }) => fileName))
  return [...names, ...trailers.flatMap(newTrailerFiles)].map(zipPath)
}

/** Returns whether a file of a submission is marked to come or to go, so that somebody has worked on it. */
export function hasPendingFiles(submission: JsonObject): boolean {
  return entriesIn(submission).some((entry) => isPendingUpload(entry) || !isRemaining(entry))
}

// Every object may be one.
function entriesIn(value: unknown): readonly FileEntry[] {
  if (Array.isArray(value)) return value.flatMap(entriesIn)
  if (!isJsonObject(value)) return []
  return [asFileEntry(value), ...Object.values(value).flatMap(entriesIn)]
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
