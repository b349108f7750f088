import { type ValidationError, XMLParser, XMLValidator } from 'fast-xml-parser'
import { asString, isJsonObject, type JsonObject } from '../../shared/json.ts'

/** Facts that the manifest of a package or bundle states. */
export interface PackageIdentity {
  readonly name: string
  readonly publisher: string
  /** As written, four parts. */
  readonly version: string
  /** Sorted, lower-case; `neutral` if the manifest names none. Of a bundle: those of its application packages. */
  readonly architectures: readonly string[]
  /** Empty for a package of Windows 8, which names an OS version instead. */
  readonly deviceFamilies: readonly DeviceFamily[]
  /** As spelled in the manifest, each once. Of a bundle: of its application and resource packages. */
  readonly languages: readonly string[]
  readonly isBundle: boolean
  /** Packages of a bundle, each once; empty for a package. */
  readonly contents: readonly BundledPackage[]
}

/** A family of devices that a package runs on. */
export interface DeviceFamily {
  readonly name: string
  readonly minVersion: string
}

/** Facts that the manifest of a package states. */
export interface PackageManifest {
  readonly identity: PackageIdentity
  /** True for a package that others depend on, such as VCLibs. */
  readonly isFramework: boolean
}

/** Facts that the manifest of a bundle states, package by package. */
export interface BundleManifest extends Pick<PackageIdentity, 'name' | 'publisher' | 'version'> {
  readonly packages: readonly BundleRow[]
}

/** Package of a bundle, as described in the bundle's manifest. */
export interface BundleRow extends Targets {
  /** Path in the bundle. */
  readonly fileName: string
  /** False for a resource package: languages, scales. */
  readonly isApplication: boolean
  readonly architecture: string
  /** False when it is declared to be outside, next to a flat bundle. */
  readonly isInBundle: boolean
}

/** Package of a bundle, as described in its own manifest. */
export interface BundledPackage
  extends Pick<BundleRow, 'fileName' | 'isApplication'>,
    Omit<PackageIdentity, 'isBundle' | 'contents'> {}

/**
 * Reads an `AppxManifest.xml`
 * (https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/schema-root).
 *
 * @throws Error that says what is wrong with it.
 */
export function parsePackageManifest(xml: string): PackageManifest {
  const root = parseRoot(xml, 'Package')
  const identity = getOnlyElement(root, 'Identity')
  return {
    identity: {
      ...readName(identity),
      architectures: [readArchitecture(identity, 'ProcessorArchitecture')],
      ...readTargets(root),
      isBundle: false,
      contents: [],
    },
    isFramework: findElements(root, 'Properties', 'Framework').some(({ text }) => /^(?:true|1)$/.test(text)),
  }
}

/**
 * Reads an `AppxBundleManifest.xml`
 * (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/schema-root).
 *
 * @throws Error that says what is wrong with it.
 */
export function parseBundleManifest(xml: string): BundleManifest {
  const root = parseRoot(xml, 'Bundle')
  const packages = findElements(root, 'Packages', 'Package').map((element) => ({
    fileName: readAttribute(element, 'FileName', TEXT).replaceAll('\\', '/'),
    isApplication: element.node['@Type'] === 'application',
    architecture: readArchitecture(element, 'Architecture'),
    isInBundle: element.node['@Offset'] !== undefined,
    ...readTargets(element),
  }))
  if (!packages.some(({ isApplication }) => isApplication)) throw new Error('it names no application package')
  return { ...readName(getOnlyElement(root, 'Identity')), packages }
}

/** Summarizes a bundle from its manifest and those of the packages in it. */
export function summarizeBundle(
  { packages, ...name }: BundleManifest,
  contents: readonly BundledPackage[],
): PackageIdentity {
  const applications = packages.filter(({ isApplication }) => isApplication)
  // The element was introduced in 2018; older bundles have it only in their packages
  // (https://learn.microsoft.com/uwp/schemas/bundlemanifestschema/element-dependencies).
  const isTold = applications.every(({ deviceFamilies }) => deviceFamilies.length > 0)
  const families = isTold ? applications : contents.filter(({ isApplication }) => isApplication)
  return {
    ...name,
    architectures: [...new Set(applications.map(({ architecture }) => architecture))].sort(),
    ...withoutRepeats({
      deviceFamilies: families.flatMap(({ deviceFamilies }) => deviceFamilies),
      languages: [...packages, ...contents].flatMap(({ languages }) => languages),
    }),
    isBundle: true,
    contents,
  }
}

interface XmlElement {
  /** Name in messages. */
  readonly label: string
  readonly node: JsonObject
  readonly text: string
}

/** Format that the schema requires of an attribute. */
interface AttributeFormat {
  readonly pattern: RegExp
  readonly description: string
}

/** Devices and languages that a package is for. */
type Targets = Pick<PackageIdentity, 'deviceFamilies' | 'languages'>

const PART = '(0|[1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])'

// https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-identity
const NAME: AttributeFormat = {
  pattern: /^[-.A-Za-z0-9]{3,50}$/,
  description: '3 to 50 letters, digits, dots and dashes',
}
const TEXT: AttributeFormat = { pattern: /^\P{Cc}{1,8192}$/u, description: 'one line of text' }
const VERSION: AttributeFormat = {
  pattern: new RegExp(`^${PART}(\\.${PART}){3}$`),
  description: 'four numbers from 0 to 65535, joined by dots',
}
// Not a list of the known ones: the schema gets new ones.
const ARCHITECTURE: AttributeFormat = { pattern: /^\w{1,20}$/, description: 'an architecture such as x64' }
const LANGUAGE: AttributeFormat = {
  pattern: /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/,
  description: 'a language tag such as en-US',
}

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

function parseRoot(xml: string, tag: string): XmlElement {
  // Refused: a definition can expand a short file into a huge one.
  if (/<!DOCTYPE/i.test(xml.replace(/<!--.*?-->|<!\[CDATA\[.*?\]\]>/gs, '')))
    throw new Error('it has a DOCTYPE, which a manifest must not have')
  const checked = XMLValidator.validate(xml)
  if (checked !== true) throw new Error(`it is not well-formed XML, ${describeSyntaxError(checked.err)}`)
  return getOnlyElement(toElement('the document', parser.parse(xml)), tag)
}

function describeSyntaxError({ line, col, msg }: ValidationError['err']): string {
  // If several elements are unclosed at the end, the validator gives neither a position nor a sentence.
  return msg.startsWith("Invalid '[")
    ? 'which ends before its elements are closed'
    : `line ${line}, column ${col ?? 1}: ${msg}`
}

function readName(identity: XmlElement): Pick<PackageIdentity, 'name' | 'publisher' | 'version'> {
  return {
    name: readAttribute(identity, 'Name', NAME),
    publisher: readAttribute(identity, 'Publisher', TEXT),
    version: readAttribute(identity, 'Version', VERSION),
  }
}

function readArchitecture(element: XmlElement, attribute: string): string {
  return (readOptionalAttribute(element, attribute, ARCHITECTURE) ?? 'neutral').toLowerCase()
}

function readTargets(element: XmlElement): Targets {
  return withoutRepeats({
    deviceFamilies: findElements(element, 'Dependencies', 'TargetDeviceFamily').map((family) => ({
      name: readAttribute(family, 'Name', TEXT),
      minVersion: readAttribute(family, 'MinVersion', VERSION),
    })),
    languages: findElements(element, 'Resources', 'Resource')
      .map((resource) => readOptionalAttribute(resource, 'Language', LANGUAGE))
      .filter((language) => language !== undefined),
  })
}

function withoutRepeats({ deviceFamilies, languages }: Targets): Targets {
  return {
    deviceFamilies: firstOfEach(deviceFamilies, ({ name, minVersion }) => `${name} ${minVersion}`),
    // https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1: tags are case-insensitive.
    languages: firstOfEach(languages, (language) => language.toLowerCase()),
  }
}

function firstOfEach<T>(values: readonly T[], toKey: (value: T) => string): readonly T[] {
  const found = new Map<string, T>()
  for (const value of values) if (!found.has(toKey(value))) found.set(toKey(value), value)
  return [...found.values()]
}

function getOnlyElement(parent: XmlElement, tag: string): XmlElement {
  const [found, ...others] = findElements(parent, tag)
  if (found === undefined) throw new Error(`${parent.label} has no <${tag}>`)
  if (others.length > 0) throw new Error(`${parent.label} has more than one <${tag}>`)
  return found
}

/** Finds the children of a tag, or their children of the next tag, and so on. */
function findElements({ node }: XmlElement, tag: string, ...below: readonly string[]): readonly XmlElement[] {
  const children = Object.entries(node)
    // The prefix of an element, if any, changes from one version of the schema to the next.
    .filter(([name]) => name === tag || name.endsWith(`:${tag}`))
    .flatMap(([, found]) => (Array.isArray(found) ? found : []))
    .map((child: unknown) => toElement(`<${tag}>`, child))
  const [next, ...rest] = below
  return next === undefined ? children : children.flatMap((child) => findElements(child, next, ...rest))
}

// The parser represents an element without attributes and children as its text.
function toElement(label: string, value: unknown): XmlElement {
  const node = isJsonObject(value) ? value : { '#text': value }
  return { label, node, text: asString(node['#text']) }
}

function readAttribute(element: XmlElement, attribute: string, format: AttributeFormat): string {
  const value = readOptionalAttribute(element, attribute, format)
  if (value === undefined) throw new Error(`${element.label} has no ${attribute}`)
  return value
}

function readOptionalAttribute(
  { label, node }: XmlElement,
  attribute: string,
  { pattern, description }: AttributeFormat,
): string | undefined {
  const written = node[`@${attribute}`]
  if (written === undefined) return undefined
  // https://www.w3.org/TR/xml/#AVNormalize: a line break counts as a space, unless it is written as a reference.
  const value = resolveReferences(String(written).replace(/[\t\n\r]/g, ' '))
  if (pattern.test(value)) return value
  throw new Error(
    `${attribute} of ${label} is ${JSON.stringify(value.slice(0, 100))} and must be ${description}`,
  )
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
    if (character === undefined)
      throw new Error(`${reference} is not a character that a manifest can contain`)
    return character
  })
}
