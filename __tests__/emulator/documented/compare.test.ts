import { describe, expect, it } from '@jest/globals'
import { compare } from './compare.ts'
import { deviationsOf, factsOf } from './facts.ts'

const resource = {
  facts: factsOf(
    'a-page',
    `
    id           | string          | no     | #id
    date         | date-time       | absent | #date
    words        | array of string | yes    | #words
    items        | array of object | no     | #items
    items[].id   | int             | no     | #items
    texts        | map of object   | no     | #texts
    texts.*.text | string          | no     | #texts
    gone         | string          | no     | #gone
    `,
  ),
  undocumented: deviationsOf('extra | a log'),
  contradicted: deviationsOf('gone | a log'),
}

const answer = {
  id: '1',
  date: '1601-01-01T00:00:00.0000000Z',
  words: ['a'],
  items: [{ id: 1 }],
  texts: { en: { text: 'A' }, de: { text: 'B' } },
  extra: { any: 'thing' },
}

describe('an answer is compared with a table', () => {
  it.each([
    { name: 'is as the table says', changes: {} },
    { name: 'leaves out what may be absent', changes: { date: undefined }, unseen: ['date'] },
    { name: 'has null where it may', changes: { words: null } },
    { name: 'has null where it must not', changes: { id: null }, wrong: ['id: is null'] },
    { name: 'has another type', changes: { id: 1 }, wrong: ['id: 1 is no string'] },
    { name: 'has an empty date', changes: { date: '' }, wrong: ['date: "" is no date-time'] },
    {
      name: 'has another type in a list',
      changes: { words: [1] },
      wrong: ['words: [1] is no array of string'],
    },
    { name: 'lacks a name', changes: { id: undefined }, wrong: ['id: is missing'], unseen: ['id'] },
    {
      name: 'lacks a name in an item',
      changes: { items: [{ id: 1 }, {}] },
      wrong: ['items[].id: is missing'],
    },
    { name: 'never has an item', changes: { items: [] }, unseen: ['items[].id'] },
    { name: 'invents a name', changes: { more: 1 }, wrong: ['more: is on no page'] },
    {
      name: 'invents a name below a map',
      changes: { texts: { en: { text: 'A', more: 1 } } },
      wrong: ['texts.*.more: is on no page'],
    },
    { name: 'no longer has what is on no page', changes: { extra: undefined }, unseen: ['extra'] },
    { name: 'has what is said not to be there', changes: { gone: '' }, wrong: ['gone: is on no page'] },
  ])('$name', ({ changes, wrong = [], unseen = [] }) => {
    const changed = Object.entries({ ...answer, ...changes }).filter(([, value]) => value !== undefined)
    expect(compare([Object.fromEntries(changed)], resource)).toEqual({ wrong, unseen })
  })
})
