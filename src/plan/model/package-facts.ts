import type { PackageFile } from '../../files/packages/package-file.ts'
import type { DeviceFamily } from '../../files/packages/package-manifest.ts'
import { asString, asStrings, getField } from '../../shared/json.ts'
import { type FileEntry, isNamed, isPendingUpload } from './file-entry.ts'
import { comparePackageVersions } from './versions.ts'

/** Facts by which packages are compared, whether they are in the Store or on disk. */
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
  /** True for a bundle, even in an upload file. */
  readonly isBundle: boolean
}

/** Returns the Store's facts about one of its packages. */
export function factsOfEntry(entry: FileEntry): PackageFacts {
  const fileName = entry.fileName ?? ''
  const architecture = asString(getField(entry, 'architecture'))
    .toLowerCase()
    .split(/[+,;\s]+/)
    .sort()
    .join('+')
  return {
    fileName,
    version: asString(getField(entry, 'version')),
    architecture,
    deviceFamilies: asStrings(getField(entry, 'targetDeviceFamilies')).flatMap(parseDeviceFamily),
    languages: asStrings(getField(entry, 'languages')).map((language) => language.toLowerCase()),
    isBundle: /bundle$/i.test(fileName) || (/upload$/i.test(fileName) && !isOneArchitecture(architecture)),
  }
}

// An upload file contains a bundle or a package. The Store shows a bundle as neutral, or with several architectures.
function isOneArchitecture(architecture: string): boolean {
  return architecture !== '' && architecture !== 'neutral' && !architecture.includes('+')
}

// E.g. "Windows.Desktop min version 10.0.17763.0"
function parseDeviceFamily(text: string): PackageFacts['deviceFamilies'] {
  const [, name, minVersion] = /^(\S+) min version (\S+)$/.exec(text) ?? []
  return name === undefined || minVersion === undefined ? [] : [{ name: name.toLowerCase(), minVersion }]
}

/** Returns the facts in the manifest of a package on disk; only the name if the manifest is not read. */
export function factsOfFile({ fileName, identity }: PackageFile): PackageFacts {
  if (identity === undefined) {
    return { fileName, version: '', architecture: '', deviceFamilies: [], languages: [], isBundle: false }
  }
  const { version, architectures, deviceFamilies, languages, isBundle } = identity
  return {
    fileName,
    version,
    architecture: architectures.join('+'),
    deviceFamilies: deviceFamilies.map((family) => ({ ...family, name: family.name.toLowerCase() })),
    languages: languages.map((language) => language.toLowerCase()),
    isBundle,
  }
}

/** Returns the user's file that an entry waits for; undefined when it waits for none, or the file is missing. */
export function findPackageFile(entry: FileEntry, files: readonly PackageFile[]): PackageFile | undefined {
  return isPendingUpload(entry) ? files.find(({ fileName }) => isNamed(entry, fileName)) : undefined
}

/**
 * Returns the facts of a planned package: those of the user's file if the entry waits for one, otherwise the Store's.
 */
export function plannedFacts(entry: FileEntry, files: readonly PackageFile[]): PackageFacts {
  const file = findPackageFile(entry, files)
  return file === undefined ? factsOfEntry(entry) : factsOfFile(file)
}

/** Returns whether the architectures in a bundle are unknown: the Store shows every bundle as `Neutral`. */
export function hasUnknownContents({ isBundle, architecture }: PackageFacts): boolean {
  return isBundle && (architecture === '' || architecture === 'neutral')
}

/** Returns whether two packages are for the same architecture, or two bundles are, as far as it is known. */
export function isSameArchitecture(one: PackageFacts, other: PackageFacts): boolean {
  if (one.architecture === other.architecture) return true
  return one.isBundle && other.isBundle && (hasUnknownContents(one) || hasUnknownContents(other))
}

/** Relation of two packages: versions are only compared if one can replace the other on some device. */
export type UpgradePath = 'same' | 'other' | 'unknown'

/** Compares the devices of two packages; `unknown` when one of them names none. */
export function compareUpgradePaths(one: PackageFacts, other: PackageFacts): UpgradePath {
  if (!isSameArchitecture(one, other)) return 'other'
  if (one.deviceFamilies.length === 0 || other.deviceFamilies.length === 0) return 'unknown'
  const isShared = one.deviceFamilies.some(({ name, minVersion }) =>
    other.deviceFamilies.some((family) => family.name === name && family.minVersion === minVersion),
  )
  return isShared ? 'same' : 'other'
}

/** Returns the package with the highest version above that of `one`, among those on an upgrade path. */
export function findNewer(
  one: PackageFacts,
  others: readonly PackageFacts[],
  path: UpgradePath,
): PackageFacts | undefined {
  return others
    .filter((other) => compareUpgradePaths(one, other) === path)
    .filter((other) => comparePackageVersions(one.version, other.version) < 0)
    .toSorted((first, second) => comparePackageVersions(second.version, first.version))[0]
}

// https://learn.microsoft.com/uwp/extension-sdks/device-families-overview
const DEVICE_FAMILIES = [
  'Windows.Universal',
  'Windows.Desktop',
  'Windows.Mobile',
  'Windows.Xbox',
  'Windows.Holographic',
  'Windows.Team',
  'Windows.IoT',
  'Windows.IoTHeadless',
] as const

const SPELLINGS: ReadonlyMap<string, string> = new Map(
  DEVICE_FAMILIES.map((name) => [name.toLowerCase(), name]),
)

/** The family whose packages run on the devices of every other one. */
export const UNIVERSAL = 'windows.universal'

/** Returns the name of a family in Microsoft's spelling, if it is known. */
export function spellDeviceFamily(name: string): string {
  return SPELLINGS.get(name.toLowerCase()) ?? name
}

/** Returns whether one of the packages runs on the devices of a family; one that names no families might. */
export function servesFamily(packages: readonly PackageFacts[], family: string): boolean {
  return packages.some(
    ({ deviceFamilies }) =>
      deviceFamilies.length === 0 ||
      deviceFamilies.some(({ name }) => name === family.toLowerCase() || name === UNIVERSAL),
  )
}
