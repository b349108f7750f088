import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { requestedPause, retryDelay, type TryOutcome } from '../../src/http/retry-policy.ts'
import { holds } from './holds.ts'

const LONGEST_IN_MS = 60_000
const pause = fc.integer({ min: 0, max: 3_600_000 })
const outcome = fc.oneof<fc.Arbitrary<TryOutcome>[]>(
  fc.constant({ kind: 'network' }),
  fc.record({ kind: fc.constant('status' as const), status: fc.integer({ min: 300, max: 599 }) }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.integer({ min: 300, max: 599 }),
    retryAfterInMs: pause,
  }),
)
const attempts = fc.record({
  repeatable: fc.boolean(),
  attempt: fc.nat(20),
  maxRetries: fc.nat(20),
  random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
})

describe('The pause before the next try', () => {
  it('is never negative, and never longer than a minute unless the Store asks for it', () => {
    holds(
      fc.property(outcome, attempts, (one, attempt) => {
        const delay = retryDelay(one, attempt) ?? 0
        const asked = one.kind === 'status' ? one.retryAfterInMs : undefined
        expect(delay).toBeGreaterThanOrEqual(0)
        expect(delay).toBeLessThanOrEqual(asked ?? LONGEST_IN_MS)
      }),
    )
  })

  it('is what the Store asks for, when there is one', () => {
    holds(
      fc.property(pause, attempts, (retryAfterInMs, attempt) => {
        const delay = retryDelay({ kind: 'status', status: 429, retryAfterInMs }, attempt)
        expect(delay).toBe(attempt.attempt < attempt.maxRetries ? retryAfterInMs : undefined)
      }),
    )
  })

  it('comes at most as often as the user allows', () => {
    holds(
      fc.property(outcome, attempts, (one, attempt) => {
        const last = { ...attempt, attempt: attempt.maxRetries }
        expect(retryDelay(one, last)).toBeUndefined()
      }),
    )
  })

  it('never comes for a refusal, nor for what may have taken effect', () => {
    holds(
      fc.property(outcome, attempts, (one, attempt) => {
        const status = one.kind === 'status' ? one.status : undefined
        const isRefused = status !== undefined && status < 500 && status !== 408 && status !== 429
        const isUnsafe = !attempt.repeatable && status !== 429
        if (isRefused || isUnsafe) expect(retryDelay(one, attempt)).toBeUndefined()
      }),
    )
  })

  it('grows from one try to the next', () => {
    holds(
      fc.property(fc.constantFrom(429, 500, 503), attempts, (status, attempt) => {
        const delays = [0, 1, 2, 3, 4, 5, 6, 7].map((number) =>
          retryDelay(
            { kind: 'status', status },
            { ...attempt, repeatable: true, attempt: number, maxRetries: 8 },
          ),
        )
        expect(delays).toEqual([...delays].sort((a = 0, b = 0) => a - b))
      }),
    )
  })
})

describe('The pause that an answer asks for', () => {
  it('is a length of time, whatever the header and the text are', () => {
    holds(
      fc.property(fc.option(fc.string(), { nil: undefined }), fc.string(), fc.date(), (header, text, now) => {
        const asked = requestedPause(header, text, now.getTime()) ?? 0
        expect(asked).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('is read from seconds', () => {
    holds(
      fc.property(fc.nat(), fc.string(), (seconds, text) => {
        expect(requestedPause(String(seconds), text, 0)).toBe(seconds * 1000)
      }),
    )
  })

  it('is read from a date, and is over when that has passed', () => {
    const time = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000)
    holds(
      fc.property(time, time, (at, now) => {
        expect(requestedPause(new Date(at).toUTCString(), '', now)).toBe(Math.max(0, at - now))
      }),
    )
  })

  it('is read from the text of the Store', () => {
    holds(
      fc.property(fc.nat(), (seconds) => {
        const text = `{"message":"Rate limit is exceeded. Try again in ${seconds} seconds."}`
        expect(requestedPause(undefined, text, 0)).toBe(seconds * 1000)
      }),
    )
  })
})
