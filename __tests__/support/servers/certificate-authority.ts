import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A certificate of a server with its key, and the authority that vouches for it, all as PEM. */
export interface ServerCertificate {
  readonly key: string
  readonly cert: string
  readonly authority: string
}

/**
 * Makes an authority, and a certificate of it for some hosts. There is nothing for that in Node, and OpenSSL is not
 * on every machine. https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export function certificateFor(hosts: readonly string[]): ServerCertificate {
  const issuer = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const server = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const vouched = { issuer: 'Test authority', issuerKey: issuer.privateKey }
  const names = hosts.map((host) => der(0x82, Buffer.from(host)))
  const mayVouch = extension('551d13', der(0x30, der(0x01, Buffer.from([0xff]))))
  return {
    key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: certificate({
      ...vouched,
      subject: 'Test server',
      publicKey: server.publicKey,
      extensions: [extension('551d11', der(0x30, ...names))],
    }),
    authority: certificate({
      ...vouched,
      subject: vouched.issuer,
      publicKey: issuer.publicKey,
      extensions: [mayVouch],
    }),
  }
}

interface Contents {
  readonly subject: string
  readonly publicKey: KeyObject
  readonly issuer: string
  readonly issuerKey: KeyObject
  readonly extensions: readonly Buffer[]
}

const SHA256_WITH_RSA = der(0x30, oid('2a864886f70d01010b'), der(0x05))
const VERSION_3 = der(0xa0, der(0x02, Buffer.from([2])))

function certificate({ subject, publicKey, issuer, issuerKey, extensions }: Contents): string {
  const contents = der(
    0x30,
    VERSION_3,
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    SHA256_WITH_RSA,
    nameOf(issuer),
    der(0x30, utcTime(Date.now() - 86_400_000), utcTime(Date.now() + 86_400_000)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, ...extensions)),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', contents, issuerKey))
  const lines = der(0x30, contents, SHA256_WITH_RSA, signature)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function nameOf(commonName: string): Buffer {
  return der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from(commonName)))))
}

function utcTime(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/\D/g, '')
  return der(0x17, Buffer.from(`${digits.slice(2, 14)}Z`))
}

function extension(id: string, value: Buffer): Buffer {
  return der(0x30, oid(id), der(0x04, value))
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'))
}

/** A value of ASN.1: tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
