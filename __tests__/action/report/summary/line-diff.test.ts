import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { diffLines } from '../../../../src/action/report/summary/line-diff.ts'
import { holds } from '../../../properties/holds.ts'

const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

describe('The lines that differ', () => {
  it.each<{ name: string; before: string; after: string; expected: readonly string[] }>([
    { name: 'are none in equal texts', before: 'a\nb', after: 'a\nb', expected: [] },
    {
      name: 'are told by their place',
      before: 'a\nb\nc',
      after: 'a\nB\nc',
      expected: ['@@ line 2 @@', '-b', '+B'],
    },
    { name: 'may only go', before: 'a\nb\nc', after: 'a\nc', expected: ['@@ line 2 @@', '-b'] },
    { name: 'may only come', before: 'a\nc', after: 'a\nb\nc', expected: ['@@ line 2 @@', '+b'] },
    { name: 'may be all', before: '', after: 'a\nb', expected: ['@@ line 1 @@', '-', '+a', '+b'] },
    {
      name: 'are told place by place',
      before: 'a\nb\nc\nd\ne',
      after: 'A\nb\nc\nD\ne\nf',
      expected: ['@@ line 1 @@', '-a', '+A', '@@ line 4 @@', '-d', '+D', '@@ line 6 @@', '+f'],
    },
    {
      name: 'are cut around what differs, when they are long',
      before: `${words(30)} old ${words(30)}`,
      after: `${words(30)} new ${words(30)}`,
      expected: [
        '@@ line 1 @@',
        '-…rd24 word25 word26 word27 word28 word29 old word0 word1 word2 word3 word4 word5 wor…',
        '+…rd24 word25 word26 word27 word28 word29 new word0 word1 word2 word3 word4 word5 wor…',
      ],
    },
    {
      name: 'are cut at 160 characters, when more than that differs',
      before: 'x'.repeat(200),
      after: 'y'.repeat(200),
      expected: ['@@ line 1 @@', `-${'x'.repeat(160)}…`, `+${'y'.repeat(160)}…`],
    },
  ])('$name', ({ before, after, expected }) => {
    expect(diffLines(before, after)).toEqual(expected)
  })

  it('make the one text of the other', () => {
    const line = fc.constantFrom('', 'a', 'b', 'c')
    const text = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'))
    holds(fc.property(text, text, (before, after) => apply(before, diffLines(before, after)) === after))
  })

  it('are found in texts of any length in good time', () => {
    const [before, after] = ['a', 'b'].map((letter) =>
      Array.from({ length: 5000 }, (_, index) => `${letter}${index}`).join('\n'),
    ) as [string, string]
    expect(diffLines(before, after).length).toBe(10_001)
  })
})

/** Applies a diff of short lines to a text. */
function apply(before: string, diff: readonly string[]): string {
  const lines = before.split('\n')
  const result: string[] = []
  let taken = 0
  for (const row of diff) {
    const place = /^@@ line (\d+) @@$/.exec(row)?.[1]
    if (place !== undefined) {
      result.push(...lines.slice(taken, Number(place) - 1))
      taken = Number(place) - 1
    } else if (row.startsWith('-')) taken += 1
    else result.push(row.slice(1))
  }
  return [...result, ...lines.slice(taken)].join('\n')
}
