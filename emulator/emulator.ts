import { type Azurite, startAzurite } from './blobs/azurite.ts'
import { DiscardedBlobs } from './blobs/discarded-blobs.ts'
import { prepareStorage, Uploads } from './blobs/uploads.ts'
import { Tokens } from './entra/tokens.ts'
import { seededProducts } from './fixtures/seeds.ts'
import type { GithubOidc } from './github/oidc.ts'
import { type Fault, Faults } from './http/faults.ts'
import { HeldRequests } from './http/held-requests.ts'
import { type Latency, latencyOf } from './http/latency.ts'
import { RateLimit, type RequestLimit } from './http/rate-limit.ts'
import { type LoggedRequest, RequestLog } from './http/request-log.ts'
import { handle } from './http/routes.ts'
import { listen, type Server } from './http/server.ts'
import { Store } from './store/store.ts'

/** Options of an emulator. */
export interface EmulatorOptions {
  /** TCP port on 127.0.0.1; 0 (the default) takes a free one. */
  readonly port?: number
  /**
   * Storage of uploads: `azurite` (the default) keeps them in a blob storage of their own; `discard` keeps
   * their sizes only, and every file that a submission awaits counts as part of them.
   */
  readonly blobs?: 'azurite' | 'discard'
  /** Time that requests take; none unless given. `observedLatency` is that of the real Store. */
  readonly latency?: Latency
  /** Scheme, host and port that clients reach it by, when something stands before it; it is in every upload URL. */
  readonly publicUrl?: string
}

/** A running stand-in for the Microsoft Store submission API, its token endpoint and its blob storage. */
export interface Emulator extends AsyncDisposable {
  /** e.g. http://127.0.0.1:41234 – serves as `store-api-url` and as `authority-host`. */
  readonly url: string
  /** Every request seen, in order of arrival, token requests and blob requests included. */
  readonly requestLog: readonly LoggedRequest[]
  /** Requests that no operation answers to: a test may fail on them. */
  readonly unknownRequests: readonly LoggedRequest[]
  /** The state of the Store: products and their submissions, for assertions and for preparing a case. */
  readonly store: Store
  /** GitHub's OIDC endpoint, for jobs that log in without a secret. */
  readonly github: GithubOidc
  /** Time that coming requests take. */
  latency: Latency
  /** Answers 429 to requests beyond a limit; without one it never does. */
  limitRequests(limit?: RequestLimit): void
  /** Adds a fault to be met by a coming request. */
  inject(fault: Fault): void
  /** Number of clients that wait for an answer which a fault holds back, or never gives. */
  readonly waiting: number
  /** Number of requests that a fault holds, also those whose clients have gone. */
  readonly held: number
  /** Lets the requests go on that a fault holds. */
  release(): void
  /**
   * Starts anew: the seeded products, every knob where it was at the start, no faults, no limit, an empty request log.
   * Tokens, certificates and upload URLs that were given out stay good.
   */
  reset(): void
  /** Cuts every connection and ends blob storage. */
  close(): Promise<void>
}

/** Starts an emulator with the seeded products. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const azurite = options.blobs === 'discard' ? undefined : await startAzurite()
  try {
    if (azurite !== undefined) await prepareStorage(azurite.url)
    return serveStore(azurite, await listen(options.port ?? 0), options)
  } catch (error) {
    await azurite?.close()
    throw error
  }
}

function serveStore(
  azurite: Azurite | undefined,
  server: Server,
  { latency = {}, publicUrl = server.url }: EmulatorOptions,
): Emulator {
  const blobs = azurite?.url ?? new DiscardedBlobs()
  const parts: Parts = {
    requestLog: new RequestLog(),
    faults: new Faults(),
    rateLimit: new RateLimit(),
    heldRequests: new HeldRequests(),
    store: new Store(seededProducts, new Tokens(), new Uploads(blobs, publicUrl)),
  }
  const close = async (): Promise<void> => {
    await Promise.all([server.close(), azurite?.close()])
  }
  const emulator = expose(parts, { url: server.url, latency, close })
  server.serve({
    ...parts,
    blobs,
    refusalOf: (path) => parts.rateLimit.refusalOf(path),
    latencyOf: (method, path) => latencyOf(emulator.latency, method, path),
    handle: (request) => handle(request, parts.store),
  })
  return emulator
}

interface Parts {
  readonly requestLog: RequestLog
  readonly faults: Faults
  readonly rateLimit: RateLimit
  readonly heldRequests: HeldRequests
  readonly store: Store
}

function expose(
  { requestLog, faults, rateLimit, heldRequests, store }: Parts,
  { url, latency, close }: Pick<Emulator, 'url' | 'latency' | 'close'>,
): Emulator {
  const emulator: Emulator = {
    url,
    requestLog: requestLog.entries,
    unknownRequests: requestLog.unknown,
    store,
    github: store.github,
    latency,
    limitRequests: (limit) => rateLimit.set(limit),
    inject: (fault) => faults.add(fault),
    get waiting() {
      return heldRequests.clients
    },
    get held() {
      return heldRequests.held
    },
    release: () => heldRequests.release(),
    reset() {
      for (const part of [store, store.tokens, store.uploads]) part.reset()
      faults.clear()
      heldRequests.forget()
      rateLimit.set(undefined)
      emulator.latency = latency
      requestLog.clear()
    },
    close,
    [Symbol.asyncDispose]: close,
  }
  return emulator
}
