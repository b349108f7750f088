import { asObject, asObjects, getField, getObject, isJsonObject, type JsonObject } from '../../shared/json.ts'

/** Lists the languages that a submission names, as it spells them: those of its listings and of its trailers. */
export function languageKeys(submission: JsonObject): readonly string[] {
  const trailers = asObjects(getField(submission, 'trailers'))
  const maps = [getObject(submission, 'listings'), ...trailers.map((one) => getObject(one, 'trailerAssets'))]
  return [...new Set(maps.flatMap((map) => Object.keys(map)))]
}

/** Texts of an app's listing, in a language or for a platform in it, with the Store's current ones. */
export interface ListedTexts {
  readonly language: string
  /** Undefined for texts that apply to every platform. */
  readonly platform: string | undefined
  /** For messages, e.g. `en-us` or `en-us Windows81`. */
  readonly place: string
  readonly texts: JsonObject
  readonly before: JsonObject
}

/** Lists the texts of an app's listings; `base` is the Store's submission. */
export function listedTexts(submission: JsonObject, base: JsonObject = {}): readonly ListedTexts[] {
  return Object.entries(getObject(submission, 'listings')).flatMap(([language, value]) => {
    const [listing, before] = [asObject(value), getObject(base, 'listings', language)]
    const platforms = Object.entries(getObject(listing, 'platformOverrides'))
    return [
      {
        language,
        platform: undefined,
        place: language,
        texts: getObject(listing, 'baseListing'),
        before: getObject(before, 'baseListing'),
      },
      ...platforms.map(([platform, texts]) => ({
        language,
        platform,
        place: `${language} ${platform}`,
        texts: asObject(texts),
        before: getObject(before, 'platformOverrides', platform),
      })),
    ]
  })
}

/**
 * Returns the user's JSON with its languages spelled as in the Store, and new ones in lower case: the Store refuses
 * other spellings (https://github.com/microsoft/msstore-cli/issues/31).
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

/** Returns an object in which the objects in a field of this name, in any case, are mapped. */
function mapObject(owner: JsonObject, field: string, map: (object: JsonObject) => JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(owner).map(([name, value]) => [
      name,
      name.toLowerCase() === field && isJsonObject(value) ? map(value) : value,
    ]),
  )
}
