/** Issues IDs as the Store does: digits, beyond what a JavaScript number can hold. */
export class Ids {
  #next = 1152921505700001000n

  /** Returns an ID that was not issued before. */
  next(): string {
    this.#next += 1n
    return this.#next.toString()
  }
}
