import type { Clock, Limit } from '../shared/clock.ts'

/** The line that all connections of an upload share. */
export interface Line {
  /** The time of the last move on any connection, as the clock's `uptime`. */
  movedAt: number
}

const LINE_IDLE_IN_MS = 30_000

/**
 * A limit on the silence in one try of a block; as long as bytes move there is none.
 *
 * Connections wait for each other on a slow line: with a 32nd of 1 Mbit/s, 64 KiB take 17 s. So a try ends when
 * nothing has moved on the whole line for half a minute, and when its own connection alone is silent, not before
 * the time of a request has passed. That is also the time for the answer: what the network has taken may still lie
 * in the system's buffers, which nobody sees drain.
 */
export class IdleTimeout implements Limit {
  readonly #controller = new AbortController()
  /** Is aborted when the silence was too long. */
  readonly signal = this.#controller.signal
  readonly #line: Line
  readonly #clock: Clock
  readonly #requestTimeoutInMs: number
  readonly #startedAt: number
  #movedAt: number
  #isSent = false
  #timer: Limit

  /** `requestTimeoutInMs` is the longest silence of one connection, before or after the last byte. */
  constructor(line: Line, clock: Clock, requestTimeoutInMs: number) {
    this.#line = line
    this.#clock = clock
    this.#requestTimeoutInMs = requestTimeoutInMs
    this.#startedAt = clock.uptime()
    this.#movedAt = this.#startedAt
    this.#timer = this.#startTimer()
  }

  /** Takes note that bytes have moved, or that the answer has come; `bytesLeft` are still to be sent. */
  onActivity(bytesLeft: number): void {
    this.#movedAt = this.#clock.uptime()
    this.#line.movedAt = this.#movedAt
    if (bytesLeft > 0 || this.#isSent) return
    this.#isSent = true
    this.#timer[Symbol.dispose]()
    this.#timer = this.#startTimer()
  }

  [Symbol.dispose](): void {
    this.#timer[Symbol.dispose]()
  }

  get #dueAt(): number {
    const dueAt = this.#movedAt + this.#requestTimeoutInMs
    if (this.#isSent) return dueAt
    return Math.min(dueAt, Math.max(this.#startedAt, this.#line.movedAt) + LINE_IDLE_IN_MS)
  }

  // Bytes move thousands of times before it is due, so it is not set again each time, but looks back when it is.
  #startTimer(): Limit {
    const timer = this.#clock.limit(this.#dueAt - this.#clock.uptime(), () => this.#reason())
    timer.signal.addEventListener('abort', () => {
      if (this.#dueAt > this.#clock.uptime()) this.#timer = this.#startTimer()
      else this.#controller.abort(timer.signal.reason)
    })
    return timer
  }

  #reason(): Error {
    if (this.#isSent) return new Error(`no answer within ${this.#requestTimeoutInMs / 1000} s`)
    return new Error(`nothing moved for ${Math.round((this.#clock.uptime() - this.#movedAt) / 1000)} s`)
  }
}
