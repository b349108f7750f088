import { XMLParser } from 'fast-xml-parser'
import { type Archive, openZip } from '../blobs/zip.ts'
import { isObject } from './resource.ts'

/** Facts that the Store learns from a package. */
export interface PackageFacts {
  readonly name: string
  readonly publisher: string
  readonly version: string
  readonly architecture: string
  readonly languages: string[]
  readonly capabilities: string[]
  readonly targetDeviceFamilies: string[]
}

const PACKAGE = 'AppxManifest.xml'
const BUNDLE = 'AppxMetadata/AppxBundleManifest.xml'

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
})

/** True for a package or bundle itself, which is a ZIP as well. */
export const isBarePackage = (archive: Archive): boolean =>
  archive.names.includes(PACKAGE) || archive.names.includes(BUNDLE)

/** Reads a package, a bundle, or the bundle in an upload file; undefined when it is none of them. */
export async function readPackage(bytes: Buffer): Promise<PackageFacts | undefined> {
  const archive = await openZip(bytes)
  if (archive === undefined) return undefined
  const manifest = await archive.read(PACKAGE)
  if (manifest !== undefined) return packageFacts(manifest)
  const bundle = await archive.read(BUNDLE)
  if (bundle !== undefined) return await bundleFacts(bundle, archive)
  const inner = archive.names.find((name) => /^[^/]+\.(msix|appx)(bundle)?$/i.test(name))
  return inner === undefined ? undefined : await readPackage((await archive.read(inner)) ?? Buffer.alloc(0))
}

function packageFacts(manifest: Buffer): PackageFacts {
  const root = elementOf(parser.parse(manifest), 'Package')
  const identity = elementOf(root, 'Identity')
  return {
    ...identityOf(identity),
    architecture: attribute(identity, 'ProcessorArchitecture') || 'neutral',
    languages: elements(root, 'Resources', 'Resource')
      .map((resource) => attribute(resource, 'Language'))
      .filter((language) => language !== ''),
    capabilities: elements(root, 'Capabilities', 'Capability').map((capability) =>
      attribute(capability, 'Name'),
    ),
    targetDeviceFamilies: elements(root, 'Dependencies', 'TargetDeviceFamily').map(
      (family) => `${attribute(family, 'Name')} min version ${attribute(family, 'MinVersion')}`,
    ),
  }
}

/** A bundle has the version of its own and the rest from the applications in it. */
async function bundleFacts(manifest: Buffer, archive: Archive): Promise<PackageFacts> {
  const root = elementOf(parser.parse(manifest), 'Bundle')
  const applications: PackageFacts[] = []
  for (const entry of elements(root, 'Packages', 'Package')) {
    const bytes = await archive.read(attribute(entry, 'FileName').replaceAll('\\', '/'))
    const facts = bytes && attribute(entry, 'Type') === 'application' ? await readPackage(bytes) : undefined
    if (facts !== undefined) applications.push(facts)
  }
  const all = (list: (facts: PackageFacts) => string[]): string[] => [...new Set(applications.flatMap(list))]
  return {
    ...identityOf(elementOf(root, 'Identity')),
    architecture: 'Neutral',
    languages: all((facts) => facts.languages),
    capabilities: all((facts) => facts.capabilities),
    targetDeviceFamilies: all((facts) => facts.targetDeviceFamilies),
  }
}

function identityOf(identity: unknown): Pick<PackageFacts, 'name' | 'publisher' | 'version'> {
  return {
    name: attribute(identity, 'Name'),
    publisher: attribute(identity, 'Publisher'),
    version: attribute(identity, 'Version'),
  }
}

const elementOf = (parent: unknown, name: string): unknown => (isObject(parent) ? parent[name] : undefined)

const attribute = (element: unknown, name: string): string => String(elementOf(element, name) ?? '')

/** The parser gives one element as itself and several as an array. */
function elements(root: unknown, container: string, name: string): unknown[] {
  const found = elementOf(elementOf(root, container), name) ?? []
  return Array.isArray(found) ? found : [found]
}
