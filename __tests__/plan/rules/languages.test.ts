import { describe, expect, it } from '@jest/globals'
import { planSubmission } from '../../../src/plan/plan.ts'
import type { RuleContext } from '../../../src/plan/rules/rule.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import {
  aFolder,
  aLanguage,
  aListing,
  aRequest,
  aSendable,
  aTrailer,
  type Refusal,
  refusals,
} from '../builders.ts'

interface Case {
  readonly name: string
  readonly asked: Partial<Pick<RuleContext, 'kind' | 'base' | 'submission' | 'metadata'>>
  readonly expected: readonly Refusal[]
}

/** What is said when this is asked for, over what the Store has. */
function asking({ kind = 'app', base = aSendable(), ...asked }: Case['asked']): readonly Refusal[] {
  const { submission } = planSubmission(kind, base, aRequest(asked))
  const trailers = asked.metadata?.trailers ?? []
  const told = refusals(submission, { kind, base, ...asked, metadataOnly: true })
  return trailers.length === 0 ? told : told.filter(({ message }) => message.includes('language'))
}

const refused = (input: string, message: string): Refusal => ({ input, message, file: undefined })
const listed = (...languages: readonly string[]): JsonObject => ({
  listings: Object.fromEntries(languages.map((language) => [language, { baseListing: { title: 'Demo' } }])),
})
const folder = (...languages: readonly string[]): ReturnType<typeof aFolder> =>
  aFolder(languages.map((language) => aLanguage(language, aListing({ title: 'Demo' }))))
const CODES = 'Use a code such as en-us, de-de or zh-hans.'

describe('A language is accepted', () => {
  it.each<Case>([
    { name: 'when the Store knows it', asked: { metadata: folder('zh-hans') }, expected: [] },
    { name: 'in any case, which is made lower', asked: { submission: listed('de-DE') }, expected: [] },
    { name: 'when it is new to the list', asked: { metadata: folder('eo', 'en-ae') }, expected: [] },
    {
      name: 'when the Store has it, whatever it is',
      asked: { base: aSendable(listed('en_US', 'tlh-Piqd')), metadata: folder('tlh-piqd') },
      expected: [],
    },
    {
      name: 'whatever it is in a flight',
      asked: { kind: 'flight', submission: listed('en_US') },
      expected: [],
    },
  ])('$name', ({ asked, expected }) => {
    expect(asking(asked)).toEqual(expected)
  })
})

describe('A code that is not the Store’s is refused', () => {
  it.each<Case>([
    {
      name: 'with the one that is meant',
      asked: { submission: listed('en_US') },
      expected: [
        refused('submission', '"en_US" is not a language code the Store knows. Did you mean en-us?'),
      ],
    },
    {
      name: 'in the folder, too',
      asked: { metadata: folder('en-uk') },
      expected: [
        refused('metadata-path', '"en-uk" is not a language code the Store knows. Did you mean en-gb?'),
      ],
    },
    {
      name: 'with examples when nothing is close to it',
      asked: { submission: listed('english') },
      expected: [refused('submission', `"english" is not a language code the Store knows. ${CODES}`)],
    },
    {
      name: 'of an add-on, too',
      asked: {
        kind: 'add-on',
        base: aSendable({ listings: { 'en-us': {} } }),
        submission: { listings: { english: {} } },
      },
      expected: [refused('submission', `"english" is not a language code the Store knows. ${CODES}`)],
    },
    {
      name: 'of a trailer, too',
      asked: { submission: { trailers: [{ trailerAssets: { de_de: { title: 'A' } } }] } },
      expected: [
        refused('submission', '"de_de" is not a language code the Store knows. Did you mean de-de?'),
      ],
    },
    {
      name: 'of a trailer of the folder, too',
      asked: {
        metadata: aFolder(
          [],
          [aTrailer('a', { assets: { 'de-ed': aTrailer('a').assets['en-us'] as never } })],
        ),
      },
      expected: [
        refused('metadata-path', '"de-ed" is not a language code the Store knows. Did you mean de-de?'),
      ],
    },
    {
      name: 'once, for all that are wrong in one way',
      asked: {
        submission: listed('en_US', 'english', 'de_DE', 'german', 'fr_FR'),
        metadata: folder('en-uk'),
      },
      expected: [
        refused('metadata-path', '"en-uk" is not a language code the Store knows. Did you mean en-gb?'),
        refused(
          'submission',
          '"en_US", "de_DE", "fr_FR" are not language codes the Store knows. Did you mean en-us, de-de, fr-fr?',
        ),
        refused('submission', `"english", "german" are not language codes the Store knows. ${CODES}`),
      ],
    },
    {
      name: 'with a count, when there are many',
      asked: { submission: listed(...Array.from({ length: 102 }, (_, index) => `language${index}`)) },
      expected: [
        refused(
          'submission',
          `${Array.from({ length: 10 }, (_, index) => `"language${index}"`).join(', ')} and 92 more are not language codes the Store knows. ${CODES}`,
        ),
      ],
    },
  ])('$name', ({ asked, expected }) => {
    expect(asking(asked)).toEqual(expected)
  })
})

// https://github.com/microsoft/msstore-cli/issues/31
describe('With "submission-mode: replace", a new language', () => {
  it.each<{ name: string; kind?: 'app' | 'add-on'; sent: JsonObject; expected: readonly Refusal[] }>([
    { name: 'is accepted in lower case', sent: listed('fr-fr'), expected: [] },
    {
      name: 'is refused with capitals',
      sent: listed('en-us', 'fr-FR', 'DE-DE'),
      expected: [refused('submission', '"fr-FR", "DE-DE" must be in lower case: "fr-fr", "de-de".')],
    },
    {
      name: 'is refused with capitals of an add-on',
      kind: 'add-on',
      sent: { listings: { 'fr-FR': { title: 'Or' } } },
      expected: [refused('submission', '"fr-FR" must be in lower case: "fr-fr".')],
    },
    {
      name: 'is refused with capitals of a trailer',
      sent: { ...listed('en-us'), trailers: [{ TrailerAssets: { 'fr-FR': { title: 'A' } } }] },
      expected: [refused('submission', '"fr-FR" must be in lower case: "fr-fr".')],
    },
    { name: 'is accepted as the Store has it', sent: listed('tlh-Piqd'), expected: [] },
  ])('$name', ({ kind = 'app', sent, expected }) => {
    const base = aSendable(listed('en-us', 'tlh-Piqd'))
    const submission = aSendable(sent)
    expect(refusals(submission, { kind, base, submission, metadataOnly: true })).toEqual(expected)
  })
})
