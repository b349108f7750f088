import type { PackageFile } from '../../files/packages/package-file.ts'
import type { JsonObject } from '../../shared/json.ts'
import { isPendingUpload, zipPath } from '../model/file-entry.ts'
import { factsOfEntry, factsOfFile, hasUnknownContents, type PackageFacts } from '../model/package-facts.ts'
import { packageEntries, remainingPackages } from '../model/package-list.ts'

/**
 * What is allowed, and still rarely meant: users on an architecture, or with a language, that was served before
 * and would not be any more, and a bundle that is followed by a plain package.
 */
export function warningsFor(
  base: JsonObject,
  planned: JsonObject,
  files: readonly PackageFile[],
): readonly string[] {
  const before = packageEntries(base)
    .filter((entry) => !isPendingUpload(entry))
    .map(factsOfEntry)
  const after = factsAfter(planned, files)
  // A package whose manifest is not read may serve anything.
  if (after === undefined || after.length === 0) return []
  return [...architecturesLost(before, after), ...languagesLost(before, after), ...bundleLost(before, after)]
}

function factsAfter(planned: JsonObject, files: readonly PackageFile[]): readonly PackageFacts[] | undefined {
  const byName = new Map(files.map((file) => [zipPath(file.fileName), factsOfFile(file)]))
  const facts = remainingPackages(planned).map((entry) =>
    isPendingUpload(entry) ? byName.get(zipPath(entry.fileName ?? '')) : factsOfEntry(entry),
  )
  return facts.every((one) => one !== undefined) ? facts : undefined
}

// What is neutral serves all, and so may a bundle of which it is not known what is in it.
function architecturesLost(
  before: readonly PackageFacts[],
  after: readonly PackageFacts[],
): readonly string[] {
  const known = before.filter((facts) => !hasUnknownContents(facts))
  const architectures = ({ architecture }: PackageFacts): readonly string[] => architecture.split('+')
  const served = after.flatMap(architectures)
  return served.includes('neutral') || after.some(hasUnknownContents)
    ? []
    : lost('architecture', known.flatMap(architectures), served)
}

function languagesLost(before: readonly PackageFacts[], after: readonly PackageFacts[]): readonly string[] {
  const languages = ({ languages }: PackageFacts): readonly string[] => languages
  return lost('language', before.flatMap(languages), after.flatMap(languages))
}

function lost(what: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const gone = [...new Set(before)].filter((one) => one !== '' && !after.includes(one))
  if (gone.length === 0) return []
  const subject = gone.length === 1 ? `The ${what} ${gone[0]} was` : `The ${what}s ${gone.join(', ')} were`
  return [`${subject} served before and will not be any more.`]
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#app-bundles
function bundleLost(before: readonly PackageFacts[], after: readonly PackageFacts[]): readonly string[] {
  const had = before.some(({ isBundle }) => isBundle)
  const has = after.some(({ isBundle }) => isBundle)
  return had && !has
    ? ['A bundle was published before, and the Store may insist on one: build a bundle again.']
    : []
}
