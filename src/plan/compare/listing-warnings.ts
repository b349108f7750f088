import { groupBy } from '../../shared/group-by.ts'
import { asObject, asString, asStrings, getField, getObject, type JsonObject } from '../../shared/json.ts'
import { evaluateLanguage } from '../../shared/languages.ts'
import { joinNames } from '../../shared/names.ts'
import type { Kind } from '../../store/product.ts'
import { asFileEntries, type FileEntry, isPendingUpload, isRemaining, refersTo } from '../model/file-entry.ts'
import { languageKeys, listedTexts } from '../model/language-maps.ts'
import { namePlaces } from '../model/problems.ts'
import { OBSOLETE_LISTING_FIELDS } from '../model/read-only-fields.ts'
import { isSameValue } from '../model/same-value.ts'

/** Lists, as one sentence per cause, what the Store may refuse or will ignore in listings and sales. */
export function listingWarnings(kind: Kind, base: JsonObject, planned: JsonObject): readonly string[] {
  if (kind === 'flight') return []
  const more = kind === 'app' ? [...incompleteListings(base, planned), ...obsoleteFields(base, planned)] : []
  return [...newLanguages(base, planned), ...longKeywords(planned), ...more, ...ignoredSales(base, planned)]
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#sale-object
function ignoredSales(base: JsonObject, planned: JsonObject): readonly string[] {
  const [before, after] = [base, planned].map((submission) =>
    getField(getObject(submission, 'pricing'), 'sales'),
  )
  return isSameValue(before, after)
    ? []
    : ['The Store ignores "sales" in "pricing". Set them in Partner Center, under Pricing and availability.']
}

function newLanguages(base: JsonObject, planned: JsonObject): readonly string[] {
  const known = new Set(languageKeys(base).map((language) => language.toLowerCase()))
  const languages = languageKeys(planned)
    .filter((language) => !known.has(language.toLowerCase()))
    .filter((language) => evaluateLanguage(language).kind === 'new')
  if (languages.length === 0) return []
  const [are, them] =
    languages.length === 1
      ? ['The language code is', 'it']
      : [`${languages.length} language codes are`, 'them']
  return [`${are} not in Microsoft's list, and the Store may refuse ${them}: ${joinNames(languages)}.`]
}

// https://github.com/microsoft/windows-dev-center-vsts-extension/issues/90
const MOST_KEYWORD_CHARACTERS = 30

/** Warns about keywords that the API may refuse, even if they do not change: an update sends them all. */
export function longKeywords(planned: JsonObject): readonly string[] {
  const listed = [{ place: '', texts: planned }, ...listedTexts(planned)].flatMap(({ place, texts }) =>
    asStrings(getField(texts, 'keywords')).map((keyword) => ({ keyword, place })),
  )
  const long = listed.filter(({ keyword }) => keyword.length > MOST_KEYWORD_CHARACTERS)
  if (long.length === 0) return []
  const names = [...groupBy(long, ({ keyword }) => keyword)].map(([keyword, own]) => {
    const places = own.map(({ place }) => place)
    return `"${keyword}"${places[0] === '' ? '' : ` in ${namePlaces(places)}`}`
  })
  return [
    `The API may refuse keywords of more than ${MOST_KEYWORD_CHARACTERS} characters, although Partner Center allows 40: ${joinNames(names)}.`,
  ]
}

// https://learn.microsoft.com/windows/apps/publish/publish-your-app/msix/add-and-edit-store-listing-info
const REQUIRED: Readonly<Record<string, (texts: JsonObject, old: JsonObject) => boolean>> = {
  description: (texts) => asString(getField(texts, 'description')).trim() !== '',
  screenshot: (texts, old) =>
    remainingImages(texts, old).some(({ imageType = '' }) => /screenshot$/i.test(imageType)),
}

// An image that is omitted stays: https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#image-object
function remainingImages(texts: JsonObject, old: JsonObject): readonly FileEntry[] {
  const [images, before] = [texts, old].map((owner) => asFileEntries(getField(owner, 'images'))) as [
    readonly FileEntry[],
    readonly FileEntry[],
  ]
  const unlisted = before.filter(
    (image) => !isPendingUpload(image) && !images.some((one) => refersTo(one, image)),
  )
  return [...images, ...unlisted].filter(isRemaining)
}

const namesOfRequired = `a ${Object.keys(REQUIRED).join(' and a ')}`

/** Warns about listings that lack what the Store requires, if this run has created them or removed it. */
function incompleteListings(base: JsonObject, planned: JsonObject): readonly string[] {
  const before = getObject(base, 'listings')
  const incomplete = Object.entries(getObject(planned, 'listings')).flatMap(([language, listing]) => {
    const texts = getObject(asObject(listing), 'baseListing')
    const isNew = getField(before, language) === undefined
    const old = getObject(before, language, 'baseListing')
    const missing = Object.entries(REQUIRED)
      .filter(([, has]) => !has(texts, old) && (isNew || has(old, {})))
      .map(([name]) => name)
    const cause = `${isNew ? 'without' : 'left without'} a ${missing.join(' and a ')}`
    return missing.length === 0 ? [] : [{ language, cause }]
  })
  return [...groupBy(incomplete, ({ cause }) => cause)].map(([cause, listings]) => {
    const languages = listings.map(({ language }) => language)
    const subject = languages.length === 1 ? `The listing ${languages[0]}` : `The ${namePlaces(languages)}`
    return `${subject} would be ${cause}; the Store requires ${namesOfRequired}.`
  })
}

function obsoleteFields(base: JsonObject, planned: JsonObject): readonly string[] {
  const changed = listedTexts(planned, base).flatMap(({ place, texts, before }) =>
    OBSOLETE_LISTING_FIELDS.filter(
      (field) => !isSameValue(getField(texts, field), getField(before, field)),
    ).map((field) => ({ place, field })),
  )
  if (changed.length === 0) return []
  const fields = [...new Set(changed.map(({ field }) => field))]
  const places = [...new Set(changed.map(({ place }) => place))]
  return [
    `The Store ignores ${joinNames(fields)} in ${namePlaces(places)}. Set ${fields.length === 1 ? 'it' : 'them'} in Partner Center, under Properties.`,
  ]
}
