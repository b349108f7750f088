import { InputError } from '../../shared/errors.ts'
import { isJsonObject, type JsonObject } from '../../shared/json.ts'
import type { Problem } from '../model/problems.ts'
import { ENUM_VALUES } from './enum-values.ts'
import type { Rule } from './rule.ts'

/**
 * Words in the wrong case in the user's JSON: the Store matches property names without case, but values with it
 * (https://github.com/microsoft/StoreBroker keeps a function for that alone).
 */
export const checkEnumCase: Rule = (_plan, { submission }) =>
  submission === undefined ? [] : problemsIn('', submission)

function problemsIn(path: string, object: JsonObject): readonly Problem[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const here = path === '' ? name : `${path}.${name}`
    const words = vocabularyOf(name)
    return wordsIn(value)
      .flatMap((word) => wrongCase(here, word, words))
      .concat(below(here, value))
  })
}

function below(path: string, value: unknown): readonly Problem[] {
  if (isJsonObject(value)) return problemsIn(path, value)
  return Array.isArray(value) ? value.filter(isJsonObject).flatMap((item) => problemsIn(path, item)) : []
}

function wordsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string')
}

const BY_NAME = new Map(Object.entries(ENUM_VALUES).map(([name, words]) => [name.toLowerCase(), words]))

function vocabularyOf(name: string): readonly string[] {
  return BY_NAME.get(name.toLowerCase()) ?? []
}

function wrongCase(path: string, word: string, words: readonly string[]): readonly Problem[] {
  if (words.includes(word)) return []
  const meant = words.find((known) => known.toLowerCase() === word.toLowerCase())
  return meant === undefined
    ? []
    : [new InputError('submission', `${path} is "${word}". Did you mean "${meant}"?`)]
}
