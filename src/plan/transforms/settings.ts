import { InputError } from '../../shared/errors.ts'
import { asObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import type { Transform } from '../model/plan.ts'
/** Sets the fields that have an input of their own. */
export const applySettings: Transform = (submission, { settings }) => ({
  ...submission,
  ...given({
    notesForCertification: settings.notesForCertification,
    targetPublishMode: settings.publishMode,
    targetPublishDate: settings.publishDate,
    visibility: settings.visibility,
  }),
})

/** Sets "What's new" in the languages of the listing. */
export const applyReleaseNotes: Transform = (submission, { settings: { releaseNotes } }) => {
  if (releaseNotes === undefined) return submission
  const listings = Object.entries(asObject(submission['listings']))
  if ('byLanguage' in releaseNotes) refuseUnlisted(Object.keys(releaseNotes.byLanguage), listings)
  const noted = listings.map(([language, listing]) => {
    const text = 'all' in releaseNotes ? releaseNotes.all : releaseNotes.byLanguage[language.toLowerCase()]
    return [language, text === undefined || !isJsonObject(listing) ? listing : withNotes(listing, text)]
  })
  return { ...submission, listings: Object.fromEntries(noted) }
}

/** Sets from when on the packages are mandatory. */
export const setMandatoryUpdate: Transform = (submission, { settings: { mandatoryUpdateDate } }) =>
  mandatoryUpdateDate === undefined
    ? submission
    : withDelivery(submission, { isMandatoryUpdate: true, mandatoryUpdateEffectiveDate: mandatoryUpdateDate })

/** The submission with other delivery options. */
export function withDelivery(submission: JsonObject, options: JsonObject): JsonObject {
  return {
    ...submission,
    packageDeliveryOptions: { ...asObject(submission['packageDeliveryOptions']), ...options },
  }
}

function withNotes(listing: JsonObject, releaseNotes: string): JsonObject {
  return { ...listing, baseListing: { ...asObject(listing['baseListing']), releaseNotes } }
}

function refuseUnlisted(
  languages: readonly string[],
  listings: readonly (readonly [string, unknown])[],
): void {
  const listed = listings.filter(([, listing]) => isJsonObject(listing)).map(([language]) => language)
  const known = new Set(listed.map((language) => language.toLowerCase()))
  const unlisted = languages.filter((language) => !known.has(language))
  if (unlisted.length === 0) return
  throw new InputError(
    'release-notes-path',
    `there are notes in ${unlisted.join(', ')}, but no listing. The product is listed in ${listed.join(', ')}.`,
  )
}

function given(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
