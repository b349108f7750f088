import { afterEach, describe, expect, it, jest } from '@jest/globals'
import { systemClock } from '../../src/shared/clock.ts'

afterEach(() => {
  jest.restoreAllMocks()
})

describe('The machine’s clock', () => {
  it('measures durations apart from the time of day', () => {
    const startedAt = systemClock.uptime()
    jest.spyOn(Date, 'now').mockReturnValue(0)
    const elapsed = systemClock.uptime() - startedAt

    expect([systemClock.now(), elapsed >= 0, elapsed < 60_000]).toEqual([0, true, true])
  })

  it('ends a sleep with the reason of its signal', async () => {
    const stop = new AbortController()
    const sleeping = systemClock.sleep(60_000, stop.signal)
    stop.abort(new Error('enough'))

    await expect(sleeping).rejects.toThrow('enough')
  })

  it('does not begin a sleep whose signal is aborted already', async () => {
    await expect(systemClock.sleep(60_000, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough')
  })

  it('aborts a limit with its reason when the time has come', async () => {
    using limit = systemClock.limit(1, () => new Error('too slow'))
    await new Promise((resolve) => limit.signal.addEventListener('abort', resolve))

    expect(limit.signal.reason).toEqual(new Error('too slow'))
  })

  it('lets a limit be longer than a timer can be', () => {
    using limit = systemClock.limit(2 ** 40, () => new Error('too slow'))

    expect(limit.signal.aborted).toBe(false)
  })
})
