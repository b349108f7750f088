import { HttpError, messageOf } from '../errors.ts'
import type { Answer, Request, Sender } from '../http/send.ts'
import { fieldOf, objectOf, toJson } from '../json.ts'
import { adviceForRefusal, isRefusalInDisguise } from './advice.ts'
import { type Product, resourceOf } from './product.ts'
import {
  type ProductState,
  readIdentity,
  readProductState,
  readStatus,
  readSubmission,
  type Submission,
  type SubmissionStatus,
  uploadUrlOf,
} from './submission.ts'
import type { TokenSource } from './token.ts'
import { secretsIn } from './upload-url.ts'

/** What the client depends on. */
export interface StoreClientPorts {
  readonly sender: Sender
  readonly tokens: TokenSource
  /** Called with every upload address, in each form it can appear in, before anything else is done with it. */
  readonly keepSecret: (secret: string) => void
  /** Ends what is under way when aborted. */
  readonly signal: AbortSignal
}

type Call = Pick<Request, 'method' | 'body'> & { readonly path: string }

/**
 * One product's part of the Store submission API:
 * https://learn.microsoft.com/windows/uwp/monetize/create-and-manage-submissions-using-windows-store-services
 *
 * Every method throws an HttpError when the Store refuses or gives no usable answer, and an AuthError when
 * there is no token.
 */
export class StoreClient {
  readonly product: Product
  readonly #base: URL
  readonly #ports: StoreClientPorts

  /** `storeApiUrl` is the service's origin; the version is added here. */
  constructor(storeApiUrl: URL, product: Product, ports: StoreClientPorts) {
    this.product = product
    this.#base = new URL(`${storeApiUrl.href.replace(/\/$/, '')}/v1.0/my/`)
    this.#ports = ports
  }

  /** The same client under another signal: for what has to be done after the run's own deadline. */
  under(signal: AbortSignal): StoreClient {
    return new StoreClient(new URL('../../', this.#base), this.product, { ...this.#ports, signal })
  }

  /** Whether the Store has refused a request of this run for coming too soon. */
  get wasThrottled(): boolean {
    return this.#ports.sender.wasThrottled
  }

  /** Gets a token, so that a wrong credential shows before anything else. */
  async signIn(): Promise<void> {
    await this.#ports.tokens.get(this.#ports.signal)
  }

  /** Reads where the product stands. The identity of a flight's packages is its app's. */
  async state(): Promise<ProductState> {
    const { noun, path, identityPath } = resourceOf(this.product)
    const [own, owner] = await Promise.all([
      this.#read({ method: 'GET', path }, (body) => ({
        ...readProductState(body, noun),
        identity: readIdentity(body),
      })),
      identityPath === undefined || identityPath === path
        ? undefined
        : this.#read({ method: 'GET', path: identityPath }, readIdentity),
    ])
    return { ...own, identity: owner ?? own.identity }
  }

  /** Reads a submission, a draft or a published one. */
  async get(id: string): Promise<Submission> {
    return await this.#read({ method: 'GET', path: this.#path(id) }, (body) => this.#submission(body))
  }

  /** Makes a draft: a copy of the last published submission. */
  async create(): Promise<Submission> {
    return await this.#read({ method: 'POST', path: this.#path() }, (body) => this.#submission(body))
  }

  /** Replaces the whole draft. Gives what the Store then holds. */
  async update(id: string, submission: Readonly<Record<string, unknown>>): Promise<Submission> {
    const body = toJson(submission)
    return await this.#read({ method: 'PUT', path: this.#path(id), body }, (answer) =>
      this.#submission(answer),
    )
  }

  /** Deletes a draft or a failed submission. */
  async delete(id: string): Promise<void> {
    await this.#call({ method: 'DELETE', path: this.#path(id) })
  }

  /** Hands the draft to the Store, which answers before it has looked at it. */
  async commit(id: string): Promise<void> {
    await this.#call({ method: 'POST', path: `${this.#path(id)}/commit` })
  }

  /** Reads how far a submission is. */
  async status(id: string): Promise<SubmissionStatus> {
    return await this.#read({ method: 'GET', path: `${this.#path(id)}/status` }, readStatus)
  }

  /** Gives the packages of a published submission's rollout to everyone. */
  async finalizeRollout(id: string): Promise<void> {
    await this.#call({ method: 'POST', path: `${this.#path(id)}/finalizepackagerollout` })
  }

  /** Stops a published submission's rollout; everyone falls back. */
  async haltRollout(id: string): Promise<void> {
    await this.#call({ method: 'POST', path: `${this.#path(id)}/haltpackagerollout` })
  }

  /** Reads how far the rollout of a submission is, in the Store's word; undefined when it says nothing. */
  async rolloutStatus(id: string): Promise<unknown> {
    const call = { method: 'GET', path: `${this.#path(id)}/packagerollout` } as const
    return await this.#read(call, (body) => fieldOf(objectOf(body), 'packageRolloutStatus'))
  }

  #path(id?: string): string {
    const submissions = `${resourceOf(this.product).path}/submissions`
    return id === undefined ? submissions : `${submissions}/${id}`
  }

  #submission(body: unknown): Submission {
    const submission = readSubmission(body)
    const url = uploadUrlOf(submission)
    if (url !== undefined) for (const secret of secretsIn(url)) this.#ports.keepSecret(secret)
    return submission
  }

  async #read<T>(call: Call, read: (body: unknown) => T): Promise<T> {
    const { body, ...answer } = await this.#call(call)
    try {
      return read(body)
    } catch (cause) {
      throw new HttpError(
        { method: call.method, path: call.path, reason: messageOf(cause), ...answer },
        { cause },
      )
    }
  }

  async #call(call: Call): Promise<Answer> {
    const { tokens, signal } = this.#ports
    const token = await tokens.get(signal)
    try {
      return await this.#send(call, token)
    } catch (error) {
      // A token can be revoked, or expire while a request waits its turn.
      if (!(error instanceof HttpError) || error.request.status !== 401) throw withAdvice(error)
    }
    try {
      return await this.#send(call, await tokens.renew(token, signal))
    } catch (error) {
      throw withAdvice(error)
    }
  }

  async #send({ method, path, body }: Call, token: string): Promise<Answer> {
    return await this.#ports.sender.send({
      method,
      path,
      url: new URL(path, this.#base),
      isFinal: isRefusalInDisguise,
      signal: this.#ports.signal,
      headers: {
        authorization: `Bearer ${token}`,
        // Without a body too: the Store refuses the form type that some clients send by themselves.
        ...(method === 'PUT' || method === 'POST'
          ? { 'content-type': 'application/json; charset=UTF-8' }
          : {}),
      },
      ...(body === undefined ? {} : { body }),
    })
  }
}

function withAdvice(error: unknown): unknown {
  if (!(error instanceof HttpError)) return error
  const advice = adviceForRefusal(error.request)
  return advice === undefined ? error : new HttpError({ ...error.request, advice }, { cause: error })
}
