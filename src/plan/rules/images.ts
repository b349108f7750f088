import type { ImageFile } from '../../files/metadata/metadata.ts'
import { asObject, asString, getField, getObject, type JsonObject } from '../../shared/json.ts'
import { quoteNames } from '../../shared/names.ts'
import { LISTING_IMAGE_TYPES } from '../model/enum-values.ts'
import {
  asFileEntry,
  type FileEntry,
  isNamed,
  isPendingUpload,
  isRemaining,
  refersTo,
  zipPath,
} from '../model/file-entry.ts'
import { imageLists, imagesByType, thumbnails } from '../model/images.ts'
import { agree, brokenRule, mergePlaces, type PlacedProblem } from '../model/problems.ts'
import type { RuleCode } from '../model/rule-codes.ts'
import {
  IMAGE_LIMITS,
  type ImageLimit,
  MOST_CAPTION_CHARACTERS,
  MOST_IMAGE_BYTES,
  MOST_TRAILERS,
  THUMBNAIL_LIMIT,
} from './limits.ts'
import type { Rule } from './rule.ts'

/** Checks images and trailers, as far as this run sends them: what the Store already has is not checked. */
export const checkImages: Rule = (plan, context) => [
  ...unfitFiles(plan, context),
  ...unknownTypes(plan, context),
  ...longCaptions(plan, context),
  ...tooManyImages(plan, context),
  ...tooManyTrailers(plan, context),
  ...unknownFiles(plan, context),
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
      [...fileProblems(type, file, limit), ...captionProblems(file.caption ?? '')].map(({ rule, problem }) =>
        brokenRule(rule, 'metadata-path', `"${file.path}" ${problem}`, file.path),
      ),
    )
}

/** A rule that an image breaks; `problem` is the sentence without its subject. */
interface ImageProblem {
  readonly rule: RuleCode
  readonly problem: string
}

function fileProblems(
  type: string,
  { dimensions, state: { sizeInBytes } }: ImageFile,
  limit: ImageLimit,
): readonly ImageProblem[] {
  if (dimensions === undefined)
    return [
      {
        rule: 'not-a-png',
        problem: 'is not a PNG, despite its name. The Store accepts PNG images only.',
      },
    ]
  if (sizeInBytes > MOST_IMAGE_BYTES) {
    const problem = `has ${sizeInBytes} bytes; the limit is ${MOST_IMAGE_BYTES} (50 MB).`
    return [{ rule: 'image-too-large', problem }]
  }
  const { width, height } = dimensions
  if (fitsLimit(limit, width, height)) return []
  const problem = `has ${width} × ${height} pixels; an image of type ${type} must have ${describeLimit(limit)}.`
  return [{ rule: 'image-size', problem }]
}

function fitsLimit({ sizes, least, most }: ImageLimit, width: number, height: number): boolean {
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

function captionProblems({ length }: string): readonly ImageProblem[] {
  if (length <= MOST_CAPTION_CHARACTERS) return []
  const problem = `has a caption of ${length} characters; the limit is ${MOST_CAPTION_CHARACTERS}.`
  return [{ rule: 'caption-too-long', problem }]
}

const unknownTypes: Rule = ({ submission }, { base }) => {
  const existing = imageLists(base).flatMap(({ entries }) => entries.map(({ imageType }) => imageType))
  // A type in another case is reported by checkSubmissionJson, which knows what was meant.
  const known = new Set([...LISTING_IMAGE_TYPES, ...existing].map((type) => type?.toLowerCase()))
  const unknown = imageLists(submission)
    .flatMap(({ entries }) => entries.filter(isPendingUpload))
    .filter(({ imageType }) => imageType === undefined || !known.has(imageType.toLowerCase()))
  return [...new Set(unknown.map(({ imageType }) => imageType))].map((type) => {
    const images = unknown.filter(({ imageType }) => imageType === type)
    const names = [...new Set(images.map(({ fileName = '' }) => fileName))]
    const what = type === undefined ? 'no imageType' : `the imageType "${type}"`
    const types = LISTING_IMAGE_TYPES.join(', ')
    const problem = `${quoteNames(names)} ${agree(names, 'has')} ${what}. The types are ${types}.`
    return brokenRule('image-type', 'submission', problem)
  })
}

// Captions from the folder are checked with its files.
const longCaptions: Rule = ({ submission }, { base, metadata }) => {
  const checked = new Set([
    ...imageLists(base).flatMap(({ entries }) => entries.map((entry) => getField(entry, 'description'))),
    ...(metadata === undefined ? [] : imagesByType(metadata).map(({ file }) => file.caption)),
  ])
  const problems = imageLists(submission).flatMap(({ place, entries }) =>
    entries.flatMap((entry) => {
      const caption = getField(entry, 'description')
      const broken = checked.has(caption) ? [] : captionProblems(asString(caption))
      return broken.map(({ rule, problem }) => {
        const sentence = (places: string): string => `"${entry.fileName}" in ${places} ${problem}`
        return { rule, input: 'submission', file: undefined, place, sentence }
      })
    }),
  )
  return mergePlaces(problems)
}

const tooManyImages: Rule = ({ submission }, { metadata }) => {
  const limits = Object.entries(IMAGE_LIMITS)
  const problems = imageLists(submission).flatMap(({ place, entries }) =>
    limits.flatMap(([type, { mostImages = Number.POSITIVE_INFINITY }]): readonly PlacedProblem[] => {
      const remaining = entries.filter((entry) => entry.imageType === type && isRemaining(entry))
      const added = remaining.findLast(isPendingUpload)
      if (remaining.length <= mostImages || added === undefined) return []
      const file = metadata && imagesByType(metadata).find((image) => isNamed(added, image.file.fileName))
      const path = file?.file.path
      const advice = path === undefined ? '' : ` Remove "${path}", for example.`
      const sentence = (places: string): string =>
        `${remaining.length} images of type ${type} in ${places}; the limit is ${mostImages}.${advice}`
      const input = path === undefined ? 'submission' : 'metadata-path'
      return [{ rule: 'too-many-images', input, file: path, place, sentence }]
    }),
  )
  return mergePlaces(problems)
}

const tooManyTrailers: Rule = (_plan, { metadata }) => {
  const extra = metadata?.trailers[MOST_TRAILERS]
  if (metadata === undefined || extra === undefined) return []
  const problem = `${metadata.trailers.length} trailers; the limit is ${MOST_TRAILERS}. Remove "${extra.path}", for example.`
  return [brokenRule('too-many-trailers', 'metadata-path', problem, extra.path)]
}

/**
 * Refuses images that are marked as uploaded but are not in the Store, which would answer the update with 400, after
 * the pending draft was deleted.
 */
const unknownFiles: Rule = ({ submission }, { base }) => {
  const stored = storedFiles(base)
  const unknown = storedFiles(submission).filter((entry) => !stored.some((other) => refersTo(entry, other)))
  if (unknown.length === 0) return []
  const names = quoteNames([...new Set(unknown.map(({ fileName = '' }) => fileName))])
  const problem = `${names} is not among the images that the Store has. Mark it PendingUpload to add it.`
  return [brokenRule('image-unknown', 'submission', problem)]
}

function storedFiles(submission: JsonObject): readonly FileEntry[] {
  const icons = Object.values(getObject(submission, 'listings'))
    .map((listing) => getObject(asObject(listing), 'icon'))
    .filter((icon) => Object.keys(icon).length > 0)
    .map(asFileEntry)
  return [...imageLists(submission).flatMap(({ entries }) => entries), ...icons].filter(
    (entry) => !isPendingUpload(entry),
  )
}
