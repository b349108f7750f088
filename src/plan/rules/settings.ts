import { asString, findKey, getField, getObject, isJsonObject } from '../../shared/json.ts'
import { brokenRule } from '../model/problems.ts'
import { isSameValue } from '../model/same-value.ts'
import type { Rule } from './rule.ts'

/** Checks what has inputs of its own: the date of publication, and release notes. */
export const checkSettings: Rule = (plan, context) => [
  ...pastDate(plan, context),
  ...unlistedNotes(plan, context),
]

// A date of the past that the Store has already is inherited, and so a warning.
const pastDate: Rule = ({ submission: sent }, { base, settings, submission = {}, now }) => {
  const field = 'targetPublishDate'
  const date = asString(getField(sent, field))
  const isNew = findKey(submission, field) !== undefined && !isSameValue(getField(base, field), date)
  const isMeant = settings.publishDate !== undefined || isNew
  const isUsed = getField(sent, 'targetPublishMode') === 'SpecificDate'
  if (!isMeant || !isUsed || !(Date.parse(date) < now)) return []
  const input = settings.publishDate === undefined ? 'submission' : 'publish-date'
  const problem = `the date ${date} has passed. Set one in the future, or "publish-mode: Immediate".`
  return [brokenRule('past-date', input, problem)]
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
