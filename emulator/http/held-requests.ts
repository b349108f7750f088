import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/** Requests that are kept waiting: until they are released, or for ever. */
export class HeldRequests {
  /** Functions that let each held request go on. */
  readonly #held = new Set<() => void>()
  /** Requests without an answer whose clients are still there. */
  readonly #clients = new Set<ServerResponse>()

  /** Number of clients that wait for an answer which will not come by itself. */
  get clients(): number {
    return this.#clients.size
  }

  /** Number of requests that are held, also those whose clients have gone. */
  get held(): number {
    return this.#held.size
  }

  /** Resolves when it is released, also when its client has gone by then. */
  async hold(outgoing: ServerResponse): Promise<void> {
    this.keep(outgoing)
    await new Promise<void>((resolve) => this.#held.add(resolve))
    this.#clients.delete(outgoing)
  }

  /** Leaves a client without an answer. */
  keep(outgoing: ServerResponse): void {
    if (outgoing.closed) return
    this.#clients.add(outgoing)
    void once(outgoing, 'close').then(() => this.#clients.delete(outgoing))
  }

  /** Forgets the held requests: they will do nothing any more. */
  forget(): void {
    this.#held.clear()
  }

  /** Lets the held requests go on. */
  release(): void {
    for (const resolve of this.#held) resolve()
    this.#held.clear()
  }
}
