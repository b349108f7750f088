import { asString, getField, getObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { packageEntries, remainingPackages } from '../model/package-list.ts'
import { brokenRule, type Problem } from '../model/problems.ts'
import type { RuleCode } from '../model/rule-codes.ts'
import { isSameValue } from '../model/same-value.ts'
import { priceIn } from './price.ts'
import type { Rule } from './rule.ts'

/**
 * Checks a draft left by an earlier run, another tool or a person for anything that would harm users, before it is
 * committed unchanged. Everything else was checked when it was filled.
 */
export const checkDraft: Rule = (plan, context) => [
  ...offSale(plan, context),
  ...pastDate(plan, context),
  ...withoutListing(plan, context),
  ...withoutPackage(plan, context),
]

const broken = (rule: RuleCode, problem: string): readonly Problem[] => [
  brokenRule(rule, 'submission-id', problem),
]

const offSale: Rule = ({ submission }, { kind, base }) => {
  const [before, after] = [base, submission].map(priceIn)
  if (kind === 'flight' || after !== 'NotAvailable' || !before || before === after) return []
  return broken(
    'price-not-available',
    `the draft's price "NotAvailable" would replace "${before}" and take the product off sale. Change it in Partner Center, or set "allow: price-not-available".`,
  )
}

const pastDate: Rule = ({ submission }, { base, now }) => {
  const date = dateOf(submission)
  const isMeant = getField(submission, 'targetPublishMode') === 'SpecificDate'
  if (!isMeant || !(Date.parse(date) <= now) || isSameValue(date, dateOf(base))) return []
  return broken('past-date', `the draft's publish date ${date} is in the past. Change it in Partner Center.`)
}

const dateOf = (submission: JsonObject): string => asString(getField(submission, 'targetPublishDate'))

const withoutListing: Rule = ({ submission }, { kind }) => {
  const hasListing = Object.values(getObject(submission, 'listings')).some(isJsonObject)
  if (kind === 'flight' || hasListing) return []
  return broken('listing-missing', 'the draft has no listing. Add one in Partner Center.')
}

const withoutPackage: Rule = ({ submission }, { kind, base }) => {
  const hasLost = packageEntries(base).length > 0 && remainingPackages(submission).length === 0
  if (kind === 'add-on' || !hasLost) return []
  return broken(
    'package-missing',
    'the product would have no package. Add one to the draft in Partner Center.',
  )
}
