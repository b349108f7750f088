import { findKey, getField, getObject, isJsonObject, type JsonObject, namesOf } from '../../shared/json.ts'
import { LISTING_FIELDS } from '../../shared/listing-facts.ts'
import { isSameValue } from '../model/same-value.ts'

/**
 * Returns a draft whose listings have the live texts, in the languages that both have. A draft is a copy of the live
 * submission, but the Store has been seen to give the listings of an app with two reserved names the other name:
 * https://github.com/microsoft/msstore-cli/issues/92
 */
export function withLiveTexts(draft: JsonObject, live: JsonObject): JsonObject {
  const name = findKey(draft, 'listings')
  if (name === undefined) return draft
  return { ...draft, [name]: restoreTexts(getObject(draft, name), getObject(live, name)) }
}

const TEXTS: ReadonlySet<string> = new Set(Object.keys(LISTING_FIELDS).map((name) => name.toLowerCase()))

function restoreTexts(draft: JsonObject, live: JsonObject): JsonObject {
  const fields = namesOf(draft, live).map((name) => {
    const [own, other] = [getField(draft, name), getField(live, name)]
    if (TEXTS.has(name.toLowerCase())) return [name, isSameValue(own, other) ? own : other]
    return [name, isJsonObject(own) && isJsonObject(other) ? restoreTexts(own, other) : own]
  })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}
