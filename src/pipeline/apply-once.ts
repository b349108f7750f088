import { AuthError, HttpError, UnclearError } from '../shared/errors.ts'
import type { Context } from './context.ts'
import type { Attempt } from './events.ts'

/** A request that must not be repeated blindly, and how to read whether it has taken effect. */
export interface NonIdempotentRequest<T> {
  readonly attempt: Attempt
  readonly send: () => Promise<T>
  /** The effect, read from the Store; undefined when there is none. */
  readonly findEffect: () => Promise<T | undefined>
  /** Refusals that, after an unclear answer, may mean that the first try has taken effect. */
  readonly conflictStatuses: readonly number[]
}

/** What settling depends on. */
export type ApplyOnceContext = Pick<Context, 'clock' | 'signal' | 'maxRetries' | 'report'>

const PAUSE_IN_MS = 5_000

/**
 * Makes a request until its effect is known: after an unclear answer the state is read, and only when that says
 * that nothing happened the request is made again.
 *
 * @throws HttpError when the request is refused, or had no effect after all tries; AuthError when it could not be
 * sent without a token; UnclearError when the state can not be read.
 */
export async function applyOnce<T>(request: NonIdempotentRequest<T>, context: ApplyOnceContext): Promise<T> {
  context.report({ type: 'attempt', attempt: request.attempt })
  try {
    return await untilKnown(request, context)
  } catch (error) {
    if (isDefinitive(error)) context.report({ type: 'no-effect' })
    throw error
  }
}

/** Whether the end of a settled request says that it had no effect. */
export function isDefinitive(error: unknown): error is HttpError | AuthError {
  return error instanceof HttpError || error instanceof AuthError
}

async function untilKnown<T>(
  { send, findEffect, conflictStatuses }: NonIdempotentRequest<T>,
  { clock, signal, maxRetries }: ApplyOnceContext,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof HttpError) || !isInDoubt(error, tries, conflictStatuses)) throw error
      const effect = await readOrUnclear(error, findEffect)
      if (effect !== undefined) return effect
      if (tries > maxRetries) throw error
    }
    await clock.sleep(PAUSE_IN_MS, signal)
  }
}

function isInDoubt(error: HttpError, tries: number, sequels: readonly number[]): boolean {
  return error.isUnclear || (tries > 1 && sequels.includes(error.request.status ?? 0))
}

async function readOrUnclear<T>(
  error: HttpError,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    return await read()
  } catch (then) {
    throw isDefinitive(then) ? new UnclearError(error, then) : then
  }
}
