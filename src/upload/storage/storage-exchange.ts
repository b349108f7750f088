import type { Agent, ClientRequest, IncomingHttpHeaders } from 'node:http'
import { beginRequest } from '../../http/begin-request.ts'
import { readBody } from '../../http/read-body.ts'
import type { Clock } from '../../shared/clock.ts'
import { USER_AGENT } from '../../shared/user-agent.ts'
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
  /** The only status that is a success: a proxy's page may have another one in the 200s. */
  readonly expectedStatus: number
}

/** A success, whose body says nothing. */
export interface StorageAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

/**
 * Sends a request once, and reads its answer.
 *
 * @throws StorageRefusal when that is not a success; the connection's error; the signal's reason when that is aborted.
 */
export async function exchange(
  { method, url, headers, body, onProgress, signal, expectedStatus }: StorageCall,
  { agent, clock }: Transport,
): Promise<StorageAnswer> {
  const { outgoing, answer } = beginRequest(url, {
    method,
    headers: { ...headers, 'user-agent': USER_AGENT },
    agent,
    signal,
  })
  const sending = sendBody(outgoing, body, clock, onProgress)
  try {
    const message = await answer
    const { text } = await readBody(message)
    const { statusCode: status = 0, headers: answered } = message
    // Includes redirects, which are not followed: the file must not be sent elsewhere.
    if (status !== expectedStatus) throw new StorageRefusal(status, answered, text)
    endSending(outgoing)
    // Only then is the buffer of the slices free.
    await sending
    return { status, headers: answered }
  } finally {
    endSending(outgoing)
  }
}

// After an answer, the rest of a body need not be sent.
function endSending(outgoing: ClientRequest): void {
  if (!outgoing.writableEnded) outgoing.destroy()
}
