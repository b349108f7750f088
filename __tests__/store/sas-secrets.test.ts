import { describe, expect, it } from '@jest/globals'
import { secretsIn } from '../../src/store/sas-secrets.ts'

const BASE = 'https://blobs.example/ingestion/1?sv=2017-04-17&sr=b&sig='

describe('An upload address is secret in every form', () => {
  it.each<{ name: string; signature: string; forms: readonly string[] }>([
    {
      name: 'with a raw plus and escapes, as the Store gives it',
      signature: 'ab+cd%2Fef%3D',
      forms: ['ab+cd%2Fef%3D', 'ab%2Bcd%2Fef%3D', 'ab+cd/ef='],
    },
    {
      name: 'with everything escaped',
      signature: 'ab%2Bcd%2Fef%3D',
      forms: ['ab%2Bcd%2Fef%3D', 'ab+cd/ef='],
    },
    {
      name: 'with nothing escaped, as it is sent then too',
      signature: 'ab+cd/ef=',
      forms: ['ab+cd/ef=', 'ab%2Bcd%2Fef%3D', 'ab%2Bcd/ef='],
    },
    {
      name: 'with escapes in small letters',
      signature: 'ab%2bcd%2fef%3d',
      forms: ['ab%2bcd%2fef%3d', 'ab%2Bcd%2Fef%3D', 'ab+cd/ef='],
    },
    { name: 'with a broken escape', signature: 'ab%zz', forms: ['ab%zz'] },
  ])('$name', ({ signature, forms }) => {
    const url = `${BASE}${signature}&se=2026-01-02`
    const secrets = secretsIn(url)
    const wanted = [url, url.replaceAll('+', '%2B'), ...forms]
    expect(wanted.filter((form) => !secrets.includes(form))).toEqual([])
  })

  it.each([
    ['in the middle', `${BASE}abc&se=1`],
    ['at the end', 'https://blobs.example/1?se=1&sig=abc'],
    ['at the beginning', 'https://blobs.example/1?sig=abc&sv=1'],
    ['before a fragment', 'https://blobs.example/1?sig=abc#part'],
    ['under a name in capitals', 'https://blobs.example/1?SIG=abc&sv=1'],
  ])('with the signature %s', (_, url) => {
    expect(secretsIn(url)).toEqual([url, 'abc'])
  })

  it('with the longest form first, so that none is a part of one that comes later', () => {
    const lengths = secretsIn(`${BASE}ab+cd%2Fef%3D`).map((form) => form.length)
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a))
  })

  it.each(['https://blobs.example/1', 'https://blobs.example/1?signature=no&sig='])(
    'and never by an empty text: %s',
    (url) => {
      expect(secretsIn(url)).toEqual([url])
    },
  )
})
