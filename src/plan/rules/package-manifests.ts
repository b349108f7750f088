import type { PackageFile } from '../../files/packages/package-file.ts'
import type { BundledPackage, PackageIdentity } from '../../files/packages/package-manifest.ts'
import { groupBy } from '../../shared/group-by.ts'
import { LISTING_LANGUAGES } from '../../shared/languages.ts'
import { joinNames, quoteName } from '../../shared/names.ts'
import { factsOfFile, findNewer, type PackageFacts } from '../model/package-facts.ts'
import { isSamePackage, livePackages } from '../model/package-list.ts'
import { agree, brokenRule, type Problem, type Verb } from '../model/problems.ts'
import type { RuleCode } from '../model/rule-codes.ts'
import type { Rule, RuleContext } from './rule.ts'

/** Checks each package for what the Store would check only hours later. */
export const checkPackageManifests: Rule = (_, context) => {
  const { uploadFiles, base, isLive, identity } = context
  if (uploadFiles === undefined) return []
  const packages = uploadFiles.packages.filter((file): file is ReadPackage => file.identity !== undefined)
  const live = isLive ? livePackages(base) : []
  const findings = [
    ...packages.flatMap((file) => wrongIdentity(file, identity)),
    ...packages.flatMap(({ fileName, identity: { version } }) => wrongVersion(quoteName(fileName), version)),
    ...packages.flatMap(wrongDefaultLanguage),
    ...packages.flatMap(wrongContents),
    ...samePackages(packages),
    ...packages.filter((file) => isComparable(file, context)).flatMap((file) => staleVersion(file, live)),
  ]
  return mergeFindings(findings, uploadFiles.input)
}

/** A package of the user whose manifest was read. */
interface ReadPackage extends PackageFile {
  readonly identity: PackageIdentity
}

/** A rule that a package breaks. Packages with the same wording are reported together. */
interface Finding {
  readonly rule: RuleCode
  /** The package, as the sentence names it at its beginning. */
  readonly subject: string
  /** The verb of the sentence, in the singular. */
  readonly verb: Verb
  readonly rest: string
}

function mergeFindings(findings: readonly Finding[], input: string): readonly Problem[] {
  const groups = groupBy(findings, ({ rule, verb, rest }) => JSON.stringify([rule, verb, rest]))
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ rule, verb, rest }) => {
      const packages = group.map(({ subject }) => subject)
      return brokenRule(rule, input, `${joinNames(packages)} ${agree(packages, verb)} ${rest}`)
    }),
  )
}

function wrongIdentity(
  { fileName, identity: { name, publisher } }: ReadPackage,
  { packageName, publisher: appPublisher }: RuleContext['identity'],
): readonly Finding[] {
  const isOther = (is: string, must: string | undefined): boolean => must !== undefined && is !== must
  if (!isOther(name, packageName) && !isOther(publisher, appPublisher)) return []
  const app = describeIdentity(packageName ?? name, appPublisher)
  return [
    {
      rule: 'other-identity',
      subject: quoteName(fileName),
      verb: 'is',
      rest: `for ${describeIdentity(name, publisher)}; this app is ${app}. Correct "app-id", or set Identity Name and Publisher in Package.appxmanifest.`,
    },
  ]
}

function describeIdentity(name: string, publisher: string | undefined): string {
  return publisher === undefined ? `"${name}"` : `"${name}" (${publisher})`
}

function wrongVersion(label: string, version: string): readonly Finding[] {
  const problem = versionProblem(version)
  if (problem === undefined) return []
  const rest = `version ${version}. ${problem}`
  return [{ rule: 'version-format', subject: label, verb: 'has', rest }]
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#package-version-numbering
function versionProblem(version: string): string | undefined {
  const parts = version.split('.')
  const areNumbers = parts.every((part) => /^\d{1,5}$/.test(part) && Number(part) <= 65_535)
  if (parts.length !== 4 || !areNumbers) return 'A version has four numbers from 0 to 65535.'
  if (Number(parts[0]) === 0) return 'The first part must not be 0.'
  if (Number(parts[3]) !== 0) return 'The fourth part belongs to the Store and must be 0.'
  return undefined
}

function wrongDefaultLanguage({
  fileName,
  identity: { languages, isBundle },
}: ReadPackage): readonly Finding[] {
  // Each package of a bundle has its own default language.
  return isBundle ? [] : wrongLanguage(quoteName(fileName), languages)
}

function wrongLanguage(label: string, languages: readonly string[]): readonly Finding[] {
  const problem = languageProblem(languages)
  if (problem === undefined) return []
  return [{ rule: 'package-language', subject: label, verb: 'names', rest: problem }]
}

const TO_GENERATE = 'x-generate'

// The first language is the default (https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/generate-package-manifest).
// The Store's message: https://github.com/opengeos/GeoLibre/pull/653. Its list of languages for packages is the one for
// listings: https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#list-of-supported-languages.
function languageProblem(languages: readonly string[]): string | undefined {
  const [first] = languages
  if (first === undefined)
    return 'no language. Add <Resource Language="en-us"/>, or another language, to Resources in its manifest.'
  if (languages.some((language) => language.toLowerCase() === TO_GENERATE))
    return `the language "${TO_GENERATE}", which Visual Studio replaces when it builds. Build with Visual Studio, or name the languages in Resources of its manifest.`
  if (LISTING_LANGUAGES.has(first.toLowerCase())) return undefined
  return `"${first}" as its first and so default language, which the Store does not support. Name a supported one first in Resources of its manifest.`
}

// "The manifest of each included package must use the same elements and attributes":
// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#building-the-app-package-manually.
function wrongContents({ fileName, identity: bundle }: ReadPackage): readonly Finding[] {
  return bundle.contents.flatMap((inner) => {
    const label = `${quoteName(inner.fileName)} in ${quoteName(fileName)}`
    // A version that is also the bundle's own is reported for the bundle.
    const hasOwnVersion = inner.version !== bundle.version && !STUB.test(inner.fileName)
    return [
      ...otherThanBundle(label, inner, bundle),
      ...(hasOwnVersion ? wrongVersion(label, inner.version) : []),
      ...(inner.isApplication ? wrongLanguage(label, inner.languages) : []),
    ]
  })
}

// The Store accepted one with 0.0.0.0: https://github.com/microsoft/devhome/pull/400.
const STUB = /^AppxMetadata\/Stub\//i

function otherThanBundle(
  label: string,
  { name, publisher }: BundledPackage,
  bundle: PackageIdentity,
): readonly Finding[] {
  if (name === bundle.name && publisher === bundle.publisher) return []
  const is = `for ${describeIdentity(name, publisher)}; the bundle is for ${describeIdentity(bundle.name, bundle.publisher)}`
  const rest = `${is}. Build the bundle from packages of one app.`
  return [{ rule: 'other-identity', subject: label, verb: 'is', rest }]
}

/** Warns about further languages of packages that the Store does not support. */
export function warnAboutLanguages({ uploadFiles }: Pick<RuleContext, 'uploadFiles'>): readonly string[] {
  const languages = (uploadFiles?.packages ?? []).flatMap((file) => factsOfFile(file).languages)
  const unsupported = [...new Set(languages)].filter((language) => !LISTING_LANGUAGES.has(language))
  if (unsupported.length === 0) return []
  return [
    `The packages name languages that the Store does not support, which may delay certification or fail it: ${joinNames(unsupported)}.`,
  ]
}

function samePackages(packages: readonly ReadPackage[]): readonly Finding[] {
  const fullNames = packages.map(({ identity: { name, version, isBundle, architectures } }) => {
    // A bundle's architecture is neutral, whatever it contains.
    return `${name} ${version} ${isBundle ? 'bundle' : architectures.join('+')}`
  })
  return packages.flatMap(({ fileName }, index) => {
    const fullName = fullNames[index]
    if (fullNames.filter((other) => other === fullName).length === 1) return []
    const rest = `the same package to the Store: ${fullName}. Keep only one, or change the version of one.`
    return [{ rule: 'same-package', subject: quoteName(fileName), verb: 'is', rest }]
  })
}

// A version that has to be changed anyway is not compared, so that one mistake is reported once.
function isComparable({ identity: { version } }: ReadPackage, { allow }: RuleContext): boolean {
  return versionProblem(version) === undefined || allow.has('version-format')
}

function staleVersion(file: ReadPackage, live: readonly PackageFacts[]): readonly Finding[] {
  const facts = factsOfFile(file)
  const finding = { subject: quoteName(file.fileName), verb: 'has' } as const
  const newer = findNewer(facts, live, 'same')
  if (newer !== undefined) {
    const rest = `version ${facts.version}, and ${newer.version} is live. Increase the version, or set "allow: lower-version" to roll back.`
    return [{ ...finding, rule: 'lower-version', rest }]
  }
  if (!live.some((other) => isSamePackage(facts, other))) return []
  const rest = `version ${facts.version}, which is already live. Increase the version, or set "skip-if-published: true".`
  return [{ ...finding, rule: 'same-version', rest }]
}
