import type { Clock } from '../clock.ts'
import { AuthError, HttpError } from '../errors.ts'
import type { Sender } from '../http/send.ts'
import { isJsonObject } from '../json.ts'
import { adviceForToken } from './advice.ts'

/** Who asks for a token, and where. */
export interface Credential {
  readonly authorityHost: URL
  /** GUID or verified domain. */
  readonly tenantId: string
  readonly clientId: string
  readonly clientSecret: string
}

/** What getting tokens depends on. */
export interface TokenPorts {
  readonly sender: Sender
  readonly clock: Clock
  /** Called with every token before anything else is done with it. */
  readonly keepSecret: (secret: string) => void
}

// Always the real Store, whichever address the API is reached at. With a slash at the end Entra gives a
// token that the API refuses.
const RESOURCE = 'https://manage.devcenter.microsoft.com'

// An upload can take long: a token that is close to its end is renewed before the commit.
const MARGIN_IN_MS = 5 * 60_000
const LIFETIME_IN_MS = 3599_000

interface Token {
  readonly value: string
  readonly renewAt: number
}

/** Access tokens for the Store API: one at a time, renewed before it expires. */
export class TokenSource {
  readonly #credential: Credential
  readonly #ports: TokenPorts
  #token: Promise<Token> | undefined
  #refused: string | undefined

  constructor(credential: Credential, ports: TokenPorts) {
    this.#credential = credential
    this.#ports = ports
  }

  /**
   * A token that is still good for some minutes.
   *
   * @throws AuthError when Entra refuses.
   */
  async get(signal: AbortSignal): Promise<string> {
    const held = this.#token
    if (held !== undefined) {
      const token = await held
      if (this.#ports.clock.now() < token.renewAt && token.value !== this.#refused) return token.value
      if (this.#token === held) this.#token = undefined
    }
    this.#token ??= this.#request(signal)
    try {
      return (await this.#token).value
    } catch (error) {
      this.#token = undefined
      throw error
    }
  }

  /** A token other than `refused`, which the Store no longer takes. */
  async renew(refused: string, signal: AbortSignal): Promise<string> {
    this.#refused = refused
    return await this.get(signal)
  }

  async #request(signal: AbortSignal): Promise<Token> {
    const { authorityHost, tenantId, clientId, clientSecret } = this.#credential
    const path = `/${tenantId}/oauth2/token`
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      resource: RESOURCE,
    })
    const now = this.#ports.clock.now()
    try {
      const { body } = await this.#ports.sender.send({
        method: 'POST',
        url: new URL(authorityHost.href.replace(/\/$/, '') + path),
        path,
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: form.toString(),
        repeatable: true,
        signal,
      })
      return this.#read(body, now)
    } catch (error) {
      throw error instanceof HttpError ? refusal(error, tenantId) : error
    }
  }

  #read(body: unknown, now: number): Token {
    const value = isJsonObject(body) ? body['access_token'] : undefined
    if (typeof value !== 'string' || value === '') throw new AuthError('Entra answered without a token.')
    this.#ports.keepSecret(value)
    // The v1 endpoint gives the lifetime as a string, the v2 endpoint as a number.
    const seconds = Number(isJsonObject(body) ? body['expires_in'] : undefined)
    const lifetime = seconds > 0 ? seconds * 1000 : LIFETIME_IN_MS
    return { value, renewAt: now + lifetime - Math.min(MARGIN_IN_MS, lifetime / 2) }
  }
}

function refusal(error: HttpError, tenantId: string): AuthError {
  const { status, reason } = error.request
  const [sentence = ''] = (reason ?? '').split(/ Trace ID:|\r?\n/)
  const codes = [...sentence.matchAll(/AADSTS(\d+)/g)].map(([, code]) => code)
  const advice =
    adviceForToken(codes) ??
    (status === 404 ? 'Check "tenant-id".' : 'Check "tenant-id", "client-id" and "client-secret".')
  const answer =
    status === undefined
      ? error.message
      : `Entra gave no token for tenant ${tenantId} (${status}): ${sentence}`
  return new AuthError(`${answer} ${advice}`, { cause: error })
}
