import { AuthError, HttpError, UnclearError } from '../shared/errors.ts'
import type { Context } from './context.ts'
import type { Attempt } from './events.ts'

/** A request that must not be repeated blindly. */
interface NonIdempotentRequest {
  readonly attempt: Attempt
  /**
   * Statuses of a refusal that, once an earlier try had an unclear answer, may be due to that try: `applied` says that
   * they are, `re-read` that the Store has to be asked.
   */
  readonly conflictStatuses?: Readonly<Record<number, 'applied' | 're-read'>>
}

/** A request that changes something. */
export interface ChangeRequest extends NonIdempotentRequest {
  readonly send: () => Promise<void>
  /** Reads whether the Store has what the request asks for. */
  readonly isApplied: () => Promise<boolean>
}

/** A request that creates something. */
export interface CreationRequest<T> extends NonIdempotentRequest {
  readonly send: () => Promise<T>
  /** Reads what an earlier try has created; undefined when there is nothing. */
  readonly findEffect: () => Promise<T | undefined>
}

/** Part of the context that applying once depends on. */
export type ApplyOnceContext = Pick<Context, 'clock' | 'signal' | 'maxRetries' | 'report'>

const PAUSE_IN_MS = 5_000

/**
 * Changes something, once: after an unclear answer the Store is asked, and only when it says that nothing has changed
 * is the request sent again.
 *
 * @throws HttpError when the request is refused, or had no effect after all tries; AuthError when it could not be sent
 * without a token; UnclearError when the Store could not be asked.
 */
export async function applyOnce(change: ChangeRequest, context: ApplyOnceContext): Promise<void> {
  const send = async (): Promise<true> => {
    await change.send()
    return true
  }
  const findEffect = async (): Promise<true | undefined> => ((await change.isApplied()) ? true : undefined)
  await createOnce({ ...change, send, findEffect, applied: true }, context)
}

/** Creates something, once. Behaves and throws as {@link applyOnce} does. */
export async function createOnce<T>(
  creation: CreationRequest<T> & { readonly applied?: T },
  context: ApplyOnceContext,
): Promise<T> {
  context.report({ type: 'attempt', attempt: creation.attempt })
  try {
    return await sendUntilKnown(creation, context)
  } catch (error) {
    if (isDefinitive(error)) context.report({ type: 'no-effect' })
    throw error
  }
}

/** Returns whether an error of {@link applyOnce} or {@link createOnce} says for sure that nothing has changed. */
export function isDefinitive(error: unknown): error is HttpError | AuthError {
  return isRequestFailure(error)
}

async function sendUntilKnown<T>(
  { send, findEffect, conflictStatuses = {}, applied }: CreationRequest<T> & { readonly applied?: T },
  { clock, signal, maxRetries }: ApplyOnceContext,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    const result = await trySend(send)
    if ('value' in result) return result.value
    const { error } = result
    const verdict = evaluateFailure(error, tries, conflictStatuses)
    if (verdict === 'refused') throw error
    if (verdict === 'applied' && applied !== undefined) return applied
    const effect = await findAfter(error, findEffect)
    if (effect !== undefined) return effect
    if (tries > maxRetries) throw error
    await clock.sleep(PAUSE_IN_MS, signal)
  }
}

async function trySend<T>(
  send: () => Promise<T>,
): Promise<{ readonly value: T } | { readonly error: HttpError }> {
  try {
    return { value: await send() }
  } catch (error) {
    if (error instanceof HttpError) return { error }
    throw error
  }
}

function evaluateFailure(
  error: HttpError,
  tries: number,
  conflictStatuses: Readonly<Record<number, 'applied' | 're-read'>>,
): 'applied' | 're-read' | 'refused' {
  const conflict = tries === 1 ? undefined : conflictStatuses[error.request.status ?? 0]
  return conflict ?? (error.isUnclear ? 're-read' : 'refused')
}

async function findAfter<T>(first: HttpError, findEffect: () => Promise<T>): Promise<T> {
  try {
    return await findEffect()
  } catch (then) {
    throw isRequestFailure(then) ? new UnclearError(first, then) : then
  }
}

function isRequestFailure(error: unknown): error is HttpError | AuthError {
  return error instanceof HttpError || error instanceof AuthError
}
