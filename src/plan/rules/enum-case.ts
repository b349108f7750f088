import { asObjects, asStrings, type JsonObject } from '../../shared/json.ts'
import { brokenRule, type Problem } from '../model/problems.ts'
import { ENUM_VALUES } from './enum-values.ts'
import type { Rule } from './rule.ts'

/**
 * Checks the case of words in the user's JSON: the Store matches property names without case, but values with it
 * (https://github.com/microsoft/StoreBroker keeps a function for that alone).
 */
export const checkEnumCase: Rule = (_plan, { submission }) => wrongCase('', submission ?? {})

const VALUES_BY_NAME = new Map(
  Object.entries(ENUM_VALUES).map(([name, values]) => [name.toLowerCase(), values]),
)

function wrongCase(path: string, object: JsonObject): readonly Problem[] {
  return Object.entries(object).flatMap(([name, value]) => {
    const field = path === '' ? name : `${path}.${name}`
    const known = VALUES_BY_NAME.get(name.toLowerCase()) ?? []
    const items: readonly unknown[] = Array.isArray(value) ? value : [value]
    const misspelled = asStrings(items).flatMap((word) => {
      const meant = known.find((one) => one.toLowerCase() === word.toLowerCase())
      return meant === undefined || known.includes(word) ? [] : [{ word, meant }]
    })
    return [
      ...misspelled.map(({ word, meant }) =>
        brokenRule('enum-case', 'submission', `${field} is "${word}". Did you mean "${meant}"?`),
      ),
      ...asObjects(items).flatMap((item) => wrongCase(field, item)),
    ]
  })
}
