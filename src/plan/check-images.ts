import { InputError } from '../errors.ts'
import type { ImageFile, Metadata } from '../workspace/metadata.ts'
import type { Check } from './checks.ts'
import { CAPTION_LIMIT, IMAGE_RULES, type ImageRule, MOST_IMAGE_BYTES } from './limits.ts'
import type { Problem } from './problems.ts'

/** Pictures of the metadata folder. */
export const checkImages: Check = (_plan, { kind, metadata }) =>
  metadata === undefined
    ? []
    : [
        ...picturesByType(metadata).flatMap(({ type, files }) => [
          ...tooManyImages(type, files),
          ...files.flatMap((file) => imageProblems(type, file)),
        ]),
        ...thumbnails(metadata).flatMap((file) =>
          imageProblems('thumbnail', file, { sizes: [[1920, 1080]] }),
        ),
        ...(kind === 'add-on' ? [] : shortOfTrailers(metadata)),
      ]

const MOST_TRAILERS = 15

function picturesByType({ languages }: Metadata): readonly { type: string; files: readonly ImageFile[] }[] {
  return languages
    .flatMap(({ base, platformOverrides }) => [base, ...Object.values(platformOverrides)])
    .flatMap(({ images }) => Object.entries(images).map(([type, files]) => ({ type, files })))
}

function thumbnails({ trailers }: Metadata): readonly ImageFile[] {
  return trailers.flatMap(({ assets }) => Object.values(assets).map(({ thumbnail }) => thumbnail))
}

function shortOfTrailers({ trailers }: Metadata): readonly Problem[] {
  if (trailers.length <= MOST_TRAILERS) return []
  return [
    new InputError('metadata-path', `${trailers.length} trailers, and the Store takes ${MOST_TRAILERS}.`),
  ]
}

function tooManyImages(type: string, files: readonly ImageFile[]): readonly Problem[] {
  const most = IMAGE_RULES[type]?.mostImages ?? Number.POSITIVE_INFINITY
  const [extra] = files.slice(most)
  if (extra === undefined) return []
  const problem = `${files.length} pictures of type ${type}, and the Store takes ${most}. Remove "${extra.path}".`
  return [new InputError('metadata-path', problem, { file: extra.path })]
}

function imageProblems(
  type: string,
  file: ImageFile,
  rule: ImageRule = IMAGE_RULES[type] ?? {},
): readonly Problem[] {
  return [pictureProblem(type, file, rule), captionProblem(file)]
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

function captionProblem({ caption }: ImageFile): string | undefined {
  return caption === undefined || caption.length <= CAPTION_LIMIT.mostCharacters
    ? undefined
    : `has a caption of ${caption.length} characters, and the Store takes ${CAPTION_LIMIT.mostCharacters}.`
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
