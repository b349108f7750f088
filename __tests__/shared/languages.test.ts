import { describe, expect, it } from '@jest/globals'
import { evaluateLanguage, type LanguageVerdict } from '../../src/shared/languages.ts'

const meaning = (meant: string | undefined): LanguageVerdict => ({ kind: 'mistake', meant })

describe('A code of a language', () => {
  it.each<[code: string, verdict: LanguageVerdict, why: string]>([
    ['en-US', { kind: 'known' }, 'the case does not matter'],
    ['es-419', { kind: 'known' }, 'a region may be a number'],
    ['eo', { kind: 'new' }, 'Esperanto'],
    ['en-ae', { kind: 'new' }, 'English in the Emirates'],
    ['tlh-piqd', { kind: 'new' }, 'a script that is not known, and nothing is close'],
    ['en_US', meaning('en-us'), 'POSIX'],
    ['de_DE.UTF-8', meaning('de-de'), 'POSIX with an encoding'],
    ['en-uk', meaning('en-gb'), 'an alias'],
    ['iw', meaning('he'), 'an old code'],
    ['cz', meaning('cs-cz'), 'a country'],
    ['jp', meaning('ja-jp'), 'a country'],
    ['enus', meaning('en-us'), 'no hyphen'],
    ['de-ed', meaning('de-de'), 'letters that have changed places'],
    ['en-us-x', meaning('en-us'), 'too long'],
    ['english', meaning(undefined), 'a name'],
    ['', meaning(undefined), 'nothing'],
  ])('%j is %j: %s', (code, verdict) => {
    expect(evaluateLanguage(code)).toEqual(verdict)
  })
})
