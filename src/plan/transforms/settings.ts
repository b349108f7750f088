import { getObject, isJsonObject, type JsonObject, withFields } from '../../shared/json.ts'
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
  return withFields(submission, Object.fromEntries(given))
}

/** Sets "What's new" in the languages of the listing. */
export const applyReleaseNotes: Transform = (submission, { settings: { releaseNotes } }) => {
  if (releaseNotes === undefined) return submission
  const noted = Object.entries(getObject(submission, 'listings')).map(([language, listing]) => {
    const text = 'all' in releaseNotes ? releaseNotes.all : releaseNotes.byLanguage[language.toLowerCase()]
    if (text === undefined || !isJsonObject(listing)) return [language, listing]
    const baseListing = withFields(getObject(listing, 'baseListing'), { releaseNotes: text })
    return [language, withFields(listing, { baseListing })]
  })
  return withFields(submission, { listings: Object.fromEntries(noted) })
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
  return withFields(submission, {
    packageDeliveryOptions: withFields(getObject(submission, 'packageDeliveryOptions'), options),
  })
}
