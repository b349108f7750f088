import type { PackageIdentity, ProductRecord, Submission } from '../product-record.ts'
import type { PackageEntry, StatusEntry } from '../resource.ts'
import { isListingLanguage } from '../update/languages.ts'
import type { PackageFacts } from './package-manifest.ts'

/** A package of a ZIP. */
export interface UploadedPackage extends PackageFacts {
  /** A hash of its bytes. */
  readonly digest: string
}

/** The packages of a ZIP by file name; undefined for a file that is not a package. */
export type Packages = ReadonlyMap<string, UploadedPackage | undefined>

/**
 * Maximum number of packages in a submission: https://github.com/microsoft/StoreBroker/issues/69. With more, a
 * submission has been seen to end as a draft after its commit: https://github.com/microsoft/msstore-cli/issues/62. The
 * text is not public.
 */
const MOST_PACKAGES = 30

/** Checks the number of packages that a submission would have; returns the error that fails the commit. */
export function checkPackageCount(product: ProductRecord, submission: Submission): readonly StatusEntry[] {
  const count = listRemaining(product, submission).length
  return count > MOST_PACKAGES
    ? [refusal(`The submission has ${count} packages; the maximum is ${MOST_PACKAGES}.`)]
    : []
}

/** Checks the new packages of a submission; returns the errors that fail the commit. */
export function checkPackages(
  packages: Packages,
  product: ProductRecord,
  submission: Submission,
): readonly StatusEntry[] {
  return [
    ...[...packages].flatMap(([name, facts]) =>
      findProblems(facts, product).map((problem) => ({
        code: 'PackageValidationFailed',
        details: `Package '${name}' failed validation: ${problem}`,
      })),
    ),
    ...checkLanguages(packages),
    ...checkFullNames(packages),
    ...checkBundles(packages, product, submission),
  ]
}

// Code and beginning are those of another rule in https://github.com/YehudaKremer/msix/pull/65.
const refusal = (text: string): StatusEntry => ({
  code: 'InvalidParameterValue',
  details: `Package acceptance validation error: ${text}`,
})

/** Parts of the texts are those of Partner Center: https://github.com/opengeos/GeoLibre/pull/653. */
function checkLanguages(packages: Packages): StatusEntry[] {
  return [...packages].flatMap(([name, facts]) => {
    if (facts === undefined) return []
    const [first] = facts.languages
    const problems = [
      ...(first === undefined ? ['must declare support for at least one language'] : []),
      ...(first !== undefined && isListingLanguage(first)
        ? []
        : ['specifies an unsupported default language']),
    ]
    return problems.map((problem) => refusal(`The package ${name} ${problem}.`))
  })
}

/** The text is that of Partner Center: https://github.com/pwa-builder/PWABuilder/issues/3587. */
function checkFullNames(packages: Packages): StatusEntry[] {
  const names = [...packages.values()].flatMap((facts) => (facts === undefined ? [] : [fullName(facts)]))
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  return [...twice].map((name) =>
    refusal(
      'All .msix and .appx packages (including previously published and currently uploaded) must be uniquely ' +
        `identified by their full names. You have provided two packages with the full name ${name} which have ` +
        'different contents. Please remove one of these packages, or increment current package versions to continue.',
    ),
  )
}

/** Returns the name by which the Store distinguishes packages. */
export const fullName = ({ name, version, architecture }: PackageFacts): string =>
  `${name}_${version}_${architecture}_`

/**
 * A submission without a bundle fails once a bundle was published. The text is that of Partner Center:
 * https://github.com/electron-userland/electron-windows-store/issues/136.
 */
function checkBundles(packages: Packages, product: ProductRecord, submission: Submission): StatusEntry[] {
  const remaining = listRemaining(product, submission)
  const wasBundle = listPublished(product).some(isBundle)
  const hasBundle = remaining.some((entry) => isBundle({ ...entry, ...packages.get(entry.fileName) }))
  if (!product.switches.refusesPlainAfterBundle || packages.size === 0 || !wasBundle || hasBundle) return []
  return [
    refusal(
      'A previous submission for this app was released with a Windows 10 .msixbundle or .appxbundle. Subsequent ' +
        'submissions must continue to contain a Windows 10 .msixbundle or .appxbundle.',
    ),
  ]
}

/** Returns whether a package is a bundle, or an upload file that contains one, which has no architecture of its own. */
const isBundle = ({ fileName, architecture }: Pick<PackageEntry, 'fileName' | 'architecture'>): boolean =>
  /bundle$/i.test(fileName) || (/upload$/i.test(fileName) && architecture === 'Neutral')

function listRemaining({ kind }: ProductRecord, { resource }: Submission): readonly PackageEntry[] {
  const packages = (kind.packages && resource[kind.packages]) ?? []
  return packages.filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
}

function listPublished({ kind, lastPublished, superseded }: ProductRecord): readonly PackageEntry[] {
  return [lastPublished, ...superseded].flatMap(
    (submission) => (kind.packages && submission?.resource[kind.packages]) ?? [],
  )
}

const withoutRevision = (version: string): string => version.split('.').slice(0, 3).join('.')

/** The rules of https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements. */
function findProblems(facts: UploadedPackage | undefined, product: ProductRecord): string[] {
  if (facts === undefined) return ['the package or its manifest cannot be read.']
  const { name, publisher, version } = facts
  const isRepeated = product.switches.refusesPublishedVersions && isPublished(facts, product)
  return [
    ...findIdentityProblems(facts, product.identity ?? facts),
    ...[...facts.contents].flatMap(([fileName, inner]) =>
      findIdentityProblems(inner, { name, publisher }).map((problem) => `in '${fileName}', ${problem}`),
    ),
    ...(isRepeated
      ? [
          'all packages, including previously published ones, must be uniquely identified by their full names. ' +
            `'${name}_${version}_${facts.architecture}' was published before.`,
        ]
      : []),
  ]
}

function findIdentityProblems(
  { name, publisher, version }: PackageFacts,
  expected: PackageIdentity,
): string[] {
  const rows: readonly [isWrong: boolean, problem: string][] = [
    [name !== expected.name, `the identity name '${name}' should be '${expected.name}'.`],
    [publisher !== expected.publisher, `the publisher '${publisher}' should be '${expected.publisher}'.`],
    [!isStoreVersion(version), `the version '${version}' is not valid for the Store.`],
  ]
  return rows.filter(([isWrong]) => isWrong).map(([, problem]) => problem)
}

/**
 * Returns whether a package of that version was published for the same devices. Other packages may share a version;
 * https://learn.microsoft.com/windows/uwp/publish/package-version-numbering. The fourth part is the Store's own.
 * Exactly the same package may be sent again, as in a roll-back.
 */
function isPublished(facts: UploadedPackage, product: ProductRecord): boolean {
  if (product.acceptedPackages.get(fullName(facts)) === facts.digest) return false
  return listPublished(product).some(
    ({ version, architecture, targetDeviceFamilies }) =>
      withoutRevision(version) === withoutRevision(facts.version) &&
      architecture.toLowerCase() === facts.architecture.toLowerCase() &&
      facts.targetDeviceFamilies.some((family) => targetDeviceFamilies?.includes(family)),
  )
}

/** Returns whether a version has four parts, of which the first is not 0; the last is the Store's own. */
function isStoreVersion(version: string): boolean {
  const parts = version.split('.').map(Number)
  const fits =
    parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 65535)
  return fits && parts[0] !== 0 && parts[3] === 0
}
