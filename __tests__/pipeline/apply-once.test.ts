import { describe, expect, it } from '@jest/globals'
import type { ObserveTry } from '../../src/http/http-client.ts'
import { applyOnce, createOnce } from '../../src/pipeline/apply-once.ts'
import type { Event } from '../../src/pipeline/events.ts'
import { AuthError, CanceledError, HttpError, UnclearError } from '../../src/shared/errors.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { rejection } from '../support/rejection.ts'

const failed = (status?: number): HttpError =>
  new HttpError({ method: 'POST', path: 'a/submissions', ...(status === undefined ? {} : { status }) })

/** A refusal that a remedy is known for. */
const advised = (status: number): HttpError =>
  new HttpError({ method: 'POST', path: 'a/submissions', status, advice: 'Do this.' })

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

const steps = (event: Event): string => (event.type === 'attempt' ? event.step : event.type)

/** Settles a create, and writes down what happens in its order. */
function creating(
  call: () => Promise<string>,
  read: () => Promise<string | undefined>,
  { conflictStatuses = [] as readonly number[], maxRetries = 2, signal = new AbortController().signal } = {},
) {
  const story: string[] = []
  const clock = new FakeClock()
  const created = createOnce(
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
    { clock, signal, maxRetries, report: (event) => story.push(steps(event)) },
  )
  return { created, story, clock }
}

describe('A request that must not be repeated blindly', () => {
  it('is made once when it is answered', async () => {
    const { created, story } = creating(inTurn('made'), inTurn<string | undefined>(undefined))

    expect({ created: await created, story }).toEqual({
      created: { value: 'made', by: 'answer' },
      story: ['call', 'answered'],
    })
  })

  it.each([
    { name: 'no answer', error: failed() },
    { name: 'a broken answer', error: failed(201) },
    { name: '408', error: failed(408) },
    { name: '500', error: failed(500) },
    { name: '503', error: failed(503) },
  ])('is settled by reading after $name', async ({ error }) => {
    const { created, story } = creating(inTurn<string>(error), inTurn<string | undefined>('found'))

    expect({ created: await created, story }).toEqual({
      created: { value: 'found', by: 'reading' },
      story: ['call', 'read'],
    })
  })

  it('is made again, after a while that is reported, when reading shows nothing', async () => {
    const { created, story, clock } = creating(
      inTurn<string>(failed(504), 'made'),
      inTurn<string | undefined>(undefined),
    )

    expect({ created: await created, story, sleeps: clock.sleeps }).toEqual({
      created: { value: 'made', by: 'answer' },
      story: ['call', 'read', 'retry', 'call', 'answered'],
      sleeps: [5000],
    })
  })

  it.each([
    { name: '400', error: failed(400) },
    { name: 'a conflict that says nothing of an effect', error: failed(409) },
    { name: '429', error: failed(429) },
    { name: 'a refusal that looks like a fault', error: disguised },
    { name: 'a connection that was never made', error: unsent },
    { name: 'no token', error: new AuthError('No token.') },
  ])('is refused after $name, and nothing is read', async ({ error }) => {
    const { created, story } = creating(inTurn<string>(error), inTurn<string | undefined>('found'))

    expect({ error: await rejection(created), story }).toEqual({ error, story: ['call'] })
  })

  it.each([
    { name: 'a conflict', error: failed(409) },
    { name: 'another refusal', error: failed(400) },
    { name: 'a refusal to take more requests', error: failed(429) },
    { name: 'no token', error: new AuthError('No token.') },
  ])('is read once more when $name follows on an unclear answer', async ({ error }) => {
    const { created, story } = creating(
      inTurn<string>(failed(), error),
      inTurn<string | undefined>(undefined, 'found'),
    )

    expect({ created: await created, story }).toEqual({
      created: { value: 'found', by: 'reading' },
      story: ['call', 'read', 'retry', 'call', 'read'],
    })
  })

  it.each([
    { name: 'a conflict', error: failed(409) },
    { name: 'another refusal', error: failed(400) },
    { name: 'no token', error: new AuthError('No token.') },
  ])('stays in doubt when $name follows on an unclear answer and nothing is seen', async ({ error }) => {
    const first = failed(504)
    const { created } = creating(inTurn<string>(first, error), inTurn<string | undefined>(undefined))

    expect(await rejection(created)).toEqual(new UnclearError(first, error))
  })

  it.each([
    { maxRetries: 0, calls: 1 },
    { maxRetries: 2, calls: 3 },
  ])('is made at most $calls times with "max-retries: $maxRetries"', async ({ maxRetries, calls }) => {
    const error = failed(500)
    const { created, story } = creating(inTurn<string>(error), inTurn<string | undefined>(undefined), {
      maxRetries,
    })

    expect({ error: await rejection(created), calls: story.filter((one) => one === 'call').length }).toEqual({
      error: new UnclearError(error, error),
      calls,
    })
  })

  it.each([
    { name: 'is refused when a remedy for it is known', error: advised(409), story: ['call'] },
    { name: 'is settled by reading when no remedy is known', error: failed(409), story: ['call', 'read'] },
    {
      name: 'is settled by reading when nothing is there, whatever the remedy',
      error: advised(404),
      story: ['call', 'read'],
    },
  ])('in conflict with what may be its own effect $name', async ({ error, story: expected }) => {
    const { created, story } = creating(inTurn<string>(error), inTurn<string | undefined>(undefined), {
      conflictStatuses: [404, 409],
    })

    expect({ error: await rejection(created), story }).toEqual({ error, story: expected })
  })

  it.each([
    { name: 'of a conflict', calls: [failed(409)], first: failed(409) },
    { name: 'of a refusal after an unclear answer', calls: [failed(504), failed(409)], first: failed(504) },
  ])('stays in doubt about the first answer when the reading $name fails', async ({ calls, first }) => {
    const fault = failed(500)
    const reads = calls.map((_, index) => (index === calls.length - 1 ? fault : undefined))
    const { created } = creating(inTurn<string>(...calls), inTurn<string | undefined>(...reads), {
      conflictStatuses: [409],
    })

    expect(await rejection(created)).toEqual(new UnclearError(first, fault))
  })

  it.each([
    { name: 'by a fault', fault: failed(500) },
    { name: 'without a token', fault: new AuthError('No token.') },
  ])('stays in doubt when reading fails $name', async ({ fault }) => {
    const first = failed(504)
    const { created, story } = creating(inTurn<string>(first), inTurn<string | undefined>(fault))

    expect({ error: await rejection(created), story }).toEqual({
      error: new UnclearError(first, fault),
      story: ['call', 'read'],
    })
  })

  it.each([
    { name: 'call', calls: [new CanceledError('Cancelled.')], read: undefined, story: ['call'] },
    {
      name: 'second call',
      calls: [failed(504), new CanceledError('Cancelled.')],
      read: undefined,
      story: ['call', 'read', 'retry', 'call'],
    },
    {
      name: 'reading',
      calls: [failed(504)],
      read: new CanceledError('Cancelled.'),
      story: ['call', 'read'],
    },
  ])('ends at once when the $name is cut off', async ({ calls, read, story: expected }) => {
    const { created, story } = creating(inTurn<string>(...calls), inTurn<string | undefined>(read))

    expect({ error: await rejection(created), story }).toEqual({
      error: expect.any(CanceledError),
      story: expected,
    })
  })

  it('is not made again once the run has ended', async () => {
    const controller = new AbortController()
    const reason = new CanceledError('Cancelled.')
    const read = async (): Promise<undefined> => controller.abort(reason) as undefined
    const { created, story } = creating(inTurn<string>(failed(504)), read, { signal: controller.signal })

    expect({ error: await rejection(created), story }).toEqual({
      error: reason,
      story: ['call', 'read', 'retry'],
    })
  })
})

describe('A change that must not be repeated blindly', () => {
  /** Applies a change whose tries fail with the errors; `seen` is what each reading shows. */
  const applying = (errors: readonly HttpError[], ...seen: readonly boolean[]) => {
    const story: string[] = []
    const call = inTurn<void>(...errors, undefined)
    const read = inTurn<boolean>(...seen, false)
    const send = (observe: ObserveTry): Promise<void> => {
      observe('sent')
      return call()
    }
    const done = applyOnce(
      {
        attempt: { what: 'commit', submissionId: '7' },
        send,
        isApplied: () => {
          story.push('read')
          return read()
        },
        conflictStatuses: [409],
      },
      {
        clock: new FakeClock(),
        signal: new AbortController().signal,
        maxRetries: 2,
        report: (event) => story.push(steps(event)),
      },
    )
    return { done, story }
  }

  it.each<{
    name: string
    errors: readonly HttpError[]
    seen?: readonly boolean[]
    story: readonly string[]
  }>([
    { name: 'an answer', errors: [], story: ['sent', 'answered'] },
    {
      name: 'a reading that shows it',
      errors: [failed(504)],
      seen: [true],
      story: ['sent', 'read', 'observed'],
    },
    {
      name: 'a second try',
      errors: [failed(504)],
      seen: [false],
      story: ['sent', 'read', 'retry', 'sent', 'answered'],
    },
    {
      name: 'a conflict at the first try, when reading shows it',
      errors: [failed(409)],
      seen: [true],
      story: ['sent', 'read', 'observed'],
    },
    {
      name: 'a conflict after an unclear answer, when reading shows it',
      errors: [failed(504), failed(409)],
      seen: [false, true],
      story: ['sent', 'read', 'retry', 'sent', 'read', 'observed'],
    },
  ])('is done after $name', async ({ errors, seen = [], story: expected }) => {
    const { done, story } = applying(errors, ...seen)
    await done
    expect(story).toEqual(expected)
  })

  it.each<{ name: string; error: HttpError; story: readonly string[] }>([
    { name: 'a conflict that reading does not explain', error: failed(409), story: ['sent', 'read'] },
    { name: 'another refusal, without a reading', error: failed(404), story: ['sent'] },
  ])('is refused by $name', async ({ error, story: expected }) => {
    const { done, story } = applying([error], false)
    expect({ error: await rejection(done), story }).toEqual({ error, story: expected })
  })
})
