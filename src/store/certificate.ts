import { createHash, createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto'
import type { Clock } from '../shared/clock.ts'
import { InputError, messageOf } from '../shared/errors.ts'

/** A certificate with its private key. */
export interface ClientCertificate {
  readonly key: KeyObject
  /** The client's own first, then the ones that vouch for it. */
  readonly chain: readonly X509Certificate[]
}

const INPUT = 'client-certificate'
const CONVERT = 'openssl pkcs12 -in certificate.pfx -nodes -out certificate.pem'
const MAKE =
  'openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=store -keyout key.pem -out certificate.pem'
const LEAST_BITS = 2048

/**
 * Reads a PEM with a certificate and its private key.
 *
 * @throws InputError that says what is missing and how to make it; it quotes nothing of the PEM.
 */
export function readCertificate(pem: string): ClientCertificate {
  const blocks = pem.match(/-----BEGIN ([A-Z\d ]+)-----[\s\S]+?-----END \1-----/g) ?? []
  const certificates = blocks.filter((block) => block.includes('BEGIN CERTIFICATE'))
  const [key] = blocks.filter((block) => /BEGIN (\w+ )*PRIVATE KEY/.test(block))
  if (blocks.length === 0) {
    throw new InputError(INPUT, `is no PEM text. A PFX becomes one by: ${CONVERT}`)
  }
  if (key === undefined || certificates.length === 0) {
    const missing = key === undefined ? 'private key' : 'certificate'
    throw new InputError(
      INPUT,
      `holds no ${missing}. Give certificate and private key in one text: ${CONVERT}`,
    )
  }
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(key)) {
    throw new InputError(
      INPUT,
      'its key is encrypted. Give it without a password: openssl pkey -in key.pem -out plain.pem',
    )
  }
  return matchingPair(key, certificates)
}

function matchingPair(keyPem: string, certificates: readonly string[]): ClientCertificate {
  const key = parsed('private key', () => createPrivateKey(keyPem))
  const chain = parsed('certificate', () => certificates.map((pem) => new X509Certificate(pem)))
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS) {
    throw new InputError(
      INPUT,
      `its key is no RSA key of ${LEAST_BITS} bits or more, and Entra takes no other. Make a new pair: ${MAKE}`,
    )
  }
  const own = chain.find((certificate) => certificate.checkPrivateKey(key))
  if (own === undefined) {
    throw new InputError(
      INPUT,
      `its private key belongs to another certificate. Take both from the same file: ${CONVERT}`,
    )
  }
  return { key, chain: [own, ...chain.filter((certificate) => certificate !== own)] }
}

function parsed<T>(what: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new InputError(
      INPUT,
      `its ${what} can not be read (${messageOf(error)}). Make the PEM anew: ${CONVERT}`,
    )
  }
}

const LIFETIME_IN_S = 300
// Clocks differ; Entra refuses an assertion from the future.
const LEEWAY_IN_S = 30

/**
 * Signs an assertion of the client: https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 *
 * `tokenUrl` is the address that it is posted to.
 */
export async function signAssertion(
  { key, chain }: ClientCertificate,
  {
    clientId,
    tokenUrl,
    clock,
  }: { readonly clientId: string; readonly tokenUrl: string; readonly clock: Clock },
): Promise<string> {
  // Loaded here: most runs sign nothing.
  const { SignJWT } = await import('jose')
  const now = Math.floor(clock.now() / 1000)
  const own = chain[0]?.raw ?? Buffer.alloc(0)
  return await new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({
      alg: 'PS256',
      typ: 'JWT',
      'x5t#S256': createHash('sha256').update(own).digest('base64url'),
      x5c: chain.map(({ raw }) => raw.toString('base64')),
    })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(tokenUrl)
    .setIssuedAt(now)
    .setNotBefore(now - LEEWAY_IN_S)
    .setExpirationTime(now + LIFETIME_IN_S)
    .sign(key)
}
