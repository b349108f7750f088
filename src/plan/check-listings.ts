import { InputError } from '../errors.ts'
import { isJsonObject, type JsonObject, objectOf } from '../json.ts'
import type { Check, CheckRequest } from './checks.ts'
import { LISTING_LANGUAGES } from './languages.ts'
import { ADD_ON_LISTING_LIMITS, LISTING_LIMITS, SUBMISSION_LIMITS, type TextLimit } from './limits.ts'
import type { Problem } from './problems.ts'

/** Languages and texts. What was too long before and is not changed is the Store's own business. */
export const checkListings: Check = (plan, request) => {
  if (request.kind === 'flight') return []
  const listings = objectOf(plan.submission['listings'])
  return [
    ...noListing(listings),
    ...unknownLanguages(listings, request),
    ...Object.entries(listings).flatMap(([language, listing]) =>
      textProblems(language, objectOf(listing), request),
    ),
    ...tooLong(plan.submission, objectOf(request.base), SUBMISSION_LIMITS, (name) => ({
      input: inputFor(name),
      where: name,
    })),
  ]
}

// https://github.com/MicrosoftDocs/windows-dev-docs/issues/5294
function noListing(listings: JsonObject): readonly Problem[] {
  if (Object.values(listings).some(isJsonObject)) return []
  return [
    new InputError('submission', 'no listing would be left, and the Store wants at least one language.'),
  ]
}

function unknownLanguages(listings: JsonObject, { base, metadata }: CheckRequest): readonly Problem[] {
  const listed = new Set(Object.keys(objectOf(base['listings'])).map((language) => language.toLowerCase()))
  const fromFolder = new Set(metadata?.languages.map(({ language }) => language))
  return Object.keys(listings)
    .filter(
      (language) => !listed.has(language.toLowerCase()) && !LISTING_LANGUAGES.has(language.toLowerCase()),
    )
    .map((language) => {
      const input = fromFolder.has(language.toLowerCase()) ? 'metadata-path' : 'submission'
      return new InputError(
        input,
        `"${language}" is no language of the Store. Use a code such as en-us, de-de or zh-hans.`,
      )
    })
}

function textProblems(language: string, listing: JsonObject, request: CheckRequest): readonly Problem[] {
  const before = objectOf(objectOf(request.base['listings'])[language])
  const folder = request.metadata?.languages.find((entry) => entry.language === language.toLowerCase())
  if (request.kind === 'add-on') {
    return tooLong(listing, before, ADD_ON_LISTING_LIMITS, (name) =>
      sourceOf(language, name, folder?.base.sources),
    )
  }
  const overrides = Object.entries(objectOf(listing['platformOverrides']))
  return [
    ...tooLong(objectOf(listing['baseListing']), objectOf(before['baseListing']), LISTING_LIMITS, (name) =>
      sourceOf(language, name, folder?.base.sources),
    ),
    ...overrides.flatMap(([platform, texts]) =>
      tooLong(
        objectOf(texts),
        objectOf(objectOf(before['platformOverrides'])[platform]),
        LISTING_LIMITS,
        (name) => sourceOf(`${language} ${platform}`, name, folder?.platformOverrides[platform]?.sources),
      ),
    ),
  ]
}

interface Source {
  readonly input: string
  readonly where: string
  readonly file?: string
}

function sourceOf(language: string, name: string, sources: Readonly<Record<string, string>> = {}): Source {
  const file = sources[name]
  const where = `${name} in ${language}`
  if (file !== undefined) return { input: 'metadata-path', where, file }
  return { input: inputFor(name), where }
}

function inputFor(name: string): string {
  return name === 'notesForCertification'
    ? 'notes-for-certification'
    : name === 'releaseNotes'
      ? 'release-notes'
      : 'submission'
}

function tooLong(
  texts: JsonObject,
  before: JsonObject,
  limits: Readonly<Record<string, TextLimit>>,
  sourceFor: (name: string) => Source,
): readonly Problem[] {
  return Object.entries(limits).flatMap(([name, limit]) => {
    const problem = texts[name] === before[name] ? undefined : excess(texts[name], limit)
    if (problem === undefined) return []
    const { input, where, file } = sourceFor(name)
    return [new InputError(input, `${where}: ${problem}`, file === undefined ? {} : { file })]
  })
}

function excess(value: unknown, { mostCharacters, mostItems }: TextLimit): string | undefined {
  if (typeof value === 'string') return characters(value, mostCharacters)
  if (!Array.isArray(value)) return undefined
  if (mostItems !== undefined && value.length > mostItems)
    return `${value.length} entries, and the Store takes ${mostItems}.`
  return value
    .map((item) => characters(String(item), mostCharacters))
    .find((problem) => problem !== undefined)
}

function characters(text: string, most: number): string | undefined {
  return text.length <= most
    ? undefined
    : `${text.length} characters, and the Store takes ${most}. Shorten it by ${text.length - most}.`
}
