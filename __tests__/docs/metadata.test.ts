import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { fieldName } from '../../src/files/metadata/listing-fields.ts'
import { PLATFORMS } from '../../src/files/metadata/listing-names.ts'
import {
  ADD_ON_LISTING_LIMITS,
  IMAGE_LIMITS,
  LISTING_LIMITS,
  MOST_CAPTION_CHARACTERS,
  MOST_IMAGE_BYTES,
  MOST_TRAILERS,
  TRAILER_LIMITS,
} from '../../src/plan/rules/limits.ts'
import { IMAGE_TYPES, LISTING_FIELDS } from '../../src/shared/listing-facts.ts'
import { codesIn, rowsBetween } from '../support/sources/markdown.ts'

const text = readFileSync('docs/metadata.md', 'utf8')
const pixels = (size: readonly number[]): string => size.join(' × ')

describe('docs/metadata.md', () => {
  it('has the file of every text of a listing, with its limits', () => {
    const rows = rowsBetween(text, 'texts').map(([file, , ...limits]) => [file, ...limits])
    expect(rows).toEqual(
      Object.keys(LISTING_FIELDS).map((property) => {
        const { mostCharacters, mostItems = '' } = LISTING_LIMITS[property] ?? {}
        return [`\`${fieldName(property)}.txt\``, String(mostCharacters), String(mostItems)]
      }),
    )
  })

  it('has every type of image that has a limit, with it', () => {
    const rows = rowsBetween(text, 'images').map(([type = '', ...limits]) => [codesIn(type)[0], ...limits])
    const limited = IMAGE_TYPES.filter((type) => type in IMAGE_LIMITS)
    expect(rows).toEqual(
      limited.map((type) => {
        const { sizes = [], least, most, mostImages = '' } = IMAGE_LIMITS[type] ?? {}
        const range = [least && `at least ${pixels(least)}`, most && `at most ${pixels(most)}`]
        const size = sizes.length > 0 ? sizes.map(pixels).join(' or ') : range.filter(Boolean).join(', ')
        return [type, size, String(mostImages)]
      }),
    )
  })

  it.each<[what: string, words: readonly string[]]>([
    ['the other types of images', IMAGE_TYPES.filter((type) => !(type in IMAGE_LIMITS))],
    ['the platforms of an older Windows', PLATFORMS.filter((platform) => platform !== 'Unknown')],
    ['the limit of a caption', [`at most ${MOST_CAPTION_CHARACTERS} characters`]],
    ['the limit of a PNG', [`at most ${MOST_IMAGE_BYTES / 2 ** 20} MB`]],
    ['the limit of trailers', [`at most ${MOST_TRAILERS} trailers`]],
    [
      "the limit of a trailer's title",
      [`title, at most ${TRAILER_LIMITS['title']?.mostCharacters} characters`],
    ],
    [
      "the limits of an add-on's texts",
      ['title', 'description'].map(
        (name) => `${name}.txt\` | ${ADD_ON_LISTING_LIMITS[name]?.mostCharacters} characters`,
      ),
    ],
  ])('names %s', (_, words) => {
    expect(words.filter((word) => !text.includes(word))).toEqual([])
  })
})
