import { Readable } from 'node:stream'
import type { Reply } from './reply.ts'

/**
 * Something that goes wrong with a coming request. All of it is data; all kinds were seen in the wild.
 *
 * A fault without an answer of its own (`status`, `headers`, `body`, `reset`, `silent`, `truncate`) only
 * delays.
 */
export interface Fault {
  /** Which requests meet it. `path` is matched against the path in lower case, without the query. */
  readonly match: { readonly method?: string; readonly path?: RegExp }
  /** Number of requests that meet it; 1 unless given, `Infinity` allowed. */
  readonly times?: number
  /** Number of matching requests that go by unharmed before; 0 unless given. */
  readonly skip?: number
  /** Effect of the request: it is executed (`applied`) before the faulty answer is given, or not at all (`none`). */
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
  /** Waits for the emulator's `release()` first, then answers. The client may have gone by then. */
  readonly held?: true
  /** Sends the true answer's JSON cut in half. */
  readonly truncate?: true
}

/** End of a request: a reply, a reset connection, or none at all. */
export type FaultyReply = Reply | 'reset' | 'silent'

/** Faults waiting for their requests, in order. */
export class Faults {
  readonly #waiting: { fault: Fault; left: number; skip: number }[] = []

  /** Adds a fault after those already waiting. */
  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 })
  }

  /** Takes all of them back. */
  clear(): void {
    this.#waiting.length = 0
  }

  /** The first fault that a request meets; it counts as met. */
  take(method: string, path: string): Fault | undefined {
    const fitting = this.#waiting.filter(
      ({ fault: { match }, left }) =>
        left > 0 &&
        (match.method === undefined || match.method.toUpperCase() === method) &&
        (match.path === undefined || path.toLowerCase().search(match.path) >= 0),
    )
    const at = fitting.findIndex(({ skip }) => skip === 0)
    for (const passed of at === -1 ? fitting : fitting.slice(0, at)) passed.skip -= 1
    const met = fitting[at]
    if (met !== undefined) met.left -= 1
    return met?.fault
  }
}

/** Answers a request, spoiled by the fault that it meets. */
export async function applyFault(
  fault: Fault | undefined,
  execute: () => Promise<Reply>,
): Promise<FaultyReply> {
  if (fault === undefined || !spoils(fault)) return await execute()
  if (fault.truncate) return halved(await execute())
  if (fault.effect === 'applied') drain(await execute())
  if (fault.reset) return 'reset'
  if (fault.silent) return 'silent'
  const { status = 200, headers = {}, body } = fault
  return { status, headers, body }
}

const spoils = ({ status, headers, body, reset, silent, truncate }: Fault): boolean =>
  [status, headers, body, reset, silent, truncate].some((answer) => answer !== undefined)

function halved(reply: Reply): Reply {
  const text = JSON.stringify(reply.body ?? null)
  const headers = { 'Content-Type': 'application/json; charset=utf-8', ...reply.headers }
  return { ...reply, headers, body: text.slice(0, text.length / 2) }
}

function drain(reply: Reply): void {
  if (reply.body instanceof Readable) reply.body.resume()
}
