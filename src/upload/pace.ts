const FIRST = 16
const MOST = 32

/** What doubling must bring to be kept: it costs connections. */
const GAIN = 1.2

// On a slow line doubling brings nothing, and halves what each connection has until its time limit.
const LONGEST_ROUND_IN_MS = 10_000

/**
 * How many blocks are on their way at once. Connections, not bytes per request, decide how fast a line is used; so
 * once as many blocks have arrived as there are workers, their number is doubled, and halved again when that has not
 * made the upload faster.
 */
export class Pace {
  /** How many workers there are to be. */
  workers = FIRST
  #round: { readonly since: number; blocks: number; bytes: number }
  /** Bytes per millisecond with half the workers. */
  #rateBefore: number | undefined
  #isSettled = false
  #tooMany = 0

  /** `now` is the time in milliseconds, here and below. */
  constructor(now: number) {
    this.#round = { since: now, blocks: 0, bytes: 0 }
  }

  /** Takes note of a block that has arrived; gives how many workers are to begin, or -1 when one is to end. */
  arrived(bytes: number, now: number): number {
    if (this.#tooMany > 0) {
      this.#tooMany -= 1
      return -1
    }
    this.#round.blocks += 1
    this.#round.bytes += bytes
    if (this.#isSettled || this.#round.blocks < this.workers) return 0
    return this.#nextRound(now)
  }

  #nextRound(now: number): number {
    const elapsedInMs = Math.max(1, now - this.#round.since)
    const rate = this.#round.bytes / elapsedInMs
    if (this.#rateBefore !== undefined && rate < this.#rateBefore * GAIN) {
      this.#isSettled = true
      this.workers /= 2
      this.#tooMany = this.workers - 1
      return -1
    }
    if (this.workers === MOST || elapsedInMs > LONGEST_ROUND_IN_MS) {
      this.#isSettled = true
      return 0
    }
    const more = this.workers
    this.workers += more
    this.#rateBefore = rate
    this.#round = { since: now, blocks: 0, bytes: 0 }
    return more
  }
}
