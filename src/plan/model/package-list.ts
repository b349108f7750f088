import { getField, type JsonObject } from '../../shared/json.ts'
import { type FileEntry, fileEntries, isPendingUpload } from './file-entry.ts'

/** Name of the list of packages of each kind that has one. */
export type PackageList = 'applicationPackages' | 'flightPackages'

/** All packages that the submission lists. */
export function packageEntries(submission: JsonObject): readonly FileEntry[] {
  return [
    ...fileEntries(getField(submission, 'applicationPackages')),
    ...fileEntries(getField(submission, 'flightPackages')),
  ]
}

/** The packages that users will have: the ones that stay, and the ones that are to come. */
export function remainingPackages(submission: JsonObject): readonly FileEntry[] {
  return packageEntries(submission).filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
}

/** The names of all packages that the submission lists. */
export function packageNames(submission: JsonObject): readonly string[] {
  return packageEntries(submission).map(({ fileName = '' }) => fileName)
}

/** The names of the packages that are to be uploaded. */
export function newPackages(submission: JsonObject): readonly string[] {
  return packageEntries(submission)
    .filter(isPendingUpload)
    .map(({ fileName = '' }) => fileName)
}
