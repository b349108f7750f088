import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the server has seen it. */
export interface Seen {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** An answer; a function does with the connection what it likes, also nothing. */
export type Reply =
  | {
      readonly status?: number
      readonly headers?: Readonly<Record<string, string>>
      /** Sent as it is when it is text, else as JSON. */
      readonly body?: unknown
    }
  | ((response: ServerResponse) => void)

/** A server on this machine that answers as told and writes down what it was asked. */
export interface AnsweringServer extends AsyncDisposable {
  readonly url: URL
  readonly seen: readonly Seen[]
  /** Number of connections that were made to it. */
  readonly connections: number
}

/** Starts a server; `reply` gets each request with its number from 0. */
export async function answering(reply: (seen: Seen, number: number) => Reply): Promise<AnsweringServer> {
  const seen: Seen[] = []
  let connections = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const one = { method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') }
      seen.push(one)
      send(response, reply(one, seen.length - 1))
    })
  })
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    seen,
    get connections() {
      return connections
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** The replies in their order; the last one goes on. */
export function inTurn(...replies: readonly Reply[]): (seen: Seen, number: number) => Reply {
  return (_, number) => replies[Math.min(number, replies.length - 1)] ?? {}
}

function send(response: ServerResponse, reply: Reply): void {
  if (typeof reply === 'function') {
    reply(response)
    return
  }
  const { status = 200, headers = {}, body = '' } = reply
  response.writeHead(status, headers)
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
