import type { Agent, IncomingHttpHeaders } from 'node:http'
import { beginRequest } from '../http/begin-request.ts'
import { readBody } from '../http/read-body.ts'
import type { Clock } from '../shared/clock.ts'
import { USER_AGENT } from '../shared/user-agent.ts'
import { type Slices, sendBody } from './send-body.ts'
import { StorageRefusal } from './storage-refusal.ts'

/** Means of sending a request. */
export interface Transport {
  /** Holds the connections. */
  readonly agent: Agent
  readonly clock: Clock
}

/** One request to the storage. */
export interface StorageCall {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Slices
  /** Is told how many bytes of the body the network has taken. */
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

/** A success. */
export interface StorageAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/**
 * Sends a request once, and reads its answer.
 *
 * @throws StorageRefusal when that is no success; the error of the connection; the signal's reason when that is aborted.
 */
export async function exchange(
  { method, url, headers, body, onProgress, signal }: StorageCall,
  { agent, clock }: Transport,
): Promise<StorageAnswer> {
  const { outgoing, answer } = beginRequest(url, {
    method,
    headers: { ...headers, 'user-agent': USER_AGENT },
    agent,
    signal,
  })
  void sendBody(outgoing, body, clock, onProgress)
  try {
    const message = await answer
    const { text } = await readBody(message)
    const { statusCode: status = 0, headers: answered } = message
    // A redirect, too: it is not followed, and the file not sent there.
    if (status < 200 || status > 299) throw new StorageRefusal(status, answered, text)
    return { status, headers: answered, text }
  } finally {
    // An answer that came before the end is a refusal, and makes the rest superfluous.
    if (!outgoing.writableEnded) outgoing.destroy()
  }
}
