import { expect, it } from '@jest/globals'
import { duration, roughDuration } from '../../../src/action/report/duration.ts'

it.each([
  [0, '0 ms'],
  [49.6, '50 ms'],
  [999, '999 ms'],
  [1000, '1 s'],
  [1240, '1.2 s'],
  [9940, '9.9 s'],
  [59_400, '59 s'],
  [59_900, '1 min'],
  [61_000, '1 min 1 s'],
  [300_000, '5 min'],
  [599_000, '9 min 59 s'],
  [600_000, '10 min'],
  [725_000, '12 min'],
  [3_599_000, '1 h'],
  [4_800_000, '1 h 20 min'],
  [259_200_000, '72 h'],
])('%d ms are %s', (ms, text) => {
  expect(duration(ms)).toBe(text)
})

it.each([
  [400, '0 s'],
  [59_400, '59 s'],
  [59_600, '1 min'],
  [90_000, '2 min'],
  [3_600_000, '1 h'],
  [4_320_000, '1 h 12 min'],
  [90_000_000, '25 h'],
])('%d ms are roughly %s', (ms, text) => {
  expect(roughDuration(ms)).toBe(text)
})
