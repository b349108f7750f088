import type { PackageFile, PackageIdentity } from '../../files/packages/package-file.ts'
import { getField } from '../../shared/json.ts'
import type { FileEntry } from './file-entry.ts'

type DeviceFamily = PackageIdentity['deviceFamilies'][number]

/** What packages are compared by, whether the Store has them or they are on disk. */
export interface PackageFacts {
  readonly fileName: string
  /** Empty until the Store has processed the package. */
  readonly version: string
  /** In lower case; a bundle's are sorted and joined by `+`. Empty when not known. */
  readonly architecture: string
  /** With names in lower case, e.g. `windows.desktop`. */
  readonly deviceFamilies: readonly DeviceFamily[]
  /** In lower case. */
  readonly languages: readonly string[]
  readonly isBundle: boolean
}

/** What the Store says of a package that it has. */
export function factsOfEntry(entry: FileEntry): PackageFacts {
  const fileName = entry.fileName ?? ''
  return {
    fileName,
    version: textOf(getField(entry, 'version')),
    architecture: textOf(getField(entry, 'architecture'))
      .toLowerCase()
      .split(/[+,;\s]+/)
      .sort()
      .join('+'),
    deviceFamilies: textsOf(getField(entry, 'targetDeviceFamilies')).flatMap(deviceFamily),
    languages: textsOf(getField(entry, 'languages')).map((language) => language.toLowerCase()),
    isBundle: /bundle$|upload$/i.test(fileName),
  }
}

/** What the manifest of a package on disk says; undefined when it is not read. */
export function factsOfFile({ fileName, identity }: PackageFile): PackageFacts | undefined {
  if (identity === undefined) return undefined
  return {
    fileName,
    version: identity.version,
    architecture: identity.architectures.join('+'),
    deviceFamilies: identity.deviceFamilies.map(({ name, minVersion }) => ({
      name: name.toLowerCase(),
      minVersion,
    })),
    languages: identity.languages.map((language) => language.toLowerCase()),
    isBundle: identity.isBundle,
  }
}

/** The same, where nothing but the name is known of a package whose manifest is not read. */
export function factsOfNew(file: PackageFile): PackageFacts {
  const nothing = { version: '', architecture: '', deviceFamilies: [], languages: [], isBundle: false }
  return factsOfFile(file) ?? { fileName: file.fileName, ...nothing }
}

/** Whether it is not known which architectures are in a bundle: the Store shows all of them as `Neutral`. */
export function hasUnknownContents({ isBundle, architecture }: PackageFacts): boolean {
  return isBundle && (architecture === '' || architecture === 'neutral')
}

/** Whether two packages are for the same architecture, or two bundles are, as far as it is known. */
export function isSameArchitecture(one: PackageFacts, other: PackageFacts): boolean {
  if (one.architecture === other.architecture) return true
  return one.isBundle && other.isBundle && (hasUnknownContents(one) || hasUnknownContents(other))
}

/** Whether one package takes the place of the other on some device: only then their versions compare. */
export function isSameUpgradePath(one: PackageFacts, other: PackageFacts): boolean {
  if (!isSameArchitecture(one, other)) return false
  if (one.deviceFamilies.length === 0 || other.deviceFamilies.length === 0) return true
  return one.deviceFamilies.some(({ name, minVersion }) =>
    other.deviceFamilies.some((family) => family.name === name && family.minVersion === minVersion),
  )
}

// E.g. "Windows.Desktop min version 10.0.17763.0"
function deviceFamily(text: string): readonly DeviceFamily[] {
  const [, name, minVersion] = /^(\S+) min version (\S+)$/.exec(text) ?? []
  return name === undefined || minVersion === undefined ? [] : [{ name: name.toLowerCase(), minVersion }]
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
