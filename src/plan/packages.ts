import { fileEntries, isPendingUpload, retire } from './files.ts'
import type { Pass } from './plan.ts'

/** The list of packages of each kind that has one. */
export type PackageList = 'applicationPackages' | 'flightPackages'

/**
 * Makes the packages in the ZIP the submission's packages and retires the ones it had, unless the user's
 * JSON has already said which packages there are to be.
 */
export function takePackages(list: PackageList): Pass {
  return (submission, { submission: patch, zipPackages }) => {
    const named = Object.entries(patch ?? {}).some(
      ([name, value]) => name.toLowerCase() === list.toLowerCase() && fileEntries(value).length > 0,
    )
    if (named || zipPackages.length === 0) return submission
    const added = zipPackages.map((fileName) => ({
      fileName,
      fileStatus: 'PendingUpload',
      minimumDirectXVersion: 'None',
      minimumSystemRam: 'None',
    }))
    return { ...submission, [list]: [...retire(fileEntries(submission[list])), ...added] }
  }
}

/** Whether every package that the submission has is to be deleted, and none is to come. */
export function losesEveryPackage(submission: Readonly<Record<string, unknown>>): boolean {
  const entries = packageEntries(submission)
  return entries.length > 0 && entries.every(({ fileStatus }) => fileStatus === 'PendingDelete')
}

/** The names of all packages that the submission lists. */
export function packageNames(submission: Readonly<Record<string, unknown>>): readonly string[] {
  return packageEntries(submission).map(({ fileName = '' }) => fileName)
}

/** The packages that are to be uploaded. */
export function newPackages(submission: Readonly<Record<string, unknown>>): readonly string[] {
  return packageEntries(submission)
    .filter(isPendingUpload)
    .map(({ fileName = '' }) => fileName)
}

function packageEntries(submission: Readonly<Record<string, unknown>>) {
  return [...fileEntries(submission['applicationPackages']), ...fileEntries(submission['flightPackages'])]
}
