import { describe, expect, it } from '@jest/globals'
import { quoteNames } from '../../src/shared/names.ts'

describe('Names in a sentence', () => {
  const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${index}`)
  const ten = '"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"'

  it.each<[count: number, text: string]>([
    [0, 'nothing'],
    [1, '"0"'],
    [2, '"0", "1"'],
    [10, ten],
    [11, `${ten} and 1 more`],
    [100, `${ten} and 90 more`],
  ])('are ten at most: of %i, %s', (count, text) => {
    expect(quoteNames(names(count))).toBe(text)
  })
})
