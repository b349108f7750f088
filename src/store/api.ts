import type { HttpResponse } from '../http/evaluate-answer.ts'
import type { HttpClient, HttpRequest, ObserveTry } from '../http/http-client.ts'
import { HttpError, messageOf } from '../shared/errors.ts'
import { hintForRefusal, isRefusalInDisguise } from './error-hints.ts'
import type { TokenSource } from './token.ts'

/** Dependencies of calls to the Store. */
export interface StoreContext {
  readonly http: HttpClient
  readonly tokens: TokenSource
  /** Called with every upload URL before it is used in any other way. */
  readonly maskSecret: (secret: string) => void
}

/** Options of every request to the Store. */
export interface RequestOptions {
  /** Ends the request, and the pauses before its retries, when aborted. */
  readonly signal: AbortSignal
}

/** Options of a request that makes a change and must not be repeated blindly. */
export interface ChangeOptions extends RequestOptions {
  readonly observe?: ObserveTry
}

/** A request to the Store. */
export interface Call extends Pick<HttpRequest, 'method' | 'body'>, ChangeOptions {
  /** Below the API's base. */
  readonly path: string
}

/** Sends requests to the Store's base address with a token; knows nothing about their meaning. */
export class StoreApi {
  readonly #base: URL
  readonly #context: StoreContext

  /** `storeApiUrl` is the service's origin; the version is added here. */
  constructor(storeApiUrl: URL, context: StoreContext) {
    this.#base = new URL(`${storeApiUrl.href.replace(/\/$/, '')}/v1.0/my/`)
    this.#context = context
  }

  /** Gets a token, so that a wrong credential is noticed first. */
  async signIn({ signal }: RequestOptions): Promise<void> {
    await this.#context.tokens.get(signal)
  }

  /**
   * Returns the path, below the API's base, of a link in an answer. The Store writes such links with or without a
   * leading slash, and with or without one before the query.
   *
   * @throws Error when it leads elsewhere: requests to it would carry the token.
   */
  pathOf(link: string): string {
    const relative = link.replace(/^\//, '')
    const { href } = URL.canParse(relative, this.#base.href) ? new URL(relative, this.#base) : { href: '' }
    if (!href.startsWith(this.#base.href)) throw new Error('the link in the answer leads out of the API')
    return href.slice(this.#base.href.length)
  }

  /**
   * Sends a request and converts its answer to a value.
   *
   * @throws HttpError when the Store refuses or gives no usable answer; AuthError when there is no token.
   */
  async read<T>(call: Call, read: (body: unknown) => T): Promise<T> {
    const { body, ...answer } = await this.send(call)
    try {
      return read(body)
    } catch (cause) {
      const { method, path } = call
      throw new HttpError({ method, path, reason: messageOf(cause), ...answer }, { cause })
    }
  }

  /**
   * Sends a request whose answer does not matter.
   *
   * @throws HttpError when the Store refuses or does not answer; AuthError when there is no token.
   */
  async send(call: Call): Promise<HttpResponse> {
    const { tokens } = this.#context
    const { signal } = call
    const token = await tokens.get(signal)
    try {
      return await this.#send(call, token)
    } catch (error) {
      if (!(error instanceof HttpError) || error.request.status !== 401) throw error
    }
    // A token can be revoked, or expire while a request is waiting.
    return await this.#send(call, await tokens.renew(token, signal))
  }

  // Appended, not resolved: resolved again, `http://host/` and `//host/` would become other hosts.
  #urlOf(path: string): URL {
    const url = new URL(this.#base.href + path)
    if (url.href.startsWith(this.#base.href)) return url
    throw new Error(`"${path}" leads out of the API, and would carry the token there`)
  }

  async #send({ method, path, body, signal, observe }: Call, token: string): Promise<HttpResponse> {
    // Even without a body: the Store refuses the form type that some clients send by default.
    const isTyped = method === 'PUT' || method === 'POST'
    try {
      return await this.#context.http.request({
        method,
        path,
        url: this.#urlOf(path),
        isFinal: isRefusalInDisguise,
        signal,
        headers: {
          authorization: `Bearer ${token}`,
          ...(isTyped ? { 'content-type': 'application/json; charset=UTF-8' } : {}),
        },
        ...(body === undefined ? {} : { body }),
        ...(observe === undefined ? {} : { observe }),
      })
    } catch (error) {
      throw error instanceof HttpError ? withHint(error) : error
    }
  }
}

function withHint(error: HttpError): HttpError {
  const hint = hintForRefusal(error.request)
  if (Object.keys(hint).length === 0) return error
  // What is known about this request, e.g. when the Store accepts it again, is more specific than a hint for its
  // status.
  return new HttpError({ ...hint, ...error.request }, { cause: error })
}
