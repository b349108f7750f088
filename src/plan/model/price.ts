import { asObject, getField, type JsonObject } from '../../shared/json.ts'

/** Returns the price of an app or an add-on, as the Store names it; undefined when there is none. */
export function priceOf(submission: JsonObject): unknown {
  return getField(asObject(getField(submission, 'pricing')), 'priceId')
}
