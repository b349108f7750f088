import { createHash, createPrivateKey, type KeyObject, randomUUID, X509Certificate } from 'node:crypto'
import type { Clock } from '../shared/clock.ts'
import { InputError } from '../shared/errors.ts'

/** A certificate with its private key. */
export interface ClientCertificate {
  readonly key: KeyObject
  /** The client's own first, then those that vouch for it. */
  readonly chain: readonly X509Certificate[]
}

const CONVERT = 'openssl pkcs12 -in certificate.pfx -noenc -out certificate.pem'
const CREATE =
  'openssl req -x509 -newkey rsa:2048 -noenc -days 365 -subj /CN=store -keyout key.pem -out certificate.pem'
const LEAST_BITS = 2048

/**
 * Reads a PEM with a certificate and its private key.
 *
 * @throws InputError that says what is missing and how to create it; it does not quote the PEM.
 */
export function readCertificate(pem: string): ClientCertificate {
  const blocks = pem.match(/-----BEGIN ([A-Z\d ]+)-----[\s\S]+?-----END \1-----/g) ?? []
  const certificates = blocks.filter((block) => block.includes('BEGIN CERTIFICATE'))
  const keyPem = blocks.find((block) => /BEGIN (\w+ )*PRIVATE KEY/.test(block))
  if (blocks.length === 0) throw refusal('is not PEM. Convert a PFX with:', CONVERT)
  if (keyPem === undefined || certificates.length === 0) {
    const missing = keyPem === undefined ? 'private key' : 'certificate'
    throw refusal(`has no ${missing}. Put certificate and private key into one text:`, CONVERT)
  }
  if (/BEGIN ENCRYPTED|Proc-Type: 4,ENCRYPTED/.test(keyPem)) {
    throw refusal(
      'its private key is encrypted. Remove the password:',
      'openssl pkey -in key.pem -out plain.pem',
    )
  }
  const key = parsePem('private key', () => createPrivateKey(keyPem))
  const chain = parsePem('certificate', () => certificates.map((text) => new X509Certificate(text)))
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS) {
    throw refusal(
      `its private key is not an RSA key of ${LEAST_BITS} bits or more, which Entra requires. Create a new pair (Git Bash takes /CN for a path: write //CN=store there):`,
      CREATE,
    )
  }
  const own = chain.find((certificate) => certificate.checkPrivateKey(key))
  if (own === undefined) {
    throw refusal('its private key belongs to another certificate. Take both from the same file:', CONVERT)
  }
  return { key, chain: [own, ...chain.filter((certificate) => certificate !== own)] }
}

function parsePem<T>(what: string, parse: () => T): T {
  try {
    return parse()
  } catch (cause) {
    throw refusal(`its ${what} cannot be read. Create the PEM again:`, CONVERT, { cause })
  }
}

// The command on its own line, to be copied.
function refusal(problem: string, command: string, options?: ErrorOptions): InputError {
  return new InputError('client-certificate', `${problem}\n${command}`, options)
}

const LIFETIME_IN_S = 300
// Clocks differ, and Entra refuses an assertion from the future.
const LEEWAY_IN_S = 30

/**
 * Signs a client assertion that is valid for five minutes. `tokenUrl` is the address it is posted to.
 * https://learn.microsoft.com/entra/identity-platform/certificate-credentials
 */
export async function signAssertion(
  { key, chain }: ClientCertificate,
  {
    clientId,
    tokenUrl,
    clock,
  }: { readonly clientId: string; readonly tokenUrl: string; readonly clock: Clock },
): Promise<string> {
  // Loaded lazily: most runs sign nothing.
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
