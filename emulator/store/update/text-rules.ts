import { firstError } from '../../http/first-error.ts'
import { isObject, type JsonObject, objectOrEmpty } from '../../http/json.ts'
import type { Reply } from '../../http/messages.ts'
import { invalid, listTooLong, textTooLong, unknownLanguages } from '../errors.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import { isListingLanguage } from './languages.ts'

/** Maximum length of a text, or of each text in a list and of the list. */
type Limits = Readonly<Record<string, readonly [characters: number, items?: number]>>

// The Store's message uses the singular for keywords:
// https://github.com/microsoft/windows-dev-center-vsts-extension/issues/90
const SINGULAR: Readonly<Record<string, string>> = { keywords: 'keyword' }

/**
 * The higher limit, if Microsoft's pages and Partner Center disagree: only what exceeds both is certain to be refused.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object
 */
const LIMITS_OF_APP_LISTING: Limits = {
  title: [256],
  description: [10_000],
  features: [200, 20],
  releaseNotes: [1500],
  shortDescription: [1000],
  shortTitle: [50],
  sortTitle: [255],
  voiceTitle: [255],
  devStudio: [255],
  licenseTerms: [10_000],
  copyrightAndTrademarkInfo: [200],
  recommendedHardware: [200, 11],
  minimumHardware: [200, 11],
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#listing-object
const LIMITS_OF_ADD_ON_LISTING: Limits = { title: [100], description: [200] }

const LIMITS_OF_IMAGE: Limits = { description: [200] }

/** Limits of the submission itself. An app's keywords are in its listings. */
const LIMITS_OF_SUBMISSION: Limits = {
  notesForCertification: [2000],
  tag: [3000],
  keywords: [30, 10],
  trailers: [Infinity, 15],
}

/** Checks the texts of a submission outside its listings. */
export const checkSubmissionTexts = (body: JsonObject): Reply | undefined =>
  checkLimits(body, LIMITS_OF_SUBMISSION)

/** Checks the texts of the listings. */
export function checkListingTexts(
  { listings }: JsonObject,
  _draft: unknown,
  { switches: { keywordCharacters } }: ProductRecord,
): Reply | undefined {
  const limits: Limits = { ...LIMITS_OF_APP_LISTING, keywords: [keywordCharacters, 7] }
  return firstError(Object.values(objectOrEmpty(listings)).filter(isObject), (listing) => {
    const { baseListing, platformOverrides } = listing
    if (!isObject(baseListing)) return checkLimits(listing, LIMITS_OF_ADD_ON_LISTING)
    const overrides = Object.values(objectOrEmpty(platformOverrides)).filter(isObject)
    return firstError([baseListing, ...overrides], (texts) => checkAppTexts(texts, limits))
  })
}

/**
 * Checks that each new title is a reserved name of the app, as https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions
 * asks; that an update with another title fails is in a comment in Microsoft's Python sample. The text is not public.
 */
export function checkTitles(
  { listings }: JsonObject,
  { resource: stored }: Submission,
  { reservedNames }: ProductRecord,
): Reply | undefined {
  const titlesOf = (all: unknown): unknown[] =>
    Object.values(objectOrEmpty(all)).map(
      (listing) => objectOrEmpty(objectOrEmpty(listing)['baseListing'])['title'],
    )
  const known = new Set<unknown>([undefined, null, '', ...reservedNames, ...titlesOf(stored.listings)])
  const title = titlesOf(listings).find((one) => !known.has(one))
  return title === undefined
    ? undefined
    : invalid(`The title '${title}' is not a reserved name of the app.`, 'title')
}

function checkAppTexts(texts: JsonObject, limits: Limits): Reply | undefined {
  const images = Array.isArray(texts['images']) ? texts['images'].filter(isObject) : []
  return checkLimits(texts, limits) ?? firstError(images, (image) => checkLimits(image, LIMITS_OF_IMAGE))
}

/**
 * Checks that each new language is one of the Store's, in lower case; existing ones are accepted. Observed for
 * listings: https://github.com/microsoft/msstore-cli/issues/31. Inferred for trailers.
 */
export function checkLanguages(
  { listings, trailers }: JsonObject,
  { resource: stored }: Submission,
  { kind }: ProductRecord,
): Reply | undefined {
  return (
    checkNewLanguages(
      [listings],
      [stored.listings],
      kind.listings === 'AppListings' ? 'appListings' : 'listings',
    ) ?? checkNewLanguages(assetsOf(trailers), assetsOf(stored.trailers), 'trailers')
  )
}

const assetsOf = (trailers: unknown): unknown[] =>
  Array.isArray(trailers) ? trailers.map((trailer) => objectOrEmpty(trailer)['trailerAssets']) : []

function checkNewLanguages(
  sent: readonly unknown[],
  stored: readonly unknown[],
  target: string,
): Reply | undefined {
  const known = new Set(stored.flatMap(languagesOf))
  const unknown = sent
    .flatMap(languagesOf)
    .filter((locale) => !known.has(locale))
    .filter((locale) => locale !== locale.toLowerCase() || !isListingLanguage(locale))
  return unknown.length === 0 ? undefined : unknownLanguages(unknown, target)
}

const languagesOf = (map: unknown): string[] => Object.keys(objectOrEmpty(map))

function checkLimits(texts: JsonObject, limits: Limits): Reply | undefined {
  return firstError(Object.entries(limits), ([name, [characters, items = Infinity]]) => {
    const value = texts[name]
    const list: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (list.length > items) return listTooLong(name, items)
    const isTooLong = list.some((text) => typeof text === 'string' && text.length > characters)
    return isTooLong ? textTooLong(SINGULAR[name] ?? name, characters) : undefined
  })
}
