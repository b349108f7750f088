import {
  asObject,
  asObjects,
  asString,
  asStrings,
  getField,
  getObject,
  isJsonObject,
  type JsonObject,
} from '../../shared/json.ts'
import { zipPath } from '../model/file-entry.ts'
import type { Settings } from '../model/plan.ts'
import { brokenRule, type Problem } from '../model/problems.ts'
import { isSameValue } from '../model/same-value.ts'
import {
  ADD_ON_LISTING_LIMITS,
  LISTING_LIMITS,
  lengthProblem,
  SUBMISSION_LIMITS,
  type TextLimit,
  TRAILER_LIMITS,
} from './limits.ts'
import type { Rule, RuleContext } from './rule.ts'

/** Checks texts, and that a listing is left. What was too long before and is not changed is the Store's own business. */
export const checkListings: Rule = ({ submission }, context) => {
  const ofSubmission = submissionTexts(submission, context)
  if (context.kind === 'flight') return longTexts(ofSubmission)
  const listings = getObject(submission, 'listings')
  const texts = [
    ...Object.entries(listings).flatMap(([language, listing]) =>
      listingTexts(language, asObject(listing), context),
    ),
    ...trailerTexts(submission, context),
    ofSubmission,
  ]
  return [...noListing(listings), ...texts.flatMap(longTexts)]
}

// https://github.com/MicrosoftDocs/windows-dev-docs/issues/5294
function noListing(listings: JsonObject): readonly Problem[] {
  if (Object.values(listings).some(isJsonObject)) return []
  return [
    brokenRule(
      'listing-missing',
      'submission',
      'no listing would be left; the Store requires at least one language.',
    ),
  ]
}

/** Texts that are held to limits, and where they come from. */
interface Texts {
  readonly texts: JsonObject
  /** The same ones as the Store has them. */
  readonly before: JsonObject
  readonly limits: Readonly<Record<string, TextLimit>>
  /** For people, behind the name of a text, e.g. ` in en-us`. */
  readonly where: string
  /** Inputs that texts have of their own and that win over all others, by property name. */
  readonly inputs?: Readonly<Record<string, string>> | undefined
  /** Files of the metadata folder, by property name. */
  readonly files?: Readonly<Record<string, string>> | undefined
}

function submissionTexts(submission: JsonObject, { base, settings }: RuleContext): Texts {
  const isGiven = settings.notesForCertification !== undefined
  const inputs = isGiven ? { notesForCertification: 'notes-for-certification' } : {}
  return { texts: submission, before: base, limits: SUBMISSION_LIMITS, where: '', inputs }
}

function listingTexts(
  language: string,
  listing: JsonObject,
  { kind, base, metadata, settings }: RuleContext,
): readonly Texts[] {
  const before = getObject(base, 'listings', language)
  const folder = metadata?.languages.find((entry) => entry.language === language.toLowerCase())
  const [where, files] = [` in ${language}`, folder?.base.sources]
  if (kind === 'add-on') return [{ texts: listing, before, limits: ADD_ON_LISTING_LIMITS, where, files }]
  const platforms = Object.entries(getObject(listing, 'platformOverrides'))
  return [
    {
      texts: getObject(listing, 'baseListing'),
      before: getObject(before, 'baseListing'),
      limits: LISTING_LIMITS,
      where,
      inputs: releaseNotesInput(language, settings),
      files,
    },
    ...platforms.map(([platform, texts]) => ({
      texts: asObject(texts),
      before: getObject(before, 'platformOverrides', platform),
      limits: LISTING_LIMITS,
      where: `${where} ${platform}`,
      files: folder?.platformOverrides[platform]?.sources,
    })),
  ]
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
      where: ` of ${video} in ${language}`,
      files: file === undefined ? undefined : { title: file },
    }))
  })
}

function longTexts({ texts, before, limits, where, inputs = {}, files = {} }: Texts): readonly Problem[] {
  return Object.entries(limits).flatMap(([name, limit]) => {
    const text = getField(texts, name)
    const problem = limitProblem(text, limit)
    if (problem === undefined || isSameValue(text, getField(before, name))) return []
    const file = inputs[name] === undefined ? files[name] : undefined
    const input = inputs[name] ?? (file === undefined ? 'submission' : 'metadata-path')
    return [brokenRule(problem.rule, input, `${name}${where}: ${problem.problem}`, file)]
  })
}

function limitProblem(
  value: unknown,
  { mostCharacters, mostItems }: TextLimit,
): Pick<Problem, 'rule' | 'problem'> | undefined {
  const texts: readonly unknown[] = Array.isArray(value) ? value : asStrings([value])
  if (mostItems !== undefined && texts.length > mostItems)
    return { rule: 'too-many-items', problem: `${texts.length} entries; the limit is ${mostItems}.` }
  const problem = texts
    .map((text) => lengthProblem(String(text), mostCharacters))
    .find((one) => one !== undefined)
  return problem === undefined ? undefined : { rule: 'text-too-long', problem }
}
