import { Readable } from 'node:stream'
import type { Reply } from './messages.ts'

/**
 * Something that goes wrong with a future request. Faults are plain data; all kinds have been seen in the wild.
 *
 * A fault without its own answer (`status`, `headers`, `body`, `reset`, `silent`, `truncate`) only
 * delays.
 */
export interface Fault {
  /** The requests that it applies to. `path` is matched against the path in lower case, without the query. */
  readonly match: { readonly method?: string; readonly path?: RegExp }
  /** Number of requests that it applies to; default: 1, `Infinity` is allowed. */
  readonly times?: number
  /** Number of matching requests to skip first; default: 0. */
  readonly skip?: number
  /** `applied` executes the request before the faulty answer is given, `none` (the default) does not. */
  readonly effect?: 'none' | 'applied'
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Destroys the connection. */
  readonly reset?: true
  /** Never answers. */
  readonly silent?: true
  /** Waits first, then answers. */
  readonly delayInMs?: number
  /** Waits for the emulator's `releaseHeldRequests()` first, then answers. The client may have gone by then. */
  readonly held?: true
  /** Sends the real answer's JSON, cut in half. */
  readonly truncate?: true
}

/** The outcome of a request: a reply, a reset connection, or nothing at all. */
export type Outcome = Reply | 'reset' | 'silent'

/** Faults that wait for their requests, in order. */
export class Faults {
  readonly #pending: { fault: Fault; left: number; skip: number }[] = []

  /** Adds a fault after those that are already waiting. */
  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 })
  }

  /** Removes all of them. */
  reset(): void {
    this.#pending.length = 0
  }

  /** Returns the first fault that applies to a request, and counts it as used. */
  take(method: string, path: string): Fault | undefined {
    const matching = this.#pending.filter(
      ({ fault: { match }, left }) =>
        left > 0 &&
        (match.method === undefined || match.method.toUpperCase() === method) &&
        (match.path === undefined || path.toLowerCase().search(match.path) >= 0),
    )
    const at = matching.findIndex(({ skip }) => skip === 0)
    for (const skipping of at === -1 ? matching : matching.slice(0, at)) skipping.skip -= 1
    const taken = matching[at]
    if (taken !== undefined) taken.left -= 1
    return taken?.fault
  }
}

/** Executes a request, subject to its fault: fully, without an effect, or with a corrupted answer. */
export async function applyFault(
  fault: Omit<Fault, 'match'> | undefined,
  execute: () => Promise<Reply>,
): Promise<Outcome> {
  const { status, headers, body, reset, silent, truncate, effect } = fault ?? {}
  const hasAnswer = [status, headers, body, reset, silent, truncate].some((part) => part !== undefined)
  if (!hasAnswer) return await execute()
  if (truncate) return cutInHalf(await execute())
  if (effect === 'applied') {
    const reply = await execute()
    if (reply.body instanceof Readable) reply.body.resume()
  }
  if (reset) return 'reset'
  if (silent) return 'silent'
  return { status: status ?? 200, headers: headers ?? {}, body }
}

function cutInHalf(reply: Reply): Reply {
  if (reply.body === undefined) return reply
  const text = JSON.stringify(reply.body)
  const headers = { 'Content-Type': 'application/json; charset=utf-8', ...reply.headers }
  return { ...reply, headers, body: text.slice(0, text.length / 2) }
}
