import type { PackageFile } from '../../files/packages/package-file.ts'
import type { JsonObject } from '../../shared/json.ts'
import { isPendingUpload } from '../model/file-entry.ts'
import {
  factsOfEntry,
  findPackageFile,
  hasUnknownContents,
  type PackageFacts,
  plannedFacts,
} from '../model/package-facts.ts'
import { packageEntries, remainingPackages } from '../model/package-list.ts'

/**
 * Lists what is allowed, and still rarely meant: users on an architecture, or with a language, that was served before
 * and would not be any more, and a bundle that is followed by a plain package.
 */
export function warningsFor(
  base: JsonObject,
  planned: JsonObject,
  files: readonly PackageFile[],
): readonly string[] {
  const remaining = remainingPackages(planned)
  // A package whose manifest is not read may serve anything.
  const isUnread = remaining.some(
    (entry) => isPendingUpload(entry) && findPackageFile(entry, files)?.identity === undefined,
  )
  if (isUnread || remaining.length === 0) return []
  const after = remaining.map((entry) => plannedFacts(entry, files))
  const before = packageEntries(base)
    .filter((entry) => !isPendingUpload(entry))
    .map(factsOfEntry)
  return [
    ...describeLost('architecture', lostArchitectures(before, after)),
    ...describeLost('language', lostLanguages(before, after)),
    ...bundleLost(before, after),
  ]
}

// What is neutral serves all, and so may a bundle of which it is not known what is in it.
function lostArchitectures(
  before: readonly PackageFacts[],
  after: readonly PackageFacts[],
): readonly string[] {
  const served = after.flatMap(({ architecture }) => architecture.split('+'))
  if (served.includes('neutral') || after.some(hasUnknownContents)) return []
  return before
    .filter((facts) => !hasUnknownContents(facts))
    .flatMap(({ architecture }) => architecture.split('+'))
    .filter((architecture) => !served.includes(architecture))
}

function lostLanguages(before: readonly PackageFacts[], after: readonly PackageFacts[]): readonly string[] {
  const served = after.flatMap(({ languages }) => languages)
  return before.flatMap(({ languages }) => languages).filter((language) => !served.includes(language))
}

function describeLost(what: string, lost: readonly string[]): readonly string[] {
  const names = [...new Set(lost)].filter((name) => name !== '')
  if (names.length === 0) return []
  const subject = names.length === 1 ? `The ${what} ${names[0]} was` : `The ${what}s ${names.join(', ')} were`
  return [`${subject} served before and will not be any more.`]
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#app-bundles
function bundleLost(before: readonly PackageFacts[], after: readonly PackageFacts[]): readonly string[] {
  const isLost = before.some(({ isBundle }) => isBundle) && !after.some(({ isBundle }) => isBundle)
  return isLost
    ? ['A bundle was published before, and the Store may insist on one: build a bundle again.']
    : []
}
