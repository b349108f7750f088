import type { HttpClient } from '../http/http-client.ts'
import type { Clock } from '../shared/clock.ts'
import { AuthError, asSentence, HttpError, shorten } from '../shared/errors.ts'
import { asObject } from '../shared/json.ts'
import { asText } from './answer-fields.ts'
import { type Credential, tokenFields, tokenPath } from './credential.ts'
import { adviceForToken } from './entra-errors.ts'
import { JointWork } from './joint-work.ts'

/** Dependencies of a source of tokens. */
export interface TokenContext {
  readonly http: HttpClient
  readonly clock: Clock
  /** Called with every token before it is used in any other way. */
  readonly maskSecret: (secret: string) => void
}

// An upload can take long: a token that is about to expire is renewed before the commit.
const MARGIN_IN_MS = 5 * 60_000
// Used only if the answer does not say how long its token is valid.
const USUAL_LIFETIME_IN_MS = 3599_000

interface Token {
  readonly value: string
  /** As the clock's `uptime`. */
  readonly renewAt: number
}

const NO_TOKEN: Token = { value: '', renewAt: Number.NEGATIVE_INFINITY }

/** Access tokens for the Store API: one at a time, renewed before it expires. */
export class TokenSource {
  readonly #credential: Credential
  readonly #context: TokenContext
  #token = NO_TOKEN
  #request: JointWork<Token> | undefined
  #refused: string | undefined

  constructor(credential: Credential, context: TokenContext) {
    this.#credential = credential
    this.#context = context
  }

  /**
   * Returns a token that is valid for at least some minutes; requests one when there is none.
   *
   * @throws AuthError when Entra refuses or does not answer; the reason of `signal` when that is aborted.
   */
  async get(signal: AbortSignal): Promise<string> {
    signal.throwIfAborted()
    const { value, renewAt } = this.#token
    if (this.#context.clock.uptime() < renewAt && value !== this.#refused) return value
    if (this.#request === undefined || this.#request.isOver) {
      this.#request = new JointWork((stop) => this.#fetch(stop))
    }
    this.#token = await this.#request.wait(signal)
    return this.#token.value
  }

  /**
   * Returns a token other than `refused`, which the Store no longer accepts.
   *
   * @throws AuthError when Entra refuses or does not answer; the reason of `signal` when that is aborted.
   */
  async renew(refused: string, signal: AbortSignal): Promise<string> {
    this.#refused = refused
    return await this.get(signal)
  }

  async #fetch(signal: AbortSignal): Promise<Token> {
    const { authorityHost, tenantId, clientId, proof } = this.#credential
    const path = tokenPath(tenantId, proof.kind)
    const url = new URL(authorityHost.href.replace(/\/$/, '') + path)
    // Created each time: GitHub's own tokens are valid only for minutes.
    const sent = proof.kind === 'secret' ? proof : { assertion: await proof.assertion(url.href, signal) }
    if ('assertion' in sent) this.#context.maskSecret(sent.assertion)
    const now = this.#context.clock.uptime()
    try {
      const { body } = await this.#context.http.request({
        method: 'POST',
        url,
        path,
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: new URLSearchParams(tokenFields(clientId, sent)).toString(),
        repeatable: true,
        signal,
      })
      return this.#readToken(body, now)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      const { message, concernsSubject } = describeRefusal(error, this.#credential, this.#context.clock.now())
      const job = concernsSubject && 'assertion' in sent ? await describeJob(sent.assertion) : ''
      throw new AuthError(`${message}${job}`, { cause: error })
    }
  }

  #readToken(body: unknown, now: number): Token {
    const value = asText(asObject(body)['access_token'])
    if (value === undefined) throw new AuthError('Entra answered without a token.')
    this.#context.maskSecret(value)
    // The v1 endpoint returns the lifetime as a string, the v2 endpoint as a number.
    const seconds = Number(asObject(body)['expires_in'])
    const lifetime = seconds > 0 ? seconds * 1000 : USUAL_LIFETIME_IN_MS
    return { value, renewAt: now + lifetime - Math.min(MARGIN_IN_MS, lifetime / 2) }
  }
}

/** The wording of a refusal by Entra. */
interface RefusalWords {
  readonly message: string
  /** The job's subject may be what is wrong, so it is reported. */
  readonly concernsSubject: boolean
}

function describeRefusal(error: HttpError, { tenantId, proof }: Credential, now: number): RefusalWords {
  const { status, reason, code, meaning, advice: ownAdvice } = error.request
  if (status === undefined || meaning !== undefined)
    return { message: `Sign-in failed: ${error.message}`, concernsSubject: false }
  const [words = ''] = (reason ?? code ?? '').split(/ Trace ID:|\r?\n/)
  const codes = [...words.matchAll(/AADSTS(\d+)/g)].map(([, number]) => number)
  const known = adviceForToken(codes, proof.kind)
  const advice = ownAdvice ?? known?.advice ?? adviceForUnknownCode(error, codes)
  const answer = `Sign-in failed: Entra rejected the request for tenant ${tenantId} (${status})`
  return {
    message: [
      asSentence(`${answer}${words === '' ? '' : `: ${shorten(words)}`}`),
      advice,
      proof.kind === 'certificate' && codes.includes('700024')
        ? clockDifference(reason ?? '', now)
        : undefined,
    ]
      .filter((part) => part !== undefined)
      .join(' '),
    concernsSubject:
      known?.concernsSubject === true ||
      (known === undefined && codes.length > 0 && proof.kind === 'github-oidc'),
  }
}

// For codes that are not in the table: Entra has a page that explains its codes.
function adviceForUnknownCode(
  { request: { status = 0 } }: HttpError,
  [code]: readonly (string | undefined)[],
): string | undefined {
  if (code !== undefined) return `Entra explains it: https://login.microsoftonline.com/error?code=${code}`
  if (status === 408 || status === 429 || status >= 500) return 'Try again later.'
  return status === 404 ? 'Check "tenant-id".' : undefined
}

const LEAST_DIFFERENCE_IN_MINUTES = 2

// Every refusal by Entra contains its time.
function clockDifference(reason: string, now: number): string | undefined {
  const [, day, time] = /Timestamp: (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)Z/.exec(reason) ?? []
  const minutes = Math.round((now - Date.parse(`${day}T${time}Z`)) / 60_000)
  if (Number.isNaN(minutes) || Math.abs(minutes) < LEAST_DIFFERENCE_IN_MINUTES) return undefined
  return `It is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead' : 'behind'}.`
}

// A federated credential must name the subject. The token itself is never shown.
async function describeJob(assertion: string): Promise<string> {
  const why = ' The job uses GitHub OIDC because neither "client-secret" nor "client-certificate" is set.'
  try {
    const { decodeJwt } = await import('jose')
    return ` The subject of this job is "${decodeJwt(assertion).sub ?? ''}".${why}`
  } catch {
    return ''
  }
}
