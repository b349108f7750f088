import type { Clock, Limit } from '../shared/clock.ts'
import type { Line } from './line.ts'

const SENDING_IN_MS = 30_000
const ANSWERING_IN_MS = 300_000

/**
 * A limit on the silence in one try of a block. While bytes move on any connection, there is no silence.
 *
 * Connections wait for each other on a slow line: with a 32nd of 1 Mbit/s, 64 KiB take 17 s, and while others move, a
 * waiting connection looks like a dead one. So a try ends only when nothing has moved on the whole line: for half a
 * minute while it has bytes to send, or for the request timeout, but at least five minutes, while it waits for its
 * answer. By then, sent bytes may still be in the system's buffers, whose draining cannot be observed.
 */
export class IdleTimeout implements Limit {
  readonly #controller = new AbortController()
  /** Aborted when the silence has lasted too long. */
  readonly signal = this.#controller.signal
  readonly #line: Line
  readonly #clock: Clock
  readonly #answeringInMs: number
  readonly #startedAt: number
  #isSent = false
  #timer: Limit

  constructor(line: Line, clock: Clock, requestTimeoutInMs: number) {
    this.#line = line
    this.#clock = clock
    this.#answeringInMs = answerTimeout(requestTimeoutInMs)
    this.#startedAt = clock.uptime()
    this.#timer = this.#startTimer()
  }

  /** Records that bytes have moved, or that the answer has arrived; `bytesLeft` have yet to be sent. */
  onActivity(bytesLeft: number): void {
    this.#line.onActivity()
    if (bytesLeft > 0 || this.#isSent) return
    this.#isSent = true
    this.#timer[Symbol.dispose]()
    this.#timer = this.#startTimer()
  }

  [Symbol.dispose](): void {
    this.#timer[Symbol.dispose]()
  }

  get #silentSince(): number {
    return Math.max(this.#startedAt, this.#line.movedAt)
  }

  get #dueAt(): number {
    return this.#silentSince + (this.#isSent ? this.#answeringInMs : SENDING_IN_MS)
  }

  // Re-armed only when it fires: bytes move far too often to reset it.
  #startTimer(): Limit {
    const timer = this.#clock.limit(this.#dueAt - this.#clock.uptime(), () => this.#reason())
    timer.signal.addEventListener('abort', () => {
      if (this.#dueAt > this.#clock.uptime()) this.#timer = this.#startTimer()
      else this.#controller.abort(timer.signal.reason)
    })
    return timer
  }

  #reason(): Error {
    const silence = `${Math.round((this.#clock.uptime() - this.#silentSince) / 1000)} s`
    return new Error(this.#isSent ? `no answer within ${silence}` : `nothing moved for ${silence}`)
  }
}

/** Returns how long the answer to an upload request may take: on a slow line, its last bytes may not have left yet. */
export function answerTimeout(requestTimeoutInMs: number): number {
  return Math.max(requestTimeoutInMs, ANSWERING_IN_MS)
}
