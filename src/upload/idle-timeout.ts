import type { Clock, Limit } from '../shared/clock.ts'

/** A limit that begins anew with every move. */
export interface IdleLimit extends Limit {
  onActivity(): void
}

/** A signal that is aborted with `reason()` when nothing has moved for `ms`. */
export function idleLimit(clock: Clock, ms: number, reason: () => Error): IdleLimit {
  const controller = new AbortController()
  let movedAt = clock.now()
  // Bytes move a thousand times in that time, so the limit is not set anew each time, but looks back when it is due.
  const watch = (restInMs: number): Limit => {
    const limit = clock.limit(restInMs, reason)
    limit.signal.addEventListener('abort', () => {
      const rest = movedAt + ms - clock.now()
      if (rest > 0) current = watch(rest)
      else controller.abort(limit.signal.reason)
    })
    return limit
  }
  let current = watch(ms)
  return {
    signal: controller.signal,
    onActivity() {
      movedAt = clock.now()
    },
    [Symbol.dispose]: () => current[Symbol.dispose](),
  }
}
