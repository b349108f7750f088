import { throttled } from './gateway-errors.ts'
import type { Reply } from './messages.ts'

/** The number of requests that the Store accepts before it answers 429. */
export interface RequestLimit {
  /** The real Store's limit is 20: https://github.com/microsoft/StoreBroker/issues/92. */
  readonly perMinute: number
  /** Sends `Retry-After` in addition to the seconds in the text of the answer; default: true. */
  readonly sendsRetryAfter?: boolean
  /** Milliseconds since the epoch; default: the machine's clock. */
  readonly now?: () => number
}

const MINUTE_IN_MS = 60_000

/** Counts requests per minute. A minute starts with the first request after the previous minute ended. */
export class RateLimit {
  #limit: RequestLimit | undefined
  #startedAt = Number.NEGATIVE_INFINITY
  #count = 0

  /** Removes the limit. */
  reset(): void {
    this.set(undefined)
  }

  /** Starts counting with another limit; undefined removes the limit. */
  set(limit: RequestLimit | undefined): void {
    this.#limit = limit
    this.#startedAt = Number.NEGATIVE_INFINITY
    this.#count = 0
  }

  /**
   * Counts a request to the Store API; returns the error when it exceeds the limit. Token and blob requests are not
   * counted.
   */
  check(path: string): Reply | undefined {
    if (this.#limit === undefined || !/^\/v1\.0\//i.test(path)) return undefined
    const { perMinute, sendsRetryAfter = true, now = Date.now } = this.#limit
    const time = now()
    if (time >= this.#startedAt + MINUTE_IN_MS) {
      this.#startedAt = time
      this.#count = 0
    }
    this.#count += 1
    const seconds = Math.ceil((this.#startedAt + MINUTE_IN_MS - time) / 1000)
    return this.#count > perMinute ? throttled(seconds, sendsRetryAfter) : undefined
  }
}
