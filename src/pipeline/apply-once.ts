import type { ObserveTry } from '../http/http-client.ts'
import { AuthError, HttpError, UnclearError } from '../shared/errors.ts'
import type { Context } from './context.ts'
import type { Attempt } from './knowledge/change-state.ts'

/** A request that must not be repeated blindly. */
interface NonIdempotentRequest {
  readonly attempt: Attempt
  /** Statuses of a refusal that may mean that the Store already has it, so that the Store is asked. */
  readonly conflictStatuses?: readonly number[]
}

/** A request that changes something. */
export interface ChangeRequest extends NonIdempotentRequest {
  readonly send: (observe: ObserveTry) => Promise<void>
  /** Reads, at the resource's own address, whether the Store has what the request asks for. */
  readonly isApplied: () => Promise<boolean>
}

/** A request that creates something. */
export interface CreationRequest<T> extends NonIdempotentRequest {
  readonly send: (observe: ObserveTry) => Promise<T>
  /** Reads what an earlier try may have created; undefined when there is nothing. */
  readonly findEffect: () => Promise<T | undefined>
}

/** Something newly created: from the answer to its creation, or read after a creation without an answer. */
export interface Created<T> {
  readonly value: T
  readonly by: 'answer' | 'reading'
}

/** The part of the context needed to apply something once. */
export type ApplyOnceContext = Pick<Context, 'clock' | 'signal' | 'maxRetries' | 'report'>

const PAUSE_IN_MS = 5_000

/**
 * Changes something exactly once: after an unclear answer the Store is asked, and the request is sent again only if the
 * Store does not show the change.
 *
 * @throws HttpError or AuthError when every try was refused; UnclearError when one may have been carried out although
 * the Store does not show it.
 */
export async function applyOnce(change: ChangeRequest, context: ApplyOnceContext): Promise<void> {
  const { send, isApplied, ...request } = change
  const { by } = await createOnce(
    {
      ...request,
      send: async (observe) => {
        await send(observe)
        return true
      },
      findEffect: async () => ((await isApplied()) ? true : undefined),
    },
    context,
  )
  if (by === 'reading') context.report({ type: 'attempt', attempt: change.attempt, step: 'observed' })
}

/**
 * Creates something exactly once. Behaves and throws as {@link applyOnce} does, but leaves it to the caller to report
 * what was read, since somebody else may have created it.
 */
export async function createOnce<T>(
  { attempt, send, findEffect, conflictStatuses = [] }: CreationRequest<T>,
  { clock, signal, maxRetries, report }: ApplyOnceContext,
): Promise<Created<T>> {
  let doubt: HttpError | undefined
  for (let tries = 1; ; tries++) {
    const result = await trySend(() => send((step) => report({ type: 'attempt', attempt, step })))
    if ('value' in result) {
      report({ type: 'attempt', attempt, step: 'answered' })
      return { value: result.value, by: 'answer' }
    }
    const { error } = result
    if (isUnclear(error)) doubt ??= error
    if (doubt === undefined && !isConflict(error, conflictStatuses)) throw error
    const effect = await findAfter(doubt ?? error, findEffect)
    if (effect !== undefined) return { value: effect, by: 'reading' }
    if (!isUnclear(error) || tries > maxRetries) throw finalError(error, doubt)
    const { method, path } = error.request
    report({ type: 'retry', method, path, reason: error.message, delayInMs: PAUSE_IN_MS })
    await clock.sleep(PAUSE_IN_MS, signal)
  }
}

// The last refusal says nothing about an earlier try.
function finalError(last: Refusal, doubt: HttpError | undefined): Refusal | UnclearError {
  return doubt === undefined ? last : new UnclearError(doubt, last)
}

type Refusal = HttpError | AuthError

async function trySend<T>(
  send: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly error: Refusal }> {
  try {
    return { value: await send() }
  } catch (error) {
    if (isRefusal(error)) return { error }
    throw error
  }
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof HttpError || error instanceof AuthError
}

function isUnclear(error: Refusal): error is HttpError {
  return error instanceof HttpError && error.isUnclear
}

function isConflict(error: Refusal, conflictStatuses: readonly number[]): boolean {
  if (!(error instanceof HttpError)) return false
  const { status = 0, advice } = error.request
  // An error with advice is a plain refusal, except a 404: an earlier try may have deleted the resource.
  return conflictStatuses.includes(status) && (advice === undefined || status === 404)
}

async function findAfter<T>(first: Refusal, findEffect: () => Promise<T>): Promise<T> {
  try {
    return await findEffect()
  } catch (error) {
    throw isRefusal(error) ? new UnclearError(first, error) : error
  }
}
