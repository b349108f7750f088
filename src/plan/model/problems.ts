import { InputError } from '../../shared/errors.ts'
import { groupBy } from '../../shared/group-by.ts'
import { toJson } from '../../shared/json.ts'
import { joinNames } from '../../shared/names.ts'
import type { RuleCode } from './rule-codes.ts'

/** A broken rule. Unless every one is overruled, nothing is changed in the Store. */
export interface Problem {
  readonly rule: RuleCode
  /** The name as in action.yml. */
  readonly input: string
  /** A sentence that says what is wrong, and what to do. */
  readonly problem: string
  /** The file that has to change, if an annotation can point to it. */
  readonly file: string | undefined
}

/** Creates the problem for a broken rule. */
export function brokenRule(rule: RuleCode, input: string, problem: string, file?: string): Problem {
  return { rule, input, problem, file }
}

/** Problem in one of the listings. */
export interface PlacedProblem extends Omit<Problem, 'problem'> {
  /** For messages: a language, with its platform; empty outside the listings. */
  readonly place: string
  /** Returns the sentence for the places that have the problem. */
  readonly sentence: (places: string) => string
}

/** Merges problems that differ only in their place, so that one mistake is reported once. */
export function mergePlaces(problems: readonly PlacedProblem[]): readonly Problem[] {
  const groups = groupBy(problems, ({ rule, input, file, sentence }) =>
    JSON.stringify([rule, input, file, sentence('')]),
  )
  return [...groups.values()].flatMap((group) =>
    group.slice(0, 1).map(({ rule, input, sentence, file }) => {
      return brokenRule(rule, input, sentence(namePlaces(group.map(({ place }) => place))), file)
    }),
  )
}

/** Returns the one place, or the number of places and their names. */
export function namePlaces(places: readonly string[]): string {
  return places.length === 1 ? joinNames(places) : `${places.length} listings (${joinNames(places)})`
}

/** Returns the error that reports a problem; it ends with the rule's code. */
export function errorOf({ rule, input, problem, file }: Problem): InputError {
  return new InputError(input, `${problem} [${rule}]`, { file })
}

const LONGEST_JSON = 80

/** Returns a value as JSON; a long one is cut. */
export function shortJson(value: unknown): string {
  const json = toJson(value)
  return json.length > LONGEST_JSON ? `${json.slice(0, LONGEST_JSON)}…` : json
}

const PLURALS = { is: 'are', has: 'have', names: 'name' } as const

/** Verb that follows one or several subjects in a sentence. */
export type Verb = keyof typeof PLURALS

/** Returns a verb in the singular or plural, to agree with its subjects. */
export function agree(subjects: readonly unknown[], verb: Verb): string {
  return subjects.length === 1 ? verb : PLURALS[verb]
}
