import { getField, type JsonObject } from '../../shared/json.ts'
import { asFileEntries, type FileEntry, isPendingUpload, isRemaining } from './file-entry.ts'

/** Name of the list of packages of each kind that has one. */
export type PackageList = 'applicationPackages' | 'flightPackages'

/** Lists the packages of a submission, whatever is to become of them. */
export function packageEntries(submission: JsonObject): readonly FileEntry[] {
  return [
    ...asFileEntries(getField(submission, 'applicationPackages')),
    ...asFileEntries(getField(submission, 'flightPackages')),
  ]
}

/** Lists the packages that users will have: the ones that stay, and the ones that are to come. */
export function remainingPackages(submission: JsonObject): readonly FileEntry[] {
  return packageEntries(submission).filter(isRemaining)
}

/** Lists the names of all packages of a submission; an entry without a name has an empty one. */
export function packageNames(submission: JsonObject): readonly string[] {
  return packageEntries(submission).map(({ fileName = '' }) => fileName)
}

/** Lists the names of the packages that are to be uploaded. */
export function newPackages(submission: JsonObject): readonly string[] {
  return packageEntries(submission)
    .filter(isPendingUpload)
    .map(({ fileName = '' }) => fileName)
}
