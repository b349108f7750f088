import { describe, expect, it } from '@jest/globals'
import { describeChanges, describeValue } from '../../../src/plan/compare/describe-value.ts'

describe('A value in a message', () => {
  it.each<[value: unknown, shown: string]>([
    ['Public', '"Public"'],
    [25, '25'],
    [{ a: ['b'] }, '{"a":["b"]}'],
    [null, 'none'],
    ['', 'none'],
    [[], 'none'],
    ['x'.repeat(78), `"${'x'.repeat(78)}"`],
    ['x'.repeat(79), `"${'x'.repeat(79)}…`],
  ])('%j is shown as %s', (value, shown) => {
    expect(describeValue(value)).toBe(shown)
  })
})

describe('Changes in a message', () => {
  const changes = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ field: `f${index}`, before: null, after: index }))
  const ten = Array.from({ length: 10 }, (_, index) => `f${index} (none → ${index})`).join('; ')

  it.each<[count: number, shown: string]>([
    [0, ''],
    [1, 'f0 (none → 0)'],
    [10, ten],
    [11, `${ten} and 1 more`],
    [25, `${ten} and 15 more`],
  ])('of which there are %i', (count, shown) => {
    expect(describeChanges(changes(count))).toBe(shown)
  })
})
