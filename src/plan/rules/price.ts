import { InputError } from '../../shared/errors.ts'
import { priceOf } from '../model/price.ts'
import type { Rule } from './rule.ts'

/**
 * An update without a valid price makes a paid product free, without an error
 * (https://github.com/microsoft/msstore-cli/pull/175), so a price that can not go back is refused.
 */
export const checkPrice: Rule = ({ submission }, { kind }) => {
  const price = priceOf(submission)
  if (kind === 'flight' || isPrice(price)) return []
  const is = isText(price) ? `is "${price}", which the Store shows but does not take back` : 'is missing'
  return [
    new InputError(
      'submission',
      `the product's price ${is}. Sent like that, a paid product would become free: say which it is to be, ` +
        'such as {"pricing": {"priceId": "Tier12"}} or "Free".',
    ),
  ]
}

function isPrice(price: unknown): boolean {
  return isText(price) && price.toLowerCase() !== 'base'
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
