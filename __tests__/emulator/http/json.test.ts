import { describe, expect, it } from '@jest/globals'
import { parseObject } from '../../../emulator/http/json.ts'

const nested = (levels: number): string => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`

describe('The text of a JSON object', () => {
  it.each([
    { text: '{}', expected: {} },
    { text: '{"a":[1,2,],"b":{"c":null,\n},}', expected: { a: [1, 2], b: { c: null } } },
    { text: String.raw`{"a":",]","b":"\",}"}`, expected: { a: ',]', b: '",}' } },
    { text: String.raw`{"a\\":1,}`, expected: { 'a\\': 1 } },
  ])('is read: $text', ({ text, expected }) => {
    expect(parseObject(text)).toEqual(expected)
  })

  it.each(['', 'null', '[]', '"{}"', '{"a":1,,}', '{,"a":1', '{a:1}'])('is none: %j', (text) => {
    expect(parseObject(text)).toBeUndefined()
  })

  it('may be long', () => {
    const a = '\\"x'.repeat(2_000_000)
    expect(parseObject(JSON.stringify({ a }))).toEqual({ a })
  })

  it.each([
    { levels: 200, isRead: true },
    { levels: 200_000, isRead: false },
  ])('with $levels levels is read: $isRead', ({ levels, isRead }) => {
    expect(parseObject(nested(levels)) !== undefined).toBe(isRead)
  })
})
