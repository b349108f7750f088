import type { Reply } from '../../http/reply.ts'
import { listTooLong, textTooLong, unknownLanguage } from '../errors.ts'
import { isObject, type SubmissionResource } from '../resource.ts'
import { isListingLanguage } from './languages.ts'
import type { SentSubmission } from './rule.ts'

/** Characters of a text, or of each text in a list of so many. */
type Limit = readonly [characters: number, items?: number]

type Limits = Readonly<Record<string, Limit>>

/**
 * Limits of texts. If Microsoft's pages and Partner Center disagree, the higher one: the Store refuses for certain only what is
 * above both. https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object
 */
const LIMITS_OF_APP_LISTING: Limits = {
  title: [256],
  description: [10_000],
  features: [200, 20],
  releaseNotes: [1500],
  keywords: [40, 7],
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

/** https://learn.microsoft.com/windows/uwp/monetize/manage-add-on-submissions#listing-object */
const LIMITS_OF_ADD_ON_LISTING: Limits = { title: [100], description: [200] }

const LIMITS_OF_IMAGE: Limits = { description: [200] }

/** Of the submission itself. An app's keywords are in its listings. */
const LIMITS_OF_SUBMISSION: Limits = { notesForCertification: [2000], tag: [3000], keywords: [30, 10] }

/** No text of a submission outside its listings is too long. */
export const submissionTexts = (sent: SentSubmission): Reply | undefined =>
  tooLong(sent, LIMITS_OF_SUBMISSION)

/** No text of a listing is too long. */
export function listingTexts({ listings }: SentSubmission): Reply | undefined {
  return first(Object.values(isObject(listings) ? listings : {}).filter(isObject), (listing) =>
    isObject(listing['baseListing'])
      ? first([listing['baseListing'], ...overridesOf(listing)], textsOfApp)
      : tooLong(listing, LIMITS_OF_ADD_ON_LISTING),
  )
}

const overridesOf = ({ platformOverrides: overrides }: SentSubmission): SentSubmission[] =>
  Object.values(isObject(overrides) ? overrides : {}).filter(isObject)

function textsOfApp(texts: SentSubmission): Reply | undefined {
  const images = Array.isArray(texts['images']) ? texts['images'].filter(isObject) : []
  return tooLong(texts, LIMITS_OF_APP_LISTING) ?? first(images, (image) => tooLong(image, LIMITS_OF_IMAGE))
}

/** A listing is in a language of the Store, or was there before. */
export function knownLanguages({ listings }: SentSubmission, stored: SubmissionResource): Reply | undefined {
  const unknown = Object.keys(isObject(listings) ? listings : {}).find(
    (locale) => !isListingLanguage(locale) && stored.listings?.[locale] === undefined,
  )
  return unknown === undefined ? undefined : unknownLanguage(unknown)
}

function tooLong(sent: SentSubmission, limits: Limits): Reply | undefined {
  return first(Object.entries(limits), ([name, [characters, items = Infinity]]) => {
    const value = sent[name]
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (texts.length > items) return listTooLong(name, items)
    const isTooLong = texts.some((text) => typeof text === 'string' && text.length > characters)
    return isTooLong ? textTooLong(name, characters) : undefined
  })
}

/** Returns the refusal of the first value that has one. */
function first<T>(values: readonly T[], refusalOf: (value: T) => Reply | undefined): Reply | undefined {
  for (const value of values) {
    const refusal = refusalOf(value)
    if (refusal !== undefined) return refusal
  }
  return undefined
}
