import type { ListingMetadata } from '../../files/metadata/metadata.ts'
import { InputError } from '../../shared/errors.ts'
import { asObject, asObjects, getField, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { sameValue } from '../model/same-value.ts'
import { zipPath } from '../model/file-entry.ts'
import type { Problem } from '../model/problems.ts'
import { LISTING_LANGUAGES } from './languages.ts'
import {
  ADD_ON_LISTING_LIMITS,
  LISTING_LIMITS,
  SUBMISSION_LIMITS,
  type TextLimit,
  TRAILER_LIMITS,
} from './limits.ts'
import type { Rule, RuleContext } from './rule.ts'

/** Languages and texts. What was too long before and is not changed is the Store's own business. */
export const checkListings: Rule = ({ submission }, request) => {
  const ofSubmission = tooLong(submission, request.base, SUBMISSION_LIMITS, (name) => ({
    input: inputOf(name, request),
    where: name,
  }))
  if (request.kind === 'flight') return ofSubmission
  const listings = asObject(getField(submission, 'listings'))
  return [
    ...noListing(listings),
    ...unknownLanguages(listings, request),
    ...Object.entries(listings).flatMap(([language, listing]) =>
      textProblems(language, asObject(listing), request),
    ),
    ...trailerProblems(submission, request),
    ...ofSubmission,
  ]
}

// https://github.com/MicrosoftDocs/windows-dev-docs/issues/5294
function noListing(listings: JsonObject): readonly Problem[] {
  if (Object.values(listings).some(isJsonObject)) return []
  return [
    new InputError('submission', 'no listing would be left, and the Store wants at least one language.'),
  ]
}

function unknownLanguages(listings: JsonObject, { base, metadata }: RuleContext): readonly Problem[] {
  const listed = new Set(
    Object.keys(asObject(getField(base, 'listings'))).map((language) => language.toLowerCase()),
  )
  const fromFolder = new Set(metadata?.languages.map(({ language }) => language))
  return Object.keys(listings)
    .filter(
      (language) => !listed.has(language.toLowerCase()) && !LISTING_LANGUAGES.has(language.toLowerCase()),
    )
    .map((language) => {
      const input = fromFolder.has(language.toLowerCase()) ? 'metadata-path' : 'submission'
      return new InputError(
        input,
        `"${language}" is no language of the Store. Use a code such as en-us, de-de or zh-hans.`,
      )
    })
}

function textProblems(language: string, listing: JsonObject, request: RuleContext): readonly Problem[] {
  const before = below(request.base, 'listings', language)
  const folder = request.metadata?.languages.find((entry) => entry.language === language.toLowerCase())
  const ofBase = sourcesIn(language, folder?.base, request)
  if (request.kind === 'add-on') return tooLong(listing, before, ADD_ON_LISTING_LIMITS, ofBase)
  const platforms = Object.keys(below(listing, 'platformOverrides'))
  return [
    ...tooLong(below(listing, 'baseListing'), below(before, 'baseListing'), LISTING_LIMITS, (name) =>
      name === 'releaseNotes' ? ofNotes(language, folder?.base, request) : ofBase(name),
    ),
    ...platforms.flatMap((platform) =>
      tooLong(
        below(listing, 'platformOverrides', platform),
        below(before, 'platformOverrides', platform),
        LISTING_LIMITS,
        sourcesIn(`${language} ${platform}`, folder?.platformOverrides[platform], request),
      ),
    ),
  ]
}

function trailerProblems(submission: JsonObject, { base, metadata }: RuleContext): readonly Problem[] {
  const titles = (owner: JsonObject): readonly { key: string; video: string; asset: JsonObject }[] =>
    asObjects(getField(owner, 'trailers')).flatMap((trailer) => {
      const video = zipPath(String(getField(trailer, 'videoFileName')))
      return Object.entries(below(trailer, 'trailerAssets')).map(([language, asset]) => ({
        key: `${video} in ${language}`,
        video,
        asset: asObject(asset),
      }))
    })
  const before = new Map(titles(base).map(({ key, asset }) => [key.toLowerCase(), asset]))
  return titles(submission).flatMap(({ key, video, asset }) =>
    tooLong(asset, before.get(key.toLowerCase()) ?? {}, TRAILER_LIMITS, (name) => {
      const file = metadata?.trailers.find(({ fileName }) => fileName === video)?.path
      return { input: file === undefined ? 'submission' : 'metadata-path', where: `${name} of ${key}`, file }
    }),
  )
}

function below(object: JsonObject, ...path: readonly string[]): JsonObject {
  return path.reduce((owner, name) => asObject(getField(owner, name)), object)
}

/** Where a text comes from. */
interface Source {
  readonly input: string
  /** For people, e.g. `title in en-us`. */
  readonly where: string
  readonly file?: string | undefined
}

function sourcesIn(
  place: string,
  folder: ListingMetadata | undefined,
  request: RuleContext,
): (name: string) => Source {
  return (name) => {
    const file = folder?.sources[name]
    const input = file === undefined ? inputOf(name, request) : 'metadata-path'
    return { input, where: `${name} in ${place}`, file }
  }
}

// Their own inputs win over the folder.
function ofNotes(language: string, folder: ListingMetadata | undefined, request: RuleContext): Source {
  const { releaseNotes } = request.settings
  const where = `releaseNotes in ${language}`
  if (releaseNotes !== undefined && 'all' in releaseNotes) return { input: 'release-notes', where }
  if (releaseNotes?.byLanguage[language.toLowerCase()] !== undefined)
    return { input: 'release-notes-path', where }
  return sourcesIn(language, folder, request)('releaseNotes')
}

function inputOf(name: string, { settings }: RuleContext): string {
  const isSetting = name === 'notesForCertification' && settings.notesForCertification !== undefined
  return isSetting ? 'notes-for-certification' : 'submission'
}

function tooLong(
  texts: JsonObject,
  before: JsonObject,
  limits: Readonly<Record<string, TextLimit>>,
  sourceOf: (name: string) => Source,
): readonly Problem[] {
  return Object.entries(limits).flatMap(([name, limit]) => {
    const text = getField(texts, name)
    const problem = excess(text, limit)
    if (problem === undefined || sameValue(text, getField(before, name))) return []
    const { input, where, file } = sourceOf(name)
    return [new InputError(input, `${where}: ${problem}`, file === undefined ? {} : { file })]
  })
}

function excess(value: unknown, { mostCharacters, mostItems }: TextLimit): string | undefined {
  if (typeof value === 'string') return characters(value, mostCharacters)
  if (!Array.isArray(value)) return undefined
  if (mostItems !== undefined && value.length > mostItems)
    return `${value.length} entries, and the Store takes ${mostItems}.`
  return value
    .map((item) => characters(String(item), mostCharacters))
    .find((problem) => problem !== undefined)
}

function characters(text: string, most: number): string | undefined {
  return text.length <= most
    ? undefined
    : `${text.length} characters, and the Store takes ${most}. Shorten it by ${text.length - most}.`
}
