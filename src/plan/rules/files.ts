import type { Metadata } from '../../files/metadata/metadata.ts'
import { InputError } from '../../shared/errors.ts'
import { zipPath } from '../model/file-entry.ts'
import { imagesByType, thumbnails } from '../model/images.ts'
import { listed, type Problem } from '../model/problems.ts'
import { newPackages } from '../model/package-list.ts'
import type { Rule } from './rule.ts'
/** What the submission names and what can be uploaded must be the same files. */
export const checkFiles: Rule = (plan, request) => [
  ...missing(plan, request),
  ...unnamed(plan, request),
  ...twice(plan, request),
  ...withoutPackages(plan, request),
]

const missing: Rule = ({ uploads }, { uploadFiles, metadata }) => {
  if (uploads.length === 0) return []
  if (uploadFiles === undefined) {
    const what = `the submission waits for ${listed(uploads)}`
    return [new InputError('zip-path', `${what}: give the ZIP that holds it, or the files as "packages".`)]
  }
  const entries = new Set(uploadFiles.entries.map(zipPath))
  const lacking = uploads.filter((name) => !entries.has(name))
  if (lacking.length === 0) return []
  const ofFolder = namesIn(metadata)
  const where = uploadFiles.input === 'zip-path' ? 'the ZIP lacks' : 'the packages do not include'
  const advice = lacking.some((name) => ofFolder.has(name))
    ? 'A submission has one ZIP: give the packages as "packages", then the pictures of "metadata-path" go with them.'
    : `There is ${listed(uploadFiles.entries)}. Names must be equal to the letter.`
  return [
    new InputError(uploadFiles.input, `${where} ${listed(lacking)}, which the submission names. ${advice}`),
  ]
}

const unnamed: Rule = ({ uploads }, { kind, uploadFiles, metadata }) => {
  if (uploadFiles === undefined) return []
  const strays = uploadFiles.packages
    .map(({ fileName }) => fileName)
    .filter((name) => !uploads.includes(zipPath(name)))
  if (strays.length > 0) {
    const way =
      kind === 'add-on'
        ? 'An add-on has no packages: take it out.'
        : 'Name it in "submission", or leave it out.'
    return [
      new InputError(
        uploadFiles.input,
        `${listed(strays)} is there, but the submission does not name it. ${way}`,
      ),
    ]
  }
  // Pictures of the folder that the Store has already are meant, though not sent again.
  const ofFolder = namesIn(metadata)
  const isUsed = uploads.length > 0 || uploadFiles.entries.some((name) => ofFolder.has(zipPath(name)))
  if (isUsed || uploadFiles.input !== 'zip-path') return []
  return [
    new InputError(
      'zip-path',
      `nothing in the ZIP would be used. It holds no package (${listed(uploadFiles.entries)}) and "submission" marks no file PendingUpload.`,
    ),
  ]
}

// A picture may be named by several languages; a package is there once.
const twice: Rule = ({ submission }) => {
  const packages = newPackages(submission).map(zipPath)
  const repeated = packages.filter((name, index) => packages.indexOf(name) !== index)
  if (repeated.length === 0) return []
  return [new InputError('submission', `${listed(repeated)} is named more than once.`)]
}

const withoutPackages: Rule = ({ submission }, { kind, metadataOnly }): readonly Problem[] => {
  if (kind === 'add-on') return []
  const added = newPackages(submission)
  if (metadataOnly && added.length > 0) {
    const problem = `is true, but ${listed(added)} would be published. Leave one of the two out.`
    return [new InputError('metadata-only', problem)]
  }
  if (metadataOnly || added.length > 0) return []
  return [
    new InputError(
      'metadata-only',
      'no package would be published. Give "packages" or "zip-path", or set "metadata-only: true" when that is meant.',
    ),
  ]
}

function namesIn(metadata: Metadata | undefined): ReadonlySet<string> {
  if (metadata === undefined) return new Set()
  const pictures = imagesByType(metadata).map(({ file }) => file)
  const files = [...pictures, ...thumbnails(metadata), ...metadata.trailers]
  return new Set(files.map(({ fileName }) => zipPath(fileName)))
}
