import { describe, expect, it } from '@jest/globals'
import { Secrets } from '../../../src/action/report/redact.ts'

describe('A secret', () => {
  const redact = (text: string, ...secrets: readonly string[]): string => {
    const kept = new Secrets()
    for (const secret of secrets) kept.add(secret)
    return kept.redact(text)
  }

  it.each<{ name: string; text: string; secrets: readonly string[]; expected: string }>([
    { name: 'is replaced wherever it stands', text: 'a-x-a', secrets: ['a'], expected: '***-x-***' },
    { name: 'may be one of many', text: 'one two', secrets: ['one', 'two'], expected: '*** ***' },
    {
      name: 'is replaced before one that is a part of it',
      text: 'sig=abc',
      secrets: ['abc', 'sig=abc'],
      expected: '***',
    },
    {
      name: 'is no pattern',
      text: 'a.c abc $& (',
      secrets: ['a.c', '$&', '('],
      expected: '*** abc *** ***',
    },
    { name: 'may be given twice', text: 'one', secrets: ['one', 'one'], expected: '***' },
    { name: 'leaves other text as it is', text: 'One', secrets: ['one'], expected: 'One' },
  ])('$name', ({ text, secrets, expected }) => {
    expect(redact(text, ...secrets)).toBe(expected)
  })
})
