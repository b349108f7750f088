import { randomBytes } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { seeds } from '../../../emulator/fixtures/seeds.ts'
import { Secrets } from '../../../src/action/report/redact.ts'
import { CUTS, ENCODINGS, longestPiece } from '../../attacks/shown-secrets.ts'
import { holds } from '../../properties/holds.ts'

function secretsOf(...secrets: readonly string[]): Secrets {
  const kept = new Secrets()
  for (const secret of secrets) kept.add(secret)
  return kept
}
const redact = (text: string, ...secrets: readonly string[]): string => secretsOf(...secrets).redact(text)

describe('A secret', () => {
  it.each<{ name: string; text: string; secrets: readonly string[]; expected: string }>([
    {
      name: 'is replaced wherever it stands',
      text: 'first-x-first',
      secrets: ['first'],
      expected: '***-x-***',
    },
    { name: 'may be one of many', text: 'first second', secrets: ['first', 'second'], expected: '*** ***' },
    {
      name: 'may be a part of another',
      text: 'sig=abcdefgh',
      secrets: ['abcdefgh', 'sig=abcdefgh'],
      expected: '***',
    },
    { name: 'is no pattern', text: 'a.cd abcd $&$&', secrets: ['a.cd', '$&$&'], expected: '*** abcd ***' },
    { name: 'may be given twice', text: 'first', secrets: ['first', 'first'], expected: '***' },
    {
      name: 'leaves other text as it is',
      text: 'First %7E &amp; \\n',
      secrets: ['first'],
      expected: 'First %7E &amp; \\n',
    },
    {
      name: 'leaves other escapes as they are',
      text: '%7Efirst%7E',
      secrets: ['first'],
      expected: '%7E***%7E',
    },
    {
      name: 'of less than four characters is not looked for',
      text: 'a one',
      secrets: ['a', 'one'],
      expected: 'a one',
    },
    {
      name: 'that is there as a whole is replaced up to its end',
      text: '<0123456789abc>',
      secrets: ['0123456789abc'],
      expected: '<***>',
    },
    {
      name: 'that is cut is replaced too',
      text: 'got "0123456789a',
      secrets: ['0123456789abc'],
      expected: 'got "***',
    },
    {
      name: 'shows seven characters at most',
      text: 'got "0123456',
      secrets: ['0123456789abc'],
      expected: 'got "0123456',
    },
    {
      name: 'may be no ASCII',
      text: 'p%C3%A4ssw%c3%b6rter pässwörter',
      secrets: ['pässwörter'],
      expected: '*** ***',
    },
    {
      name: 'is every line of a PEM, but not its first and last',
      text: '-----BEGIN PRIVATE KEY----- MIIEvQIBADAN',
      secrets: ['-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w\n-----END PRIVATE KEY-----'],
      expected: '-----BEGIN PRIVATE KEY----- ***',
    },
    {
      name: 'is an upload address as a whole, and its signature',
      text: 'https://blob.example/1 https://blob.example/1?sv=2&sig=ab+cd%2Fef%3D&se=3 sig=ab%2Bcd/ef%3d',
      secrets: ['https://blob.example/1?sv=2&sig=ab+cd%2Fef%3D&se=3'],
      expected: 'https://blob.example/1 *** sig=***',
    },
  ])('$name', ({ text, secrets, expected }) => {
    expect(redact(text, ...secrets)).toBe(expected)
  })

  it.each(Object.keys(ENCODINGS))('is found %s, with whatever is left of it and around it', (name) => {
    const encode = ENCODINGS[name] ?? String
    const cut = fc.constantFrom(...Object.values(CUTS))
    const secret = fc.string({ minLength: 10, maxLength: 60, unit: 'grapheme-ascii' })
    const around = fc.constantFrom(
      '',
      ' ',
      '"',
      'client_secret=',
      '&grant=1',
      '%',
      '\\',
      '<b>',
      '&amp;',
      '%25',
    )
    holds(
      fc.property(secret, cut, around, around, (text, cutOff, before, after) => {
        const shown = redact(`${before}${cutOff(encode(text))}${after}`, text)
        expect(longestPiece(text, shown).length).toBeLessThanOrEqual(8)
      }),
      100,
    )
  })
})

describe('An id', () => {
  const { tenantId, app } = seeds

  it.each([
    { name: 'the same', secret: tenantId.toUpperCase() },
    { name: 'within it', secret: `{${tenantId}}` },
    { name: 'a part of it', secret: tenantId.slice(0, 20) },
    { name: 'a part of it too', secret: app.appId.slice(0, 10) },
  ])('is shown although a secret is $name', ({ secret }) => {
    const secrets = new Secrets()
    for (const id of [tenantId, app.appId]) secrets.addId(id)
    secrets.add(secret)
    const text = `tenants/${tenantId} applications/${app.appId}`
    expect(secrets.redact(text)).toBe(text)
  })

  it.each([
    ['has no need to be masked', tenantId, false],
    ['is masked when it is no id', 'dE~m0+s3/cr=3t', true],
  ])('as a secret %s', (_, secret, isAdded) => {
    const secrets = new Secrets()
    secrets.addId(tenantId.toUpperCase())
    expect(secrets.add(secret)).toBe(isAdded)
  })
})

describe('Data', () => {
  it('is copied with every text and name redacted', () => {
    const data = { first: ['a first', 1, null, { b: 'first' }], c: true }
    expect(secretsOf('first').redactAll(data)).toEqual({ '***': ['a ***', 1, null, { b: '***' }], c: true })
  })
})

describe('A log of 100 kB, with 20 secrets of 2 kB', () => {
  const tokens = Array.from({ length: 20 }, () => randomBytes(1500).toString('base64url'))
  const row = `GET applications/9NDEMO000001: 200 in 0.3 s, correlation id ${seeds.tenantId} "a" %7e &amp; \\"\n`

  it.each([
    { name: 'that shows none', line: row, mostMs: 50 },
    { name: 'full of secrets', line: `${tokens[7]}\n`, mostMs: 50 },
    { name: 'full of escapes', line: '%7e&#43;\\u002b', mostMs: 300 },
    { name: 'with many layers of escapes', line: '%252525252541&amp;amp;amp;', mostMs: 300 },
  ])('$name is redacted within $mostMs ms', ({ line, mostMs }) => {
    const secrets = secretsOf(...tokens)
    const text = line.repeat(Math.ceil(100_000 / line.length))
    const durations = Array.from({ length: 8 }, () => {
      // Of this process alone: a busy machine is no slow code.
      const before = process.cpuUsage()
      secrets.redact(text)
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1000
    })
    expect(Math.min(...durations)).toBeLessThan(mostMs)
  })
})
