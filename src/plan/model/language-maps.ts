import { asObjects, getField, getObject, isJsonObject, type JsonObject } from '../../shared/json.ts'

/** Lists the languages that a submission names, as it spells them: those of its listings and of its trailers. */
export function languageKeys(submission: JsonObject): readonly string[] {
  const trailers = asObjects(getField(submission, 'trailers'))
  const maps = [getObject(submission, 'listings'), ...trailers.map((one) => getObject(one, 'trailerAssets'))]
  return [...new Set(maps.flatMap((map) => Object.keys(map)))]
}

/**
 * Returns the user's JSON with its languages spelled as the Store has them, and new ones in lower case: the Store refuses
 * others (https://github.com/microsoft/msstore-cli/issues/31).
 */
export function spellLanguages(submission: JsonObject, stored: JsonObject): JsonObject {
  const known = new Map(languageKeys(stored).map((language) => [language.toLowerCase(), language]))
  const spellKeys = (map: JsonObject): JsonObject =>
    Object.fromEntries(
      Object.entries(map).map(([key, value]) => [known.get(key.toLowerCase()) ?? key.toLowerCase(), value]),
    )
  const spellAssets = (trailer: unknown): unknown =>
    isJsonObject(trailer) ? mapObject(trailer, 'trailerassets', spellKeys) : trailer
  const spelled = mapObject(submission, 'listings', spellKeys)
  return Object.fromEntries(
    Object.entries(spelled).map(([name, value]) => {
      const isTrailers = name.toLowerCase() === 'trailers' && Array.isArray(value)
      return [name, isTrailers ? value.map(spellAssets) : value]
    }),
  )
}

/** Returns an object in which the objects of this name, in any case, are mapped. */
function mapObject(owner: JsonObject, field: string, map: (object: JsonObject) => JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(owner).map(([name, value]) => [
      name,
      name.toLowerCase() === field && isJsonObject(value) ? map(value) : value,
    ]),
  )
}
