import { firstError } from '../../http/first-error.ts'
import { isObject, type JsonObject, objectOrEmpty } from '../../http/json.ts'
import type { Reply } from '../../http/messages.ts'
import { listTooLong, textTooLong, unknownLanguage } from '../errors.ts'
import type { SubmissionResource } from '../resource.ts'
import { isListingLanguage } from './languages.ts'

/** Characters of a text; or of each text in a list, and the length of the list. */
type Limits = Readonly<Record<string, readonly [characters: number, items?: number]>>

/**
 * The higher limit, if Microsoft's pages and Partner Center disagree: the Store refuses for certain only what is above
 * both. https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object
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

/** Checks the texts of a submission outside its listings. */
export const checkSubmissionTexts = (body: JsonObject): Reply | undefined =>
  checkLimits(body, LIMITS_OF_SUBMISSION)

/** Checks the texts of the listings. */
export function checkListingTexts({ listings }: JsonObject): Reply | undefined {
  return firstError(Object.values(objectOrEmpty(listings)).filter(isObject), (listing) => {
    const { baseListing, platformOverrides } = listing
    if (!isObject(baseListing)) return checkLimits(listing, LIMITS_OF_ADD_ON_LISTING)
    const overrides = Object.values(objectOrEmpty(platformOverrides)).filter(isObject)
    return firstError([baseListing, ...overrides], checkAppTexts)
  })
}

function checkAppTexts(texts: JsonObject): Reply | undefined {
  const images = Array.isArray(texts['images']) ? texts['images'].filter(isObject) : []
  return (
    checkLimits(texts, LIMITS_OF_APP_LISTING) ??
    firstError(images, (image) => checkLimits(image, LIMITS_OF_IMAGE))
  )
}

/** Checks that each listing is in a language of the Store, or was there before. */
export function checkLanguages({ listings }: JsonObject, stored: SubmissionResource): Reply | undefined {
  const unknown = Object.keys(objectOrEmpty(listings)).find(
    (locale) => !isListingLanguage(locale) && stored.listings?.[locale] === undefined,
  )
  return unknown === undefined ? undefined : unknownLanguage(unknown)
}

function checkLimits(texts: JsonObject, limits: Limits): Reply | undefined {
  return firstError(Object.entries(limits), ([name, [characters, items = Infinity]]) => {
    const value = texts[name]
    const list: readonly unknown[] = Array.isArray(value) ? value : [value]
    if (list.length > items) return listTooLong(name, items)
    const isTooLong = list.some((text) => typeof text === 'string' && text.length > characters)
    return isTooLong ? textTooLong(name, characters) : undefined
  })
}
