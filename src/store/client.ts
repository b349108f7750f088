import { allOrAbort } from '../shared/all-or-abort.ts'
import { asObject, getField, type JsonObject, toJson } from '../shared/json.ts'
import { type Call, type ChangeOptions, type RequestOptions, StoreApi, type StoreContext } from './api.ts'
import { type Product, resourceOf } from './product.ts'
import {
  type ProductState,
  parseIdentity,
  parseProductState,
  parseStatus,
  parseSubmission,
  type Submission,
  type SubmissionStatus,
  uploadUrlOf,
} from './submission.ts'

/** State of a gradual rollout. */
export interface Rollout {
  /** The Store's word, e.g. `PackageRolloutInProgress`. */
  readonly status: string
  /** 0 to 100. */
  readonly percentage: number
}

/**
 * The part of the Store submission API that belongs to one product:
 * https://learn.microsoft.com/windows/uwp/monetize/create-and-manage-submissions-using-windows-store-services
 *
 * Every method throws an HttpError when the Store refuses or gives no usable answer, and an AuthError when
 * there is no token.
 */
export class StoreClient {
  readonly product: Product
  readonly #context: StoreContext
  readonly #api: StoreApi

  constructor(storeApiUrl: URL, product: Product, context: StoreContext) {
    this.product = product
    this.#context = context
    this.#api = new StoreApi(storeApiUrl, context)
  }

  /** True once the Store has throttled a request of this run. */
  get wasThrottled(): boolean {
    return this.#context.http.wasThrottled
  }

  /** Reads the product's state. The identity of a flight's packages is its app's. */
  async getProduct({ signal }: RequestOptions): Promise<ProductState> {
    const { noun, path, identityPath } = resourceOf(this.product)
    const [own, owner] = await allOrAbort(signal, [
      (stop) =>
        this.#api.read({ method: 'GET', path, signal: stop }, (body) => ({
          ...parseProductState(body, noun),
          identity: parseIdentity(body),
        })),
      async (stop) =>
        identityPath === undefined || identityPath === path
          ? undefined
          : await this.#api.read({ method: 'GET', path: identityPath, signal: stop }, parseIdentity),
    ])
    return { ...own, identity: owner ?? own.identity }
  }

  /** Reads a submission, a draft or a published one. */
  async get(id: string, options: RequestOptions): Promise<Submission> {
    return await this.#readSubmission({ method: 'GET', path: this.#path(id), ...options })
  }

  /** Reads a submission together with its status, for a reader that decides by both. */
  async getWithStatus(
    id: string,
    options: RequestOptions,
  ): Promise<SubmissionStatus & { readonly submission: Submission }> {
    const call: Call = { method: 'GET', path: this.#path(id), ...options }
    return await this.#api.read(call, (body) => ({
      submission: this.#parseSubmission(body),
      ...parseStatus(body),
    }))
  }

  /** Creates a draft: a copy of the last published submission. */
  async create(options: ChangeOptions): Promise<Submission> {
    return await this.#readSubmission({ method: 'POST', path: this.#path(), ...options })
  }

  /** Replaces the whole draft. Returns what the Store then has. */
  async update(id: string, submission: JsonObject, options: RequestOptions): Promise<Submission> {
    return await this.#readSubmission({
      method: 'PUT',
      path: this.#path(id),
      body: toJson(submission),
      ...options,
    })
  }

  /** Deletes a draft or a failed submission. */
  async delete(id: string, options: ChangeOptions): Promise<void> {
    await this.#api.send({ method: 'DELETE', path: this.#path(id), ...options })
  }

  /** Commits the draft. The Store answers before it has processed it. */
  async commit(id: string, options: ChangeOptions): Promise<void> {
    await this.#api.send({ method: 'POST', path: `${this.#path(id)}/commit`, ...options })
  }

  /** Reads the status of a submission. */
  async getStatus(id: string, options: RequestOptions): Promise<SubmissionStatus> {
    return await this.#api.read({ method: 'GET', path: `${this.#path(id)}/status`, ...options }, parseStatus)
  }

  /** Reads the state of a submission's rollout. */
  async getRollout(id: string, options: RequestOptions): Promise<Rollout> {
    const path = `${this.#path(id)}/packagerollout`
    return await this.#api.read({ method: 'GET', path, ...options }, readRollout)
  }

  /** Sets the share of users, in percent, that get the packages of a published submission. */
  async updateRollout(id: string, percentage: number, options: ChangeOptions): Promise<void> {
    await this.#changeRollout(
      `${this.#path(id)}/updatepackagerolloutpercentage?percentage=${percentage}`,
      options,
    )
  }

  /** Gives the packages of a published submission's rollout to everyone. */
  async finalizeRollout(id: string, options: ChangeOptions): Promise<void> {
    await this.#changeRollout(`${this.#path(id)}/finalizepackagerollout`, options)
  }

  /** Stops a published submission's rollout: nobody else gets the packages. */
  async haltRollout(id: string, options: ChangeOptions): Promise<void> {
    await this.#changeRollout(`${this.#path(id)}/haltpackagerollout`, options)
  }

  // The answer to each change is the rollout: any other is no proof that it was made.
  async #changeRollout(path: string, options: ChangeOptions): Promise<void> {
    await this.#api.read({ method: 'POST', path, ...options }, readRollout)
  }

  #path(id?: string): string {
    const submissions = `${resourceOf(this.product).path}/submissions`
    return id === undefined ? submissions : `${submissions}/${id}`
  }

  async #readSubmission(call: Call): Promise<Submission> {
    return await this.#api.read(call, (body) => this.#parseSubmission(body))
  }

  #parseSubmission(body: unknown): Submission {
    const submission = parseSubmission(body)
    const url = uploadUrlOf(submission)
    if (url !== undefined) this.#context.maskSecret(url)
    return submission
  }
}

function readRollout(body: unknown): Rollout {
  const rollout = asObject(body)
  const status = getField(rollout, 'packageRolloutStatus')
  if (typeof status !== 'string') throw new Error('the answer contains no rollout')
  return { status, percentage: Number(getField(rollout, 'packageRolloutPercentage') ?? 0) }
}
