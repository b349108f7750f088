import { describe, expect, it } from '@jest/globals'
import { valuesIn } from '../../../emulator/github/runner.ts'

describe('The values that an action writes for the runner', () => {
  const lines = [
    'a<<end',
    '1',
    'end',
    'text<<end-2',
    'one',
    'two',
    'end-2',
    'empty<<end',
    '',
    'end',
    'a<<end',
    '2',
    'end',
    '',
  ]

  it.each([
    { system: 'Linux and macOS', lineEnd: '\n' },
    { system: 'Windows', lineEnd: '\r\n' },
  ])('are read with the line ends of $system', ({ lineEnd }) => {
    expect(valuesIn(lines.join(lineEnd))).toEqual({ a: '2', text: `one${lineEnd}two`, empty: '' })
  })
})
