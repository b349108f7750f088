import { getField, type JsonObject } from '../../shared/json.ts'
import { type FileEntry, fileEntries, isPendingUpload } from '../model/file-entry.ts'
import { factsOfNew } from '../model/package-facts.ts'
import type { Transform } from '../model/plan.ts'
import { applyPolicy } from './package-policy.ts'

/** The list of packages of each kind that has one. */
export type PackageList = 'applicationPackages' | 'flightPackages'

/**
 * Adds the user's packages to the submission and applies the package policy to the ones it had, unless the
 * user's JSON has already said which packages there are to be.
 */
export function applyPackages(list: PackageList): Transform {
  return (submission, { submission: patch, packages, packagePolicy }) => {
    const named = fileEntries(getField(patch ?? {}, list)).length > 0
    if (named || packages.length === 0) return submission
    const added = packages.map(({ fileName }) => ({
      fileName,
      fileStatus: 'PendingUpload',
      minimumDirectXVersion: 'None',
      minimumSystemRam: 'None',
    }))
    const left = applyPolicy(packagePolicy, fileEntries(submission[list]), packages.map(factsOfNew))
    return { ...submission, [list]: [...left, ...added] }
  }
}

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
