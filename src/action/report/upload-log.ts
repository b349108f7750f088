import { progressLine } from './log-lines.ts'

const LINE_EVERY_MS = 3_000

/** Progress of an upload that was reported. */
export interface SeenProgress {
  readonly sentBytes: number
  readonly totalBytes: number
  /** As the clock's `uptime`. */
  readonly at: number
}

/** Log of an upload: a line every three seconds, and one as soon as everything has been sent. */
export class UploadLog {
  #last = { startedAt: 0, shownAt: 0, sentBytes: Number.POSITIVE_INFINITY }

  /** Returns the line for a progress report; undefined if there is nothing to log. */
  lineFor({ sentBytes, totalBytes, at }: SeenProgress): string | undefined {
    const before = this.#last
    // A second upload, to another address, starts again.
    const isNew = sentBytes < before.sentBytes
    const { startedAt, shownAt } = isNew ? { startedAt: at, shownAt: at } : before
    const isDone = sentBytes === totalBytes
    const isAwaited = isDone && !isNew && before.sentBytes === totalBytes
    const isDue = (isDone && !isAwaited) || at - shownAt >= LINE_EVERY_MS
    this.#last = { startedAt, shownAt: isDue ? at : shownAt, sentBytes }
    if (!isDue) return undefined
    return progressLine({ sentBytes, totalBytes, elapsedInMs: at - startedAt, isAwaited })
  }
}
