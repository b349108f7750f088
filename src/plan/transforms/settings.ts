import { asObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import type { Transform } from '../model/plan.ts'

/** Sets the fields that have their own inputs. */
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

/** Sets "What's new" in the languages of the listing. */
export const applyReleaseNotes: Transform = (submission, { settings: { releaseNotes } }) => {
  if (releaseNotes === undefined) return submission
  const listings = asObject(submission['listings'])
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

/** Sets the date from which the update is mandatory. */
export const setMandatoryUpdate: Transform = (submission, { settings: { mandatoryUpdateDate } }) =>
  mandatoryUpdateDate === undefined
    ? submission
    : setDeliveryOptions(submission, {
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: mandatoryUpdateDate,
      })

/** Returns the submission with changed delivery options; the others stay. */
export function setDeliveryOptions(submission: JsonObject, options: JsonObject): JsonObject {
  return {
    ...submission,
    packageDeliveryOptions: { ...asObject(submission['packageDeliveryOptions']), ...options },
  }
}
