import { type Azurite, startAzurite } from './blobs/azurite.ts'
import { DiscardedBlobs } from './blobs/discarded-blobs.ts'
import { handleBlob, isBlobPath } from './blobs/handle-blob.ts'
import { prepareStorage, Uploads } from './blobs/uploads.ts'
import { handleTokenRequest } from './entra/authority.ts'
import { Tokens } from './entra/tokens.ts'
import { GithubOidc } from './github/oidc.ts'
import { type Fault, Faults } from './http/faults.ts'
import { HeldRequests } from './http/held-requests.ts'
import { type Latency, latencyOf } from './http/latency.ts'
import { RateLimit, type RequestLimit } from './http/rate-limit.ts'
import { type LoggedRequest, RequestLog } from './http/request-log.ts'
import { listen, type RequestObserver, type Server } from './http/server.ts'
import { handleApiRequest } from './store/api/handle.ts'
import { type SeededApp, seedProducts } from './store/seeded-products.ts'
import { Store } from './store/store.ts'

/** The options that an emulator is started with. */
export interface EmulatorOptions {
  /** TCP port on 127.0.0.1; 0 (the default) takes a free one. */
  readonly port?: number
  /**
   * The storage for uploads: `azurite` (the default) keeps them in a separate blob storage; `discard` keeps only their
   * sizes, and assumes that they contain every file that a submission expects.
   */
  readonly blobs?: 'azurite' | 'discard'
  /** The seeded app; default: the one described by `seeds`. */
  readonly app?: SeededApp
  /** Latency of requests; default: none. `observedLatency` is that of the real Store. */
  readonly latency?: Latency
  /** Scheme, host and port under which clients reach it, if it is behind a proxy; part of every upload URL. */
  readonly publicUrl?: string
}

/** Starts an emulator with the seeded products; rejects when it cannot listen on the port. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const azurite = options.blobs === 'discard' ? undefined : await startAzurite()
  try {
    if (azurite !== undefined) await prepareStorage(azurite.url)
    return new Emulator(azurite, await listen(options.port ?? 0), options)
  } catch (error) {
    await azurite?.close()
    throw error
  }
}

/** A running replacement for the Microsoft Store submission API, its token endpoint and its blob storage. */
export class Emulator implements AsyncDisposable {
  /** The address, e.g. http://127.0.0.1:41234, which serves as `store-api-url` and as `authority-host`. */
  readonly url: string
  /** Every request in order of arrival, token requests and blob requests included. */
  readonly requestLog: readonly LoggedRequest[]
  /** Requests without a matching operation: a test may fail on them. */
  readonly unknownRequests: readonly LoggedRequest[]
  /** The state of the Store: products and their submissions, for assertions and for preparing a case. */
  readonly store: Store
  /** GitHub's OIDC endpoint, for jobs that sign in without a secret. */
  readonly github: GithubOidc
  /** Latency of future requests. */
  latency: Latency
  /** An observer of future requests. */
  observer: RequestObserver = {}

  readonly #initialLatency: Latency
  readonly #requestLog = new RequestLog()
  readonly #faults = new Faults()
  readonly #heldRequests = new HeldRequests()
  readonly #rateLimit = new RateLimit()
  readonly #server: Server
  readonly #azurite: Azurite | undefined

  /** Starts to serve; use `startEmulator` instead. */
  constructor(azurite: Azurite | undefined, server: Server, options: EmulatorOptions) {
    const { latency = {}, publicUrl = server.url } = options
    const blobs = azurite?.url ?? new DiscardedBlobs()
    this.url = server.url
    this.requestLog = this.#requestLog.entries
    this.unknownRequests = this.#requestLog.unknown
    this.store = new Store(seedProducts(options.app), new Tokens(), new Uploads(blobs, publicUrl))
    this.github = new GithubOidc(publicUrl)
    this.latency = latency
    this.#initialLatency = latency
    this.#server = server
    this.#azurite = azurite
    server.serve({
      observer: () => this.observer,
      requestLog: this.#requestLog,
      faults: this.#faults,
      heldRequests: this.#heldRequests,
      rateLimit: this.#rateLimit,
      latencyOf: (method, path) => latencyOf(this.latency, method, path),
      isBlobPath,
      handleBlob: (request) => handleBlob(request, blobs),
      handle: async (request) =>
        handleTokenRequest(request, this.store, this.github) ??
        this.github.handle(request) ??
        (await handleApiRequest(request, this.store)),
    })
  }

  /** Answers 429 to requests beyond a limit; without one it never does. */
  limitRequests(limit?: RequestLimit): void {
    this.#rateLimit.set(limit)
  }

  /** Adds a fault that applies to a future request. */
  inject(fault: Fault): void {
    this.#faults.add(fault)
  }

  /** Number of clients that wait for an answer that a fault delays or suppresses. */
  get waitingClients(): number {
    return this.#heldRequests.waitingClients
  }

  /** Number of requests that a fault holds, including those whose clients have gone. */
  get heldRequests(): number {
    return this.#heldRequests.count
  }

  /** Releases the requests that a fault holds. */
  releaseHeldRequests(): void {
    this.#heldRequests.release()
  }

  /**
   * Resets the products, every setting, the faults, the limit and the request log to what they were at the start.
   * Issued tokens, certificates and upload URLs stay valid.
   */
  reset(): void {
    const { store, github } = this
    const parts = [store, store.tokens, store.uploads, github, this.#faults, this.#heldRequests]
    for (const part of [...parts, this.#rateLimit, this.#requestLog]) part.reset()
    this.latency = this.#initialLatency
    this.observer = {}
  }

  /** Cuts every connection and stops blob storage. */
  async close(): Promise<void> {
    await Promise.all([this.#server.close(), this.#azurite?.close()])
  }

  /** Closes it at the end of a block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}
