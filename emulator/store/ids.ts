/** Hands out ids as the Store does: digits, beyond what a JavaScript number can hold. */
export class Ids {
  #next = 1152921505700001000n

  /** An id that was not given out before. */
  next(): string {
    this.#next += 1n
    return this.#next.toString()
  }
}
