import { generateKeyPairSync, type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto'
import { seeds } from '../fixtures/seeds.ts'
import { ok, type Reply, type Request } from '../http/messages.ts'

const OIDC_PATH = '/github-oidc/token'

/** The issuer of GitHub's tokens. */
export const GITHUB_ISSUER = 'https://token.actions.githubusercontent.com'

/** GitHub's tokens are valid for minutes only. */
const LIFETIME_IN_SECONDS = 300

/** A key takes a moment to create and is not a real secret, so all emulators of a process share one. */
let keys: { publicKey: KeyObject; privateKey: KeyObject } | undefined

function keyPair(): { publicKey: KeyObject; privateKey: KeyObject } {
  keys ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
  return keys
}

/**
 * A replacement for the endpoint that issues OIDC tokens to GitHub Actions jobs;
 * https://docs.github.com/actions/reference/security/oidc.
 */
export class GithubOidc {
  /** Variables in the environment of a job with `id-token: write`. */
  readonly environment: Readonly<
    Record<'ACTIONS_ID_TOKEN_REQUEST_URL' | 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', string>
  >
  /** The subject of future tokens. */
  subject: string = seeds.federatedSubject
  /** Lifetime of future tokens; below zero they have expired before they are issued. */
  lifetimeInSeconds = LIFETIME_IN_SECONDS
  /** Number of tokens issued to jobs. */
  issued = 0

  constructor(origin: string) {
    this.environment = {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${origin}${OIDC_PATH}?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: randomBytes(48).toString('base64url'),
    }
  }

  /** The public key for its tokens. */
  get publicKey(): KeyObject {
    return keyPair().publicKey
  }

  /** Resets the settings and the count; the environment stays valid. */
  reset(): void {
    this.subject = seeds.federatedSubject
    this.lifetimeInSeconds = LIFETIME_IN_SECONDS
    this.issued = 0
  }

  /**
   * Handles the request of a job: `GET` with the job's bearer token, and the audience in the query. Undefined for any
   * other request.
   */
  handle({ method, path, headers, query }: Request): Reply | undefined {
    if (method !== 'GET' || path !== OIDC_PATH) return undefined
    const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: expected } = this.environment
    if (headers['authorization'] !== `Bearer ${expected}`) {
      // The text is not public.
      return { status: 401, body: { message: 'Unauthorized' } }
    }
    this.issued += 1
    const value = this.signToken({ aud: query.get('audience') ?? 'https://github.com/contoso' })
    return ok({ count: value.length, value })
  }

  /** Signs a token with custom claims, which does not count as issued. */
  signToken(claims: Readonly<Record<string, unknown>> = {}): string {
    const now = Math.floor(Date.now() / 1000)
    const text = [
      { typ: 'JWT', alg: 'RS256', kid: 'emulator' },
      {
        jti: randomUUID(),
        iss: GITHUB_ISSUER,
        aud: 'api://AzureADTokenExchange',
        sub: this.subject,
        repository: 'contoso/demo',
        repository_owner: 'contoso',
        ref: 'refs/heads/main',
        run_id: '1',
        nbf: now - 300,
        iat: now,
        exp: now + this.lifetimeInSeconds,
        ...claims,
      },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${text}.${sign('sha256', Buffer.from(text), keyPair().privateKey).toString('base64url')}`
  }
}
