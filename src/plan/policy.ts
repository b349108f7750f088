import type { PackageFile } from '../workspace/package-file.ts'
import { type FileEntry, isPendingUpload, retire } from './files.ts'
import { factsOfEntry, factsOfFile, type PackageFacts } from './package-facts.ts'
import { compareVersions } from './versions.ts'

/** What becomes of the packages that are already in the submission. */
export type PackagePolicy =
  /** All go. */
  | { readonly kind: 'replace' }
  /** All stay. */
  | { readonly kind: 'append' }
  /** The newest `keep` per architecture and device family stay, the new ones counted. */
  | { readonly kind: 'keep-latest'; readonly keep: number }

/** The entries of the packages that were there, after `added` have come. */
export function applyPolicy(
  policy: PackagePolicy,
  existing: readonly FileEntry[],
  added: readonly PackageFile[],
): readonly FileEntry[] {
  switch (policy.kind) {
    case 'replace':
      return retire(existing)
    case 'append':
      return existing
    case 'keep-latest':
      return keepLatest(policy.keep, existing, added)
  }
}

function keepLatest(
  keep: number,
  existing: readonly FileEntry[],
  added: readonly PackageFile[],
): readonly FileEntry[] {
  const old = existing.filter((entry) => !isPendingUpload(entry))
  const groups = new Map<string, { readonly version: string; readonly entry: FileEntry | undefined }[]>()
  const join = (facts: PackageFacts, entry: FileEntry | undefined): void => {
    for (const group of groupsOf(facts)) {
      const members = groups.get(group) ?? []
      groups.set(group, [...members, { version: facts.version, entry }])
    }
  }
  // New ones first: of two packages of one version the new one is the newer.
  for (const file of added) join(factsOfFile(file) ?? unknown(file.fileName), undefined)
  for (const entry of old) join(factsOfEntry(entry), entry)
  const kept = new Set(
    [...groups.values()].flatMap((members) =>
      members
        .toSorted((a, b) => compareVersions(b.version, a.version))
        .slice(0, keep)
        .map(({ entry }) => entry),
    ),
  )
  return old.flatMap((entry) => (kept.has(entry) ? [entry] : retire([entry])))
}

function groupsOf({ architecture, deviceFamilies }: PackageFacts): readonly string[] {
  const families = deviceFamilies.length === 0 ? [''] : deviceFamilies.map(({ name }) => name)
  return families.map((family) => `${architecture} on ${family}`)
}

function unknown(fileName: string): PackageFacts {
  return { fileName, version: '', architecture: '', deviceFamilies: [], languages: [], isBundle: false }
}
