import type { Clock, Limit } from '../../src/shared/clock.ts'

/** A clock on which a sleep takes no time: it moves the time on and lets what is under way go on. */
export class FakeClock implements Clock {
  /** Every pause, in milliseconds. */
  readonly sleeps: number[] = []
  readonly #limits = new Set<{ due: number; controller: AbortController; reason: () => Error }>()
  #uptime = 0
  /** The time of day when `uptime` was zero. */
  #epoch: number

  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#epoch = now
  }

  now(): number {
    return this.#epoch + this.#uptime
  }

  uptime(): number {
    return this.#uptime
  }

  /** Sets the time of day forward, or back, as a machine's clock is put right. */
  shiftNow(ms: number): void {
    this.#epoch += ms
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.sleeps.push(ms)
    this.#advance(ms, signal)
    await new Promise(setImmediate)
    signal?.throwIfAborted()
  }

  limit(ms: number, reason: () => Error): Limit {
    const entry = { due: this.#uptime + ms, controller: new AbortController(), reason }
    this.#limits.add(entry)
    return { signal: entry.controller.signal, [Symbol.dispose]: () => this.#limits.delete(entry) }
  }

  /** Moves the time on; limits that are due are reached. */
  advance(ms: number): void {
    this.#advance(ms)
  }

  // In their order, and no further than to the one that ends a sleep.
  #advance(ms: number, signal?: AbortSignal): void {
    const target = this.#uptime + ms
    const due = [...this.#limits].filter((limit) => limit.due <= target).sort((a, b) => a.due - b.due)
    for (const limit of due) {
      if (!this.#limits.delete(limit)) continue
      this.#uptime = Math.max(this.#uptime, limit.due)
      limit.controller.abort(limit.reason())
      if (signal?.aborted) return
    }
    this.#uptime = target
  }
}
