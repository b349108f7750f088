import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** Everything about a request but its address and its body. */
export interface RequestStart {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly agent: Agent
  /** Ends the request, wherever it is. */
  readonly signal: AbortSignal
}

/** A request that has begun; its body is still to be written. */
export interface StartedRequest {
  readonly outgoing: ClientRequest
  /** Resolves when the answer begins; its body is still to be read. */
  readonly answer: Promise<IncomingMessage>
}

/**
 * Begins a request. Its answer rejects with the error of the connection, with the signal's reason as soon as that is
 * aborted, and when the connection ends without an answer to read.
 */
export function beginRequest(url: URL, { method, headers, agent, signal }: RequestStart): StartedRequest {
  signal.throwIfAborted()
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  const outgoing = request(url, { method, headers, agent, signal })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    // Node tells nobody of a request that was aborted while it waits for its proxy to connect it.
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    outgoing.on('response', resolve)
    outgoing.on('error', reject)
    // A status 101, which nobody has asked for: Node would drop the connection without a word.
    outgoing.on('upgrade', (_message, socket) => {
      reject(new Error('the server wants to change the protocol'))
      socket.destroy()
    })
    outgoing.on('close', () => {
      signal.removeEventListener('abort', abort)
      reject(new Error('the connection was closed without an answer'))
    })
  })
  return { outgoing, answer }
}
