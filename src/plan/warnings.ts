import type { JsonObject } from '../json.ts'
import type { PackageFile } from '../workspace/package-file.ts'
import { isPendingUpload } from './files.ts'
import { factsOfEntry, factsOfFile, type PackageFacts } from './package-facts.ts'
import { packageEntries, remainingPackages } from './packages.ts'

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
  return [
    ...lost('architecture', before.flatMap(architectures), after.flatMap(architectures)),
    ...lost(
      'language',
      before.flatMap(({ languages }) => languages),
      after.flatMap(({ languages }) => languages),
    ),
    ...bundleLost(before, after),
  ]
}

function factsAfter(planned: JsonObject, files: readonly PackageFile[]): readonly PackageFacts[] | undefined {
  const byName = new Map(files.map((file) => [file.fileName, factsOfFile(file)]))
  const facts = remainingPackages(planned).map((entry) =>
    isPendingUpload(entry) ? byName.get(entry.fileName ?? '') : factsOfEntry(entry),
  )
  return facts.every((one) => one !== undefined) ? facts : undefined
}

// Of a bundle the Store does not say which architectures are in it.
function architectures({ architecture, isBundle }: PackageFacts): readonly string[] {
  return isBundle && !architecture.includes('+') && architecture === 'neutral' ? [] : architecture.split('+')
}

function lost(what: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const served = new Set(after)
  const gone = [...new Set(before)].filter((one) => one !== '' && !served.has(one))
  const neutral = what === 'architecture' && served.has('neutral')
  return gone.length === 0 || neutral
    ? []
    : [`The ${what} ${gone.join(', ')} was served before and will not be any more.`]
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/app-package-requirements#app-bundles
function bundleLost(before: readonly PackageFacts[], after: readonly PackageFacts[]): readonly string[] {
  const had = before.some(({ isBundle }) => isBundle)
  const has = after.some(({ isBundle }) => isBundle)
  return had && !has
    ? ['A bundle was published before, and the Store may insist on one: build a bundle again.']
    : []
}
