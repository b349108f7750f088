import type { Agent, IncomingHttpHeaders } from 'node:http'
import { beginRequest } from '../http/begin-request.ts'
import { readBody } from '../http/read-body.ts'
import type { Clock } from '../shared/clock.ts'
import { USER_AGENT } from '../shared/user-agent.ts'
import { type Slices, sendBody } from './send-body.ts'
import { StorageRefusal } from './storage-refusal.ts'

/** Everything needed to send a request. */
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
  /** Receives the number of bytes of the body that the network has accepted. */
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
 * @throws StorageRefusal when that is not a success; the connection's error; the signal's reason when that is aborted.
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
    // Includes redirects, which are not followed: the file must not be sent elsewhere.
    if (status < 200 || status > 299) throw new StorageRefusal(status, answered, text)
    return { status, headers: answered, text }
  } finally {
    // An answer before the end of the body is a refusal, so the rest need not be sent.
    if (!outgoing.writableEnded) outgoing.destroy()
  }
}
