import type { ImageFile, Metadata } from '../../files/metadata/metadata.ts'
import { InputError } from '../../shared/errors.ts'
import { getField } from '../../shared/json.ts'
import { isPendingUpload, zipPath } from '../model/file-entry.ts'
import { type ImageList, imageLists, imagesByType, thumbnails } from '../model/images.ts'
import type { Problem } from '../model/problems.ts'
import { LISTING_IMAGE_TYPES } from './enum-values.ts'
import { CAPTION_LIMIT, IMAGE_RULES, type ImageRule, MOST_IMAGE_BYTES, MOST_TRAILERS } from './limits.ts'
import type { Rule } from './rule.ts'

/** Pictures and trailers, as far as this run sends them: what the Store has already is its own business. */
export const checkImages: Rule = (plan, request) => [
  ...filesOfFolder(plan, request),
  ...unknownTypes(plan, request),
  ...longCaptions(plan, request),
  ...tooManyImages(plan, request),
  ...tooManyTrailers(plan, request),
]

const filesOfFolder: Rule = ({ uploads }, { metadata }) => {
  if (metadata === undefined) return []
  const sent = new Set(uploads)
  const isSent = ({ fileName }: ImageFile): boolean => sent.has(zipPath(fileName))
  const pictures = imagesByType(metadata).filter(({ file }) => isSent(file))
  return [
    ...pictures.flatMap(({ type, file }) => imageProblems(type, file)),
    ...thumbnails(metadata)
      .filter(isSent)
      .flatMap((file) => imageProblems('thumbnail', file, { sizes: [[1920, 1080]] })),
  ]
}

function imageProblems(
  type: string,
  file: ImageFile,
  rule: ImageRule = IMAGE_RULES[type] ?? {},
): readonly Problem[] {
  return [pictureProblem(type, file, rule), captionProblem(file.caption)]
    .filter((problem) => problem !== undefined)
    .map((problem) => new InputError('metadata-path', `"${file.path}" ${problem}`, { file: file.path }))
}

function pictureProblem(
  type: string,
  { dimensions, sizeInBytes }: ImageFile,
  rule: ImageRule,
): string | undefined {
  if (dimensions === undefined) return 'is not a PNG, whatever its name says. The Store takes PNG only.'
  if (sizeInBytes > MOST_IMAGE_BYTES)
    return `has ${sizeInBytes} bytes, and the Store takes ${MOST_IMAGE_BYTES} (50 MB).`
  const { width, height } = dimensions
  return fits(width, height, rule)
    ? undefined
    : `is ${width} × ${height} pixels, and a picture of type ${type} has to be ${described(rule)}.`
}

function captionProblem(caption: unknown): string | undefined {
  const most = CAPTION_LIMIT.mostCharacters
  if (typeof caption !== 'string' || caption.length <= most) return undefined
  return `has a caption of ${caption.length} characters, and the Store takes ${most}. Shorten it by ${caption.length - most}.`
}

function fits(width: number, height: number, { sizes, least, most }: ImageRule): boolean {
  if (sizes !== undefined) return sizes.some(([w, h]) => w === width && h === height)
  const [long, short] = width >= height ? [width, height] : [height, width]
  const largeEnough = least === undefined || (long >= least[0] && short >= least[1])
  return largeEnough && (most === undefined || (long <= most[0] && short <= most[1]))
}

function described({ sizes, least, most }: ImageRule): string {
  if (sizes !== undefined) return sizes.map((size) => size.join(' × ')).join(' or ')
  return [
    ...(least === undefined ? [] : [`at least ${least.join(' × ')}`]),
    ...(most === undefined ? [] : [`at most ${most.join(' × ')}`]),
  ].join(' and ')
}

const unknownTypes: Rule = ({ submission }, { base }) => {
  const known = new Set([
    ...LISTING_IMAGE_TYPES,
    ...imageLists(base).flatMap(({ entries }) => entries.map(({ imageType }) => imageType)),
  ])
  // A type in another case is told apart by checkWords, which knows what was meant.
  const inAnyCase = new Set([...known].map((type) => type?.toLowerCase()))
  return imageLists(submission).flatMap(({ where, entries }) =>
    entries
      .filter(isPendingUpload)
      .filter(({ imageType }) => imageType === undefined || !inAnyCase.has(imageType.toLowerCase()))
      .map(({ fileName, imageType }) => {
        const is = imageType === undefined ? 'has no imageType' : `has the imageType "${imageType}"`
        const types = LISTING_IMAGE_TYPES.join(', ')
        return new InputError('submission', `"${fileName}" in ${where} ${is}. The types are ${types}.`)
      }),
  )
}

// Captions of the folder are checked where they were read.
const longCaptions: Rule = ({ submission }, { base, metadata }) => {
  const before = new Set(
    imageLists(base).flatMap(({ entries }) => entries.map((entry) => getField(entry, 'description'))),
  )
  const ofFolder = new Set(metadata && imagesByType(metadata).map(({ file }) => file.caption))
  return imageLists(submission).flatMap(({ where, entries }) =>
    entries.flatMap((entry) => {
      const caption = getField(entry, 'description')
      const problem = before.has(caption) ? undefined : captionProblem(caption)
      if (problem === undefined || (typeof caption === 'string' && ofFolder.has(caption))) return []
      return [new InputError('submission', `"${entry.fileName}" in ${where} ${problem}`)]
    }),
  )
}

const tooManyImages: Rule = ({ submission }, { metadata }) =>
  imageLists(submission).flatMap((list) =>
    Object.entries(IMAGE_RULES).flatMap(([type, { mostImages }]) =>
      mostImages === undefined ? [] : excess(list, type, mostImages, metadata),
    ),
  )

function excess(
  { where, entries }: ImageList,
  type: string,
  most: number,
  metadata: Metadata | undefined,
): readonly Problem[] {
  const left = entries.filter(
    ({ imageType, fileStatus }) => imageType === type && fileStatus !== 'PendingDelete',
  )
  const added = left.filter(isPendingUpload)
  if (left.length <= most || added.length === 0) return []
  const { fileName = '' } = added.at(-1) ?? {}
  const file = metadata && imagesByType(metadata).find((picture) => picture.file.fileName === fileName)?.file
  const problem = `${left.length} pictures of type ${type} in ${where}, and the Store takes ${most}. Remove "${file?.path ?? fileName}", for one.`
  return [
    file === undefined
      ? new InputError('submission', problem)
      : new InputError('metadata-path', problem, { file: file.path }),
  ]
}

const tooManyTrailers: Rule = (_plan, { metadata }) => {
  const extra = metadata?.trailers[MOST_TRAILERS]
  if (metadata === undefined || extra === undefined) return []
  const problem = `${metadata.trailers.length} trailers, and the Store takes ${MOST_TRAILERS}. Remove "${extra.path}", for one.`
  return [new InputError('metadata-path', problem, { file: extra.path })]
}
