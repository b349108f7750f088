import { type FileEntry, isPendingUpload, markForDeletion } from '../model/file-entry.ts'
import { factsOfEntry, findNewer, isSameArchitecture, type PackageFacts } from '../model/package-facts.ts'
import type { ExistingPackagesPolicy } from '../model/plan.ts'
import { comparePackageVersions } from '../model/versions.ts'

/** Packages that will be in the submission besides those that a policy decides on. */
export interface OtherPackages {
  readonly added: readonly PackageFacts[]
  /** Those kept by the user's JSON. */
  readonly kept: readonly PackageFacts[]
}

/**
 * Returns the entries of the existing packages, given the others. One that an earlier run left without its file is
 * always removed, since that file will never be uploaded.
 */
export function keepExisting(
  policy: ExistingPackagesPolicy,
  existing: readonly FileEntry[],
  others: OtherPackages,
): readonly FileEntry[] {
  switch (policy.kind) {
    case 'remove':
      return markForDeletion(existing)
    case 'keep':
      return existing.filter((entry) => !isPendingUpload(entry))
    case 'keep-latest':
      return keepLatest(policy.count, existing, others)
  }
}

function keepLatest(
  count: number,
  existing: readonly FileEntry[],
  { added, kept }: OtherPackages,
): readonly FileEntry[] {
  const packages = existing.map((entry) => {
    const isStored = !['PendingUpload', 'PendingDelete'].includes(entry.fileStatus ?? '')
    const facts = isStored ? [factsOfEntry(entry)] : []
    return { entry, facts: facts.filter((one) => !isRolledBack(one, added)) }
  })
  // The others first: of two packages with the same version, the added one counts as newer.
  const ranked = [...added, ...kept, ...packages.flatMap(({ facts }) => facts)].toSorted(newestFirst)
  return packages.flatMap(({ entry, facts }) =>
    facts.some((one) => isAmongLatest(one, ranked, count)) ? [entry] : markForDeletion([entry]),
  )
}

// Devices would keep getting the newer package if it stayed
// (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#using-version-numbering-to-roll-back-to-a-previously-shipped-package-for-new-acquisitions).
function isRolledBack(existing: PackageFacts, added: readonly PackageFacts[]): boolean {
  return added.some((one) => one.version !== '' && findNewer(one, [existing], 'same') !== undefined)
}

// A package with an unknown version has just been added.
function newestFirst(one: PackageFacts, other: PackageFacts): number {
  const comesFirst = Number(other.version === '') - Number(one.version === '')
  return comesFirst || comparePackageVersions(other.version, one.version)
}

function isAmongLatest(facts: PackageFacts, ranked: readonly PackageFacts[], count: number): boolean {
  const sameArchitecture = ranked.filter((other) => isSameArchitecture(facts, other))
  return familyNames(facts).some((family) =>
    sameArchitecture
      .filter((other) => familyNames(other).includes(family))
      .slice(0, count)
      .includes(facts),
  )
}

// Packages that name no devices are compared with each other.
function familyNames({ deviceFamilies }: PackageFacts): readonly string[] {
  return deviceFamilies.length === 0 ? [''] : deviceFamilies.map(({ name }) => name)
}
