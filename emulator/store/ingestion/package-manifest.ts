import { XMLParser } from 'fast-xml-parser'
import { isObject } from '../../http/json.ts'
import { type Archive, openZip } from './zip-archive.ts'

/** The facts that the Store reads from a package. */
export interface PackageFacts {
  readonly name: string
  readonly publisher: string
  readonly version: string
  readonly architecture: string
  readonly languages: string[]
  readonly capabilities: string[]
  readonly targetDeviceFamilies: string[]
  /** Packages of a bundle by their names in it. */
  readonly contents: ReadonlyMap<string, PackageFacts>
}

const PACKAGE = 'AppxManifest.xml'
const BUNDLE = 'AppxMetadata/AppxBundleManifest.xml'

// https://learn.microsoft.com/windows/msix/overview#inside-an-msix-package
const FOOTPRINT = ['AppxBlockMap.xml', '[Content_Types].xml']

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
})

/** Returns whether a ZIP is a package or bundle itself. */
export const isBarePackage = (archive: Archive): boolean =>
  archive.names.includes(PACKAGE) || archive.names.includes(BUNDLE)

/** Reads a package, a bundle, or the bundle in an upload file; undefined for anything else. */
export async function readPackage(bytes: Buffer): Promise<PackageFacts | undefined> {
  const archive = await openZip(bytes)
  if (archive === undefined) return undefined
  const isWhole = FOOTPRINT.every((name) => archive.names.includes(name))
  if (isBarePackage(archive) && !isWhole) return undefined
  const manifest = await archive.read(PACKAGE)
  if (manifest !== undefined) return packageFacts(manifest)
  const bundle = await archive.read(BUNDLE)
  if (bundle !== undefined) return await bundleFacts(bundle, archive)
  const inner = archive.names.find((name) => /^(?!\._)[^/]+\.(msix|appx)(bundle)?$/i.test(name))
  return inner === undefined ? undefined : await readPackage((await archive.read(inner)) ?? Buffer.alloc(0))
}

function packageFacts(manifest: Buffer): PackageFacts {
  const root = child(parser.parse(manifest), 'Package')
  const identity = child(root, 'Identity')
  const languages = children(root, 'Resources', 'Resource').map((resource) => attribute(resource, 'Language'))
  return {
    ...identityOf(identity),
    architecture: attribute(identity, 'ProcessorArchitecture') || 'neutral',
    languages: languages.filter((language) => language !== ''),
    capabilities: children(root, 'Capabilities', 'Capability').map((element) => attribute(element, 'Name')),
    targetDeviceFamilies: children(root, 'Dependencies', 'TargetDeviceFamily').map(
      (family) => `${attribute(family, 'Name')} min version ${attribute(family, 'MinVersion')}`,
    ),
    contents: new Map(),
  }
}

/** Reads a bundle: the version is its own, the rest comes from the applications in it. */
async function bundleFacts(manifest: Buffer, archive: Archive): Promise<PackageFacts> {
  const root = child(parser.parse(manifest), 'Bundle')
  const contents = new Map<string, PackageFacts>()
  const applications: PackageFacts[] = []
  for (const entry of children(root, 'Packages', 'Package')) {
    const fileName = attribute(entry, 'FileName').replaceAll('\\', '/')
    const bytes = await archive.read(fileName)
    const facts = bytes && (await readPackage(bytes))
    if (facts === undefined) continue
    contents.set(fileName, facts)
    if (attribute(entry, 'Type') === 'application') applications.push(facts)
  }
  return {
    ...identityOf(child(root, 'Identity')),
    architecture: 'Neutral',
    languages: distinct(applications.flatMap(({ languages }) => languages)),
    capabilities: distinct(applications.flatMap(({ capabilities }) => capabilities)),
    targetDeviceFamilies: distinct(applications.flatMap((facts) => facts.targetDeviceFamilies)),
    contents,
  }
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)]

function identityOf(identity: unknown): Pick<PackageFacts, 'name' | 'publisher' | 'version'> {
  return {
    name: attribute(identity, 'Name'),
    publisher: attribute(identity, 'Publisher'),
    version: attribute(identity, 'Version'),
  }
}

const child = (parent: unknown, name: string): unknown => (isObject(parent) ? parent[name] : undefined)

const attribute = (element: unknown, name: string): string => String(child(element, name) ?? '')

/** Lists the elements in a container; the parser gives one element as itself and several as an array. */
function children(root: unknown, container: string, name: string): unknown[] {
  const found = child(child(root, container), name) ?? []
  return Array.isArray(found) ? found : [found]
}
