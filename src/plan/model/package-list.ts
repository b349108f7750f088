import type { PackageFile } from '../../files/packages/package-file.ts'
import { getField, type JsonObject } from '../../shared/json.ts'
import { asFileEntries, type FileEntry, isPendingUpload, isRemaining } from './file-entry.ts'
import {
  factsOfEntry,
  factsOfFile,
  findPackageFile,
  isSameArchitecture,
  type PackageFacts,
  plannedFacts,
} from './package-facts.ts'
import { comparePackageVersions } from './versions.ts'

/** Name of the list of packages, for each kind that has one. */
export type PackageList = 'applicationPackages' | 'flightPackages'

/** Lists the packages of a submission, including those marked for deletion. */
export function packageEntries(submission: JsonObject): readonly FileEntry[] {
  return [
    ...asFileEntries(getField(submission, 'applicationPackages')),
    ...asFileEntries(getField(submission, 'flightPackages')),
  ]
}

/** Lists the packages that users will have: those that stay, and those to be added. */
export function remainingPackages(submission: JsonObject): readonly FileEntry[] {
  return packageEntries(submission).filter(isRemaining)
}

/** Lists the names of all packages of a submission; an entry without a name has an empty one. */
export function packageNames(submission: JsonObject): readonly string[] {
  return packageEntries(submission).map(({ fileName = '' }) => fileName)
}

/** Lists the names of the packages that are to be uploaded. */
export function newPackageNames(submission: JsonObject): readonly string[] {
  return packageEntries(submission)
    .filter(isPendingUpload)
    .map(({ fileName = '' }) => fileName)
}

/** Lists the packages that users have, given the live submission. */
export function livePackages(base: JsonObject): readonly PackageFacts[] {
  return packageEntries(base)
    .filter(({ fileStatus }) => fileStatus === 'Uploaded')
    .map(factsOfEntry)
    .filter(({ version }) => version !== '')
}

/**
 * Lists the packages that users would have after a plan.
 *
 * @returns undefined when the manifest of one is not read: that package may be for any device.
 */
export function plannedPackages(
  planned: JsonObject,
  files: readonly PackageFile[],
): readonly PackageFacts[] | undefined {
  const remaining = remainingPackages(planned)
  const isUnread = remaining.some(
    (entry) => isPendingUpload(entry) && findPackageFile(entry, files)?.identity === undefined,
  )
  return isUnread ? undefined : remaining.map((entry) => plannedFacts(entry, files))
}

/** Returns whether two packages are the same to the Store: it accepts each version of an architecture once. */
export function isSamePackage(one: PackageFacts, other: PackageFacts): boolean {
  return comparePackageVersions(one.version, other.version) === 0 && isSameArchitecture(one, other)
}

/** Returns whether exactly these packages, by version and architecture, are live. */
export function arePublished(packages: readonly PackageFile[], base: JsonObject): boolean {
  const live = livePackages(base)
  return (
    packages.length > 0 &&
    packages.every(
      (file) => file.identity !== undefined && live.some((other) => isSamePackage(factsOfFile(file), other)),
    )
  )
}
