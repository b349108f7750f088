import { describe, expect, it } from '@jest/globals'
import { asString, asStrings, findKey, fromJson, getObject, type JsonObject } from '../../src/shared/json.ts'

const object: JsonObject = { Listings: { 'en-us': { Title: 'Demo' } }, tags: ['a', 1, null, 'b'] }

describe('A value of a JSON', () => {
  it.each<{ name: string; read: unknown; expected: unknown }>([
    {
      name: 'is found below names in any case',
      read: getObject(object, 'listings', 'EN-US'),
      expected: { Title: 'Demo' },
    },
    {
      name: 'is no object where there is none',
      read: getObject(object, 'listings', 'de-de', 'x'),
      expected: {},
    },
    { name: 'is no object where there is a list', read: getObject(object, 'tags'), expected: {} },
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
