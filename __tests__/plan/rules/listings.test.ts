import { describe, expect, it } from '@jest/globals'
import type { LanguageMetadata } from '../../../src/files/metadata/metadata.ts'
import { planSubmission } from '../../../src/plan/plan.ts'
import type { RuleContext } from '../../../src/plan/rules/rule.ts'
import { fromJson, type JsonObject, toJson } from '../../../src/shared/json.ts'
import { LISTING_LANGUAGES } from '../../../src/shared/languages.ts'
import type { Kind } from '../../../src/store/product.ts'
import {
  aFolder,
  aLanguage,
  aListing,
  anImage,
  aRequest,
  aSendable,
  aTrailer,
  type Refusal,
  refusals,
} from '../builders.ts'

/** What is said when this is asked for, over what the Store has. */
function asking({
  kind = 'app',
  base = aSendable(),
  ...asked
}: Partial<Pick<RuleContext, 'kind' | 'base' | 'submission' | 'metadata' | 'settings'>>): readonly Refusal[] {
  const { submission } = planSubmission(kind, base, aRequest(asked))
  return refusals(submission, { kind, base, ...asked, metadataOnly: true })
}

const copyOf = (object: JsonObject): JsonObject => fromJson(toJson(object)) as JsonObject
const text = (length: number): string => 'x'.repeat(length)
const over = (count: number, most: number): string => `has ${count} characters; the limit is ${most}.`
const entryOver = (count: number, most: number): string => `: "${text(16)}…" ${over(count, most)}`
const refused = (input: string, message: string, file?: string): readonly Refusal[] => [
  { input, message, file },
]
const english = (baseListing: JsonObject): JsonObject => ({ listings: { 'en-us': { baseListing } } })
const folder = (...languages: readonly LanguageMetadata[]): ReturnType<typeof aFolder> => aFolder(languages)

describe('A text of an app may be as long as the Store takes it', () => {
  it.each<[string, number]>([
    ['title', 256],
    ['description', 10_000],
    ['releaseNotes', 1500],
    ['shortDescription', 1000],
    ['shortTitle', 50],
    ['sortTitle', 255],
    ['voiceTitle', 255],
    ['devStudio', 255],
    ['licenseTerms', 10_000],
    ['copyrightAndTrademarkInfo', 200],
  ])('and no longer: %s, %i characters', (name, most) => {
    const inFolder = (length: number): readonly Refusal[] =>
      asking({ metadata: folder(aLanguage('en-us', aListing({ [name]: text(length) }))) })
    expect({ most: inFolder(most), more: inFolder(most + 1) }).toEqual({
      most: [],
      more: refused('metadata-path', `${name} in en-us ${over(most + 1, most)}`, `store/${name}.txt`),
    })
  })

  it.each<[string, number, number]>([
    ['features', 20, 200],
    ['keywords', 7, 40],
    ['recommendedHardware', 11, 200],
    ['minimumHardware', 11, 200],
  ])('and no longer: %s, %i entries of %i characters', (name, mostItems, most) => {
    const inFolder = (items: number, length: number): readonly Refusal[] =>
      asking({
        metadata: folder(
          aLanguage('en-us', aListing({ [name]: Array.from({ length: items }, () => text(length)) })),
        ),
      })
    const file = `store/${name}.txt`
    expect({
      most: inFolder(mostItems, most),
      longer: inFolder(1, most + 1),
      more: inFolder(mostItems + 1, 1),
    }).toEqual({
      most: [],
      longer: refused('metadata-path', `${name} in en-us${entryOver(most + 1, most)}`, file),
      more: refused(
        'metadata-path',
        `${name} in en-us has ${mostItems + 1} entries; the limit is ${mostItems}.`,
        file,
      ),
    })
  })

  it('also one that a platform has of its own, at its file', () => {
    const metadata = folder(
      aLanguage('en-us', aListing({ shortTitle: 'Demo' }), {
        Windows81: aListing({ shortTitle: text(51) }),
      }),
    )
    expect(asking({ metadata })).toEqual(
      refused('metadata-path', `shortTitle in en-us Windows81 ${over(51, 50)}`, 'store/shortTitle.txt'),
    )
  })
})

describe('Keywords on one line', () => {
  const keywords = ['demo, sample, example, trial, test, store, contoso!']

  it.each<{ name: string; asked: Parameters<typeof asking>[0]; expected: readonly Refusal[] }>([
    {
      name: 'of the folder',
      asked: { metadata: folder(aLanguage('en-us', aListing({ keywords }))) },
      expected: refused(
        'metadata-path',
        'keywords in en-us: one keyword per line; "demo, sample, …" has 51 characters, the limit is 40.',
        'store/keywords.txt',
      ),
    },
    {
      name: 'of the JSON',
      asked: { submission: english({ keywords }) },
      expected: refused(
        'submission',
        'keywords in en-us: one keyword per entry; "demo, sample, …" has 51 characters, the limit is 40.',
      ),
    },
  ])('are distinguished from one that is too long: $name', ({ asked, expected }) => {
    expect(asking(asked)).toEqual(expected)
  })
})

describe('A text of the JSON is held to the same', () => {
  it.each<{ name: string; kind: Kind; submission: JsonObject; expected: string }>([
    {
      name: 'in a listing',
      kind: 'app',
      submission: english({ shortTitle: text(51) }),
      expected: `shortTitle in en-us ${over(51, 50)}`,
    },
    {
      name: 'in a list of a listing',
      kind: 'app',
      submission: english({ keywords: ['a', text(41)] }),
      expected: `keywords in en-us${entryOver(41, 40)}`,
    },
    {
      name: 'for a platform',
      kind: 'app',
      submission: { listings: { 'en-us': { platformOverrides: { Windows81: { title: text(257) } } } } },
      expected: `title in en-us Windows81 ${over(257, 256)}`,
    },
    {
      name: 'in the title of a trailer',
      kind: 'app',
      submission: {
        trailers: [{ id: '1', videoFileName: 'a.mp4', trailerAssets: { 'en-us': { title: text(256) } } }],
      },
      expected: `title of a.mp4 in en-us ${over(256, 255)}`,
    },
    {
      name: 'in the notes for the testers',
      kind: 'app',
      submission: { notesForCertification: text(2001) },
      expected: `notesForCertification ${over(2001, 2000)}`,
    },
    {
      name: 'in the notes for the testers of a flight',
      kind: 'flight',
      submission: { notesForCertification: text(2001) },
      expected: `notesForCertification ${over(2001, 2000)}`,
    },
    {
      name: 'in the title of an add-on',
      kind: 'add-on',
      submission: { listings: { 'en-us': { title: text(101) } } },
      expected: `title in en-us ${over(101, 100)}`,
    },
    {
      name: 'in the description of an add-on',
      kind: 'add-on',
      submission: { listings: { 'en-us': { description: text(201) } } },
      expected: `description in en-us ${over(201, 200)}`,
    },
    {
      name: 'in an entry with a comma, which is not a list of keywords',
      kind: 'app',
      submission: english({ features: [`Fast, ${text(200)}`] }),
      expected: `features in en-us: "Fast, …" ${over(206, 200)}`,
    },
    {
      name: 'in the tag of an add-on',
      kind: 'add-on',
      submission: { tag: text(3001) },
      expected: `tag ${over(3001, 3000)}`,
    },
    {
      name: 'in the keywords of an add-on',
      kind: 'add-on',
      submission: { keywords: Array.from({ length: 11 }, () => 'a') },
      expected: 'keywords has 11 entries; the limit is 10.',
    },
  ])('$name', ({ kind, submission, expected }) => {
    const base = kind === 'add-on' ? aSendable({ listings: { 'en-us': { title: 'Coins' } } }) : aSendable()
    expect(asking({ kind, base, submission })).toEqual(refused('submission', expected))
  })

  it('whatever the case of its names', () => {
    const submission = {
      Pricing: { PriceId: 'Free' },
      Listings: { 'en-us': { BaseListing: { ShortTitle: text(51) } } },
    }
    expect(refusals(submission, { base: aSendable(), metadataOnly: true })).toEqual(
      refused('submission', `shortTitle in en-us ${over(51, 50)}`),
    )
  })
})

const notesOf = (releaseNotes: string): JsonObject => ({ baseListing: { releaseNotes } })

describe('A text that is too long names where it comes from', () => {
  const long = text(1501)
  const notes = `releaseNotes in en-us ${over(1501, 1500)}`
  const inFolder = folder(aLanguage('en-us', aListing({ releaseNotes: long })))

  it.each<{
    name: string
    asked: Parameters<typeof asking>[0]
    expected: readonly Refusal[]
  }>([
    {
      name: 'the release notes of the input',
      asked: { settings: { releaseNotes: { all: long } } },
      expected: refused('release-notes', over(1501, 1500)),
    },
    {
      name: 'the release notes of the input, which win over the folder and the JSON',
      asked: {
        settings: { releaseNotes: { all: long } },
        metadata: inFolder,
        submission: english({ releaseNotes: long }),
      },
      expected: refused('release-notes', over(1501, 1500)),
    },
    {
      name: 'the release notes by language',
      asked: { settings: { releaseNotes: { byLanguage: { 'en-us': long } } } },
      expected: refused('release-notes-path', notes),
    },
    {
      name: 'the release notes of the folder',
      asked: { metadata: inFolder },
      expected: refused('metadata-path', notes, 'store/releaseNotes.txt'),
    },
    {
      name: 'the release notes of the folder, where the ones by language are for others',
      asked: {
        base: aSendable({ listings: { 'en-us': { baseListing: {} }, fr: { baseListing: {} } } }),
        settings: { releaseNotes: { byLanguage: { fr: 'Neuf' } } },
        metadata: inFolder,
      },
      expected: refused('metadata-path', notes, 'store/releaseNotes.txt'),
    },
    {
      name: 'the release notes of the JSON',
      asked: { submission: english({ releaseNotes: long }) },
      expected: refused('submission', notes),
    },
    {
      name: 'the release notes of a platform, which no input but the folder has',
      asked: {
        settings: { releaseNotes: { all: 'short' } },
        metadata: folder(aLanguage('en-us', aListing(), { Windows81: aListing({ releaseNotes: long }) })),
      },
      expected: refused(
        'metadata-path',
        `releaseNotes in en-us Windows81 ${over(1501, 1500)}`,
        'store/releaseNotes.txt',
      ),
    },
    {
      name: 'the notes for the testers of the input',
      asked: { settings: { notesForCertification: text(2001) } },
      expected: refused('notes-for-certification', over(2001, 2000)),
    },
  ])('$name', ({ asked, expected }) => {
    expect(asking(asked)).toEqual(expected)
  })

  it.each<{ name: string; asked: Parameters<typeof asking>[0]; expected: readonly Refusal[] }>([
    {
      name: 'the input, for all languages',
      asked: { settings: { releaseNotes: { all: long } } },
      expected: refused('release-notes', over(1501, 1500)),
    },
    {
      name: 'the JSON, and counts the languages',
      asked: {
        submission: {
          listings: { 'en-us': notesOf(long), 'de-de': notesOf(long), 'fr-fr': notesOf(text(1502)) },
        },
      },
      expected: [
        ...refused('submission', `releaseNotes in 2 listings (en-us, de-de) ${over(1501, 1500)}`),
        ...refused('submission', `releaseNotes in fr-fr ${over(1502, 1500)}`),
      ],
    },
    {
      name: 'each file, since each has to be changed',
      asked: {
        metadata: folder(
          aLanguage('en-us', aListing({ releaseNotes: long })),
          aLanguage('de-de', aListing({ title: text(257) })),
        ),
      },
      expected: [
        ...refused('metadata-path', notes, 'store/releaseNotes.txt'),
        ...refused('metadata-path', `title in de-de ${over(257, 256)}`, 'store/title.txt'),
      ],
    },
  ])('once: $name', ({ asked, expected }) => {
    const base = aSendable({ listings: { 'en-us': {}, 'de-de': {}, 'fr-fr': {} } })
    expect(asking({ base, ...asked })).toEqual(expected)
  })

  it('in ten of 102 languages, and a count', () => {
    const languages = [...LISTING_LANGUAGES].slice(0, 102)
    const submission = { listings: Object.fromEntries(languages.map((one) => [one, notesOf(long)])) }
    expect(asking({ submission, base: aSendable({ listings: {} }) })).toEqual(
      refused(
        'submission',
        `releaseNotes in 102 listings (${languages.slice(0, 10).join(', ')} and 92 more) ${over(1501, 1500)}`,
      ),
    )
  })

  it('for the title of a trailer, at its video', () => {
    const trailer = aTrailer('main', {
      assets: { 'en-us': { title: text(256), thumbnail: anImage('main.png') } },
    })
    const told = asking({ metadata: aFolder([], [aTrailer('other'), trailer]) })
    expect(told.filter(({ message }) => message.startsWith('title'))).toEqual(
      refused(
        'metadata-path',
        `title of trailers/main.mp4 in en-us ${over(256, 255)}`,
        'store/trailers/main.mp4',
      ),
    )
  })
})

describe('A text that was too long before', () => {
  const base = aSendable({
    notesForCertification: text(2001),
    listings: {
      'en-us': {
        baseListing: { shortTitle: `${text(50)}\r\n`, keywords: [text(41)] },
        platformOverrides: { Windows81: { title: text(257) } },
      },
    },
    trailers: [
      { id: '1', videoFileName: 'b.mp4', trailerAssets: { 'en-us': { title: 'B' } } },
      { id: '2', videoFileName: 'a.mp4', trailerAssets: { 'en-us': { title: text(256) } } },
    ],
  })

  it.each<{ name: string; asked: Parameters<typeof asking>[0] }>([
    { name: 'stays without a word', asked: { settings: { visibility: 'Hidden' } } },
    {
      name: 'may be said again in the folder',
      asked: {
        metadata: folder(aLanguage('en-us', aListing({ shortTitle: `${text(50)}\n`, keywords: [text(41)] }))),
      },
    },
    { name: 'may be said again in the JSON', asked: { submission: copyOf(base) } },
  ])('$name', ({ asked }) => {
    expect(asking({ base, ...asked })).toEqual([])
  })

  it('may also be sent unchanged, under another case of its names', () => {
    const { listings, ...others } = copyOf(base)
    const submission = { ...others, Listings: listings }
    expect(refusals(submission, { base, metadataOnly: true })).toEqual([])
  })
})

describe('A listing', () => {
  it.each<{ name: string; asked: Parameters<typeof asking>[0]; expected: readonly Refusal[] }>([
    {
      name: 'has to be left',
      asked: { submission: { listings: { 'EN-US': null } } },
      expected: refused('submission', 'no listing would be left; the Store requires at least one language.'),
    },
    {
      name: 'has to be left of an add-on too',
      asked: { kind: 'add-on', submission: { listings: null } },
      expected: refused('submission', 'no listing would be left; the Store requires at least one language.'),
    },
    { name: 'is nothing that a flight has', asked: { kind: 'flight', base: {} }, expected: [] },
  ])('$name', ({ asked, expected }) => {
    expect(asking(asked)).toEqual(expected)
  })
})
