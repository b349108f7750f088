import type { Metadata } from '../../files/metadata/metadata.ts'
import { quoteNames } from '../../shared/names.ts'
import type { Kind } from '../../store/product.ts'
import { zipPath } from '../model/file-entry.ts'
import { imagesByType, thumbnails } from '../model/images.ts'
import { newPackageNames } from '../model/package-list.ts'
import { brokenRule } from '../model/problems.ts'
import type { Rule } from './rule.ts'

/** Checks that the files named in the submission and the available files are the same. */
export const checkFiles: Rule = (plan, context) => [
  ...missingFiles(plan, context),
  ...unnamedFiles(plan, context),
  ...repeatedPackages(plan, context),
  ...unmeantPackages(plan, context),
]

const missingFiles: Rule = ({ uploads }, { kind, uploadFiles, metadata }) => {
  if (uploads.length === 0) return []
  if (uploadFiles === undefined) {
    const input = kind === 'add-on' ? 'zip-path' : 'packages'
    const advice = kind === 'add-on' ? 'Set "zip-path" to a ZIP' : 'Set "packages", or "zip-path" to a ZIP'
    const problem = `the submission references ${quoteNames(uploads)}, but no file was provided. ${advice} that contains it.`
    return [brokenRule('file-missing', input, problem)]
  }
  const entries = new Set(uploadFiles.entries.map(zipPath))
  const missing = uploads.filter((name) => !entries.has(name))
  if (missing.length === 0) return []
  const inFolder = filesOfFolder(metadata)
  const where = uploadFiles.input === 'zip-path' ? 'the ZIP lacks' : 'the packages do not include'
  const advice = missing.some((name) => inFolder.has(name))
    ? ONE_ZIP[kind]
    : adviceOnNames(missing, uploadFiles.entries)
  return [
    brokenRule(
      'file-missing',
      uploadFiles.input,
      `${where} ${quoteNames(missing)}, which the submission names. ${advice}`,
    ),
  ]
}

function adviceOnNames(missing: readonly string[], entries: readonly string[]): string {
  const unreadable = entries.filter((name) => name.includes('\ufffd'))
  if (unreadable.length > 0)
    return `${quoteNames(unreadable)} in it has a name that is neither ASCII nor UTF-8. Create the ZIP with a tool that writes UTF-8.`
  // macOS writes an accent as a separate character, which looks the same.
  const composed = new Set(entries.map((name) => zipPath(name).normalize()))
  const twin = missing.find((name) => composed.has(name.normalize()))
  return twin === undefined
    ? `There is only ${quoteNames(entries)}. Names must match exactly.`
    : `"${twin}" is in it, but in another Unicode form (NFC, NFD), as macOS writes names. Rename the file, or copy its name from the ZIP.`
}

const FROM_FOLDER =
  'A submission has one ZIP: use "packages" instead of "zip-path", so that the images of "metadata-path" are added to it.'

// Recommend only inputs that the product has.
const ONE_ZIP: Readonly<Record<Kind, string>> = {
  app: FROM_FOLDER,
  flight: FROM_FOLDER,
  'add-on':
    'A submission has one ZIP: remove "zip-path", so that one is created for the images of "metadata-path".',
}

const unnamedFiles: Rule = ({ uploads }, { kind, uploadFiles, metadata }) => {
  if (uploadFiles === undefined) return []
  const unnamed = uploadFiles.packages
    .map(({ fileName }) => fileName)
    .filter((name) => !uploads.includes(zipPath(name)))
  if (unnamed.length > 0) {
    const advice =
      kind === 'add-on' ? 'An add-on has no packages: remove it.' : 'Name it in "submission", or remove it.'
    const problem = `${quoteNames(unnamed)} is among the files, but the submission does not name it. ${advice}`
    return [brokenRule('package-not-named', uploadFiles.input, problem)]
  }
  // Images of the folder that the Store already has are in use, although they are not sent again.
  const inFolder = filesOfFolder(metadata)
  const isUsed = uploads.length > 0 || uploadFiles.entries.some((name) => inFolder.has(zipPath(name)))
  if (isUsed || uploadFiles.input !== 'zip-path') return []
  return [
    brokenRule(
      'file-unused',
      'zip-path',
      `nothing in the ZIP would be used. It contains no package (${quoteNames(uploadFiles.entries)}) and "submission" marks no file PendingUpload.`,
    ),
  ]
}

// Several languages may name the same image, but a package is listed once.
const repeatedPackages: Rule = ({ submission }) => {
  const packages = newPackageNames(submission).map(zipPath)
  const repeated = packages.filter((name, index) => packages.indexOf(name) !== index)
  if (repeated.length === 0) return []
  return [brokenRule('package-repeated', 'submission', `${quoteNames(repeated)} is named more than once.`)]
}

const unmeantPackages: Rule = ({ submission }, { kind, metadataOnly }) => {
  const added = newPackageNames(submission)
  const isPublishing = added.length > 0
  if (kind === 'add-on' || metadataOnly !== isPublishing) return []
  const problem = metadataOnly
    ? `is true, but ${quoteNames(added)} would be published. Remove one of the two.`
    : 'no package would be published. Set "packages" or "zip-path", or set "metadata-only: true" to publish without packages.'
  return [brokenRule('metadata-only', 'metadata-only', problem)]
}

function filesOfFolder(metadata: Metadata | undefined): ReadonlySet<string> {
  if (metadata === undefined) return new Set()
  const images = imagesByType(metadata).map(({ file }) => file)
  const files = [...images, ...thumbnails(metadata), ...metadata.trailers]
  return new Set(files.map(({ fileName }) => zipPath(fileName)))
}
