import { asString } from '../../shared/json.ts'
import { priceOf } from '../model/price.ts'
import { brokenRule } from '../model/problems.ts'
import type { Rule } from './rule.ts'

/**
 * Checks the price. An update without a valid one makes a paid product free, without an error
 * (https://github.com/microsoft/msstore-cli/pull/175), so a price that cannot go back is refused.
 */
export const checkPrice: Rule = ({ submission }, { kind }) => {
  const price = asString(priceOf(submission))
  const isValid = price !== '' && price.toLowerCase() !== 'base'
  if (kind === 'flight' || isValid) return []
  const is = price === '' ? 'is missing' : `is "${price}", which the Store shows but does not take back`
  return [
    brokenRule(
      'price-missing',
      'submission',
      `the product's price ${is}. Sent like that, a paid product would become free: say which it is to be, ` +
        'such as {"pricing": {"priceId": "Tier12"}} or "Free".',
    ),
  ]
}
