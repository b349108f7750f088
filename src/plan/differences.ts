import { fieldOf, type JsonObject, objectOf } from '../json.ts'
import type { PackageFile } from '../workspace/package-file.ts'
import { sameValue } from './changes.ts'
import { priceOf } from './check-price.ts'
import { type FileEntry, zipPath } from './files.ts'
import { factsOfEntry, factsOfFile } from './package-facts.ts'
import { packageEntries, remainingPackages } from './packages.ts'

/** What is compared by name and value: rollout, price, publish mode, languages. */
const READERS: Readonly<Record<string, (submission: JsonObject) => unknown>> = {
  price: priceOf,
  'publish mode': (submission) => fieldOf(submission, 'targetPublishMode'),
  rollout: (submission) => {
    const rollout = objectOf(
      fieldOf(objectOf(fieldOf(submission, 'packageDeliveryOptions')), 'packageRollout'),
    )
    const on = fieldOf(rollout, 'isPackageRollout') === true
    return on ? `${Number(fieldOf(rollout, 'packageRolloutPercentage'))} %` : 'none'
  },
  languages: (submission) =>
    Object.keys(objectOf(fieldOf(submission, 'listings')))
      .map((language) => language.toLowerCase())
      .sort()
      .join(', '),
}

/** What the Store's answer to the update says otherwise than the plan, in words. */
export function differencesAfterUpdate(planned: JsonObject, held: JsonObject): readonly string[] {
  const names = (entries: readonly FileEntry[]): readonly string[] =>
    entries.map(({ fileName = '', fileStatus }) => `${zipPath(fileName)} ${fileStatus}`).sort()
  return [
    ...differ('packages', names(packageEntries(planned)), names(packageEntries(held))),
    ...settings(planned, held),
  ]
}

/**
 * What the Store holds otherwise than planned once it has taken the files over. A version or an architecture
 * that it does not show yet is not known, and no difference.
 */
export function differencesAfterCommit(
  planned: JsonObject,
  held: JsonObject,
  files: readonly PackageFile[],
): readonly string[] {
  const names = (submission: JsonObject): readonly string[] =>
    remainingPackages(submission)
      .map(({ fileName = '' }) => zipPath(fileName))
      .sort()
  return [
    ...differ('packages', names(planned), names(held)),
    ...files.flatMap((file) => contentDiffers(file, held)),
    ...settings(planned, held),
  ]
}

function contentDiffers(file: PackageFile, held: JsonObject): readonly string[] {
  const facts = factsOfFile(file)
  const entry = packageEntries(held).find(({ fileName = '' }) => zipPath(fileName) === zipPath(file.fileName))
  if (facts === undefined || entry === undefined) return []
  const shown = factsOfEntry(entry)
  const architecture = facts.isBundle ? '' : shown.architecture
  return [
    ...(shown.version === '' ? [] : differ(`version of ${file.fileName}`, facts.version, shown.version)),
    ...(architecture === ''
      ? []
      : differ(`architecture of ${file.fileName}`, facts.architecture, architecture)),
  ]
}

function settings(planned: JsonObject, held: JsonObject): readonly string[] {
  return Object.entries(READERS).flatMap(([what, read]) => differ(what, read(planned), read(held)))
}

function differ(what: string, planned: unknown, held: unknown): readonly string[] {
  return sameValue(planned, held) ? [] : [`${what}: planned ${shown(planned)}, the Store has ${shown(held)}`]
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value)
}
