import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { COMMAND_NAMES, INPUTS } from '../../src/action/inputs/schema.ts'
import { FOREIGN_NAMES } from '../../src/action/inputs/unknown-names.ts'
import { codesIn, rowsBetween } from '../support/sources/markdown.ts'

const plain = (name: string): string => name.toLowerCase().replace(/[-_ ]/g, '')
const foreign = new Map(Object.entries(FOREIGN_NAMES).map(([name, here]) => [plain(name), { name, here }]))

/** A name of another tool, in one row of the document, and the inputs that the row offers instead. */
const named = rowsBetween(readFileSync('docs/migration.md', 'utf8'), 'names').flatMap(
  ([there = '', here = '']) =>
    codesIn(there).flatMap((words) => {
      const known = foreign.get(plain(words.replace(/^-+/, '').replace(/[: ].*$/, '')))
      return known === undefined ? [] : [{ ...known, row: there, offered: codesIn(here) }]
    }),
)

/** Names of this action before its first release: nobody migrates from them. */
const OWN = ['commit', 'pending', 'existing-rollout', 'package-policy', 'keep-packages']

/** The inputs that a message offers: `existing-packages: keep-latest` is one of `existing-packages`. */
const inputsIn = (words: readonly string[]): readonly string[] =>
  words.map((word) => word.replace(/^"|"$/g, '').replace(/:.*$/, ''))

describe('docs/migration.md', () => {
  it('has every name of another tool that the action knows', () => {
    const missing = Object.keys(FOREIGN_NAMES).filter((name) => !named.some((one) => one.name === name))
    expect(missing).toEqual(OWN)
  })

  it.each([...new Set(named.map(({ name }) => name))])('offers what the action says: %s', (name) => {
    const rows = named.filter((one) => one.name === name)
    const said = inputsIn(FOREIGN_NAMES[name]?.match(/"[^"]+"/g) ?? [])
    const offered = new Set(rows.flatMap((row) => inputsIn(row.offered)))
    expect(said.filter((input) => !offered.has(input))).toEqual([])
  })

  it('offers only inputs, commands and outputs that there are', () => {
    const words = rowsBetween(readFileSync('docs/migration.md', 'utf8'), 'names').flatMap(
      ([there = '', here = '']) => (there.startsWith('output') ? [] : codesIn(here)),
    )
    const unknown = words.filter((word) => {
      const [name = '', value] = word.split(': ')
      const isKnown = name in INPUTS
      return !isKnown || (name === 'command' && !(COMMAND_NAMES as readonly string[]).includes(value ?? ''))
    })
    expect(unknown).toEqual([])
  })
})
