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
  // What is to go may be gone already.
  const lacking = missing.filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
  return withPackageDifferences(lacking.map(describe), surplus.map(describe), compareFields(plan, stored))
}

/**
 * Lists, in words, what somebody else has changed in a draft since the Store answered the update of this run. The Store
 * itself may fill in what the answer left open, and fields that no update can change are left out.
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

// A field that the API has got since may be in one of its answers and not in the next one, unless its name is a key.
function isShownAtTimes({ field, before, after }: Change): boolean {
  return !isKnownField(field) && !isKey(field) && [before, after].some((value) => isSameValue(value, null))
}

function isKey(field: string): boolean {
  return /(^|\.)(listings|platformOverrides|marketSpecificPricings|trailerAssets)\.[^.]+$/i.test(field)
}

// A field that the plan leaves open may have any value: where no status is given, the name of the file is enough.
function isAsPlanned(planned: FileEntry, stored: FileEntry): boolean {
  const isSameStatus = planned.fileStatus === undefined || planned.fileStatus === stored.fileStatus
  return refersTo(planned, stored) && isSameStatus
}

/**
 * Compares what the Store has once it has taken the files over with what it was given, and answered to. It may give a file
 * another name then, so packages are compared by version and architecture, and images by what they are for; what it does
 * not show yet is not known, and no difference.
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

// The surest matches first, so that what is not known yet stands for what is left.
const PACKAGE_MATCHES: readonly ((planned: PackageFacts, stored: PackageFacts) => boolean)[] = [
  hasPlannedVersion,
  (planned, stored) => isNamed(stored, planned.fileName) && isVersionUnknown(planned, stored),
  isVersionUnknown,
]

// The Store shows bundles without the architectures that are in them.
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

/** Items that are planned or stored, and have no match. */
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

/** Returns a value without what the Store may call its files, and without those that are to go. */
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

/** Returns what can be compared of a submission whose files the Store has taken over, beside its packages. */
function comparableAfterCommit(submission: JsonObject): JsonObject {
  // The notes are for the testers, and nothing says that the Store keeps them.
  const fields = Object.entries(submission).filter(([name]) => name.toLowerCase() !== 'notesforcertification')
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutNames(value)]))
}
