import { extname } from 'node:path'

/**
 * Extensions of packages, in lower case
 * (https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements).
 */
export const PACKAGE_EXTENSIONS: ReadonlySet<string> = new Set([
  '.msix',
  '.msixbundle',
  '.msixupload',
  '.appx',
  '.appxbundle',
  '.appxupload',
  '.xap',
])

/** Manifest of a package. */
export const MANIFEST = 'AppxManifest.xml'
/** Manifest of a bundle. */
export const BUNDLE_MANIFEST = 'AppxMetadata/AppxBundleManifest.xml'

/** Names of the files that identify a ZIP as a package or a bundle, in lower case. */
export const MANIFEST_NAMES: ReadonlySet<string> = new Set(
  [MANIFEST, BUNDLE_MANIFEST].map((name) => name.toLowerCase()),
)

/** Returns the extension of a name, in lower case. */
export function extensionOf(name: string): string {
  return extname(name).toLowerCase()
}

/** Returns whether a path is a package's, by its extension. */
export function isPackage(path: string): boolean {
  return PACKAGE_EXTENSIONS.has(extensionOf(path))
}

/**
 * Returns the name of a part in the form used for comparison: in a package, names are case-insensitive, and a space is
 * written %20 (https://ecma-international.org/publications-and-standards/standards/ecma-376/, part 2).
 */
export function normalizePartName(name: string): string {
  try {
    return decodeURIComponent(name).toLowerCase()
  } catch {
    return name.toLowerCase()
  }
}
