import type { PackageFile } from '../../files/packages/package-file.ts'
import { InputError } from '../../shared/errors.ts'
import type { JsonObject } from '../../shared/json.ts'
import { isPendingUpload } from '../model/file-entry.ts'
import {
  factsOfEntry,
  factsOfFile,
  isSameArchitecture,
  isSameUpgradePath,
  type PackageFacts,
} from '../model/package-facts.ts'
import { listed } from '../model/problems.ts'
import { compareVersions } from '../model/versions.ts'
import { newPackages, packageEntries, remainingPackages } from '../model/package-list.ts'
import { MOST_PACKAGES } from './limits.ts'
import type { Rule } from './rule.ts'

/** What the Store checks of packages when it has them, hours later. */
export const checkPackages: Rule = (plan, request) => [
  ...dropped(plan, request),
  ...unknown(plan, request),
  ...tooFew(plan, request),
  ...tooMany(plan, request),
  ...wrongIdentity(plan, request),
  ...wrongVersion(plan, request),
  ...sameFullName(plan, request),
  ...notNewer(plan, request),
]

// https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887
const dropped: Rule = ({ submission }, { base }) => {
  const ids = new Set(packageEntries(submission).map(({ id }) => id))
  const gone = packageEntries(base).filter(
    (entry) => !isPendingUpload(entry) && entry.id && !ids.has(entry.id),
  )
  if (gone.length === 0) return []
  const names = listed(gone.map(({ fileName = '' }) => fileName))
  return [
    new InputError(
      'submission',
      `it leaves out ${names}, which the Store has. Keep the entry, and mark it PendingDelete to remove it.`,
    ),
  ]
}

const unknown: Rule = ({ submission }, { base }) => {
  const ids = new Set(packageEntries(base).map(({ id }) => id))
  const strange = packageEntries(submission).filter(
    ({ id, fileStatus }) => fileStatus !== 'PendingUpload' && !ids.has(id),
  )
  if (strange.length === 0) return []
  const names = listed(strange.map(({ fileName = '' }) => fileName))
  return [
    new InputError(
      'submission',
      `${names} is not among the packages that the Store has. Mark it PendingUpload to add it.`,
    ),
  ]
}

// https://github.com/baldbeardedbuilder/WeatherExtension/pull/149
const tooFew: Rule = ({ submission }) => {
  if (packageEntries(submission).length === 0 || remainingPackages(submission).length > 0) return []
  return [new InputError('submission', 'it would leave the product without a package. Keep one, or add one.')]
}

const tooMany: Rule = ({ submission }, { uploadFiles }) => {
  const count = remainingPackages(submission).length
  if (count <= MOST_PACKAGES) return []
  const problem = `${count} packages would be left, and the Store takes ${MOST_PACKAGES}.`
  return [
    newPackages(submission).length > MOST_PACKAGES
      ? new InputError(uploadFiles?.input ?? 'submission', `${problem} Give fewer.`)
      : new InputError('package-policy', `${problem} Keep fewer of the old ones.`),
  ]
}

const wrongIdentity: Rule = (_plan, { uploadFiles, identity }) =>
  (uploadFiles?.packages ?? []).flatMap(({ fileName, identity: own }) => {
    if (own === undefined) return []
    const rules = [
      { what: 'identity name', is: own.name, must: identity.packageName },
      { what: 'publisher', is: own.publisher, must: identity.publisher },
    ]
    return rules
      .filter(({ is, must }) => must !== undefined && is !== must)
      .map(({ what, is, must }) => {
        const problem = `"${fileName}" has the ${what} "${is}", and the product's is "${must}". Set it in the package's manifest (Partner Center, Product identity).`
        return new InputError(uploadFiles?.input ?? 'packages', problem)
      })
  })

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#package-version-numbering
const wrongVersion: Rule = (_plan, { uploadFiles }) =>
  (uploadFiles?.packages ?? []).flatMap(({ fileName, identity }) => {
    if (identity === undefined) return []
    const parts = identity.version.split('.')
    const isVersion =
      parts.length === 4 && parts.every((part) => /^\d{1,5}$/.test(part) && Number(part) <= 65_535)
    const rule = !isVersion
      ? 'A version has four numbers from 0 to 65535.'
      : Number(parts[0]) === 0
        ? 'The first part must not be 0.'
        : Number(parts[3]) !== 0
          ? 'The fourth part belongs to the Store and must be 0.'
          : undefined
    return rule === undefined
      ? []
      : [
          new InputError(
            uploadFiles?.input ?? 'packages',
            `"${fileName}" has version ${identity.version}. ${rule}`,
          ),
        ]
  })

const sameFullName: Rule = (_plan, { uploadFiles }) => {
  const seen = new Map<string, string>()
  return (uploadFiles?.packages ?? []).flatMap(({ fileName, identity }) => {
    if (identity === undefined) return []
    // That of a bundle is neutral, whatever is in it.
    const architecture = identity.isBundle ? 'bundle' : identity.architectures.join('+')
    const fullName = `${identity.name} ${identity.version} ${architecture}`
    const other = seen.get(fullName)
    seen.set(fullName, fileName)
    return other === undefined
      ? []
      : [
          new InputError(
            uploadFiles?.input ?? 'packages',
            `"${other}" and "${fileName}" are the same package to the Store: ${fullName}. Leave one out, or raise its version.`,
          ),
        ]
  })
}

const notNewer: Rule = (_plan, { base, isLive, uploadFiles }) => {
  const live = isLive ? liveFacts(base) : []
  return (uploadFiles?.packages ?? []).flatMap((file) => {
    const facts = factsOfFile(file)
    if (facts === undefined) return []
    const newest = newestOf(live.filter((other) => isSameUpgradePath(facts, other)))
    const isOlder = newest !== undefined && compareVersions(facts.version, newest.version) < 0
    const rule = isOlder
      ? `and ${newest.version} is live. Devices would not take it: raise it.`
      : live.some((other) => isSamePackage(facts, other))
        ? 'which is live already. Raise it, or set "skip-if-published: true".'
        : undefined
    if (rule === undefined) return []
    const problem = `"${file.fileName}" has version ${facts.version}, ${rule}`
    return [new InputError(uploadFiles?.input ?? 'packages', problem)]
  })
}

function newestOf(packages: readonly PackageFacts[]): PackageFacts | undefined {
  return packages.toSorted((a, b) => compareVersions(b.version, a.version))[0]
}

function liveFacts(base: JsonObject): readonly PackageFacts[] {
  return packageEntries(base)
    .filter(({ fileStatus }) => fileStatus === 'Uploaded')
    .map(factsOfEntry)
    .filter(({ version }) => version !== '')
}

/** Whether the very same packages, by version and architecture, are live. */
export function arePublished(packages: readonly PackageFile[], base: JsonObject): boolean {
  const live = liveFacts(base)
  return (
    packages.length > 0 &&
    packages.every((file) => {
      const facts = factsOfFile(file)
      return facts !== undefined && live.some((other) => isSamePackage(facts, other))
    })
  )
}

// The Store takes a version of an architecture once, for whatever devices it is.
function isSamePackage(one: PackageFacts, other: PackageFacts): boolean {
  return compareVersions(one.version, other.version) === 0 && isSameArchitecture(one, other)
}
