import { describe, expect, it } from '@jest/globals'
import { applyOnce, createOnce, isDefinitive } from '../../src/pipeline/apply-once.ts'
import type { Event } from '../../src/pipeline/events.ts'
import { AuthError, CanceledError, HttpError, UnclearError } from '../../src/shared/errors.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { rejection } from '../support/rejection.ts'

const failed = (status?: number): HttpError =>
  new HttpError({ method: 'POST', path: 'a/submissions', ...(status === undefined ? {} : { status }) })

const unsent = new HttpError({ method: 'POST', path: 'a/submissions', unsent: true })
const disguised = new HttpError({ method: 'POST', path: 'a/submissions', status: 503, final: true })

/** Gives the values in their order, and throws those that are errors. */
function inTurn<T>(...values: readonly (T | Error)[]): () => Promise<T> {
  const left = [...values]
  return async () => {
    const value = left.length > 1 ? left.shift() : left[0]
    if (value instanceof Error) throw value
    return value as T
  }
}

/** Settles a create, and writes down what happens in its order. */
function settling(
  call: () => Promise<string>,
  read: () => Promise<string | undefined>,
  {
    conflictStatuses = { 409: 're-read' } as const,
    maxRetries = 2,
    signal = new AbortController().signal,
  } = {},
) {
  const story: string[] = []
  const clock = new FakeClock()
  const told = createOnce(
    {
      attempt: { what: 'create', submissionId: undefined },
      send: () => {
        story.push('call')
        return call()
      },
      findEffect: () => {
        story.push('read')
        return read()
      },
      conflictStatuses,
    },
    { clock, signal, maxRetries, report: ({ type }: Event) => story.push(type) },
  )
  return { told, story, clock }
}

describe('A request that must not be repeated blindly', () => {
  it('is made once when it is answered', async () => {
    const { told, story } = settling(inTurn('made'), inTurn<string | undefined>(undefined))

    expect({ value: await told, story }).toEqual({ value: 'made', story: ['attempt', 'call'] })
  })

  it.each([
    { name: 'no answer', error: failed() },
    { name: 'a broken answer', error: failed(201) },
    { name: '408', error: failed(408) },
    { name: '500', error: failed(500) },
    { name: '503', error: failed(503) },
  ])('is settled by reading after $name', async ({ error }) => {
    const { told, story } = settling(inTurn<string>(error), inTurn<string | undefined>('found'))

    expect({ value: await told, story }).toEqual({ value: 'found', story: ['attempt', 'call', 'read'] })
  })

  it('is made again, after a while, when reading says that nothing has happened', async () => {
    const { told, story, clock } = settling(
      inTurn<string>(failed(504), 'made'),
      inTurn<string | undefined>(undefined),
    )

    expect({ value: await told, story, sleeps: clock.sleeps }).toEqual({
      value: 'made',
      story: ['attempt', 'call', 'read', 'call'],
      sleeps: [5000],
    })
  })

  it.each([
    { name: '400', error: failed(400) },
    { name: '409 at the first try', error: failed(409) },
    { name: '429', error: failed(429) },
    { name: 'a refusal that looks like a fault', error: disguised },
    { name: 'a connection that never came about', error: unsent },
    { name: 'no token', error: new AuthError('No token.') },
  ])('has failed without effect after $name, and nothing is read', async ({ error }) => {
    const { told, story } = settling(inTurn<string>(error), inTurn<string | undefined>('found'))

    expect({ error: await rejection(told), story }).toEqual({
      error,
      story: ['attempt', 'call', 'no-effect'],
    })
    expect(isDefinitive(error)).toBe(true)
  })

  it('is settled by reading when a conflict follows on an unclear answer', async () => {
    const { told, story } = settling(
      inTurn<string>(failed(), failed(409)),
      inTurn<string | undefined>(undefined, 'found'),
    )

    expect({ value: await told, story }).toEqual({
      value: 'found',
      story: ['attempt', 'call', 'read', 'call', 'read'],
    })
  })

  it('is refused when something else than a conflict follows', async () => {
    const error = failed(404)
    const { told, story } = settling(
      inTurn<string>(failed(), error),
      inTurn<string | undefined>(undefined, 'found'),
    )

    expect({ error: await rejection(told), story }).toEqual({
      error,
      story: ['attempt', 'call', 'read', 'call', 'no-effect'],
    })
  })

  it.each([
    { maxRetries: 0, calls: 1 },
    { maxRetries: 2, calls: 3 },
  ])('is made at most $calls times with "max-retries: $maxRetries"', async ({ maxRetries, calls }) => {
    const error = failed(500)
    const { told, story } = settling(inTurn<string>(error), inTurn<string | undefined>(undefined), {
      maxRetries,
    })

    expect({ error: await rejection(told), calls: story.filter((one) => one === 'call').length }).toEqual({
      error,
      calls,
    })
    expect(story.at(-1)).toBe('no-effect')
  })

  it.each([
    { name: 'by a fault', fault: failed(500) },
    { name: 'without a token', fault: new AuthError('No token.') },
  ])('stays unclear when reading fails $name', async ({ fault }) => {
    const { told, story } = settling(inTurn<string>(failed(504)), inTurn<string | undefined>(fault))

    const error = await rejection(told)
    expect(error).toBeInstanceOf(UnclearError)
    expect(String(error)).toContain(`Whether it was carried out could not be read: ${fault.message}`)
    expect({ story, isDefinitive: isDefinitive(error) }).toEqual({
      story: ['attempt', 'call', 'read'],
      isDefinitive: false,
    })
  })

  it.each([
    { name: 'call', call: new CanceledError('Cancelled.'), read: undefined, story: ['attempt', 'call'] },
    {
      name: 'reading',
      call: failed(504),
      read: new CanceledError('Cancelled.'),
      story: ['attempt', 'call', 'read'],
    },
  ])('stays unclear when the $name is cut off', async ({ call, read, story: expected }) => {
    const { told, story } = settling(inTurn<string>(call), inTurn<string | undefined>(read))

    expect({ error: await rejection(told), story }).toEqual({
      error: expect.any(CanceledError),
      story: expected,
    })
  })

  it('is not made again once the run has ended', async () => {
    const controller = new AbortController()
    const reason = new CanceledError('Cancelled.')
    const read = async (): Promise<undefined> => controller.abort(reason) as undefined
    const { told, story } = settling(inTurn<string>(failed(504)), read, { signal: controller.signal })

    expect({ error: await rejection(told), story }).toEqual({
      error: reason,
      story: ['attempt', 'call', 'read'],
    })
  })
})

describe('A change that must not be repeated blindly', () => {
  const applying = (send: () => Promise<void>, isApplied: () => Promise<boolean>) => {
    const story: string[] = []
    const write =
      <T>(name: string, call: () => Promise<T>) =>
      (): Promise<T> => {
        story.push(name)
        return call()
      }
    const done = applyOnce(
      {
        attempt: { what: 'commit', submissionId: '7' },
        send: write('send', send),
        isApplied: write('read', isApplied),
        conflictStatuses: { 404: 're-read', 409: 'applied' },
      },
      {
        clock: new FakeClock(),
        signal: new AbortController().signal,
        maxRetries: 2,
        report: ({ type }: Event) => story.push(type),
      },
    )
    return { done, story }
  }
  const failing = (...errors: readonly HttpError[]): (() => Promise<void>) =>
    inTurn<void>(...errors, undefined)

  it.each<{ name: string; errors: readonly HttpError[]; applied: boolean; story: readonly string[] }>([
    { name: 'an answer', errors: [], applied: false, story: ['attempt', 'send'] },
    {
      name: 'a reading that shows it',
      errors: [failed(504)],
      applied: true,
      story: ['attempt', 'send', 'read'],
    },
    {
      name: 'a second try',
      errors: [failed(504)],
      applied: false,
      story: ['attempt', 'send', 'read', 'send'],
    },
    {
      name: 'a conflict that says so, without another reading',
      errors: [failed(504), failed(409)],
      applied: false,
      story: ['attempt', 'send', 'read', 'send'],
    },
  ])('is done after $name', async ({ errors, applied, story: expected }) => {
    const { done, story } = applying(failing(...errors), async () => applied)
    await done
    expect(story).toEqual(expected)
  })

  it.each([404, 409])('is refused by a %i that nothing unclear came before', async (status) => {
    const error = failed(status)
    const { done, story } = applying(failing(error), async () => true)
    expect({ error: await rejection(done), story }).toEqual({
      error,
      story: ['attempt', 'send', 'no-effect'],
    })
  })
})
