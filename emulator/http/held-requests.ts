import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/** Requests that are kept waiting: until they are released, or forever. */
export class HeldRequests {
  /** Functions that release each held request. */
  readonly #releases = new Set<() => void>()
  /** Unanswered requests whose clients are still connected. */
  readonly #clients = new Set<ServerResponse>()

  /** Number of clients that wait for an answer that will not come on its own. */
  get waitingClients(): number {
    return this.#clients.size
  }

  /** Number of held requests, including those whose clients have disconnected. */
  get count(): number {
    return this.#releases.size
  }

  /** Waits until the request is released, even if its client has disconnected by then. */
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

  /** Forgets the held requests, which will never continue, and the waiting clients. */
  reset(): void {
    this.#releases.clear()
    this.#clients.clear()
  }

  /** Releases the held requests. */
  release(): void {
    for (const resolve of this.#releases) resolve()
    this.#releases.clear()
  }
}
