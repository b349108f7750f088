import { describe, expect, it } from '@jest/globals'
import { isSameValue } from '../../../src/plan/model/same-value.ts'
import { toJson } from '../../../src/shared/json.ts'

type Pair = readonly [one: unknown, other: unknown]

const named = ([one, other]: Pair) => ({
  name: `${toJson(one ?? null)} and ${toJson(other ?? null)}`,
  one,
  other,
})

describe('Two values mean the same', () => {
  it.each(
    (
      [
        [undefined, null],
        [null, ''],
        [null, []],
        [null, ['', null, []]],
        [null, '1601-01-01T00:00:00Z'],
        ['a', 'a'],
        ['a\r\nb\rc', 'a\nb\nc'],
        ['2026-01-02T10:00:00Z', '2026-01-02T10:00:00.0000000'],
        ['2026-01-02T10:00:00Z', '2026-01-02T08:00:00-02:00'],
        [
          ['a', '', 'b'],
          ['a', 'b'],
        ],
        [
          { a: 1, B: ['x'] },
          { b: ['x'], A: 1, c: null },
        ],
      ] satisfies readonly Pair[]
    ).map(named),
  )('$name', ({ one, other }) => {
    expect([isSameValue(one, other), isSameValue(other, one)]).toEqual([true, true])
  })
})

describe('Two values differ', () => {
  it.each(
    (
      [
        [null, 'a'],
        [null, 0],
        [null, false],
        [null, {}],
        ['a', 'A'],
        ['1', 1],
        ['2026-01-02T10:00:00Z', '2026-01-02T10:00:00.5Z'],
        ['on 2026-01-02T10:00:00Z', 'on 2026-01-02T10:00:00.0Z'],
        ['2026-01-02T10:00:00Z or so', '2026-01-02T10:00:00.0Z or so'],
        [
          ['a', 'b'],
          ['a', 'c'],
        ],
        [['a'], ['a', 'b']],
        [['a'], { 0: 'a' }],
        [{ a: 1 }, { a: 1, b: 2 }],
      ] satisfies readonly Pair[]
    ).map(named),
  )('$name', ({ one, other }) => {
    expect([isSameValue(one, other), isSameValue(other, one)]).toEqual([false, false])
  })
})
