import { setMaxListeners } from 'node:events'
import type { Clock } from '../shared/clock.ts'

/**
 * Maximum number of blocks in flight. The storage limits each connection, so their number, not the size of a block,
 * determines the speed: 32 were faster than fewer (the table is in bench/README.md).
 */
export const MOST_CONNECTIONS = 32
/** Before anything is known about the line. */
const FIRST_CONNECTIONS = 4
/** Half of the silence that ends a try. */
const LONGEST_SILENCE_IN_MS = 15_000

/**
 * The line that all connections of an upload share.
 *
 * Sent bytes may sit in system or proxy buffers, which accept more only after draining: on 1 Mbit/s, that of a single
 * connection takes 12 s, and all connections drain at once. The more connections, the longer the pauses, and the more
 * the line looks dead. After the first blocks, concurrency is limited to keep pauses short.
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

  /** The time, on the clock of `uptime`, at which bytes last moved on any connection. */
  get movedAt(): number {
    return this.#movedAt
  }

  /** Waits until one more block may be sent; rejects with the signal's reason when that is aborted. */
  async enter(signal: AbortSignal): Promise<void> {
    // Each block that is in flight or waiting listens to it.
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

  /** Records that bytes have moved, or that an answer has arrived. */
  onActivity(): void {
    const now = this.#clock.uptime()
    this.#most = Math.min(this.#most, blocksForSilence(now - this.#movedAt, this.#onTheirWay))
    this.#movedAt = now
  }

  /** Records that a block is no longer in flight. */
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

/** Returns how many blocks may be in flight, given a silence with the current number. */
export function blocksForSilence(silenceInMs: number, blocks: number): number {
  if (silenceInMs <= LONGEST_SILENCE_IN_MS / MOST_CONNECTIONS) return MOST_CONNECTIONS
  const most = Math.floor((blocks * LONGEST_SILENCE_IN_MS) / silenceInMs)
  return Math.min(MOST_CONNECTIONS, Math.max(1, most))
}
