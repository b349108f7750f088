import { constants, type KeyObject, verify, X509Certificate } from 'node:crypto'
import { seeds } from '../fixtures/seeds.ts'
import { GITHUB_ISSUER } from '../github/oidc.ts'
import type { Reply } from '../http/reply.ts'
import { tokenError } from '../store/errors.ts'
import { isObject } from '../store/resource.ts'

type Claims = Readonly<Record<string, unknown>>

interface Jwt {
  readonly header: Claims
  readonly claims: Claims
  readonly signed: string
  readonly signature: Buffer
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** Facts that assertions are checked against. */
export interface AssertionContext {
  /** Address that the assertion was sent to. */
  readonly tokenUrl: string
  /** Certificates of the client, as PEM. */
  readonly certificates: readonly string[]
  /** The subject of the federated credential; undefined when the client has none. */
  readonly federatedSubject: string | undefined
  /** The key that GitHub signs with. */
  readonly githubKey: () => KeyObject
}

/**
 * Why an assertion is no credential; undefined when it is one. An assertion whose issuer is the client itself is
 * signed with its certificate; any other has to match the federated credential.
 */
export function assertionRefusal(form: URLSearchParams, parties: AssertionContext): Reply | undefined {
  const jwt = decoded(form.get('client_assertion') ?? '')
  if (jwt === undefined || form.get('client_assertion_type') !== ASSERTION_TYPE) return malformed()
  return jwt.claims['iss'] === seeds.clientId
    ? certificateRefusal(jwt, parties)
    : federationRefusal(jwt, parties)
}

/** https://learn.microsoft.com/entra/workload-id/workload-identity-federation */
function federationRefusal(jwt: Jwt, { federatedSubject, githubKey }: AssertionContext): Reply | undefined {
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
  const isSigned = jwt.header['alg'] === 'RS256' && isSignedWith(jwt, githubKey())
  return isSigned ? timeRefusal(jwt) : badSignature()
}

/** https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
function certificateRefusal(jwt: Jwt, { tokenUrl, certificates }: AssertionContext): Reply | undefined {
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
  return timeRefusal(jwt) ?? (isSigned ? undefined : badSignature())
}

function timeRefusal({ claims: { exp, nbf } }: Jwt): Reply | undefined {
  const now = Date.now() / 1000
  const isInTime = typeof exp === 'number' && exp > now && !(typeof nbf === 'number' && nbf > now + 300)
  return isInTime ? undefined : invalidClient(700024, 'Client assertion is not within its valid time range.')
}

function isSignedBy(jwt: Jwt, certificate: X509Certificate): boolean {
  const thumbprint = (hex: string): string =>
    Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url')
  const isNamed =
    jwt.header['x5t#S256'] === thumbprint(certificate.fingerprint256) ||
    jwt.header['x5t'] === thumbprint(certificate.fingerprint)
  return isNamed && isSignedWith(jwt, certificate.publicKey)
}

/** By `alg`. The salt is as long as the hash: https://www.rfc-editor.org/rfc/rfc7518#section-3.5. */
const signatures: Readonly<Record<string, { padding: number; saltLength?: number }>> = {
  PS256: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  RS256: { padding: constants.RSA_PKCS1_PADDING },
}

function isSignedWith({ header, signed, signature }: Jwt, key: KeyObject): boolean {
  const options = signatures[String(header['alg'])]
  return options !== undefined && verify('sha256', Buffer.from(signed), { key, ...options }, signature)
}

function decoded(text: string): Jwt | undefined {
  const [header = '', claims = '', signature = ''] = text.split('.')
  try {
    const parts: unknown[] = [header, claims].map((part) =>
      JSON.parse(Buffer.from(part, 'base64url').toString()),
    )
    const [head, body] = parts
    return isObject(head) && isObject(body)
      ? {
          header: head,
          claims: body,
          signed: `${header}.${claims}`,
          signature: Buffer.from(signature, 'base64url'),
        }
      : undefined
  } catch {
    return undefined
  }
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
