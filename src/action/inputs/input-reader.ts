import { InputError } from '../../shared/errors.ts'
import type { Env } from '../runner.ts'
import { InvalidTextError, isSameText } from './parsers.ts'
import { INPUTS, type InputName, type InputRow, type ParsedInputs } from './schema.ts'

const ROWS: { readonly [Name in InputName]: InputRow<ParsedInputs[Name]> } = INPUTS

/**
 * The inputs of a step. Parsed lazily: an input's format matters only once the command and product are known to use it.
 */
export class InputReader {
  readonly #env: Env

  constructor(env: Env) {
    this.#env = env
  }

  /** Returns whether an input differs from its default; the runner fills defaults in, so "set" cannot be known. */
  isGiven(name: InputName): boolean {
    return !isSameText(this.textOf(name), ROWS[name].default)
  }

  /**
   * Returns the value of an input, which must be set if it has no default.
   *
   * @throws InputError that says what is wrong with it.
   */
  get<Name extends InputName>(name: Name): ParsedInputs[Name] {
    try {
      return ROWS[name].parse(this.textOf(name))
    } catch (error) {
      throw error instanceof InvalidTextError ? new InputError(name, error.message) : error
    }
  }

  /**
   * Returns the value of an input; undefined if it is not set and has no default.
   *
   * @throws InputError that says what is wrong with it.
   */
  find<Name extends InputName>(name: Name): ParsedInputs[Name] | undefined {
    return this.textOf(name) === '' ? undefined : this.get(name)
  }

  /**
   * Returns which of several inputs is set, if any.
   *
   * @throws InputError when there is more than one.
   */
  findOneOf<Name extends InputName>(names: readonly Name[]): Name | undefined {
    const [first, second] = names.filter((name) => this.isGiven(name))
    if (second === undefined) return first
    throw new InputError(second, `cannot be combined with "${first}"; use only one.`)
  }

  /** Returns the text of an input without validating it; its default if it is not set. */
  textOf(name: InputName): string {
    return this.#env[`INPUT_${name.toUpperCase()}`]?.trim() || ROWS[name].default
  }
}
