import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isSafeNumber, LosslessNumber, parse, stringify } from 'lossless-json'
import {
  asString,
  asStrings,
  findKey,
  fromJson,
  getObject,
  type JsonObject,
  toJson,
} from '../../src/shared/json.ts'
import { holds } from '../properties/holds.ts'

const object: JsonObject = { Listings: { 'en-us': { Title: 'Demo' } }, tags: ['a', 1, null, 'b'] }

describe('A value of a JSON', () => {
  it.each<{ name: string; read: unknown; expected: unknown }>([
    {
      name: 'is found below names in any case',
      read: getObject(object, 'listings', 'EN-US'),
      expected: { Title: 'Demo' },
    },
    {
      name: 'is not an object where there is none',
      read: getObject(object, 'listings', 'de-de', 'x'),
      expected: {},
    },
    { name: 'is not an object where there is a list', read: getObject(object, 'tags'), expected: {} },
    { name: 'is the object itself without a path', read: getObject(object), expected: object },
    { name: 'has a name in a spelling of its own', read: findKey(object, 'LISTINGS'), expected: 'Listings' },
    {
      name: 'has the very name rather than another spelling',
      read: findKey({ A: 1, a: 2 }, 'a'),
      expected: 'a',
    },
    { name: 'has no name that it inherits', read: findKey(object, 'toString'), expected: undefined },
    { name: 'is a text', read: asString('text'), expected: 'text' },
    {
      name: 'is an empty text when it is none',
      read: [null, 7, fromJson('1e400')].map(asString),
      expected: ['', '', ''],
    },
    { name: 'is the texts in a list', read: asStrings(object['tags']), expected: ['a', 'b'] },
    { name: 'is no texts where there is no list', read: asStrings('a'), expected: [] },
  ])('$name', ({ read, expected }) => {
    expect(read).toEqual(expected)
  })
})

const nested = (levels: number): string => `${'[{"a":'.repeat(levels / 2)}1${'}]'.repeat(levels / 2)}`

describe('A JSON that is nested', () => {
  it.each([
    { name: 'to the level that is allowed', text: nested(100) },
    {
      name: 'nowhere, whatever its texts say',
      text: `["${'['.repeat(500)}", "\\"${'{'.repeat(500)}", "\\\\"]`,
    },
    { name: 'often side by side', text: `[${Array(500).fill('[{}]').join(',')}]` },
  ])('$name is read', ({ text }) => {
    expect(fromJson(text)).toEqual(JSON.parse(text))
  })

  it.each([
    { name: 'by one level more', text: nested(102), position: 6 * 50 },
    { name: 'without an end', text: '['.repeat(100_000), position: 100 },
  ])('$name is refused, with the position', ({ text, position }) => {
    expect(() => fromJson(text)).toThrow(
      new SyntaxError(`It is nested deeper than 100 levels at position ${position}`),
    )
  })
})

describe('A JSON', () => {
  it.each([
    { name: 'with a number beyond what a double holds', text: '{"id":1152921505700000001,"a":[1,-2.5,0]}' },
    { name: 'with a number beyond the largest double', text: '[1e400,"1e400"]' },
    {
      name: 'with such a number beside a name that is not a character',
      text: '{"\\u0000":"1","a":-1152921505700000001}',
    },
    { name: 'with a number of too many digits', text: '[0.12345678901234567890123]' },
    { name: 'with escapes and digits in its texts', text: '{"a\\"1:{":"\\\\","b":"12345678901234567890"}' },
    { name: 'with a name that objects have', text: '{"__proto__":{"a":1},"toString":2}' },
  ])('$name is written as it was read', ({ text }) => {
    expect(toJson(fromJson(text))).toBe(text)
  })

  it.each([
    { name: 'has no end', text: '{"a":"b', error: /at position 7$/ },
    { name: 'has a comma too many', text: '{"a":1,}', error: /at position 7$/ },
    { name: 'has a name twice, with two values', text: '[{"a":1,"a":2}]', error: /^Duplicate key 'a'/ },
    { name: 'has a number that is none', text: '[1-2]', error: /at position 2$/ },
    { name: 'has a long number that is none', text: '[01234567890123456789012]', error: /at position 2$/ },
    { name: 'is empty', text: '', error: /at position 0$/ },
  ])('that $name is refused', ({ text, error }) => {
    expect(() => fromJson(text)).toThrow(error)
  })

  it('may say the same twice', () => {
    expect(fromJson('{"a":{"b":1},"a":{"b":1}}')).toEqual({ a: { b: 1 } })
  })

  it.each([{ value: undefined }, { value: null }])('of $value is null', ({ value }) => {
    expect(toJson(value)).toBe('null')
  })

  it('of any kind is read as the library would, and written as it would', () => {
    const number = fc.oneof(
      fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    )
    const value = fc.oneof(fc.json({ maxDepth: 3 }), number)
    const names = fc.constantFrom('a', 'b', 'A', '__proto__', '\\u0061', '1')
    const member = fc.tuple(names, value).map(([name, text]) => `"${name}":${text}`)
    const text = fc.array(member, { maxLength: 4 }).map((members) => `{${members.join(',')}}`)
    const resultOf = (read: () => unknown): unknown => {
      try {
        return read()
      } catch (error) {
        return String(error)
      }
    }
    const parseNumber = (digits: string): unknown =>
      isSafeNumber(digits) ? Number(digits) : new LosslessNumber(digits)
    const expected = (json: string) => resultOf(() => stringify(parse(json, null, { parseNumber })))
    holds(
      fc.property(text, (json) => {
        expect(resultOf(() => toJson(fromJson(json)))).toBe(expected(json))
      }),
    )
  })
})

describe('A JSON that somebody made to cost time', () => {
  it.each([
    { name: 'with a text of many escapes', text: `"${'\\n'.repeat(4_000_000)}"`, end: 'read' },
    { name: 'with a text without an end, of many quotes', text: `"${'\\"'.repeat(200_000)}`, end: 'refused' },
  ])('$name is $end within two seconds', ({ text, end }) => {
    const before = process.cpuUsage()
    const found = (() => {
      try {
        return fromJson(text) === undefined ? 'nothing' : 'read'
      } catch (error) {
        return error instanceof SyntaxError ? 'refused' : String(error)
      }
    })()
    const { user, system } = process.cpuUsage(before)
    expect(found).toBe(end)
    expect((user + system) / 1e6).toBeLessThan(2)
  })
})
