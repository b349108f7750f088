import type { Clock, Limit } from '../../src/shared/clock.ts'

/** A clock on which a sleep takes no time: it moves the time on and lets what is under way go on. */
export class FakeClock implements Clock {
  /** Every pause, in milliseconds. */
  readonly sleeps: number[] = []
  readonly #limits = new Set<{ due: number; controller: AbortController; reason: () => Error }>()
  #now: number

  constructor(now = Date.UTC(2026, 0, 1)) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    this.sleeps.push(ms)
    this.#advance(ms, signal)
    await new Promise(setImmediate)
    signal?.throwIfAborted()
  }

  limit(ms: number, reason: () => Error): Limit {
    const entry = { due: this.#now + ms, controller: new AbortController(), reason }
    this.#limits.add(entry)
    return { signal: entry.controller.signal, [Symbol.dispose]: () => this.#limits.delete(entry) }
  }

  /** Moves the time on; limits that are due are reached. */
  advance(ms: number): void {
    this.#advance(ms)
  }

  // In their order, and no further than to the one that ends a sleep.
  #advance(ms: number, signal?: AbortSignal): void {
    const target = this.#now + ms
    const due = [...this.#limits].filter((limit) => limit.due <= target).sort((a, b) => a.due - b.due)
    for (const limit of due) {
      if (!this.#limits.delete(limit)) continue
      this.#now = Math.max(this.#now, limit.due)
      limit.controller.abort(limit.reason())
      if (signal?.aborted) return
    }
    this.#now = target
  }
}
