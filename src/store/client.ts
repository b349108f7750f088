import { allOrAbort } from '../shared/all-or-abort.ts'
import { asObject, getField, toJson } from '../shared/json.ts'
import { StoreApi, type StoreContext } from './api.ts'
import { type Product, resourceOf } from './product.ts'
import { secretsIn } from './sas-secrets.ts'
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

/** How far a rollout is. */
export interface Rollout {
  /** The Store's word, e.g. `PackageRolloutInProgress`. */
  readonly status: string
  /** 0 to 100. */
  readonly percentage: number
}

/**
 * One product's part of the Store submission API:
 * https://learn.microsoft.com/windows/uwp/monetize/create-and-manage-submissions-using-windows-store-services
 *
 * Every method throws an HttpError when the Store refuses or gives no usable answer, and an AuthError when
 * there is no token.
 */
export class StoreClient {
  readonly product: Product
  readonly #storeApiUrl: URL
  readonly #context: StoreContext
  readonly #api: StoreApi

  constructor(storeApiUrl: URL, product: Product, context: StoreContext) {
    this.product = product
    this.#storeApiUrl = storeApiUrl
    this.#context = context
    this.#api = new StoreApi(storeApiUrl, context)
  }

  /** The same client under another signal: for what has to be done after the run's own deadline. */
  under(signal: AbortSignal): StoreClient {
    return new StoreClient(this.#storeApiUrl, this.product, { ...this.#context, signal })
  }

  /** Whether the Store has refused a request of this run for coming too soon. */
  get wasThrottled(): boolean {
    return this.#context.http.wasThrottled
  }

  /** Reads where the product stands. The identity of a flight's packages is its app's. */
  async state(): Promise<ProductState> {
    const { noun, path, identityPath } = resourceOf(this.product)
    const [own, owner] = await allOrAbort(this.#context.signal, [
      (stop) =>
        this.under(stop).#api.read({ method: 'GET', path }, (body) => ({
          ...readProductState(body, noun),
          identity: readIdentity(body),
        })),
      async (stop) =>
        identityPath === undefined || identityPath === path
          ? undefined
          : await this.under(stop).#api.read({ method: 'GET', path: identityPath }, readIdentity),
    ])
    return { ...own, identity: owner ?? own.identity }
  }

  /** Reads a submission, a draft or a published one. */
  async get(id: string): Promise<Submission> {
    return await this.#api.read({ method: 'GET', path: this.#path(id) }, (body) => this.#submission(body))
  }

  /** Makes a draft: a copy of the last published submission. */
  async create(): Promise<Submission> {
    return await this.#api.read({ method: 'POST', path: this.#path() }, (body) => this.#submission(body))
  }

  /** Replaces the whole draft. Gives what the Store then holds. */
  async update(id: string, submission: Readonly<Record<string, unknown>>): Promise<Submission> {
    const call = { method: 'PUT', path: this.#path(id), body: toJson(submission) } as const
    return await this.#api.read(call, (body) => this.#submission(body))
  }

  /** Deletes a draft or a failed submission. */
  async delete(id: string): Promise<void> {
    await this.#api.send({ method: 'DELETE', path: this.#path(id) })
  }

  /** Hands the draft to the Store, which answers before it has looked at it. */
  async commit(id: string): Promise<void> {
    await this.#api.send({ method: 'POST', path: `${this.#path(id)}/commit` })
  }

  /** Reads how far a submission is. */
  async status(id: string): Promise<SubmissionStatus> {
    return await this.#api.read({ method: 'GET', path: `${this.#path(id)}/status` }, readStatus)
  }

  /** Reads how far the rollout of a submission is. */
  async rollout(id: string): Promise<Rollout> {
    return await this.#api.read({ method: 'GET', path: `${this.#path(id)}/packagerollout` }, readRollout)
  }

  /** Sets the share of users, in percent, that get the packages of a published submission. */
  async updateRollout(id: string, percentage: number): Promise<void> {
    const path = `${this.#path(id)}/updatepackagerolloutpercentage?percentage=${percentage}`
    await this.#api.send({ method: 'POST', path })
  }

  /** Gives the packages of a published submission's rollout to everyone. */
  async finalizeRollout(id: string): Promise<void> {
    await this.#api.send({ method: 'POST', path: `${this.#path(id)}/finalizepackagerollout` })
  }

  /** Stops a published submission's rollout; everyone falls back. */
  async haltRollout(id: string): Promise<void> {
    await this.#api.send({ method: 'POST', path: `${this.#path(id)}/haltpackagerollout` })
  }

  #path(id?: string): string {
    const submissions = `${resourceOf(this.product).path}/submissions`
    return id === undefined ? submissions : `${submissions}/${id}`
  }

  #submission(body: unknown): Submission {
    const submission = readSubmission(body)
    const url = uploadUrlOf(submission)
    if (url !== undefined) for (const secret of secretsIn(url)) this.#context.maskSecret(secret)
    return submission
  }
}

function readRollout(body: unknown): Rollout {
  const rollout = asObject(body)
  const status = getField(rollout, 'packageRolloutStatus')
  if (typeof status !== 'string') throw new Error('the answer holds no rollout')
  return { status, percentage: Number(getField(rollout, 'packageRolloutPercentage') ?? 0) }
}
