import { type InputError, InputErrors } from '../../shared/errors.ts'

/** Rule that is broken: nothing is changed in the Store while there is one. */
export type Problem = InputError

/**
 * Throws when there are problems.
 *
 * @throws InputError for one problem, InputErrors for several.
 */
export function refuse(problems: readonly Problem[]): void {
  const [first, ...more] = problems
  if (first === undefined) return
  throw more.length === 0 ? first : new InputErrors(problems)
}

const LONGEST_LIST = 10

/** Returns names in quotes, separated by commas; a long list is cut. */
export function quoteNames(names: readonly string[]): string {
  const shown = names.slice(0, LONGEST_LIST).map((name) => `"${name}"`)
  const more = names.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ') || 'nothing'
}
