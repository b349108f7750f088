import { InputError, InputErrors } from '../../shared/errors.ts'
import type { RuleCode } from './rule-codes.ts'

/** Rule that is broken: nothing is changed in the Store while there is one that is not overruled. */
export interface Problem {
  readonly rule: RuleCode
  /** The name as action.yml spells it. */
  readonly input: string
  /** A sentence that says what is wrong, and what to do. */
  readonly problem: string
  /** The file that has to change, where an annotation can point to it. */
  readonly file: string | undefined
}

/** Makes the problem of a broken rule. */
export function brokenRule(rule: RuleCode, input: string, problem: string, file?: string): Problem {
  return { rule, input, problem, file }
}

/** Returns the error that tells of a problem; it ends with the rule's code. */
export function errorOf({ rule, input, problem, file }: Problem): InputError {
  return new InputError(input, `${problem} [${rule}]`, { file })
}

/**
 * Throws when there are problems.
 *
 * @throws InputError for one problem, InputErrors for several.
 */
export function refuse(problems: readonly InputError[]): void {
  const [first, ...more] = problems
  if (first === undefined) return
  throw more.length === 0 ? first : new InputErrors(problems)
}

const LONGEST_LIST = 10

/** Returns names in quotes, separated by commas; a long list is cut. */
export function quoteNames(names: readonly string[]): string {
  return joinNames(names.map(quoteName)) || 'nothing'
}

/** Returns a name in quotes. */
export function quoteName(name: string): string {
  return `"${name}"`
}

/** Returns names separated by commas; a long list is cut. */
export function joinNames(names: readonly string[]): string {
  const shown = names.slice(0, LONGEST_LIST).join(', ')
  const more = names.length - LONGEST_LIST
  return more > 0 ? `${shown} and ${more} more` : shown
}

const PLURALS = { is: 'are', has: 'have', names: 'name' } as const

/** Verb that a sentence about one or several goes on with. */
export type Verb = keyof typeof PLURALS

/** Returns a verb in the number of its subjects. */
export function agree(subjects: readonly unknown[], verb: Verb): string {
  return subjects.length === 1 ? verb : PLURALS[verb]
}
