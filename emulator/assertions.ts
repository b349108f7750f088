import { constants, verify, X509Certificate } from 'node:crypto'
import { tokenError } from './errors.ts'
import type { Reply } from './reply.ts'
import { isObject } from './resource.ts'
import { seeds } from './seeds.ts'

type Claims = Readonly<Record<string, unknown>>

interface Jwt {
  readonly header: Claims
  readonly claims: Claims
  readonly signed: string
  readonly signature: Buffer
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/**
 * Why an assertion is no credential; undefined when it is one. An assertion whose issuer is the client itself is
 * signed with its certificate; any other has to match the federated credential.
 */
export function assertionRefusal(
  form: URLSearchParams,
  tokenUrl: string,
  certificates: readonly string[],
): Reply | undefined {
  const jwt = decoded(form.get('client_assertion') ?? '')
  if (jwt === undefined || form.get('client_assertion_type') !== ASSERTION_TYPE) {
    return invalidClient(50027, 'JWT token is invalid or malformed.')
  }
  return jwt.claims['iss'] === seeds.clientId
    ? certificateRefusal(jwt, tokenUrl, certificates)
    : federationRefusal(jwt.claims)
}

/** Looks at the claims only: the signature is GitHub's business. */
function federationRefusal(claims: Claims): Reply | undefined {
  const rows: readonly [claim: string, expected: string, code: number][] = [
    ['iss', 'https://token.actions.githubusercontent.com', 700211],
    ['aud', 'api://AzureADTokenExchange', 700212],
    ['sub', seeds.federatedSubject, 700213],
  ]
  const wrong = rows.find(([claim, expected]) => claims[claim] !== expected)
  if (wrong === undefined) return undefined
  const [claim, , code] = wrong
  const text = `No matching federated identity record found for presented assertion ${claim} '${claims[claim]}'.`
  return invalidClient(code, text)
}

/** https://learn.microsoft.com/entra/identity-platform/certificate-credentials */
function certificateRefusal(jwt: Jwt, tokenUrl: string, certificates: readonly string[]): Reply | undefined {
  const now = Date.now() / 1000
  const { aud, sub, jti, nbf, exp } = jwt.claims
  if (aud !== tokenUrl || sub !== seeds.clientId || !jti) {
    return invalidClient(700023, `Client assertion audience claim does not match. Expected '${tokenUrl}'.`)
  }
  if (typeof exp !== 'number' || exp < now || (typeof nbf === 'number' && nbf > now + 300)) {
    return invalidClient(700024, 'Client assertion is not within its valid time range.')
  }
  return certificates.some((pem) => isSignedBy(jwt, new X509Certificate(pem)))
    ? undefined
    : invalidClient(700027, 'The certificate used to sign the client assertion is not registered.')
}

function isSignedBy({ header, signed, signature }: Jwt, certificate: X509Certificate): boolean {
  const thumbprint = (hex: string): string =>
    Buffer.from(hex.replaceAll(':', ''), 'hex').toString('base64url')
  const isNamed =
    header['x5t#S256'] === thumbprint(certificate.fingerprint256) ||
    header['x5t'] === thumbprint(certificate.fingerprint)
  const paddings: Readonly<Record<string, number>> = {
    PS256: constants.RSA_PKCS1_PSS_PADDING,
    RS256: constants.RSA_PKCS1_PADDING,
  }
  const padding = paddings[String(header['alg'])]
  if (!isNamed || padding === undefined) return false
  return verify('sha256', Buffer.from(signed), { key: certificate.publicKey, padding }, signature)
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
