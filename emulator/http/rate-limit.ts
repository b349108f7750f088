import { throttled } from './gateway-errors.ts'
import type { Reply } from './messages.ts'

/** The number of requests that the Store accepts before it answers 429. */
export interface RequestLimit {
  /** The real Store takes 20: https://github.com/microsoft/StoreBroker/issues/92. */
  readonly perMinute: number
  /** Adds `Retry-After` to the seconds in the text of the answer; true unless given. */
  readonly sendsRetryAfter?: boolean
  /** Milliseconds since the epoch; the machine's clock unless given. */
  readonly now?: () => number
}

const MINUTE_IN_MS = 60_000

/** Counts requests by the minute. A minute starts with the first request after the last one ended. */
export class RateLimit {
  #limit: RequestLimit | undefined
  #startedAt = Number.NEGATIVE_INFINITY
  #count = 0

  /** Removes the limit. */
  reset(): void {
    this.set(undefined)
  }

  /** Starts to count under another limit; undefined ends it. */
  set(limit: RequestLimit | undefined): void {
    this.#limit = limit
    this.#startedAt = Number.NEGATIVE_INFINITY
    this.#count = 0
  }

  /** Counts a request to the Store API; returns the error when it is one too many. Tokens and blobs are not counted. */
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
