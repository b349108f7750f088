import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { COMMAND_NAMES, COMMANDS, type CommandName, INPUTS } from '../../src/action/inputs/schema.ts'
import { codesIn, rowsBetween } from '../support/sources/markdown.ts'

interface ActionYml {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>
  readonly outputs: Readonly<Record<string, unknown>>
}

const action: ActionYml = parse(readFileSync('action.yml', 'utf8'))
const text = readFileSync('docs/inputs.md', 'utf8')

const code = (words: string): string => `\`${words}\``
const byName = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  [...rows].sort(([one = ''], [other = '']) => one.localeCompare(other))

const ALL_KINDS = 'app, flight, add-on'
const MOST_EXCEPTIONS = 3

/** The commands that use an input, as the table words them: of those that are for one of its products. */
function describeUsers(commands: readonly CommandName[], kinds: readonly string[]): string {
  const fitting = COMMAND_NAMES.filter((name) => COMMANDS[name].some((kind) => kinds.includes(kind)))
  const users = fitting.filter((name) => commands.includes(name))
  const others = fitting.filter((name) => !commands.includes(name))
  if (others.length === 0) return 'all'
  return others.length <= MOST_EXCEPTIONS && others.length < users.length
    ? `all but ${others.map(code).join(', ')}`
    : users.map(code).join(', ')
}

describe('docs/inputs.md', () => {
  it('has every input with its default, its commands and its products', () => {
    const rows = Object.entries(INPUTS).map(([name, { commands, kinds }]) => {
      const { default: value = '' } = action.inputs[name] ?? {}
      const products = kinds.join(', ')
      return [
        code(name),
        value === '' ? '' : code(value),
        describeUsers(commands, kinds),
        products === ALL_KINDS ? 'all' : products,
      ]
    })
    expect(byName(rowsBetween(text, 'inputs').filter(({ length }) => length === 5))).toEqual(
      byName(rows).map((row) => [...row, expect.stringMatching(/./)]),
    )
  })

  it('says of every input that has to be set that it is required', () => {
    const required = rowsBetween(text, 'inputs').filter((cells) => cells.at(-1)?.startsWith('**Required.**'))
    expect(required.map(([name]) => name)).toEqual(
      Object.entries(action.inputs)
        .filter(([, input]) => input.required === true)
        .map(([name]) => code(name)),
    )
  })

  it('has every command with its products', () => {
    expect(rowsBetween(text, 'commands').map(([name, products]) => [name, products])).toEqual(
      COMMAND_NAMES.map((name) => [code(name), COMMANDS[name].join(', ')]),
    )
  })

  it('has every output', () => {
    expect(
      rowsBetween(text, 'outputs')
        .flatMap(([name = '']) => codesIn(name))
        .sort(),
    ).toEqual(Object.keys(action.outputs).sort())
  })
})
