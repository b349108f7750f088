import { describe, expect, it } from '@jest/globals'
import {
  reasonNotToWait,
  requestedPause,
  retryDelay,
  type Try,
  type TryOutcome,
} from '../../src/http/retry-policy.ts'

const delay = (outcome: TryOutcome, fields: Partial<Try> = {}): number | undefined =>
  retryDelay(outcome, { repeatable: true, attempt: 0, maxRetries: 5, random: 0.5, ...fields })

const status = (code: number, retryAfterInMs?: number): TryOutcome =>
  retryAfterInMs === undefined
    ? { kind: 'status', status: code }
    : { kind: 'status', status: code, retryAfterInMs }

const network: TryOutcome = { kind: 'network' }

describe('A request is tried again', () => {
  it.each([408, 429, 500, 502, 503, 504, 507, 599])('after %i when it may be repeated', (code) => {
    expect(delay(status(code))).toBeGreaterThan(0)
  })

  it('after a network error when it may be repeated', () => {
    expect(delay(network)).toBe(500)
  })

  it('after 429 even when it may not be repeated, since it was turned away', () => {
    expect(delay(status(429), { repeatable: false })).toBe(4000)
  })
})

describe('A request is not tried again', () => {
  it.each([200, 301, 302, 400, 401, 403, 404, 409, 413, 501])('after %i', (code) => {
    expect(delay(status(code))).toBeUndefined()
  })

  it.each<TryOutcome>([status(408), status(500), status(503), status(504), network])(
    'after %j when it may have taken effect',
    (outcome) => {
      expect(delay(outcome, { repeatable: false })).toBeUndefined()
    },
  )

  it('after 503 with a pause when it may have taken effect', () => {
    expect(delay(status(503, 1000), { repeatable: false })).toBeUndefined()
  })

  it.each<{ outcome: TryOutcome; attempt: number; maxRetries: number }>([
    { outcome: status(429, 1000), attempt: 5, maxRetries: 5 },
    { outcome: network, attempt: 5, maxRetries: 5 },
    { outcome: status(503), attempt: 0, maxRetries: 0 },
  ])('when it was tried often enough: $attempt of $maxRetries after $outcome', ({ outcome, ...tries }) => {
    expect(delay(outcome, tries)).toBeUndefined()
  })

  it('but is up to the last try', () => {
    expect(delay(network, { attempt: 4, maxRetries: 5 })).toBeDefined()
  })
})

describe('The pause before the next try', () => {
  it.each([
    {
      what: 'a hiccup',
      outcome: status(503),
      pauses: [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000],
    },
    { what: 'a refusal by rate', outcome: status(429), pauses: [8000, 16_000, 32_000, 60_000, 60_000] },
  ])('after $what is at most $pauses', ({ outcome, pauses }) => {
    const most = pauses.map((_, attempt) => delay(outcome, { attempt, maxRetries: 10, random: 1 }))
    expect(most).toEqual(pauses)
  })

  it('is a random part of that, so that many runs do not come back at once', () => {
    expect([0, 0.25, 0.75].map((random) => delay(network, { attempt: 2, random }))).toEqual([0, 1000, 3000])
  })

  it.each([429, 503])('is the one that the answer asks for (%i)', (code) => {
    expect(delay(status(code, 14_000), { random: 0 })).toBe(14_000)
  })
})

describe('The pause that an answer asks for', () => {
  const now = Date.UTC(2026, 0, 1, 12, 0, 0)
  const throttled = '{ "statusCode": 429, "message": "Rate limit is exceeded. Try again in 14 seconds." }'

  it.each<{ name: string; retryAfter: string | undefined; text: string; expected: number | undefined }>([
    { name: 'is given in seconds', retryAfter: '14', text: '', expected: 14_000 },
    { name: 'is given in seconds between spaces', retryAfter: ' 14 ', text: '', expected: 14_000 },
    { name: 'may be none', retryAfter: '0', text: '', expected: 0 },
    { name: 'is given as a date', retryAfter: 'Thu, 01 Jan 2026 12:00:30 GMT', text: '', expected: 30_000 },
    {
      name: 'is over when the date is',
      retryAfter: 'Thu, 01 Jan 2026 11:00:00 GMT',
      text: '',
      expected: 0,
    },
    { name: 'is given in the text', retryAfter: undefined, text: throttled, expected: 14_000 },
    {
      name: 'is given in the text for one second',
      retryAfter: undefined,
      text: 'Try again in 1 second.',
      expected: 1000,
    },
    { name: 'is taken from the header before the text', retryAfter: '3', text: throttled, expected: 3000 },
    {
      name: 'is taken from the text when the header is unreadable',
      retryAfter: 'soon',
      text: throttled,
      expected: 14_000,
    },
    ...['-1', '1.5'].map((retryAfter) => ({
      name: `is taken from the text when the header is neither seconds nor a date (${retryAfter})`,
      retryAfter,
      text: throttled,
      expected: 14_000,
    })),
    { name: 'is not given', retryAfter: undefined, text: 'Service unavailable', expected: undefined },
    { name: 'is not given in an empty header', retryAfter: '', text: '', expected: undefined },
  ])('$name', ({ retryAfter, text, expected }) => {
    expect(requestedPause(retryAfter, text, now)).toBe(expected)
  })
})

describe('A pause that an answer asks for', () => {
  const HOUR = 3_600_000
  const now = Date.UTC(2026, 0, 1)
  const NONE = Number.POSITIVE_INFINITY
  const advice = (before: string, why: string): string =>
    `The service accepts no requests before ${before}, and ${why}: run the job again after that.`
  const EARLIER = 'this run times out earlier ("timeout-minutes")'
  const TOO_LONG = 'that is too long to wait'

  it.each<{ name: string; asked: number | undefined; left: number }>([
    { name: 'ends before the run', asked: 2 * HOUR, left: 2 * HOUR },
    { name: 'is no longer than an hour, without a deadline', asked: HOUR, left: NONE },
    { name: 'is no longer than an hour, in a clean-up after the deadline', asked: HOUR, left: -1 },
    { name: 'was not asked for', asked: undefined, left: 1 },
  ])('is waited out when it $name', ({ asked, left }) => {
    expect(reasonNotToWait(status(429, asked), { timeLeftInMs: left, now })).toBeUndefined()
  })

  it.each<{ name: string; asked: number; left: number; before: string; why: string }>([
    {
      name: 'ends after the run',
      asked: 60_001,
      left: 60_000,
      before: '2026-01-01T00:01:00.001Z',
      why: EARLIER,
    },
    {
      name: 'is longer than an hour, without a deadline',
      asked: 2 * HOUR,
      left: NONE,
      before: '2026-01-01T02:00:00.000Z',
      why: TOO_LONG,
    },
    {
      name: 'is longer than an hour, in a clean-up after the deadline',
      asked: 2 * HOUR,
      left: 0,
      before: '2026-01-01T02:00:00.000Z',
      why: TOO_LONG,
    },
    {
      name: 'is beyond any time',
      asked: NONE,
      left: NONE,
      before: '9999-12-31T00:00:00.000Z',
      why: TOO_LONG,
    },
    {
      name: 'is beyond any time, too',
      asked: 1e99,
      left: HOUR,
      before: '9999-12-31T00:00:00.000Z',
      why: EARLIER,
    },
  ])('is not waited out when it $name', ({ asked, left, before, why }) => {
    expect(reasonNotToWait(status(429, asked), { timeLeftInMs: left, now })).toEqual({
      advice: advice(before, why),
      availableAt: Date.parse(before),
    })
  })
})
