import { quoteNames } from '../../shared/names.ts'
import { isPendingUpload } from '../model/file-entry.ts'
import { hasUnknownContents, type PackageFacts } from '../model/package-facts.ts'
import {
  livePackages,
  newPackageNames,
  packageEntries,
  plannedPackages,
  remainingPackages,
} from '../model/package-list.ts'
import { agree, brokenRule } from '../model/problems.ts'
import { MOST_PACKAGES } from './limits.ts'
import type { Rule } from './rule.ts'

/** Checks the set of packages that the product would have. */
export const checkPackages: Rule = (plan, context) => [
  ...droppedPackages(plan, context),
  ...unknownPackages(plan, context),
  ...tooFewPackages(plan, context),
  ...tooManyPackages(plan, context),
  ...missingBundle(plan, context),
]

// https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887
const droppedPackages: Rule = ({ submission }, { base }) => {
  const ids = new Set(packageEntries(submission).map(({ id }) => id))
  const dropped = packageEntries(base).filter(
    (entry) => !isPendingUpload(entry) && entry.id && !ids.has(entry.id),
  )
  if (dropped.length === 0) return []
  const names = quoteNames(dropped.map(({ fileName = '' }) => fileName))
  return [
    brokenRule(
      'package-dropped',
      'submission',
      `${names} ${agree(dropped, 'is')} missing, but still in the Store. Keep every entry; to remove a package, mark it PendingDelete.`,
    ),
  ]
}

const unknownPackages: Rule = ({ submission }, { base }) => {
  const ids = new Set(packageEntries(base).map(({ id }) => id))
  const unknown = packageEntries(submission).filter((entry) => !isPendingUpload(entry) && !ids.has(entry.id))
  if (unknown.length === 0) return []
  const names = quoteNames(unknown.map(({ fileName = '' }) => fileName))
  return [
    brokenRule(
      'package-unknown',
      'submission',
      `${names} ${agree(unknown, 'is')} not among the packages that the Store has. Mark new packages as PendingUpload.`,
    ),
  ]
}

// https://github.com/baldbeardedbuilder/WeatherExtension/pull/149
const tooFewPackages: Rule = ({ submission }) => {
  if (packageEntries(submission).length === 0 || remainingPackages(submission).length > 0) return []
  return [
    brokenRule('package-missing', 'submission', 'the product would have no package. Keep one, or add one.'),
  ]
}

const tooManyPackages: Rule = ({ submission }, { uploadFiles }) => {
  const count = remainingPackages(submission).length
  if (count <= MOST_PACKAGES) return []
  const problem = `the submission would have ${count} packages; the limit is ${MOST_PACKAGES}.`
  return [
    newPackageNames(submission).length > MOST_PACKAGES
      ? brokenRule('too-many-packages', uploadFiles?.input ?? 'submission', `${problem} Remove some.`)
      : brokenRule('too-many-packages', 'existing-packages', `${problem} Keep fewer of the old ones.`),
  ]
}

// https://github.com/electron-userland/electron-builder/issues/3768,
// https://github.com/electron-userland/electron-windows-store/issues/136
const missingBundle: Rule = ({ submission }, { base, isLive, uploadFiles }) => {
  const planned = plannedPackages(submission, uploadFiles?.packages ?? []) ?? []
  // In an upload file, the Store shows a neutral package in the same way as a bundle.
  const isNeutral = planned.some(({ architecture }) => architecture === 'neutral')
  const isKnown = (facts: PackageFacts): boolean =>
    facts.isBundle && !(isNeutral && hasUnknownContents(facts) && /upload$/i.test(facts.fileName))
  const bundle = isLive ? livePackages(base).find(isKnown) : undefined
  const isReplaced = newPackageNames(submission).length > 0 && planned.length > 0
  if (bundle === undefined || !isReplaced || planned.some(({ isBundle }) => isBundle)) return []
  return [
    brokenRule(
      'bundle-missing',
      uploadFiles?.input ?? 'submission',
      `the live release has a bundle, "${bundle.fileName}", and this one has none. The Store refuses plain packages after a bundle: build one.`,
    ),
  ]
}
