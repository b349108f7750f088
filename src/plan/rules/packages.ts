import type { PackageFile } from '../../files/packages/package-file.ts'
import type { PackageIdentity } from '../../files/packages/package-manifest.ts'
import type { JsonObject } from '../../shared/json.ts'
import { isPendingUpload } from '../model/file-entry.ts'
import {
  factsOfEntry,
  factsOfFile,
  isSameArchitecture,
  isSameUpgradePath,
  type PackageFacts,
} from '../model/package-facts.ts'
import { newPackages, packageEntries, remainingPackages } from '../model/package-list.ts'
import { brokenRule, type Problem, quoteNames } from '../model/problems.ts'
import type { RuleCode } from '../model/rule-codes.ts'
import { comparePackageVersions } from '../model/versions.ts'
import { MOST_PACKAGES } from './limits.ts'
import type { Rule, RuleContext } from './rule.ts'

/** Checks what the Store checks of packages when it has them, hours later. */
export const checkPackages: Rule = (plan, context) => [
  ...droppedPackages(plan, context),
  ...unknownPackages(plan, context),
  ...tooFewPackages(plan, context),
  ...tooManyPackages(plan, context),
  ...unfitManifests(context),
]

// https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887
const droppedPackages: Rule = ({ submission }, { base }) => {
  const ids = new Set(packageEntries(submission).map(({ id }) => id))
  const dropped = packageEntries(base).filter(
    (entry) => !isPendingUpload(entry) && entry.id && !ids.has(entry.id),
  )
  if (dropped.length === 0) return []
  const names = quoteNames(dropped.map(({ fileName = '' }) => fileName))
  return [
    brokenRule(
      'package-dropped',
      'submission',
      `${names} is missing, which the Store has. Keep its entry, and mark it PendingDelete to remove it.`,
    ),
  ]
}

const unknownPackages: Rule = ({ submission }, { base }) => {
  const ids = new Set(packageEntries(base).map(({ id }) => id))
  const unknown = packageEntries(submission).filter((entry) => !isPendingUpload(entry) && !ids.has(entry.id))
  if (unknown.length === 0) return []
  const names = quoteNames(unknown.map(({ fileName = '' }) => fileName))
  return [
    brokenRule(
      'package-unknown',
      'submission',
      `${names} is not among the packages that the Store has. Mark it PendingUpload to add it.`,
    ),
  ]
}

// https://github.com/baldbeardedbuilder/WeatherExtension/pull/149
const tooFewPackages: Rule = ({ submission }) => {
  if (packageEntries(submission).length === 0 || remainingPackages(submission).length > 0) return []
  return [
    brokenRule(
      'package-missing',
      'submission',
      'the product would be left without a package. Keep one, or add one.',
    ),
  ]
}

const tooManyPackages: Rule = ({ submission }, { uploadFiles }) => {
  const count = remainingPackages(submission).length
  if (count <= MOST_PACKAGES) return []
  const problem = `the submission would have ${count} packages; the limit is ${MOST_PACKAGES}.`
  return [
    newPackages(submission).length > MOST_PACKAGES
      ? brokenRule('too-many-packages', uploadFiles?.input ?? 'submission', `${problem} Remove some.`)
      : brokenRule('too-many-packages', 'existing-packages', `${problem} Keep fewer of the old ones.`),
  ]
}

/** A rule that a package breaks; the package is in the sentence. */
type PackageProblem = Pick<Problem, 'rule' | 'problem'>

function problemsOf(rule: RuleCode, ...problems: readonly string[]): readonly PackageProblem[] {
  return problems.map((problem) => ({ rule, problem }))
}

/** Package of the user's whose manifest is read. */
interface ReadPackage extends PackageFile {
  readonly identity: PackageIdentity
}

function unfitManifests({ uploadFiles, identity, base, isLive }: RuleContext): readonly Problem[] {
  if (uploadFiles === undefined) return []
  const packages = uploadFiles.packages.filter((file): file is ReadPackage => file.identity !== undefined)
  const live = isLive ? liveFacts(base) : []
  return [
    ...packages.flatMap((file) => wrongIdentity(file, identity)),
    ...packages.flatMap(wrongVersion),
    ...samePackages(packages),
    ...packages.flatMap((file) => staleVersion(file, live)),
  ].map(({ rule, problem }) => brokenRule(rule, uploadFiles.input, problem))
}

function wrongIdentity(
  { fileName, identity: { name, publisher } }: ReadPackage,
  product: RuleContext['identity'],
): readonly PackageProblem[] {
  const differences = [
    { what: 'identity name', is: name, must: product.packageName },
    { what: 'publisher', is: publisher, must: product.publisher },
  ]
    .filter(({ is, must }) => must !== undefined && is !== must)
    .map(
      ({ what, is, must }) =>
        `"${fileName}" has the ${what} "${is}", and the product's is "${must}". Set it in the package's manifest (Partner Center, Product identity).`,
    )
  return problemsOf('other-identity', ...differences)
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#package-version-numbering
function wrongVersion({ fileName, identity: { version } }: ReadPackage): readonly PackageProblem[] {
  const is = `"${fileName}" has version ${version}.`
  const parts = version.split('.')
  const areNumbers = parts.every((part) => /^\d{1,5}$/.test(part) && Number(part) <= 65_535)
  if (parts.length !== 4 || !areNumbers)
    return problemsOf('version-format', `${is} A version has four numbers from 0 to 65535.`)
  if (Number(parts[0]) === 0) return problemsOf('version-format', `${is} The first part must not be 0.`)
  if (Number(parts[3]) !== 0)
    return problemsOf('version-format', `${is} The fourth part belongs to the Store and must be 0.`)
  return []
}

function samePackages(packages: readonly ReadPackage[]): readonly PackageProblem[] {
  const seen = new Map<string, string>()
  return packages.flatMap(({ fileName, identity: { name, version, isBundle, architectures } }) => {
    // That of a bundle is neutral, whatever is in it.
    const fullName = `${name} ${version} ${isBundle ? 'bundle' : architectures.join('+')}`
    const other = seen.get(fullName)
    seen.set(fullName, fileName)
    if (other === undefined) return []
    return problemsOf(
      'same-package',
      `"${other}" and "${fileName}" are the same package to the Store: ${fullName}. Remove one, or increase its version.`,
    )
  })
}

function staleVersion(file: ReadPackage, live: readonly PackageFacts[]): readonly PackageProblem[] {
  const facts = factsOfFile(file)
  const is = `"${file.fileName}" has version ${facts.version}`
  const [newest] = live
    .filter((other) => isSameUpgradePath(facts, other))
    .toSorted((one, other) => comparePackageVersions(other.version, one.version))
  if (newest !== undefined && comparePackageVersions(facts.version, newest.version) < 0)
    return problemsOf(
      'lower-version',
      `${is}, and ${newest.version} is live. Increase the version, or set "allow: lower-version" to roll back.`,
    )
  if (live.some((other) => isSamePackage(facts, other)))
    return problemsOf(
      'same-version',
      `${is}, which is live already. Increase the version, or set "skip-if-published: true".`,
    )
  return []
}

/** Returns whether the very same packages, by version and architecture, are live. */
export function arePublished(packages: readonly PackageFile[], base: JsonObject): boolean {
  const live = liveFacts(base)
  return (
    packages.length > 0 &&
    packages.every(
      (file) => file.identity !== undefined && live.some((other) => isSamePackage(factsOfFile(file), other)),
    )
  )
}

function liveFacts(base: JsonObject): readonly PackageFacts[] {
  return packageEntries(base)
    .filter(({ fileStatus }) => fileStatus === 'Uploaded')
    .map(factsOfEntry)
    .filter(({ version }) => version !== '')
}

// The Store takes a version of an architecture once, for whatever devices it is.
function isSamePackage(one: PackageFacts, other: PackageFacts): boolean {
  return comparePackageVersions(one.version, other.version) === 0 && isSameArchitecture(one, other)
}
