import { asString, getField, getObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { brokenRule } from '../model/problems.ts'
import { isSameValue } from '../model/same-value.ts'
import type { Rule } from './rule.ts'

/** Checks the publish date, and release notes by language. */
export const checkSettings: Rule = (plan, context) => [
  ...pastDate(plan, context),
  ...missingDate(plan, context),
  ...unlistedNotes(plan, context),
]

// A past `publish-date` is refused when it is read; one that the Store already has is inherited, and only a warning.
const pastDate: Rule = ({ submission: sent }, { base, settings, submission = {}, now }) => {
  const field = 'targetPublishDate'
  const date = asString(getField(submission, field))
  const isMeant = settings.publishDate === undefined && !isSameValue(getField(base, field), date)
  const isUsed = getField(sent, 'targetPublishMode') === 'SpecificDate'
  if (!isMeant || !isUsed || !(Date.parse(date) <= now)) return []
  const problem = `${field} ${date} is in the past. Set a later date, or {"targetPublishMode": "Immediate"}.`
  return [brokenRule('past-date', 'submission', problem)]
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#app-submission-object
const missingDate: Rule = ({ submission }, { base }) => {
  const [mode, date] = ['targetPublishMode', 'targetPublishDate']
  const isMissing = (one: JsonObject): boolean =>
    getField(one, mode) === 'SpecificDate' && isSameValue(getField(one, date), null)
  if (!isMissing(submission) || isMissing(base)) return []
  const problem = `${mode} is "SpecificDate", but ${date} is missing. Set it, or another ${mode}.`
  return [brokenRule('publish-date-missing', 'submission', problem)]
}

const unlistedNotes: Rule = ({ submission }, { kind, settings: { releaseNotes } }) => {
  if (kind !== 'app' || releaseNotes === undefined || 'all' in releaseNotes) return []
  const listings = getObject(submission, 'listings')
  const listed = Object.keys(listings).filter((language) => isJsonObject(listings[language]))
  const known = new Set(listed.map((language) => language.toLowerCase()))
  const unlisted = Object.keys(releaseNotes.byLanguage).filter((language) => !known.has(language))
  if (unlisted.length === 0) return []
  return [
    brokenRule(
      'notes-unlisted',
      'release-notes-path',
      `there are notes in ${unlisted.join(', ')}, but no listing. The product is listed in ${listed.join(', ')}.`,
    ),
  ]
}
