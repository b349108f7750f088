import { describe, expect, it } from '@jest/globals'
import { comparePackageVersions, compareVersions } from '../../../src/plan/model/versions.ts'

const words = { '-1': 'older', '0': 'equal', '1': 'newer' }
const word = (difference: number): string => words[`${Math.sign(difference)}` as keyof typeof words]

describe('A version', () => {
  it.each<{ name: string; one: string; other: string; expected: 'older' | 'newer' | 'equal' }>([
    { name: 'is compared part by part', one: '1.2.0.0', other: '1.10.0.0', expected: 'older' },
    { name: 'is compared from the left', one: '2.0.0.0', other: '1.65535.65535.0', expected: 'newer' },
    { name: 'is distinguished in its last part', one: '1.0.0.1', other: '1.0.0.0', expected: 'newer' },
    { name: 'is equal to itself', one: '1.0.0.0', other: '1.0.0.0', expected: 'equal' },
    { name: 'has zeros for the parts that it lacks', one: '1.2', other: '1.2.0.0', expected: 'equal' },
    { name: 'with fewer parts may be older', one: '1.2', other: '1.2.1.0', expected: 'older' },
    { name: 'is older than any when it is empty', one: '', other: '0.0.0.1', expected: 'older' },
  ])('$name: $one is $expected, compared with $other', ({ one, other, expected }) => {
    const opposite = { older: 'newer', newer: 'older', equal: 'equal' }[expected]
    expect([word(compareVersions(one, other)), word(compareVersions(other, one))]).toEqual([
      expected,
      opposite,
    ])
  })
})

describe('The version of a package', () => {
  it.each<{ name: string; one: string; other: string; expected: string }>([
    {
      name: 'is equal whatever the Store made of its last part',
      one: '1.0.30.0',
      other: '1.0.30.70',
      expected: 'equal',
    },
    { name: 'is compared in its third part', one: '1.0.30.70', other: '1.0.31.0', expected: 'older' },
    { name: 'is compared in its first part', one: '2.0.0.0', other: '1.9.9.9', expected: 'newer' },
  ])('$name: $one is $expected, compared with $other', ({ one, other, expected }) => {
    expect(word(comparePackageVersions(one, other))).toBe(expected)
  })
})
