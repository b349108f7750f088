import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { COMMAND_NAMES } from '../../src/action/inputs/schema.ts'
import { codesIn } from '../support/sources/markdown.ts'

const text = readFileSync('README.md', 'utf8')
const action: { readonly inputs: object; readonly outputs: object } = parse(
  readFileSync('action.yml', 'utf8'),
)

/** Returns the code spans in the first column of the table below a heading. */
function namesIn(heading: string): readonly string[] {
  const [, section = ''] = text.split(`\n## ${heading}\n`)
  const [table = ''] = section.split('\n## ', 1)
  return [...table.matchAll(/^\| (`[^|]*)\|/gm)].flatMap(([, cell = '']) => codesIn(cell))
}

describe('README.md', () => {
  it('fits into 10 KB', () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000)
  })

  it.each([
    { heading: 'Everyday inputs', known: Object.keys(action.inputs) },
    { heading: 'Outputs', known: Object.keys(action.outputs) },
  ])('names what there is under "$heading"', ({ heading, known }) => {
    const names = namesIn(heading)
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !known.includes(name))).toEqual([])
  })

  it('names every command', () => {
    const [, section = ''] = text.split('\n## Commands\n')
    expect(
      codesIn(section.split('\n## ', 1)[0] ?? '')
        .map((one) => one.replace('command: ', ''))
        .sort(),
    ).toEqual([...COMMAND_NAMES].sort())
  })
})
