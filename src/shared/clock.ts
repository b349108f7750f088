import { setTimeout as pause } from 'node:timers/promises'

/** A limit on how long something may take; dispose of it when that has ended. */
export interface Limit extends Disposable {
  readonly signal: AbortSignal
}

/** Time as a port: everything that waits or measures uses this, so that a test of an hour takes no time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds on a monotonic clock, for durations: the clock of `now` may be adjusted in the middle of a run. */
  uptime(): number
  /** Resolves after `ms`; rejects with the signal's reason as soon as that is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `action` after `ms`; dispose of the result to cancel that. */
  callAfter(ms: number, action: () => void): Disposable
  /** A signal that is aborted with `reason()` after `ms`. */
  limit(ms: number, reason: () => Error): Limit
}

// setTimeout treats longer delays as 1 ms: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args
const LONGEST_TIMER_IN_MS = 2 ** 31 - 1

/** The machine's time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  uptime: () => performance.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted()
    try {
      await pause(Math.min(ms, LONGEST_TIMER_IN_MS), undefined, signal === undefined ? {} : { signal })
    } catch (error) {
      throw signal?.reason ?? error
    }
  },
  callAfter(ms, action) {
    const timer = setTimeout(action, Math.min(ms, LONGEST_TIMER_IN_MS))
    return { [Symbol.dispose]: () => clearTimeout(timer) }
  },
  limit(ms, reason) {
    const controller = new AbortController()
    const timer = this.callAfter(ms, () => controller.abort(reason()))
    return { signal: controller.signal, [Symbol.dispose]: () => timer[Symbol.dispose]() }
  },
}
