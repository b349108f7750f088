import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { evaluateLanguage, isWellFormedLanguage, LISTING_LANGUAGES } from '../../src/shared/languages.ts'
import { holds } from './holds.ts'

const known = fc.constantFrom(...LISTING_LANGUAGES)
const letters = (length: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[a-zA-Z]{${length}}$`))
const wellFormed = fc
  .tuple(
    fc.oneof(letters(2), letters(3)),
    fc.option(letters(4), { nil: undefined }),
    fc.option(fc.oneof(letters(2), fc.stringMatching(/^\d{3}$/)), { nil: undefined }),
    fc.option(fc.stringMatching(/^[a-z\d]{5,8}$/), { nil: undefined }),
  )
  .map((parts) => parts.filter((part) => part !== undefined).join('-'))

describe('A code of a language', () => {
  it('that is in the list is known, in any case', () => {
    holds(
      fc.property(known, fc.func(fc.boolean()), (code, isUpper) => {
        const spelled = [...code].map((letter, at) => (isUpper(at) ? letter.toUpperCase() : letter)).join('')
        expect(evaluateLanguage(spelled)).toEqual({ kind: 'known' })
      }),
    )
  })

  it('that is in the list is meant, when it is written as systems and programs do', () => {
    holds(
      fc.property(
        known,
        fc.constantFrom('_', ' '),
        fc.constantFrom('', '.UTF-8', '@euro'),
        (code, dash, tail) => {
          const written = `${code.replaceAll('-', dash)}${tail}`
          fc.pre(written !== code)
          expect(evaluateLanguage(written)).toEqual({ kind: 'mistake', meant: code })
        },
      ),
    )
  })

  it('that is well-formed is known, new, or a mistake for one of the list', () => {
    holds(
      fc.property(wellFormed, (code) => {
        expect(isWellFormedLanguage(code)).toBe(true)
        const verdict = evaluateLanguage(code)
        if (verdict.kind === 'mistake') expect(LISTING_LANGUAGES).toContain(verdict.meant)
        expect(verdict.kind === 'known').toBe(LISTING_LANGUAGES.has(code.toLowerCase()))
      }),
    )
  })

  it('that is not well-formed is always a mistake, for one of the list or for nothing that is close', () => {
    holds(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'en-')), (code) => {
        fc.pre(!isWellFormedLanguage(code))
        const verdict = evaluateLanguage(code)
        expect(verdict.kind).toBe('mistake')
        const meant = verdict.kind === 'mistake' ? verdict.meant : undefined
        if (meant !== undefined) expect(LISTING_LANGUAGES).toContain(meant)
      }),
    )
  })
})
