import type { LanguageMetadata, Metadata } from '../../files/metadata/metadata.ts'
import {
  asObject,
  asObjects,
  asString,
  getField,
  getObject,
  isJsonObject,
  type JsonObject,
} from '../../shared/json.ts'
import { zipPath } from '../model/file-entry.ts'
import { listedTexts } from '../model/language-maps.ts'
import type { Settings } from '../model/plan.ts'
import { brokenRule, mergePlaces, type PlacedProblem, type Problem } from '../model/problems.ts'
import { isSameValue } from '../model/same-value.ts'
import {
  ADD_ON_LISTING_LIMITS,
  LISTING_LIMITS,
  SUBMISSION_LIMITS,
  type TextLimit,
  TRAILER_LIMITS,
} from './limits.ts'
import type { Rule, RuleContext } from './rule.ts'

/** Checks texts, and that a listing remains. An unchanged text that was already too long is not checked. */
export const checkListings: Rule = ({ submission }, context) => {
  const ofSubmission = submissionTexts(submission, context)
  if (context.kind === 'flight') return mergePlaces(longTexts(ofSubmission))
  const listed = context.kind === 'add-on' ? addOnTexts(submission, context) : appTexts(submission, context)
  const texts = [...listed, ...trailerTexts(submission, context), ofSubmission]
  return [...noListing(submission), ...mergePlaces(texts.flatMap(longTexts))]
}

// https://github.com/MicrosoftDocs/windows-dev-docs/issues/5294
function noListing(submission: JsonObject): readonly Problem[] {
  if (Object.values(getObject(submission, 'listings')).some(isJsonObject)) return []
  return [
    brokenRule(
      'listing-missing',
      'submission',
      'no listing would be left; the Store requires at least one language.',
    ),
  ]
}

/** Texts that have limits, and where they come from. */
interface Texts {
  readonly texts: JsonObject
  /** The same texts in the Store. */
  readonly before: JsonObject
  readonly limits: Readonly<Record<string, TextLimit>>
  /** What the texts belong to, for messages, if it is not a listing. */
  readonly owner?: string
  /** For messages, e.g. `en-us` or `en-us Windows81`; empty outside the listings. */
  readonly place: string
  /** Dedicated inputs of texts, which take precedence over all others, by property name. */
  readonly inputs?: Readonly<Record<string, string>> | undefined
  /** Files of the metadata folder, by property name. */
  readonly files?: Readonly<Record<string, string>> | undefined
}

function submissionTexts(submission: JsonObject, { base, settings }: RuleContext): Texts {
  const isGiven = settings.notesForCertification !== undefined
  const inputs = isGiven ? { notesForCertification: 'notes-for-certification' } : {}
  return { texts: submission, before: base, limits: SUBMISSION_LIMITS, place: '', inputs }
}

function addOnTexts(submission: JsonObject, { base, metadata }: RuleContext): readonly Texts[] {
  return Object.entries(getObject(submission, 'listings')).map(([language, listing]) => ({
    texts: asObject(listing),
    before: getObject(base, 'listings', language),
    limits: ADD_ON_LISTING_LIMITS,
    place: language,
    files: folderOf(language, metadata)?.base.sources,
  }))
}

function appTexts(submission: JsonObject, { base, metadata, settings }: RuleContext): readonly Texts[] {
  return listedTexts(submission, base).map(({ language, platform, ...listed }) => {
    const folder = folderOf(language, metadata)
    const texts = { ...listed, limits: LISTING_LIMITS }
    return platform === undefined
      ? { ...texts, inputs: releaseNotesInput(language, settings), files: folder?.base.sources }
      : { ...texts, files: folder?.platformOverrides[platform]?.sources }
  })
}

function folderOf(language: string, metadata: Metadata | undefined): LanguageMetadata | undefined {
  return metadata?.languages.find((folder) => folder.language === language.toLowerCase())
}

function releaseNotesInput(language: string, { releaseNotes }: Settings): Texts['inputs'] {
  if (releaseNotes === undefined) return undefined
  if ('all' in releaseNotes) return { releaseNotes: 'release-notes' }
  const isGiven = releaseNotes.byLanguage[language.toLowerCase()] !== undefined
  return isGiven ? { releaseNotes: 'release-notes-path' } : undefined
}

function trailerTexts(submission: JsonObject, { base, metadata }: RuleContext): readonly Texts[] {
  const videoOf = (trailer: JsonObject): string => zipPath(asString(getField(trailer, 'videoFileName')))
  const existing = asObjects(getField(base, 'trailers'))
  return asObjects(getField(submission, 'trailers')).flatMap((trailer) => {
    const video = videoOf(trailer)
    const old = existing.find((other) => videoOf(other).toLowerCase() === video.toLowerCase()) ?? {}
    const file = metadata?.trailers.find(({ fileName }) => fileName === video)?.path
    return Object.entries(getObject(trailer, 'trailerAssets')).map(([language, asset]) => ({
      texts: asObject(asset),
      before: getObject(old, 'trailerAssets', language),
      limits: TRAILER_LIMITS,
      owner: ` of ${video}`,
      place: language,
      files: file === undefined ? undefined : { title: file },
    }))
  })
}

/** Inputs whose value is the text itself. */
const TEXT_INPUTS: ReadonlySet<string> = new Set(['release-notes', 'notes-for-certification'])

function longTexts({
  texts,
  before,
  limits,
  owner = '',
  place,
  inputs = {},
  files = {},
}: Texts): readonly PlacedProblem[] {
  return Object.entries(limits).flatMap(([name, limit]) => {
    const text = getField(texts, name)
    const broken = limitProblem(text, limit)
    if (broken === undefined || isSameValue(text, getField(before, name))) return []
    const file = inputs[name] === undefined ? files[name] : undefined
    const input = inputs[name] ?? (file === undefined ? 'submission' : 'metadata-path')
    const subject = (places: string): string => `${name}${owner}${places === '' ? '' : ` in ${places}`}`
    const { rule, item, problem } = broken
    const what = item === undefined ? problem : describeItem(name, item, problem, file)
    const sentence = (places: string): string =>
      TEXT_INPUTS.has(input) ? what : `${subject(places)}${item === undefined ? ' ' : ': '}${what}`
    return [{ rule, input, file, place, sentence }]
  })
}

/** A broken limit: of a text, or of an item of a list. */
interface BrokenLimit extends Pick<Problem, 'rule' | 'problem'> {
  readonly item?: string
}

function limitProblem(value: unknown, { mostCharacters, mostItems }: TextLimit): BrokenLimit | undefined {
  const items: readonly string[] = Array.isArray(value) ? value.map(String) : []
  if (mostItems !== undefined && items.length > mostItems)
    return { rule: 'too-many-items', problem: `has ${items.length} entries; the limit is ${mostItems}.` }
  const long = [...items, asString(value)].find((text) => text.length > mostCharacters)
  if (long === undefined) return undefined
  const problem = `has ${long.length} characters; the limit is ${mostCharacters}.`
  return { rule: 'text-too-long', problem, ...(Array.isArray(value) && { item: long }) }
}

function describeItem(name: string, item: string, problem: string, file: string | undefined): string {
  const isList = name === 'keywords' && item.includes(',')
  const advice = isList ? `one keyword per ${file === undefined ? 'entry' : 'line'}; ` : ''
  return `${advice}"${excerptOf(item)}" ${isList ? problem.replace(';', ',') : problem}`
}

function excerptOf(text: string): string {
  const words = text.slice(0, 16).replace(/\s+\S*$/, '')
  return `${words}${words.length < 16 ? ' ' : ''}…`
}
