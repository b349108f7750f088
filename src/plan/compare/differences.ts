import type { PackageFile } from '../../files/packages/package-file.ts'
import { asString, getField, getObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { type FileEntry, isNamed, isPendingUpload, zipPath } from '../model/file-entry.ts'
import { factsOfEntry, type PackageFacts, plannedFacts } from '../model/package-facts.ts'
import { packageEntries, remainingPackages } from '../model/package-list.ts'
import type { Change } from '../model/plan.ts'
import { priceOf } from '../model/price.ts'
import { isSameValue } from '../model/same-value.ts'
import { comparePackageVersions } from '../model/versions.ts'
import { changesBetween } from './changes.ts'

/** Lists, in words, where the Store's answer to the update differs from the plan. */
export function differencesAfterUpdate(planned: JsonObject, stored: JsonObject): readonly string[] {
  const { missing, surplus } = removePairs(packageEntries(planned), packageEntries(stored), isSameEntry)
  const describe = ({ fileName = '', fileStatus = '' }: FileEntry): string =>
    `${zipPath(fileName)} ${fileStatus}`
  // What is to go may be gone already.
  const lacking = missing.filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
  return [
    ...packageDifferences(lacking.map(describe), surplus.map(describe)),
    ...settingDifferences(planned, stored),
  ]
}

/**
 * Lists, in words, what somebody else has changed in a draft since the Store answered the update of this run. What the
 * answer left open, the Store may fill in by itself.
 */
export function changesByOthers(answered: JsonObject, stored: JsonObject): readonly string[] {
  return changesBetween(withoutPendingIds(answered), withoutPendingIds(stored))
    .filter((change) => !mayBeTheStores(change))
    .map(({ field }) => field)
}

// What is to go may be gone. The Store fills in the facts of a file, the IDs of a trailer, and what has a default.
function mayBeTheStores({ field, before, after }: Change): boolean {
  if (before === 'PendingDelete' && after === null) return true
  if (isSameValue(before, null))
    return field.includes('].') || typeof after === 'boolean' || typeof after === 'number'
  return isCompleted(before, after)
}

/** Returns whether a value is the other one, or that with more in it than was said. */
function isCompleted(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) {
    const rest = [...after]
    const areThere = before.every((item) => {
      const index = rest.findIndex((other) => isSameValue(item, other) || isCompleted(item, other))
      if (index !== -1) rest.splice(index, 1)
      return index !== -1
    })
    return areThere && rest.length === 0
  }
  if (!isJsonObject(before) || !isJsonObject(after)) return false
  return Object.keys({ ...before, ...after }).every((name) => {
    const [one, other] = [getField(before, name), getField(after, name)]
    return isSameValue(one, null) || isSameValue(one, other) || isCompleted(one, other)
  })
}

// A file has no ID before the Store has it.
function withoutPendingIds<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPendingIds) as T
  if (!isJsonObject(value)) return value
  const isPending = isPendingUpload(value)
  const fields = Object.entries(value).filter(([name]) => !(isPending && name.toLowerCase() === 'id'))
  return Object.fromEntries(fields.map(([name, inner]) => [name, withoutPendingIds(inner)])) as T
}

// What the plan does not say has any value: the names of files are enough where no status is given.
function isSameEntry(planned: FileEntry, stored: FileEntry): boolean {
  const isSameFile = planned.id ? planned.id === stored.id : isNamed(stored, planned.fileName)
  return isSameFile && (planned.fileStatus === undefined || planned.fileStatus === stored.fileStatus)
}

/**
 * Lists, in words, where the Store differs from the plan once it has taken the files over. It may give a package
 * another name then, so packages are compared by version and architecture; what it does not show yet is not known,
 * and no difference.
 */
export function differencesAfterCommit(
  planned: JsonObject,
  stored: JsonObject,
  files: readonly PackageFile[],
): readonly string[] {
  const { missing, surplus } = PACKAGE_MATCHES.reduce<Unmatched<PackageFacts>>(
    (unmatched, isMatch) => removePairs(unmatched.missing, unmatched.surplus, isMatch),
    {
      missing: remainingPackages(planned).map((entry) => plannedFacts(entry, files)),
      surplus: remainingPackages(stored).map(factsOfEntry),
    },
  )
  const describe = ({ fileName, version, architecture }: PackageFacts): string =>
    [zipPath(fileName), version, architecture].filter((part) => part !== '').join(' ')
  return [
    ...packageDifferences(missing.map(describe), surplus.map(describe)),
    ...settingDifferences(planned, stored),
  ]
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

function packageDifferences(missing: readonly string[], surplus: readonly string[]): readonly string[] {
  if (missing.length === 0 && surplus.length === 0) return []
  const [wanted, found] = [missing, surplus].map((names) => names.toSorted().join(', ') || 'none')
  return [`packages: planned ${wanted}, the Store has ${found}`]
}

/** Settings that are compared, as text; empty when there is none, undefined where nothing is said about it. */
const SETTINGS: Readonly<Record<string, (submission: JsonObject) => string | undefined>> = {
  price: (submission) => asString(priceOf(submission)) || undefined,
  'publish mode': (submission) => asString(getField(submission, 'targetPublishMode')) || undefined,
  rollout: describeRollout,
  languages: (submission) => listLanguages(submission) || undefined,
}

function settingDifferences(planned: JsonObject, stored: JsonObject): readonly string[] {
  return Object.entries(SETTINGS).flatMap(([name, read]) => {
    // The Store may also say by nothing at all that there is none.
    const [wanted, found = ''] = [read(planned), read(stored)]
    return wanted === undefined || wanted === found
      ? []
      : [`${name}: planned ${wanted || 'none'}, the Store has ${found || 'none'}`]
  })
}

function describeRollout(submission: JsonObject): string | undefined {
  const rollout = getObject(submission, 'packageDeliveryOptions', 'packageRollout')
  const isOn = getField(rollout, 'isPackageRollout')
  if (typeof isOn !== 'boolean') return undefined
  return isOn ? `${Number(getField(rollout, 'packageRolloutPercentage') ?? 0)} %` : ''
}

function listLanguages(submission: JsonObject): string {
  return Object.entries(getObject(submission, 'listings'))
    .filter(([, listing]) => isJsonObject(listing))
    .map(([language]) => language.toLowerCase())
    .sort()
    .join(', ')
}
