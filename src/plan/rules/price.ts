import { asString, getField, getObject, type JsonObject } from '../../shared/json.ts'
import { brokenRule } from '../model/problems.ts'
import type { Rule } from './rule.ts'

/**
 * Checks the price. An update without a valid one makes a paid product free, without an error
 * (https://github.com/microsoft/msstore-cli/pull/175), so a price that cannot be sent back is refused.
 */
export const checkPrice: Rule = (plan, context) =>
  context.kind === 'flight' ? [] : [...missingPrice(plan, context), ...removedFromSale(plan, context)]

const missingPrice: Rule = ({ submission }) => {
  const price = priceIn(submission)
  if (price !== '' && price.toLowerCase() !== 'base') return []
  const is = price === '' ? 'is missing' : `is "${price}", which the Store returns but does not accept`
  return [
    brokenRule(
      'price-missing',
      'submission',
      `the product's price ${is}. As it is, a paid product would become free: set it explicitly, ` +
        'such as {"pricing": {"priceId": "Tier12"}} or "Free".',
    ),
  ]
}

// The default in JSON created by StoreBroker, and sometimes intended.
const removedFromSale: Rule = ({ submission }, { base }) => {
  const before = priceIn(base)
  if (priceIn(submission) !== 'NotAvailable' || ['', 'NotAvailable'].includes(before)) return []
  const problem =
    `the price "NotAvailable" would replace "${before}" and take the product off sale. Remove "pricing" from the JSON ` +
    'to keep the price, or set "allow: price-not-available".'
  return [brokenRule('price-not-available', 'submission', problem)]
}

/** Returns the price of an app or an add-on, as the Store names it; empty when it has none. */
export function priceIn(submission: JsonObject): string {
  return asString(getField(getObject(submission, 'pricing'), 'priceId'))
}
