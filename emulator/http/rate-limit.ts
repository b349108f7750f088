import { throttled } from '../store/errors.ts'
import type { Reply } from './reply.ts'

/** Limit of requests, beyond which the Store answers 429. */
export interface RequestLimit {
  /** The real Store takes 20: https://github.com/microsoft/StoreBroker/issues/92. */
  readonly perMinute: number
  /** False leaves `Retry-After` out, so that only the text of the answer tells the seconds. */
  readonly tellsRetryAfter?: boolean
  /** Milliseconds since the epoch; the machine's clock unless given. */
  readonly now?: () => number
}

const MINUTE_IN_MS = 60_000

/** Counts requests by the minute. A minute starts with the first request after the last one ended. */
export class RateLimit {
  #limit: RequestLimit | undefined
  #startedAt = Number.NEGATIVE_INFINITY
  #count = 0

  /** Starts to count under another limit; undefined ends it. */
  set(limit: RequestLimit | undefined): void {
    this.#limit = limit
    this.#startedAt = Number.NEGATIVE_INFINITY
    this.#count = 0
  }

  /** Counts a request to the Store API; the refusal when it is one too many. Tokens and blobs are not counted. */
  refusalOf(path: string): Reply | undefined {
    if (this.#limit === undefined || !/^\/v1\.0\//i.test(path)) return undefined
    const { perMinute, tellsRetryAfter = true, now = Date.now } = this.#limit
    const time = now()
    if (time >= this.#startedAt + MINUTE_IN_MS) {
      this.#startedAt = time
      this.#count = 0
    }
    this.#count += 1
    const seconds = Math.ceil((this.#startedAt + MINUTE_IN_MS - time) / 1000)
    return this.#count > perMinute ? throttled(seconds, tellsRetryAfter) : undefined
  }
}
