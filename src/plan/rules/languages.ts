import type { Metadata } from '../../files/metadata/metadata.ts'
import { evaluateLanguage } from '../../shared/languages.ts'
import { joinNames, quoteNames } from '../../shared/names.ts'
import { languageKeys } from '../model/language-maps.ts'
import { brokenRule, type Problem } from '../model/problems.ts'
import type { Rule } from './rule.ts'

/** Checks the languages that a submission adds. Those that the Store already has are not checked. */
export const checkLanguages: Rule = ({ submission: sent }, { kind, base, metadata, submission = {} }) => {
  if (kind === 'flight') return []
  const existing = languageKeys(base)
  const known = new Set(existing.map((language) => language.toLowerCase()))
  const written = new Map(languageKeys(submission).map((language) => [language.toLowerCase(), language]))
  const languages = languageKeys(sent)
  const added = languages.filter((language) => !known.has(language.toLowerCase()))
  const folders = new Set(metadata === undefined ? [] : languagesIn(metadata))
  const isInFolder = (language: string): boolean => folders.has(language.toLowerCase())
  const inJson = added.filter((language) => !isInFolder(language))
  return [
    ...unknownLanguages('metadata-path', added.filter(isInFolder)),
    ...unknownLanguages(
      'submission',
      inJson.map((language) => written.get(language.toLowerCase()) ?? language),
    ),
    ...wrongCase(languages.filter((language) => !existing.includes(language))),
  ]
}

function languagesIn({ languages, trailers }: Metadata): readonly string[] {
  return [
    ...languages.map(({ language }) => language),
    ...trailers.flatMap(({ assets }) => Object.keys(assets)),
  ]
}

function unknownLanguages(input: string, languages: readonly string[]): readonly Problem[] {
  const mistakes = languages.flatMap((language) => {
    const verdict = evaluateLanguage(language)
    return verdict.kind === 'mistake' ? [{ language, meant: verdict.meant }] : []
  })
  const [close, strange] = [mistakes.filter(({ meant }) => meant), mistakes.filter(({ meant }) => !meant)]
  const nearest = joinNames(close.flatMap(({ meant = [] }) => meant))
  return [
    ...notLanguages(input, close.map(nameOf), `Did you mean ${nearest}?`),
    ...notLanguages(input, strange.map(nameOf), 'Use a code such as en-us, de-de or zh-hans.'),
  ]
}

const nameOf = ({ language }: { readonly language: string }): string => language

function notLanguages(input: string, languages: readonly string[], advice: string): readonly Problem[] {
  if (languages.length === 0) return []
  const names = quoteNames(languages)
  const are = languages.length === 1 ? 'is not a language code' : 'are not language codes'
  return [brokenRule('unknown-language', input, `${names} ${are} the Store knows. ${advice}`)]
}

// https://github.com/microsoft/msstore-cli/issues/31
function wrongCase(languages: readonly string[]): readonly Problem[] {
  const wrong = languages.filter((language) => language !== language.toLowerCase())
  if (wrong.length === 0) return []
  const right = wrong.map((language) => language.toLowerCase())
  const problem = `${quoteNames(wrong)} must be in lower case: ${quoteNames(right)}.`
  return [brokenRule('language-case', 'submission', problem)]
}
