import { setTimeout as pause } from 'node:timers/promises'

/** A limit on how long something may take; dispose of it when that something has ended. */
export interface Limit extends Disposable {
  readonly signal: AbortSignal
}

/** Time as a port: what waits or measures asks this, so that a test of an hour takes no time. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Milliseconds on a clock that nobody sets, for durations: the one of `now` may be put right in the middle of a run. */
  uptime(): number
  /** Resolves after `ms`; rejects with the signal's reason as soon as that is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Calls `action` after `ms`; dispose of what it returns to call it off. */
  callAfter(ms: number, action: () => void): Disposable
  /** A signal that is aborted with `reason()` after `ms`. */
  limit(ms: number, reason: () => Error): Limit
}

// setTimeout treats longer delays as 1 ms: https://nodejs.org/api/timers.html#settimeoutcallback-delay-args
const LONGEST_TIMER_IN_MS = 2 ** 31 - 1

/** The machine's own time. */
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
