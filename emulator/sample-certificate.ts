import { createHash, generateKeyPairSync, sign } from 'node:crypto'

/** A certificate of a client, with its key. */
export interface SampleCertificate {
  /** PEM of the certificate. */
  readonly certificate: string
  /** PEM of the private key, PKCS #8. */
  readonly privateKey: string
  /** What an assertion names in its header as `x5t#S256`. */
  readonly thumbprint: string
}

const SHA256_WITH_RSA = '06092a864886f70d01010b0500'
const COMMON_NAME = '0603550403'

/** Makes a self-signed certificate: https://www.rfc-editor.org/rfc/rfc5280#section-4.1 with nothing optional in it. */
export function sampleCertificate(): SampleCertificate {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const algorithm = der(0x30, Buffer.from(SHA256_WITH_RSA, 'hex'))
  const subject = der(
    0x30,
    der(0x31, der(0x30, Buffer.from(COMMON_NAME, 'hex'), der(0x0c, Buffer.from('Demo')))),
  )
  const toBeSigned = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    subject,
    der(0x30, der(0x17, Buffer.from('240101000000Z')), der(0x17, Buffer.from('491231235959Z'))),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', toBeSigned, privateKey))
  const certificate = der(0x30, toBeSigned, algorithm, signature)
  const lines = certificate.toString('base64').replace(/.{64}(?=.)/g, '$&\n')
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    thumbprint: createHash('sha256').update(certificate).digest('base64url'),
  }
}

/** A value of ASN.1: tag, length, content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}
