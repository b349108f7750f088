import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { ENUM_VALUES } from '../../src/plan/model/enum-values.ts'
import { type Field, SUBMISSION_FIELDS } from '../../src/plan/model/submission-fields.ts'
import { checkSubmissionJson, warnAboutJson } from '../../src/plan/rules/submission-json.ts'
import type { JsonObject } from '../../src/shared/json.ts'
import type { Kind } from '../../src/store/product.ts'
import { aContext, aSendable } from '../plan/builders.ts'
import { holds } from './holds.ts'

/** A field of a submission that has words of its own, as a function that puts a value there. */
interface WordField {
  readonly kind: Kind
  readonly path: string
  readonly words: readonly string[]
  readonly put: (value: unknown) => unknown
}

const KEYS: Readonly<Record<string, string>> = { listings: 'en-us', trailerAssets: 'en-us' }

function wordFields(kind: Kind, field: Field, path: string, put: WordField['put'], name = ''): WordField[] {
  if (typeof field === 'string') return []
  if ('list' in field) return wordFields(kind, field.list, path, (value) => put([value]), name)
  if ('words' in field) return field.isOpen ? [] : [{ kind, path, words: field.words, put }]
  if ('map' in field) {
    const key = KEYS[name] ?? 'DE'
    return wordFields(kind, field.map, `${path}.${key}`, (value) => put({ [key]: value }))
  }
  return Object.entries(field.fields).flatMap(([inner, one]) =>
    wordFields(
      kind,
      one,
      path === '' ? inner : `${path}.${inner}`,
      (value) => put({ [inner]: value }),
      inner,
    ),
  )
}

const FIELDS = (Object.keys(SUBMISSION_FIELDS) as Kind[]).flatMap((kind) =>
  wordFields(kind, { fields: SUBMISSION_FIELDS[kind] }, '', (value) => value),
)

const anyField = fc.constantFrom(...FIELDS)
const anyCase = (word: string): fc.Arbitrary<string> =>
  fc
    .array(fc.boolean(), { minLength: word.length, maxLength: word.length })
    .map((upper) =>
      [...word].map((letter, at) => (upper[at] ? letter.toUpperCase() : letter.toLowerCase())).join(''),
    )

function toldOf({ kind, put }: WordField, value: unknown): readonly string[] {
  const context = aContext(aSendable(), { kind, submission: put(value) as JsonObject })
  const plan = { submission: {}, uploads: [], changes: [] }
  return [
    ...checkSubmissionJson(plan, context).map(({ rule, problem }) => `${rule}: ${problem}`),
    ...warnAboutJson(context),
  ]
}

describe('A word of the API', () => {
  it('is found in every field that has words', () => {
    const names = new Set(FIELDS.map(({ path }) => path.split('.').at(-1)))
    // The types of images are checked with the images, and the price of a market is under its name.
    expect([...Object.keys(ENUM_VALUES).filter((name) => name !== 'imageType'), 'DE'].sort()).toEqual(
      [...names].sort(),
    )
  })

  it('is taken as the API spells it', () => {
    holds(
      fc.property(
        anyField.chain((field) => fc.tuple(fc.constant(field), fc.constantFrom(...field.words))),
        ([field, word]) => {
          expect(toldOf(field, word)).toEqual([])
        },
      ),
    )
  })

  it('is refused in another letter case, with the right one, which the refusal names', () => {
    holds(
      fc.property(
        anyField.chain((field) =>
          fc.tuple(fc.constant(field), fc.constantFrom(...field.words).chain(anyCase)),
        ),
        ([field, word]) => {
          fc.pre(!field.words.includes(word))
          const meant = field.words.filter((one) => one.toLowerCase() === word.toLowerCase())
          expect(toldOf(field, word)).toEqual([
            `unknown-value: "${field.path}" is "${word}". Did you mean "${meant.at(-1)}"?`,
          ])
        },
      ),
    )
  })

  it('is the only text that a field with words takes', () => {
    holds(
      fc.property(anyField, fc.string({ minLength: 1 }), (field, text) => {
        fc.pre(!field.words.includes(text))
        expect(toldOf(field, text)).toEqual([expect.stringContaining(`"${field.path}" is "${text}"`)])
      }),
    )
  })
})
