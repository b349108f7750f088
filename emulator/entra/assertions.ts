import { constants, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { seeds } from '../fixtures/seeds.ts'
import { GITHUB_ISSUER } from '../github/oidc.ts'
import { parseObject } from '../http/json.ts'
import type { Reply } from '../http/messages.ts'
import { tokenError } from './token-error.ts'

type Claims = Readonly<Record<string, unknown>>

interface Jwt {
  readonly header: Claims
  readonly claims: Claims
  readonly signed: string
  readonly signature: Buffer
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** The credentials of the client, and the address, that an assertion must match. */
export interface AssertionContext {
  /** Address that the assertion was sent to. */
  readonly tokenUrl: string
  /** Certificates of the client, as PEM. */
  readonly certificates: readonly string[]
  /** The subject of the federated credential; undefined when the client has none. */
  readonly federatedSubject: string | undefined
  /** The issuer of the federated credential. */
  readonly github: { readonly publicKey: KeyObject }
}

/**
 * Checks a client assertion; returns the error when it is not a credential. An assertion whose issuer is the client
 * itself is signed with its certificate; any other must match the federated credential.
 */
export function checkAssertion(form: URLSearchParams, context: AssertionContext): Reply | undefined {
  const jwt = decodeJwt(form.get('client_assertion') ?? '')
  if (jwt === undefined || form.get('client_assertion_type') !== ASSERTION_TYPE) return malformed()
  return jwt.claims['iss'] === seeds.clientId
    ? checkCertificate(jwt, context)
    : checkFederatedCredential(jwt, context)
}

// https://learn.microsoft.com/entra/workload-id/workload-identity-federation
function checkFederatedCredential(
  jwt: Jwt,
  { federatedSubject, github }: AssertionContext,
): Reply | undefined {
  if (federatedSubject === undefined) {
    const text = `The client '${seeds.clientId}' has no configured federated identity credentials.`
    return invalidClient(70025, text)
  }
  const { iss, aud, sub } = jwt.claims
  if (iss !== GITHUB_ISSUER) return noMatch(700211, 'issuer', iss)
  if (aud !== 'api://AzureADTokenExchange') return noMatch(700212, 'audience', aud)
  if (sub !== federatedSubject) {
    const differsInCase = String(sub).toLowerCase() === federatedSubject.toLowerCase()
    return noMatch(differsInCase ? 7002138 : 700213, 'subject', sub)
  }
  const isSigned = jwt.header['alg'] === 'RS256' && isSignedWith(jwt, github.publicKey)
  return isSigned ? checkValidityTime(jwt) : badSignature()
}

// https://learn.microsoft.com/entra/identity-platform/certificate-credentials
function checkCertificate(jwt: Jwt, { tokenUrl, certificates }: AssertionContext): Reply | undefined {
  const { aud, sub, jti } = jwt.claims
  if (!jti) return malformed()
  if (aud !== tokenUrl) {
    return invalidClient(700023, `Client assertion audience claim does not match. Expected '${tokenUrl}'.`)
  }
  if (sub !== seeds.clientId) {
    return invalidClient(
      700021,
      "Client assertion application identifier doesn't match 'client_id' parameter.",
    )
  }
  const isSigned = certificates.some((pem) => isSignedBy(jwt, new X509Certificate(pem)))
  return checkValidityTime(jwt) ?? (isSigned ? undefined : badSignature())
}

function checkValidityTime({ claims: { exp, nbf } }: Jwt): Reply | undefined {
  const now = Date.now() / 1000
  const isInTime = typeof exp === 'number' && exp > now && !(typeof nbf === 'number' && nbf > now + 300)
  return isInTime ? undefined : invalidClient(700024, 'Client assertion is not within its valid time range.')
}

function isSignedBy(jwt: Jwt, { fingerprint, fingerprint256, publicKey }: X509Certificate): boolean {
  const [sha1, sha256] = [fingerprint, fingerprint256].map((hex) =>
    Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url'),
  )
  const isNamed = jwt.header['x5t#S256'] === sha256 || jwt.header['x5t'] === sha1
  return isNamed && isSignedWith(jwt, publicKey)
}

/** The options for each `alg`. The salt is as long as the hash: https://www.rfc-editor.org/rfc/rfc7518#section-3.5. */
const signatures: Readonly<Record<string, { padding: number; saltLength?: number }>> = {
  PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  RS256: { padding: constants.RSA_PKCS1_PADDING },
}

function isSignedWith({ header, signed, signature }: Jwt, key: KeyObject): boolean {
  const options = signatures[String(header['alg'])]
  return options !== undefined && verify('sha256', Buffer.from(signed), { key, ...options }, signature)
}

function decodeJwt(text: string): Jwt | undefined {
  const [head = '', body = '', signature = ''] = text.split('.')
  const [header, claims] = [head, body].map((part) => parseObject(Buffer.from(part, 'base64url').toString()))
  if (header === undefined || claims === undefined) return undefined
  return { header, claims, signed: `${head}.${body}`, signature: Buffer.from(signature, 'base64url') }
}

const invalidClient = (code: number, text: string): Reply => tokenError(401, 'invalid_client', code, text)

const malformed = (): Reply => invalidClient(50027, 'JWT token is invalid or malformed.')

const badSignature = (): Reply =>
  invalidClient(
    700027,
    'The certificate used to sign the client assertion is not registered on the application.',
  )

const noMatch = (code: number, what: string, value: unknown): Reply =>
  invalidClient(
    code,
    `No matching federated identity record found for presented assertion ${what} '${value}'.`,
  )
