import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'

/** Everything about a request except its address and its body. */
export interface RequestStart {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly agent: Agent
  /** Aborts the request, however far it is. */
  readonly signal: AbortSignal
}

/** A request that has begun; its body has yet to be written. */
export interface StartedRequest {
  readonly outgoing: ClientRequest
  /** Resolves when the answer begins; its body has yet to be read. */
  readonly answer: Promise<IncomingMessage>
}

/**
 * Begins a request. Its answer rejects with the connection's error, with the signal's reason as soon as that is
 * aborted, or when the connection closes without an answer.
 */
export function beginRequest(url: URL, { method, headers, agent, signal }: RequestStart): StartedRequest {
  signal.throwIfAborted()
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  const outgoing = request(url, { method, headers, agent, signal })
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    // Node reports nothing when a request is aborted while its proxy is connecting.
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    outgoing.on('response', resolve)
    outgoing.on('error', reject)
    // An unrequested status 101, on which Node would silently drop the connection.
    outgoing.on('upgrade', (_message, socket) => {
      reject(new Error('the server tried to switch protocols'))
      socket.destroy()
    })
    outgoing.on('close', () => {
      signal.removeEventListener('abort', abort)
      reject(new Error('the connection was closed without an answer'))
    })
  })
  return { outgoing, answer }
}
