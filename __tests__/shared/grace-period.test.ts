import { describe, expect, it } from '@jest/globals'
import { createGracePeriod } from '../../src/shared/grace-period.ts'
import { FakeClock } from '../support/fake-clock.ts'

const TWO_MINUTES_IN_MS = 120_000

/** After how long a limit comes that is asked for at once; the run is cancelled after some time, or not. */
function endOf({ cancelledAt }: { readonly cancelledAt?: number }): number {
  const clock = new FakeClock(0)
  const controller = new AbortController()
  if (cancelledAt === 0) controller.abort()
  using gracePeriod = createGracePeriod(clock, controller.signal)
  using limit = gracePeriod.limit()
  while (!limit.signal.aborted && clock.now() < 10_000_000) {
    if (clock.now() === cancelledAt) controller.abort()
    clock.advance(500)
  }
  return clock.now()
}

describe('What is done after the end of a run', () => {
  it('has two minutes', () => {
    expect(endOf({})).toBe(TWO_MINUTES_IN_MS)
  })

  it.each([0, 1000, 60_000])(
    'ends before the runner kills it when that cancels after %i ms',
    (cancelledAt) => {
      expect(endOf({ cancelledAt }) - cancelledAt).toBe(8500)
    },
  )

  it('has what is left when it begins later', () => {
    const clock = new FakeClock(0)
    const controller = new AbortController()
    using gracePeriod = createGracePeriod(clock, controller.signal)
    controller.abort()
    clock.advance(8000)
    using limit = gracePeriod.limit()
    const before = limit.signal.aborted
    clock.advance(500)

    expect([before, limit.signal.aborted]).toEqual([false, true])
  })

  it('asks nothing of the clock once the run is over', () => {
    const clock = new FakeClock(0)
    const controller = new AbortController()
    createGracePeriod(clock, controller.signal)[Symbol.dispose]()
    controller.abort()
    clock.advance(10_000)

    expect(clock.sleeps).toEqual([])
  })
})
