import { InputError } from '../errors.ts'
import type { Kind } from '../store/product.ts'
import { zipPath } from './files.ts'
import { losesEveryPackage, newPackages } from './packages.ts'
import type { Plan } from './plan.ts'

/** What a plan is checked against. */
export interface CheckRequest {
  readonly kind: Kind
  readonly metadataOnly: boolean
  /** What is in the user's ZIP; undefined without one. */
  readonly zip: { readonly entries: readonly string[]; readonly packages: readonly string[] } | undefined
}

/**
 * Refuses what the Store would refuse later, or would take without doing what the user meant.
 *
 * @throws InputError that names the input, the file and what to do.
 */
export function checkPlan(plan: Plan, request: CheckRequest): void {
  for (const check of [checkUploads, checkZip, checkPackages, checkMetadataOnly]) check(plan, request)
}

function checkUploads({ uploads }: Plan, { zip }: CheckRequest): void {
  if (uploads.length === 0) return
  if (zip === undefined) {
    throw new InputError('zip-path', `the submission waits for ${list(uploads)}: give the ZIP that holds it.`)
  }
  const twice = uploads.filter((name, index) => uploads.indexOf(name) !== index)
  if (twice.length > 0) throw new InputError('submission', `${list(twice)} is named more than once.`)
  const entries = new Set(zip.entries.map(zipPath))
  const missing = uploads.filter((name) => !entries.has(name))
  if (missing.length > 0) {
    throw new InputError(
      'zip-path',
      `the ZIP lacks ${list(missing)}, which the submission names. It holds ${list(zip.entries)}. Names must be equal to the letter.`,
    )
  }
}

function checkZip({ uploads }: Plan, { kind, zip }: CheckRequest): void {
  if (zip === undefined) return
  const unnamed = zip.packages.filter((name) => !uploads.includes(zipPath(name)))
  if (unnamed.length > 0) {
    const way =
      kind === 'add-on'
        ? 'An add-on has no packages: take it out.'
        : 'Name it in "submission", or take it out of the ZIP.'
    throw new InputError(
      'zip-path',
      `the ZIP holds ${list(unnamed)}, which the submission does not name. ${way}`,
    )
  }
  if (uploads.length === 0) {
    throw new InputError(
      'zip-path',
      `nothing in the ZIP would be used. It holds no package (${list(zip.entries)}) and "submission" marks no file PendingUpload.`,
    )
  }
}

// The Store refuses a submission that would leave users without any package.
function checkPackages({ submission }: Plan): void {
  if (!losesEveryPackage(submission)) return
  throw new InputError('submission', 'it would leave the product without a package. Keep one, or add one.')
}

function checkMetadataOnly({ submission }: Plan, { kind, metadataOnly }: CheckRequest): void {
  if (kind === 'add-on') return
  const added = newPackages(submission)
  if (metadataOnly && added.length > 0) {
    throw new InputError(
      'metadata-only',
      `is true, but ${list(added)} would be published. Leave one of the two out.`,
    )
  }
  if (!metadataOnly && added.length === 0) {
    throw new InputError(
      'metadata-only',
      `no package would be published. Give "zip-path", or set "metadata-only: true" when that is meant.`,
    )
  }
}

const LONGEST_LIST = 10

function list(names: readonly string[]): string {
  const shown = names.slice(0, LONGEST_LIST).map((name) => `"${name}"`)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ') || 'nothing'
}
