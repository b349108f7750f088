import { InputError } from '../../shared/errors.ts'
import { asObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import type { Transform } from '../model/plan.ts'

/** Sets the fields that have an input of their own. */
export const applySettings: Transform = (submission, { settings }) => {
  const fields = {
    notesForCertification: settings.notesForCertification,
    targetPublishMode: settings.publishMode,
    targetPublishDate: settings.publishDate,
    visibility: settings.visibility,
  }
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  return { ...submission, ...Object.fromEntries(given) }
}

/**
 * Sets "What's new" in the languages of the listing.
 *
 * @throws InputError when there are notes in a language that the product is not listed in.
 */
export const applyReleaseNotes: Transform = (submission, { settings: { releaseNotes } }) => {
  if (releaseNotes === undefined) return submission
  const listings = asObject(submission['listings'])
  if ('byLanguage' in releaseNotes) refuseUnlisted(Object.keys(releaseNotes.byLanguage), listings)
  const noted = Object.entries(listings).map(([language, listing]) => {
    const text = 'all' in releaseNotes ? releaseNotes.all : releaseNotes.byLanguage[language.toLowerCase()]
    if (text === undefined || !isJsonObject(listing)) return [language, listing]
    return [
      language,
      { ...listing, baseListing: { ...asObject(listing['baseListing']), releaseNotes: text } },
    ]
  })
  return { ...submission, listings: Object.fromEntries(noted) }
}

function refuseUnlisted(languages: readonly string[], listings: JsonObject): void {
  const listed = Object.keys(listings).filter((language) => isJsonObject(listings[language]))
  const known = new Set(listed.map((language) => language.toLowerCase()))
  const unlisted = languages.filter((language) => !known.has(language))
  if (unlisted.length === 0) return
  throw new InputError(
    'release-notes-path',
    `there are notes in ${unlisted.join(', ')}, but no listing. The product is listed in ${listed.join(', ')}.`,
  )
}

/** Sets from when on the packages are mandatory. */
export const setMandatoryUpdate: Transform = (submission, { settings: { mandatoryUpdateDate } }) =>
  mandatoryUpdateDate === undefined
    ? submission
    : setDeliveryOptions(submission, {
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: mandatoryUpdateDate,
      })

/** Returns the submission with other delivery options; those that are not named stay. */
export function setDeliveryOptions(submission: JsonObject, options: JsonObject): JsonObject {
  return {
    ...submission,
    packageDeliveryOptions: { ...asObject(submission['packageDeliveryOptions']), ...options },
  }
}
