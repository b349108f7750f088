import type { PackageFile } from '../../files/packages/package-file.ts'
import { asObject, getField, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { type FileEntry, isPendingUpload, zipPath } from '../model/file-entry.ts'
import { factsOfEntry, factsOfNew, type PackageFacts } from '../model/package-facts.ts'
import { priceOf } from '../model/price.ts'
import { packageEntries, remainingPackages } from '../model/package-list.ts'
import { sameValue } from '../model/same-value.ts'

/** What the Store's answer to the update says otherwise than the plan, in words. */
export function differencesAfterUpdate(planned: JsonObject, held: JsonObject): readonly string[] {
  const { missing, surplus } = compare(packageEntries(planned), packageEntries(held), [isSameEntry])
  const name = ({ fileName = '', fileStatus = '' }: FileEntry): string => `${zipPath(fileName)} ${fileStatus}`
  // What is to go may be gone already.
  const lacking = missing.filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
  return [...packagesDiffer(lacking.map(name), surplus.map(name)), ...settings(planned, held)]
}

/**
 * What the Store holds otherwise than planned once it has taken the files over. It may give a package another
 * name then, so packages are compared by version and architecture; what it does not show yet is not known, and no
 * difference.
 */
export function differencesAfterCommit(
  planned: JsonObject,
  held: JsonObject,
  files: readonly PackageFile[],
): readonly string[] {
  const byName = new Map(files.map((file) => [zipPath(file.fileName), factsOfNew(file)]))
  const expected = remainingPackages(planned).map(
    (entry) => (isPendingUpload(entry) && byName.get(zipPath(entry.fileName ?? ''))) || factsOfEntry(entry),
  )
  // The surest pairs first, so that what is not known yet stands for what is left.
  const { missing, surplus } = compare(expected, remainingPackages(held).map(factsOfEntry), [
    isSamePackage,
    (one, other) => zipPath(one.fileName) === zipPath(other.fileName) && isUnknown(one, other),
    isUnknown,
  ])
  const name = ({ fileName, version, architecture }: PackageFacts): string =>
    [zipPath(fileName), version, architecture].filter((part) => part !== '').join(' ')
  return [...packagesDiffer(missing.map(name), surplus.map(name)), ...settings(planned, held)]
}

// What the plan does not say has any value: the names of files are enough where no status is given.
function isSameEntry(planned: FileEntry, held: FileEntry): boolean {
  const isSameFile = planned.id
    ? planned.id === held.id
    : zipPath(planned.fileName ?? '') === zipPath(held.fileName ?? '')
  return isSameFile && (planned.fileStatus === undefined || planned.fileStatus === held.fileStatus)
}

// The Store shows bundles without the architectures that are in them.
function isSamePackage(planned: PackageFacts, held: PackageFacts): boolean {
  if (planned.version === '' || planned.version !== held.version) return false
  const isKnown = planned.architecture !== '' && held.architecture !== ''
  const areBundles = planned.isBundle && held.isBundle
  return !isKnown || areBundles || planned.architecture === held.architecture
}

function isUnknown(planned: PackageFacts, held: PackageFacts): boolean {
  return planned.version === '' || held.version === ''
}

/** What of two lists has no counterpart in the other; an earlier rule is tried on all before a later one. */
function compare<T>(
  planned: readonly T[],
  held: readonly T[],
  rules: readonly ((planned: T, held: T) => boolean)[],
): { readonly missing: readonly T[]; readonly surplus: readonly T[] } {
  const surplus = [...held]
  let missing = planned
  for (const rule of rules) {
    missing = missing.filter((one) => {
      const index = surplus.findIndex((other) => rule(one, other))
      if (index !== -1) surplus.splice(index, 1)
      return index === -1
    })
  }
  return { missing, surplus }
}

function packagesDiffer(missing: readonly string[], surplus: readonly string[]): readonly string[] {
  return missing.length === 0 && surplus.length === 0
    ? []
    : [`packages: planned ${shown(missing)}, the Store has ${shown(surplus)}`]
}

/** What else is compared, by what it is called; undefined where a submission says nothing about it. */
const READERS: Readonly<Record<string, (submission: JsonObject) => string | undefined>> = {
  price: (submission) => textOf(priceOf(submission)),
  'publish mode': (submission) => textOf(getField(submission, 'targetPublishMode')),
  rollout: rolloutOf,
  languages: languagesOf,
}

function settings(planned: JsonObject, held: JsonObject): readonly string[] {
  return Object.entries(READERS).flatMap(([what, read]) => {
    const [wanted, is] = [read(planned), read(held)]
    return wanted === undefined || sameValue(wanted, is)
      ? []
      : [`${what}: planned ${wanted || 'none'}, the Store has ${is || 'none'}`]
  })
}

// Empty when it is off, which the Store may also say by nothing at all.
function rolloutOf(submission: JsonObject): string | undefined {
  const options = asObject(getField(submission, 'packageDeliveryOptions'))
  const rollout = asObject(getField(options, 'packageRollout'))
  const isOn = getField(rollout, 'isPackageRollout')
  if (typeof isOn !== 'boolean') return undefined
  return isOn ? `${Number(getField(rollout, 'packageRolloutPercentage') ?? 0)} %` : ''
}

function languagesOf(submission: JsonObject): string | undefined {
  const listings = Object.entries(asObject(getField(submission, 'listings')))
  const languages = listings.filter(([, listing]) => isJsonObject(listing)).map(([language]) => language)
  return textOf(
    languages
      .map((language) => language.toLowerCase())
      .sort()
      .join(', '),
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function shown(names: readonly string[]): string {
  return names.toSorted().join(', ') || 'none'
}
