import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/** Requests that are kept waiting: until they are released, or for ever. */
export class HeldRequests {
  /** Functions that let each held request go on. */
  readonly #releases = new Set<() => void>()
  /** Requests without an answer whose clients are still there. */
  readonly #clients = new Set<ServerResponse>()

  /** Number of clients that wait for an answer that will not come by itself. */
  get waitingClients(): number {
    return this.#clients.size
  }

  /** Number of requests that are held, including those whose clients have gone. */
  get count(): number {
    return this.#releases.size
  }

  /** Waits until it is released, also when its client has gone by then. */
  async hold(outgoing: ServerResponse): Promise<void> {
    this.leaveUnanswered(outgoing)
    await new Promise<void>((resolve) => this.#releases.add(resolve))
    this.#clients.delete(outgoing)
  }

  /** Leaves a client without an answer. */
  leaveUnanswered(outgoing: ServerResponse): void {
    if (outgoing.closed) return
    this.#clients.add(outgoing)
    void once(outgoing, 'close').then(() => this.#clients.delete(outgoing))
  }

  /** Forgets the held requests, which will do nothing any more, and the clients that wait. */
  reset(): void {
    this.#releases.clear()
    this.#clients.clear()
  }

  /** Lets the held requests go on. */
  release(): void {
    for (const resolve of this.#releases) resolve()
    this.#releases.clear()
  }
}
