import { InputError } from '../../shared/errors.ts'
import { groupBy } from '../../shared/group-by.ts'
import { toJson } from '../../shared/json.ts'
import { joinNames } from '../../shared/names.ts'
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

/** Problem in one of the listings. */
export interface PlacedProblem extends Omit<Problem, 'problem'> {
  /** For people: a language, with its platform; empty outside of the listings. */
  readonly place: string
  /** Returns the sentence for the places that have the problem. */
  readonly sentence: (places: string) => string
}

/** Merges problems that differ in their place alone: what was done wrong once is told once. */
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

/** Returns the error that tells of a problem; it ends with the rule's code. */
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

/** Verb that a sentence about one or several goes on with. */
export type Verb = keyof typeof PLURALS

/** Returns a verb in the number of its subjects. */
export function agree(subjects: readonly unknown[], verb: Verb): string {
  return subjects.length === 1 ? verb : PLURALS[verb]
}
