import { duration, SHORTEST_TOLD_IN_MS } from './duration.ts'

const HEARTBEAT_EVERY_MS = 5 * 60_000

/** A status that was read. */
export interface SeenStatus {
  readonly status: string
  /** As the clock's `uptime`. */
  readonly at: number
  /** Until the deadline of the run; infinite if it has none. */
  readonly timeLeftInMs: number
}

/** Log of a wait: a line when the status changes, and one every five minutes while it does not. */
export class StatusLog {
  #current: { readonly status: string; readonly since: number; readonly shownAt: number } | undefined

  /** Returns the line for a status; undefined if there is nothing to report. */
  lineFor({ status, at, timeLeftInMs }: SeenStatus): string | undefined {
    const before = this.#current
    if (before?.status !== status) {
      this.#current = { status, since: at, shownAt: at }
      const elapsedInMs = before === undefined ? 0 : at - before.since
      const took =
        before === undefined || elapsedInMs < SHORTEST_TOLD_IN_MS
          ? ''
          : ` (${before.status} took ${duration(elapsedInMs)})`
      return `Status: ${status}${took}`
    }
    if (at - before.shownAt < HEARTBEAT_EVERY_MS) return undefined
    this.#current = { ...before, shownAt: at }
    const end = Number.isFinite(timeLeftInMs) ? `, times out in ${duration(Math.max(0, timeLeftInMs))}` : ''
    return `${status} for ${duration(at - before.since)}${end}`
  }
}
