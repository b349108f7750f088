import { describe, expect, it } from '@jest/globals'
import { sampleCertificate } from '../../../emulator/fixtures/sample-certificate.ts'
import { base64Forms, runnerMasks, secretTexts } from '../../../src/action/report/secret-forms.ts'

const BASE = 'https://blobs.example/ingestion/1?sv=2017-04-17&sr=b&sig='

describe('What gives away a certificate with its key', () => {
  const { certificate, privateKey } = sampleCertificate()
  const pem = `${privateKey}${certificate}`
  const lines = pem.split('\n').filter((line) => line.length > 8 && !line.startsWith('-----'))

  it.each<{ name: string; text: string }>([
    { name: 'with the line ends of Linux', text: pem },
    { name: 'with the line ends of Windows', text: pem.replaceAll('\n', '\r\n') },
    { name: 'with white space around its lines', text: pem.replaceAll('\n', ' \n\t') },
    { name: 'with its line ends as two characters', text: pem.replaceAll('\n', '\\n') },
    { name: 'in one line', text: pem.replaceAll('\n', ' ') },
    { name: 'with what OpenSSL writes around it', text: `Bag Attributes\n friendlyName: Microsoft\n${pem}` },
    { name: 'without its end', text: pem.trimEnd().replace(/-----END CERTIFICATE-----$/, '') },
  ])('is each line of its base64: $name', ({ text }) => {
    expect(secretTexts(text)).toEqual(lines)
  })
})

describe('What gives away an upload address', () => {
  it.each([
    ['in the middle', `${BASE}abc&se=1`],
    ['at the end', 'https://blobs.example/1?se=1&sig=abc'],
    ['at the beginning', 'https://blobs.example/1?sig=abc&sv=1'],
    ['before a fragment', 'https://blobs.example/1?sig=abc#part'],
    ['under a name in capitals', 'https://blobs.example/1?SIG=abc&sv=1'],
  ])('is all of it, and its signature %s', (_, url) => {
    expect(secretTexts(url)).toEqual([url, 'abc'])
  })

  it.each(['https://blobs.example/1', 'https://blobs.example/1?signature=no&sig='])(
    'is never an empty text: %s',
    (url) => {
      expect(secretTexts(url)).toEqual([url])
    },
  )
})

describe('The runner masks', () => {
  const url = `${BASE}ab+cd%2Fef%3D&se=2026-01-02`

  it.each<{ name: string; secret: string; masks: readonly string[] }>([
    { name: 'a plain secret as it is', secret: 'abc', masks: ['abc'] },
    {
      name: 'a secret also as a form sends it',
      secret: 'dE~m0+s3 t%',
      masks: ['dE~m0+s3 t%', 'dE%7Em0%2Bs3+t%25', 'dE%7em0%2bs3+t%25'],
    },
    {
      name: 'an upload address, and its signature escaped or not',
      secret: url,
      masks: [url, 'ab+cd%2Fef%3D', 'ab+cd/ef=', 'ab%2Bcd%2Fef%3D', 'ab%2bcd%2fef%3d'],
    },
    {
      name: 'a signature with a broken escape',
      secret: `${BASE}ab%zz`,
      masks: [`${BASE}ab%zz`, 'ab%zz', 'ab%25zz'],
    },
  ])('$name', ({ secret, masks }) => {
    expect(runnerMasks(secret)).toEqual(masks)
  })
})

describe('The base64 of a text with a secret in it', () => {
  it.each(['', 'a', 'ab', 'abc', 'id:', 'user:'])('holds one of its forms, behind %j', (before) => {
    const around = btoa(`${before}dE~m0+s3/cr=3t and more`)
    expect(base64Forms('dE~m0+s3/cr=3t').filter((form) => around.includes(form))).toHaveLength(1)
  })
})
