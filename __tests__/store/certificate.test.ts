import { constants, createPrivateKey, generateKeyPairSync, verify, X509Certificate } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { sampleCertificate } from '../../emulator/fixtures/sample-certificate.ts'
import { InputError } from '../../src/shared/errors.ts'
import { readCertificate, signAssertion } from '../../src/store/certificate.ts'
import { FakeClock } from '../support/fake-clock.ts'

const CONVERT = 'openssl pkcs12 -in certificate.pfx -noenc -out certificate.pem'
const TOKEN_URL = 'https://login.example/tenant/oauth2/v2.0/token'

const own = sampleCertificate()
const other = sampleCertificate()
const { certificate, privateKey } = own
const key = createPrivateKey(privateKey)
const pkcs1 = key.export({ type: 'pkcs1', format: 'pem' }).toString()
const pem = `${privateKey}${certificate}`
/** How many characters a test takes for a piece that was quoted. */
const PIECE = 12

function refusalOf(text: string): InputError {
  try {
    readCertificate(text)
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error('It was not refused.')
}

/** The pieces of a text that a message repeats. */
function quoted(text: string, message: string): readonly string[] {
  return text
    .split(/\s+/)
    .flatMap((word) => (/^-+/.test(word) ? [] : (word.match(new RegExp(`.{${PIECE}}`, 'g')) ?? [])))
    .filter((piece) => message.includes(piece))
}

describe('A certificate with its key is read', () => {
  it.each<{ name: string; text: string; chain?: readonly string[] }>([
    { name: 'with the key before it', text: pem },
    { name: 'with the key after it', text: `${certificate}${privateKey}` },
    { name: 'with a key as PKCS #1', text: `${certificate}${pkcs1}` },
    { name: 'with the line ends of Windows', text: pem.replaceAll('\n', '\r\n') },
    { name: 'without a line end at the end', text: pem.trim() },
    {
      name: 'as openssl writes it, with attributes between',
      text: `Bag Attributes\n    localKeyID: 01 00\nKey Attributes: <No Attributes>\n${privateKey}Bag Attributes\nsubject=CN = Demo\n${certificate}`,
    },
    {
      name: 'with those that vouch for it after it',
      text: `${pem}${other.certificate}`,
      chain: [certificate, other.certificate],
    },
    {
      name: 'with those that vouch for it before it',
      text: `${other.certificate}${certificate}${privateKey}`,
      chain: [certificate, other.certificate],
    },
  ])('$name', ({ text, chain = [certificate] }) => {
    const read = readCertificate(text)
    expect([
      read.key.export({ type: 'pkcs8', format: 'pem' }),
      ...read.chain.map((one) => one.toString()),
    ]).toEqual([privateKey, ...chain])
  })
})

describe('What is no usable certificate is refused', () => {
  const encrypted = { cipher: 'aes-256-cbc', passphrase: 'hidden', format: 'pem' } as const
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
  const pemOf = (one: typeof key): string => one.export({ type: 'pkcs8', format: 'pem' }).toString()
  const damaged = (text: string): string => text.replace(/\n[^\n]{20}/, '\n!!!!!!!!!!!!!!!!!!!!')

  it.each<{ name: string; text: string; says: readonly string[] }>([
    { name: 'a text of another kind', text: 'no certificate at all, but a password', says: [CONVERT] },
    {
      name: 'a PFX as base64',
      text: Buffer.from(`${pem}${pem}`).toString('base64'),
      says: ['is not PEM', CONVERT],
    },
    { name: 'a PFX as it is', text: '0\u0082\u0005\ufffd\u0002\u0001\u0003', says: ['is not PEM', CONVERT] },
    { name: 'a PEM that breaks off', text: pem.slice(0, 400), says: ['is not PEM', CONVERT] },
    { name: 'a certificate without its key', text: certificate, says: ['no private key', CONVERT] },
    { name: 'a key without its certificate', text: privateKey, says: ['no certificate', CONVERT] },
    {
      name: 'a public key instead of the private one',
      text: `${certificate}-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEF\n-----END PUBLIC KEY-----`,
      says: ['no private key', CONVERT],
    },
    {
      name: 'an encrypted key as PKCS #8',
      text: `${certificate}${key.export({ type: 'pkcs8', ...encrypted })}`,
      says: ['encrypted', 'openssl pkey -in key.pem -out plain.pem'],
    },
    {
      name: 'an encrypted key as PKCS #1',
      text: `${certificate}${key.export({ type: 'pkcs1', ...encrypted })}`,
      says: ['encrypted', 'openssl pkey -in key.pem -out plain.pem'],
    },
    {
      name: 'the key of another certificate',
      text: `${other.certificate}${privateKey}`,
      says: ['belongs to another certificate', CONVERT],
    },
    {
      name: 'a key of elliptic curves',
      text: `${certificate}${pemOf(ec)}`,
      says: ['RSA', 'openssl req', '//CN=store'],
    },
    { name: 'a key that is too short', text: `${certificate}${pemOf(short)}`, says: ['2048', 'openssl req'] },
    {
      name: 'a damaged key',
      text: `${certificate}${damaged(privateKey)}`,
      says: ['private key cannot be read', CONVERT],
    },
    {
      name: 'a damaged certificate',
      text: `${damaged(certificate)}${privateKey}`,
      says: ['certificate cannot be read', CONVERT],
    },
    {
      name: 'a request for a certificate',
      text: `${certificate.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST')}${privateKey}`,
      says: ['certificate cannot be read', CONVERT],
    },
    {
      name: 'a PEM whose line ends became spaces',
      text: pem.replaceAll('\n', ' '),
      says: ['cannot be read', CONVERT],
    },
  ])('as $name, with what to do and without quoting it', ({ text, says }) => {
    const { input, message } = refusalOf(text)
    expect({
      input,
      unsaid: says.filter((words) => !message.includes(words)),
      lines: message.split('\n').length,
      quoted: quoted(text, message),
    }).toEqual({ input: 'client-certificate', unsaid: [], lines: 2, quoted: [] })
  })
})

describe('The assertion of a client', () => {
  const now = Date.UTC(2026, 4, 6, 7, 8, 9, 900)
  const signed = (text = pem, tokenUrl = TOKEN_URL): Promise<string> =>
    signAssertion(readCertificate(text), { clientId: 'client', tokenUrl, clock: new FakeClock(now) })
  const parts = (jwt: string): readonly Readonly<Record<string, unknown>>[] =>
    jwt
      .split('.')
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()))

  it('says who it is from and for, and for how long', async () => {
    const [header, claims] = parts(await signed())
    const second = Math.floor(now / 1000)
    expect([header, claims]).toEqual([
      {
        alg: 'PS256',
        typ: 'JWT',
        'x5t#S256': own.thumbprint,
        x5c: [new X509Certificate(certificate).raw.toString('base64')],
      },
      {
        iss: 'client',
        sub: 'client',
        aud: TOKEN_URL,
        jti: expect.stringMatching(/^[\da-f-]{36}$/),
        iat: second,
        nbf: second - 30,
        exp: second + 300,
      },
    ])
  })

  it('names the certificates that vouch for its own after that', async () => {
    const [header] = parts(await signed(`${other.certificate}${pem}`))
    const raw = [certificate, other.certificate].map((one) => new X509Certificate(one).raw.toString('base64'))
    expect([header?.['x5t#S256'], header?.['x5c']]).toEqual([own.thumbprint, raw])
  })

  it('is signed with the key of its certificate', async () => {
    const [header, claims, signature = ''] = (await signed(`${certificate}${pkcs1}`)).split('.')
    const isSigned = (by: string): boolean =>
      verify(
        'sha256',
        Buffer.from(`${header}.${claims}`),
        {
          key: new X509Certificate(by).publicKey,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
        },
        Buffer.from(signature, 'base64url'),
      )
    expect([isSigned(certificate), isSigned(other.certificate)]).toEqual([true, false])
  })

  it('is another one each time', async () => {
    const ids = (await Promise.all([signed(), signed(), signed()])).map((jwt) => parts(jwt)[1]?.['jti'])
    expect(new Set(ids).size).toBe(3)
  })
})
