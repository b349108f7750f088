import { type ValidationError, XMLParser, XMLValidator } from 'fast-xml-parser'
import { isJsonObject, type JsonObject } from '../../shared/json.ts'

/** What the manifest of a package or bundle says. */
export interface PackageIdentity {
  readonly name: string
  readonly publisher: string
  /** As written, four parts. */
  readonly version: string
  /** Sorted, lower-case; `neutral` where none is given. Of a bundle: those of its application packages. */
  readonly architectures: readonly string[]
  /** Empty for a package of Windows 8, which names an OS version instead. */
  readonly deviceFamilies: readonly DeviceFamily[]
  /** In the manifest's spelling, each once. Of a bundle: of its application and resource packages. */
  readonly languages: readonly string[]
  readonly isBundle: boolean
}

/** A family of devices that a package runs on. */
export interface DeviceFamily {
  readonly name: string
  readonly minVersion: string
}

/** What the manifest of a bundle says, package by package. */
export interface BundleManifest extends Pick<PackageIdentity, 'name' | 'publisher' | 'version'> {
  readonly packages: readonly BundledPackage[]
}

/** One package of a bundle. */
export interface BundledPackage extends Pick<PackageIdentity, 'deviceFamilies' | 'languages'> {
  /** Path in the bundle. */
  readonly fileName: string
  /** False for a resource package: languages, scales. */
  readonly isApplication: boolean
  readonly architecture: string
}

/**
 * Reads an `AppxManifest.xml`
 * (https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/schema-root).
 *
 * @throws Error that says what is wrong with it.
 */
export function parsePackageManifest(xml: string): PackageIdentity {
  const root = rootOf(xml, 'Package')
  const identity = only(root, 'Identity')
  return {
    ...nameOf(identity),
    architectures: [architectureOf(identity, 'ProcessorArchitecture')],
    deviceFamilies: deviceFamiliesOf(root),
    languages: languagesOf(root),
    isBundle: false,
  }
}

/**
 * Reads an `AppxBundleManifest.xml`
 * (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/schema-root).
 *
 * @throws Error that says what is wrong with it.
 */
export function parseBundleManifest(xml: string): BundleManifest {
  const root = rootOf(xml, 'Bundle')
  const packages = below(root, 'Packages', 'Package').map((element) => ({
    fileName: required(element, 'FileName', TEXT).replaceAll('\\', '/'),
    isApplication: element.node['@Type'] === 'application',
    architecture: architectureOf(element, 'Architecture'),
    deviceFamilies: deviceFamiliesOf(element),
    languages: languagesOf(element),
  }))
  if (!packages.some(({ isApplication }) => isApplication)) throw new Error('it names no application package')
  return { ...nameOf(only(root, 'Identity')), packages }
}

/** Sums a bundle up. */
export function identityOfBundle({ packages, ...name }: BundleManifest): PackageIdentity {
  const applications = packages.filter(({ isApplication }) => isApplication)
  return {
    ...name,
    architectures: [...new Set(applications.map(({ architecture }) => architecture))].sort(),
    deviceFamilies: distinctFamilies(applications.flatMap(({ deviceFamilies }) => deviceFamilies)),
    languages: distinctLanguages(packages.flatMap(({ languages }) => languages)),
    isBundle: true,
  }
}

interface Element {
  readonly tag: string
  readonly node: JsonObject
}

/** What the schema wants of an attribute. */
interface Rule {
  readonly pattern: RegExp
  readonly wanted: string
}

const PART = '(0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])'

// https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-identity
const NAME: Rule = { pattern: /^[-.A-Za-z0-9]{3,50}$/, wanted: '3 to 50 letters, digits, dots and dashes' }
const TEXT: Rule = { pattern: /^\P{Cc}{1,8192}$/u, wanted: 'one line of text' }
const VERSION: Rule = {
  pattern: new RegExp(`^${PART}(\\.${PART}){3}$`),
  wanted: 'four numbers from 0 to 65535, joined by dots',
}
// Not a list of those that are known: the schema gets new ones.
const ARCHITECTURE: Rule = { pattern: /^\w{1,20}$/, wanted: 'an architecture such as x64' }
const LANGUAGE: Rule = { pattern: /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, wanted: 'a language tag such as en-US' }

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  // Left to resolveReferences: a manifest has no entities of its own.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 50,
  jPath: false,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
})

function rootOf(xml: string, tag: string): Element {
  // Refused wherever it stands: a definition can make a short file long.
  if (/<!DOCTYPE/i.test(xml)) throw new Error('it has a DOCTYPE, which a manifest must not have')
  const checked = XMLValidator.validate(xml)
  if (checked !== true) throw new Error(`it is no well-formed XML, ${describe(checked.err)}`)
  return only(elementOf('the document', parser.parse(xml)), tag)
}

function describe({ line, col, msg }: ValidationError['err']): string {
  // Of several elements that are open at the end, the validator gives neither place nor sentence.
  return msg.startsWith("Invalid '[")
    ? 'which ends before its elements are closed'
    : `line ${line}, column ${col ?? 1}: ${msg}`
}

function nameOf(identity: Element): Pick<PackageIdentity, 'name' | 'publisher' | 'version'> {
  return {
    name: required(identity, 'Name', NAME),
    publisher: required(identity, 'Publisher', TEXT),
    version: required(identity, 'Version', VERSION),
  }
}

function architectureOf(element: Element, attribute: string): string {
  return (optional(element, attribute, ARCHITECTURE) ?? 'neutral').toLowerCase()
}

function deviceFamiliesOf(element: Element): readonly DeviceFamily[] {
  return distinctFamilies(
    below(element, 'Dependencies', 'TargetDeviceFamily').map((family) => ({
      name: required(family, 'Name', TEXT),
      minVersion: required(family, 'MinVersion', VERSION),
    })),
  )
}

function languagesOf(element: Element): readonly string[] {
  return distinctLanguages(
    below(element, 'Resources', 'Resource')
      .map((resource) => optional(resource, 'Language', LANGUAGE))
      .filter((language) => language !== undefined),
  )
}

function distinctFamilies(families: readonly DeviceFamily[]): readonly DeviceFamily[] {
  return distinct(families, ({ name, minVersion }) => `${name} ${minVersion}`)
}

// https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1: tags are equal whatever their case.
function distinctLanguages(languages: readonly string[]): readonly string[] {
  return distinct(languages, (language) => language.toLowerCase())
}

function distinct<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const found = new Map<string, T>()
  for (const value of values) if (!found.has(keyOf(value))) found.set(keyOf(value), value)
  return [...found.values()]
}

function below(element: Element, container: string, tag: string): readonly Element[] {
  return children(element, container).flatMap((child) => children(child, tag))
}

function only(element: Element, tag: string): Element {
  const [found, ...others] = children(element, tag)
  if (found === undefined) throw new Error(`${element.tag} has no <${tag}>`)
  if (others.length > 0) throw new Error(`${element.tag} has more than one <${tag}>`)
  return found
}

// The same element has another prefix, or none, from one version of the schema to the next.
function children({ node }: Element, tag: string): readonly Element[] {
  return Object.entries(node)
    .filter(([name]) => name === tag || name.endsWith(`:${tag}`))
    .flatMap(([, found]) => (Array.isArray(found) ? found : []))
    .map((child: unknown) => elementOf(`<${tag}>`, child))
}

// The parser gives an element without attributes and children as its text.
function elementOf(tag: string, value: unknown): Element {
  return { tag, node: isJsonObject(value) ? value : {} }
}

function required(element: Element, attribute: string, rule: Rule): string {
  const value = optional(element, attribute, rule)
  if (value === undefined) throw new Error(`${element.tag} has no ${attribute}`)
  return value
}

function optional({ tag, node }: Element, attribute: string, { pattern, wanted }: Rule): string | undefined {
  const written = node[`@${attribute}`]
  if (written === undefined) return undefined
  const value = resolveReferences(String(written))
  if (!pattern.test(value)) {
    throw new Error(`${attribute} of ${tag} is ${JSON.stringify(value.slice(0, 100))} and must be ${wanted}`)
  }
  return value
}

// https://www.w3.org/TR/xml/#sec-predefined-ent
const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

function resolveReferences(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6});|#(\d{1,7});|(\w*);?)/g, (reference, hex, decimal, name) => {
    const code = hex === undefined ? decimal : `0x${hex}`
    const character = code === undefined ? PREDEFINED.get(name) : String.fromCodePoint(Number(code))
    if (character === undefined) throw new Error(`${reference} is no character that a manifest can name`)
    return character
  })
}
