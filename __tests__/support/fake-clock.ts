import type { Clock, Limit } from '../../src/shared/clock.ts'

/** A clock on which a sleep takes no time: it moves the time on and lets what is under way go on. */
export class FakeClock implements Clock {
  /** Every pause, in milliseconds. */
  readonly sleeps: number[] = []
  readonly #timers = new Set<{ due: number; action: () => void }>()
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

  callAfter(ms: number, action: () => void): Disposable {
    const timer = { due: this.#uptime + ms, action }
    this.#timers.add(timer)
    return { [Symbol.dispose]: () => this.#timers.delete(timer) }
  }

  limit(ms: number, reason: () => Error): Limit {
    const controller = new AbortController()
    const timer = this.callAfter(ms, () => controller.abort(reason()))
    return { signal: controller.signal, [Symbol.dispose]: () => timer[Symbol.dispose]() }
  }

  /** Moves the time on; timers that are due go off. */
  advance(ms: number): void {
    this.#advance(ms)
  }

  // In their order, and no further than to the one that ends a sleep.
  #advance(ms: number, signal?: AbortSignal): void {
    const target = this.#uptime + ms
    const due = [...this.#timers].filter((timer) => timer.due <= target).sort((a, b) => a.due - b.due)
    for (const timer of due) {
      if (!this.#timers.delete(timer)) continue
      this.#uptime = Math.max(this.#uptime, timer.due)
      timer.action()
      if (signal?.aborted) return
    }
    this.#uptime = target
  }
}
