/**
 * Work that several callers wait for, each until its own signal is aborted. Once there are no waiters left, the work is
 * aborted, so that nothing keeps running in the background.
 */
export class JointWork<T> {
  readonly #stop = new AbortController()
  readonly #result: Promise<T>
  #waiting = 0
  #isOver = false

  /** Starts the work, which must end when its signal is aborted. */
  constructor(work: (signal: AbortSignal) => Promise<T>) {
    this.#result = work(this.#stop.signal).finally(() => {
      this.#isOver = true
    })
    // Waiters receive the failure; without any, it must not crash the process.
    this.#result.catch(() => undefined)
  }

  /** True once it has ended or was aborted: it can no longer be joined. */
  get isOver(): boolean {
    return this.#isOver
  }

  /**
   * Waits for the result.
   *
   * @throws whatever the work throws; the reason of `signal` as soon as that is aborted.
   */
  async wait(signal: AbortSignal): Promise<T> {
    this.#waiting += 1
    try {
      return await unlessAborted(this.#result, signal)
    } finally {
      this.#waiting -= 1
      if (this.#waiting === 0) this.#end(signal.reason)
    }
  }

  #end(reason: unknown): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#stop.abort(reason)
  }
}

async function unlessAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  let abort = (): void => undefined
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
  })
  try {
    return await Promise.race([result, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
