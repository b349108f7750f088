import { setMaxListeners } from 'node:events'
import type { Clock } from '../shared/clock.ts'

/**
 * The most blocks on their way at once. The storage limits each connection, so their number, not the size of a block,
 * decides how fast a line is used: 32 were faster than fewer (the table is in bench/README.md).
 */
export const MOST_CONNECTIONS = 32
/** Before anything is known about the line. */
const FIRST_CONNECTIONS = 4
/** Half of the silence that ends a try. */
const LONGEST_SILENCE_IN_MS = 15_000

/**
 * The line that all connections of an upload share.
 *
 * What the network has taken may lie in buffers, of the system or of a proxy on this machine, that take more only when
 * they have drained for a while: on 1 Mbit/s that of a single connection for 12 s, and all connections drain at once. So
 * the more there are, the longer nothing moves, and the more it looks as if the line were dead. After the first blocks
 * as many are on their way as keep these silences short.
 */
export class Line {
  readonly #clock: Clock
  #movedAt: number
  #onTheirWay = 0
  #most = MOST_CONNECTIONS
  #hasArrived = false
  #waiting: (() => void)[] = []

  constructor(clock: Clock) {
    this.#clock = clock
    this.#movedAt = clock.uptime()
  }

  /** The time of the last move on any connection, as the clock's `uptime`. */
  get movedAt(): number {
    return this.#movedAt
  }

  /** Waits until one more block may be on its way; rejects with the signal's reason when that is aborted. */
  async enter(signal: AbortSignal): Promise<void> {
    // Each block on its way, or waiting, listens to it.
    setMaxListeners(0, signal)
    const stop = (): void => this.#wakeAll()
    signal.addEventListener('abort', stop, { once: true })
    try {
      while (this.#onTheirWay >= this.#allowed && !signal.aborted)
        await new Promise<void>((wake) => this.#waiting.push(wake))
    } finally {
      signal.removeEventListener('abort', stop)
    }
    signal.throwIfAborted()
    if (this.#onTheirWay === 0) this.#movedAt = this.#clock.uptime()
    this.#onTheirWay += 1
  }

  /** Takes note that bytes have moved, or that an answer has come. */
  onActivity(): void {
    const now = this.#clock.uptime()
    this.#most = Math.min(this.#most, blocksForSilence(now - this.#movedAt, this.#onTheirWay))
    this.#movedAt = now
  }

  /** Takes note that a block is not on its way any more. */
  leave({ hasArrived }: { readonly hasArrived: boolean }): void {
    this.#onTheirWay -= 1
    this.#hasArrived ||= hasArrived
    this.#wakeAll()
  }

  get #allowed(): number {
    return this.#hasArrived ? this.#most : Math.min(FIRST_CONNECTIONS, this.#most)
  }

  #wakeAll(): void {
    for (const wake of this.#waiting.splice(0)) wake()
  }
}

/** Returns how many blocks may be on their way when nothing has moved for a while with as many as there were. */
export function blocksForSilence(silenceInMs: number, blocks: number): number {
  if (silenceInMs <= LONGEST_SILENCE_IN_MS / MOST_CONNECTIONS) return MOST_CONNECTIONS
  const most = Math.floor((blocks * LONGEST_SILENCE_IN_MS) / silenceInMs)
  return Math.min(MOST_CONNECTIONS, Math.max(1, most))
}
