import { describe, expect, it } from '@jest/globals'
import { mergeLanguages } from '../../../src/action/report/merge-languages.ts'
import { LISTING_LANGUAGES } from '../../../src/shared/languages.ts'
import type { StatusMessage } from '../../../src/store/submission.ts'

const added = (language: string): StatusMessage => ({
  code: 'ListingOptInWarning',
  details: `The listing '${language}' will be added.`,
})

describe('Messages of the Store', () => {
  it.each<{ name: string; messages: readonly StatusMessage[]; expected: readonly StatusMessage[] }>([
    { name: 'are none', messages: [], expected: [] },
    { name: 'stay as they are when there is one', messages: [added('fr')], expected: [added('fr')] },
    {
      name: 'that differ in a language are one',
      messages: [added('fr'), added('pt-BR')],
      expected: [
        {
          code: 'ListingOptInWarning',
          details: "The listing 'fr' will be added. The same for one more language: pt-BR.",
        },
      ],
    },
    {
      name: 'that differ in 102 languages are one, with a count',
      messages: [...LISTING_LANGUAGES].slice(0, 102).map(added),
      expected: [
        {
          code: 'ListingOptInWarning',
          details: `The listing 'ar' will be added. The same for 101 more languages: ${[...LISTING_LANGUAGES].slice(1, 11).join(', ')} and 91 more.`,
        },
      ],
    },
    { name: 'that say the same are one', messages: [added('fr'), added('fr')], expected: [added('fr')] },
    {
      name: 'that differ in other words are kept',
      messages: [
        { code: 'Other', details: 'Package 1 is broken.' },
        { code: 'Other', details: 'Package 2 is broken.' },
      ],
      expected: [
        { code: 'Other', details: 'Package 1 is broken.' },
        { code: 'Other', details: 'Package 2 is broken.' },
      ],
    },
    {
      name: 'of another code are kept',
      messages: [added('fr'), { ...added('de'), code: 'Other' }],
      expected: [added('fr'), { ...added('de'), code: 'Other' }],
    },
  ])('$name', ({ messages, expected }) => {
    expect(mergeLanguages(messages)).toEqual(expected)
  })
})
