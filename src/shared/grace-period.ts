import type { Clock, Limit } from './clock.ts'

/** Time for what has to be done after a run has ended. */
export interface GracePeriod extends Disposable {
  /** A limit that starts now; it expires at once if the runner will not wait. */
  limit(): Limit
}

// The runner kills a cancelled step ten seconds after its first signal:
// https://github.com/actions/runner/blob/main/src/Runner.Sdk/ProcessInvoker.cs
const CANCELLED_IN_MS = 8_500
// Nobody expects a run to continue for longer after its deadline, and the next run deals with what is left.
const USUAL_IN_MS = 120_000

/** Creates the grace period of a run, which may already be cancelled or be cancelled during the period. */
export function createGracePeriod(clock: Clock, cancelled: AbortSignal): GracePeriod {
  const end = new AbortController()
  let timer: Disposable | undefined
  const hurry = (): void => {
    timer = clock.callAfter(CANCELLED_IN_MS, () =>
      end.abort(new Error('the runner will not wait any longer')),
    )
  }
  if (cancelled.aborted) hurry()
  else cancelled.addEventListener('abort', hurry, { once: true })
  return {
    limit() {
      const limit = clock.limit(USUAL_IN_MS, () => new Error('the Store took longer than two minutes'))
      return {
        signal: AbortSignal.any([limit.signal, end.signal]),
        [Symbol.dispose]: () => limit[Symbol.dispose](),
      }
    },
    [Symbol.dispose]() {
      cancelled.removeEventListener('abort', hurry)
      timer?.[Symbol.dispose]()
    },
  }
}
