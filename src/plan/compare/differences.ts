import type { PackageFile } from '../../files/packages/package-file.ts'
import { isJsonObject, type JsonObject } from '../../shared/json.ts'
import { asFileEntry, type FileEntry, isNamed, isRemaining, refersTo, zipPath } from '../model/file-entry.ts'
import { factsOfEntry, type PackageFacts, plannedFacts } from '../model/package-facts.ts'
import { packageEntries, remainingPackages } from '../model/package-list.ts'
import type { Change } from '../model/plan.ts'
import { unchangeable } from '../model/read-only-fields.ts'
import { isSameValue } from '../model/same-value.ts'
import { comparePackageVersions } from '../model/versions.ts'
import { differencesBetween } from './changes.ts'
import { type Comparison, compareFields, isKnownField, type SentPlan } from './field-differences.ts'
import { isIdle, mayBeTheStores } from './stores-own.ts'

/** Compares the Store's answer to the update with the plan. */
export function compareAfterUpdate(plan: SentPlan, stored: JsonObject): Comparison {
  const { missing, surplus } = removePairs(
    packageEntries(plan.submission),
    packageEntries(stored),
    isAsPlanned,
  )
  const describe = ({ fileName = '', fileStatus = '' }: FileEntry): string =>
    `${zipPath(fileName)} ${fileStatus}`
  // Packages marked for deletion may already be gone.
  const lacking = missing.filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
  return withPackageDifferences(lacking.map(describe), surplus.map(describe), compareFields(plan, stored))
}

/**
 * Lists, as sentences, what somebody else has changed in a draft since the Store answered this run's update. Values
 * that the Store itself may have filled in, and fields that no update can change, are ignored.
 */
export function changesByOthers(answered: JsonObject, stored: JsonObject): readonly string[] {
  return differencesBetween(answered, stored)
    .filter(
      (change) =>
        !mayBeTheStores(change) &&
        unchangeable(change.field) === undefined &&
        !isIdle(change.field, answered) &&
        !isShownAtTimes(change),
    )
    .map(({ field }) => field)
}

// A field that was added to the API later may be in one of its answers and not in the next, unless its name is a key.
function isShownAtTimes({ field, before, after }: Change): boolean {
  return !isKnownField(field) && !isKey(field) && [before, after].some((value) => isSameValue(value, null))
}

function isKey(field: string): boolean {
  return /(^|\.)(listings|platformOverrides|marketSpecificPricings|trailerAssets)\.[^.]+$/i.test(field)
}

// A field that the plan omits may have any value: without a status, the name of the file is enough.
function isAsPlanned(planned: FileEntry, stored: FileEntry): boolean {
  const isSameStatus = planned.fileStatus === undefined || planned.fileStatus === stored.fileStatus
  return refersTo(planned, stored) && isSameStatus
}

/**
 * Compares the submission, once the Store has processed its files, with the plan and with the answer to it. The Store
 * may rename files, so packages are compared by version and architecture, and images by what they are for. What it does
 * not show yet is unknown, not a difference.
 */
export function compareAfterCommit(
  plan: SentPlan,
  stored: JsonObject,
  files: readonly PackageFile[],
): Comparison {
  const { missing, surplus } = PACKAGE_MATCHES.reduce<Unmatched<PackageFacts>>(
    (unmatched, isMatch) => removePairs(unmatched.missing, unmatched.surplus, isMatch),
    {
      missing: remainingPackages(plan.submission).map((entry) => plannedFacts(entry, files)),
      surplus: remainingPackages(stored).map(factsOfEntry),
    },
  )
  const describe = ({ fileName, version, architecture }: PackageFacts): string =>
    [zipPath(fileName), version, architecture].filter((part) => part !== '').join(' ')
  const sent = { ...plan, submission: comparableAfterCommit(plan.submission) }
  return withPackageDifferences(
    missing.map(describe),
    surplus.map(describe),
    compareFields(sent, comparableAfterCommit(stored)),
  )
}

// The most certain matches come first, so that packages with unknown facts are matched with what remains.
const PACKAGE_MATCHES: readonly ((planned: PackageFacts, stored: PackageFacts) => boolean)[] = [
  hasPlannedVersion,
  (planned, stored) => isNamed(stored, planned.fileName) && isVersionUnknown(planned, stored),
  isVersionUnknown,
]

// The Store shows bundles without the architectures they contain.
function hasPlannedVersion(planned: PackageFacts, stored: PackageFacts): boolean {
  if (planned.version === '' || stored.version === '') return false
  if (comparePackageVersions(planned.version, stored.version) !== 0) return false
  const isKnown = planned.architecture !== '' && stored.architecture !== ''
  const areBundles = planned.isBundle && stored.isBundle
  return !isKnown || areBundles || planned.architecture === stored.architecture
}

function isVersionUnknown(planned: PackageFacts, stored: PackageFacts): boolean {
  return planned.version === '' || stored.version === ''
}

/** Planned and stored items without a match. */
interface Unmatched<T> {
  readonly missing: readonly T[]
  readonly surplus: readonly T[]
}

function removePairs<T>(
  planned: readonly T[],
  stored: readonly T[],
  isMatch: (planned: T, stored: T) => boolean,
): Unmatched<T> {
  const surplus = [...stored]
  const missing = planned.filter((one) => {
    const index = surplus.findIndex((other) => isMatch(one, other))
    if (index !== -1) surplus.splice(index, 1)
    return index === -1
  })
  return { missing, surplus }
}

function withPackageDifferences(
  missing: readonly string[],
  surplus: readonly string[],
  { differences, unplanned }: Comparison,
): Comparison {
  if (missing.length === 0 && surplus.length === 0) return { differences, unplanned }
  const [wanted, found] = [missing, surplus].map((names) => names.toSorted().join(', ') || 'none')
  return {
    differences: [`packages: planned ${wanted}, the Store has ${found}`, ...differences],
    unplanned,
  }
}

const NAMES: ReadonlySet<string> = new Set(['filename', 'filestatus', 'id', 'videofilename', 'videofileid'])

/**
 * Returns a value without the names and IDs of its files, which the Store may change, and without files marked for
 * deletion.
 */
function withoutNames(value: unknown): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !isJsonObject(item) || isRemaining(asFileEntry(item))).map(withoutNames)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !NAMES.has(name.toLowerCase()))
      .map(([name, inner]) => [name, withoutNames(inner)]),
  )
}

/** Returns what can be compared, apart from packages, once the Store has processed a submission's files. */
function comparableAfterCommit(submission: JsonObject): JsonObject {
  // The notes are for the testers; it is not documented that the Store keeps them.
  const fields = Object.entries(submission).filter(([name]) => name.toLowerCase() !== 'notesforcertification')
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutNames(value)]))
}
