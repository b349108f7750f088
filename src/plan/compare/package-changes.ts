import type { PackageFile } from '../../files/packages/package-file.ts'
import type { JsonObject } from '../../shared/json.ts'
import { isPendingUpload, isRemaining } from '../model/file-entry.ts'
import { factsOfEntry, isSameArchitecture, type PackageFacts, plannedFacts } from '../model/package-facts.ts'
import { livePackages, packageEntries } from '../model/package-list.ts'
import { comparePackageVersions } from '../model/versions.ts'

/** A package of a submission, and what happens to it. */
export interface PackageChange extends Pick<PackageFacts, 'fileName' | 'version' | 'architecture'> {
  readonly change: 'new' | 'removed' | 'kept'
  /** The highest version that users of this architecture have so far; undefined when it is not known. */
  readonly versionBefore?: string
}

/**
 * Lists the packages of a submission, new ones first. `base` is the live submission, and `files` are the uploaded
 * packages.
 */
export function packageChanges(
  base: JsonObject,
  submission: JsonObject,
  files: readonly PackageFile[],
): readonly PackageChange[] {
  const live = livePackages(base)
  const changes = packageEntries(submission).map((entry): PackageChange => {
    if (!isRemaining(entry)) return { ...shownFacts(factsOfEntry(entry)), change: 'removed' }
    const facts = plannedFacts(entry, files)
    if (!isPendingUpload(entry)) return { ...shownFacts(facts), change: 'kept' }
    const before = highestVersion(live.filter((one) => isSameArchitecture(one, facts)))
    return {
      ...shownFacts(facts),
      change: 'new',
      ...(before === undefined ? {} : { versionBefore: before }),
    }
  })
  return ORDER.flatMap((change) => changes.filter((one) => one.change === change))
}

const ORDER: readonly PackageChange['change'][] = ['new', 'kept', 'removed']

function shownFacts({ fileName, version, architecture }: PackageFacts): Omit<PackageChange, 'change'> {
  return { fileName, version, architecture }
}

function highestVersion(packages: readonly PackageFacts[]): string | undefined {
  return packages
    .map(({ version }) => version)
    .sort(comparePackageVersions)
    .at(-1)
}
