import type { ImageFile } from '../../files/metadata/metadata.ts'
import { InputError } from '../../shared/errors.ts'
import { asString, getField } from '../../shared/json.ts'
import { isPendingUpload, isRemaining, zipPath } from '../model/file-entry.ts'
import { imageLists, imagesByType, thumbnails } from '../model/images.ts'
import { LISTING_IMAGE_TYPES } from './enum-values.ts'
import {
  IMAGE_LIMITS,
  type ImageLimit,
  lengthProblem,
  MOST_CAPTION_CHARACTERS,
  MOST_IMAGE_BYTES,
  MOST_TRAILERS,
  THUMBNAIL_LIMIT,
} from './limits.ts'
import type { Rule } from './rule.ts'

/** Checks images and trailers, as far as this run sends them: what the Store has already is its own business. */
export const checkImages: Rule = (plan, context) => [
  ...unfitFiles(plan, context),
  ...unknownTypes(plan, context),
  ...longCaptions(plan, context),
  ...tooManyImages(plan, context),
  ...tooManyTrailers(plan, context),
]

const unfitFiles: Rule = ({ uploads }, { metadata }) => {
  if (metadata === undefined) return []
  const images = [
    ...imagesByType(metadata).map((image) => ({ ...image, limit: IMAGE_LIMITS[image.type] ?? {} })),
    ...thumbnails(metadata).map((file) => ({ type: 'thumbnail', file, limit: THUMBNAIL_LIMIT })),
  ]
  const sent = new Set(uploads)
  return images
    .filter(({ file }) => sent.has(zipPath(file.fileName)))
    .flatMap(({ type, file, limit }) =>
      [fileProblem(type, file, limit), captionProblem(file.caption ?? '')]
        .filter((problem) => problem !== undefined)
        .map((problem) => new InputError('metadata-path', `"${file.path}" ${problem}`, { file: file.path })),
    )
}

function fileProblem(
  type: string,
  { dimensions, state: { sizeInBytes } }: ImageFile,
  limit: ImageLimit,
): string | undefined {
  if (dimensions === undefined) return 'is not a PNG, whatever its name says. The Store takes PNG only.'
  if (sizeInBytes > MOST_IMAGE_BYTES)
    return `has ${sizeInBytes} bytes, and the Store takes ${MOST_IMAGE_BYTES} (50 MB).`
  const { width, height } = dimensions
  return isWithin(limit, width, height)
    ? undefined
    : `is ${width} × ${height} pixels, and a picture of type ${type} has to be ${describeLimit(limit)}.`
}

function isWithin({ sizes, least, most }: ImageLimit, width: number, height: number): boolean {
  if (sizes !== undefined) return sizes.some(([w, h]) => w === width && h === height)
  const [long, short] = width >= height ? [width, height] : [height, width]
  const isLargeEnough = least === undefined || (long >= least[0] && short >= least[1])
  return isLargeEnough && (most === undefined || (long <= most[0] && short <= most[1]))
}

function describeLimit({ sizes, least, most }: ImageLimit): string {
  if (sizes !== undefined) return sizes.map((size) => size.join(' × ')).join(' or ')
  return [least && `at least ${least.join(' × ')}`, most && `at most ${most.join(' × ')}`]
    .filter((part) => part !== undefined)
    .join(' and ')
}

function captionProblem(caption: string): string | undefined {
  const problem = lengthProblem(caption, MOST_CAPTION_CHARACTERS)
  return problem && `has a caption of ${problem}`
}

const unknownTypes: Rule = ({ submission }, { base }) => {
  const existing = imageLists(base).flatMap(({ entries }) => entries.map(({ imageType }) => imageType))
  // A type in another case is left to checkEnumCase, which knows what was meant.
  const known = new Set([...LISTING_IMAGE_TYPES, ...existing].map((type) => type?.toLowerCase()))
  return imageLists(submission).flatMap(({ where, entries }) =>
    entries
      .filter(isPendingUpload)
      .filter(({ imageType }) => imageType === undefined || !known.has(imageType.toLowerCase()))
      .map(({ fileName, imageType }) => {
        const is = imageType === undefined ? 'has no imageType' : `has the imageType "${imageType}"`
        const types = LISTING_IMAGE_TYPES.join(', ')
        return new InputError('submission', `"${fileName}" in ${where} ${is}. The types are ${types}.`)
      }),
  )
}

// Captions of the folder are checked with its files.
const longCaptions: Rule = ({ submission }, { base, metadata }) => {
  const checked = new Set([
    ...imageLists(base).flatMap(({ entries }) => entries.map((entry) => getField(entry, 'description'))),
    ...(metadata === undefined ? [] : imagesByType(metadata).map(({ file }) => file.caption)),
  ])
  return imageLists(submission).flatMap(({ where, entries }) =>
    entries.flatMap((entry) => {
      const caption = getField(entry, 'description')
      const problem = checked.has(caption) ? undefined : captionProblem(asString(caption))
      if (problem === undefined) return []
      return [new InputError('submission', `"${entry.fileName}" in ${where} ${problem}`)]
    }),
  )
}

const tooManyImages: Rule = ({ submission }, { metadata }) =>
  imageLists(submission).flatMap(({ where, entries }) =>
    Object.entries(IMAGE_LIMITS).flatMap(([type, { mostImages = Number.POSITIVE_INFINITY }]) => {
      const remaining = entries.filter((entry) => entry.imageType === type && isRemaining(entry))
      const added = remaining.findLast(isPendingUpload)
      if (remaining.length <= mostImages || added === undefined) return []
      const { fileName = '' } = added
      const file = metadata && imagesByType(metadata).find((image) => image.file.fileName === fileName)?.file
      const problem = `${remaining.length} pictures of type ${type} in ${where}, and the Store takes ${mostImages}. Remove "${file?.path ?? fileName}", for one.`
      const input = file === undefined ? 'submission' : 'metadata-path'
      return [new InputError(input, problem, { file: file?.path })]
    }),
  )

const tooManyTrailers: Rule = (_plan, { metadata }) => {
  const extra = metadata?.trailers[MOST_TRAILERS]
  if (metadata === undefined || extra === undefined) return []
  const problem = `${metadata.trailers.length} trailers, and the Store takes ${MOST_TRAILERS}. Remove "${extra.path}", for one.`
  return [new InputError('metadata-path', problem, { file: extra.path })]
}
