import type { PackageFacts } from '../store/ingestion/package-manifest.ts'
import { type SeededApp, seededApp } from '../store/seeded-products.ts'
import type { Options } from './options.ts'

/** Returns the app described by the options; `like` are the facts of the package that they name. */
export function chooseApp({ identity, names }: Options, like: PackageFacts | undefined): SeededApp {
  const { name, publisher } = like ?? identity ?? seededApp.identity
  const isOwn = name !== seededApp.identity.name
  return {
    identity: { name, publisher },
    primaryName: names[0] ?? (isOwn ? name : seededApp.primaryName),
    liveVersion: like === undefined ? seededApp.liveVersion : versionBefore(like.version),
  }
}

/**
 * Returns a version that precedes another. The last part that can be lowered is lowered; the fourth is the Store's, and
 * the first must not become 0.
 */
function versionBefore(version: string): string {
  const parts = version.split('.').map(Number)
  const index = [2, 1, 0].find((one) => (parts[one] ?? 0) > (one === 0 ? 1 : 0))
  if (index === undefined) return '0.9.0.0'
  const lowered = (parts[index] ?? 1) - 1
  return [...parts.slice(0, index), lowered, 0, 0, 0].slice(0, 4).join('.')
}
