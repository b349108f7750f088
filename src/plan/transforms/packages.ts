import { getField, withFields } from '../../shared/json.ts'
import { asFileEntries } from '../model/file-entry.ts'
import { factsOfFile } from '../model/package-facts.ts'
import type { PackageList } from '../model/package-list.ts'
import type { Transform } from '../model/plan.ts'
import { keepExisting } from './existing-packages.ts'

/**
 * Adds the user's packages to the submission and applies the policy to the existing ones, unless the user's JSON
 * already determines the packages.
 */
export function applyPackages(list: PackageList): Transform {
  return (submission, { submission: patch, packages, existingPackages }) => {
    const named = asFileEntries(getField(patch ?? {}, list)).length > 0
    if (named || packages.length === 0) return submission
    const added = packages.map(({ fileName }) => ({
      fileName,
      fileStatus: 'PendingUpload',
      minimumDirectXVersion: 'None',
      minimumSystemRam: 'None',
    }))
    const others = { added: packages.map(factsOfFile), kept: [] }
    const left = keepExisting(existingPackages, asFileEntries(getField(submission, list)), others)
    return withFields(submission, { [list]: [...left, ...added] })
  }
}
