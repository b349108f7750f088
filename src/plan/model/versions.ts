/** Compares two versions: below zero when `one` is older, above zero when it is newer. Missing parts count as 0. */
export function compareVersions(one: string, other: string): number {
  const left = one.split('.').map(Number)
  const right = other.split('.').map(Number)
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#version-numbering-for-windows-10-and-11-packages
const DEVELOPERS_PARTS = 3

/**
 * Compares the versions of two packages in the parts the developer controls. The fourth is the Store's: it may show
 * 1.0.30.70 for a package with 1.0.30.0.
 */
export function comparePackageVersions(one: string, other: string): number {
  return compareVersions(developersPart(one), developersPart(other))
}

function developersPart(version: string): string {
  return version.split('.').slice(0, DEVELOPERS_PARTS).join('.')
}
