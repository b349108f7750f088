import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { finished } from 'node:stream/promises'

/** A request as it arrives, with its number from 0; its body is still to be read. */
export interface Call {
  readonly number: number
  /** The `comp` of the query: `block` or `blocklist`. */
  readonly comp: string | null
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** A blob storage that does with each request what it is told. */
export interface BlobServer extends AsyncDisposable {
  readonly uploadUrl: string
  readonly calls: readonly Call[]
  /** How many connections were made. */
  readonly connections: number
  /** The connections that are open. */
  readonly open: ReadonlySet<Socket>
}

/** Starts a storage; `take` gets each request. */
export async function blobServer(take: (call: Call) => unknown): Promise<BlobServer> {
  const calls: Call[] = []
  const open = new Set<Socket>()
  let connections = 0
  const server = createServer((request, response) => {
    const comp = new URL(request.url ?? '', 'http://server').searchParams.get('comp')
    const call = { number: calls.length, comp, request, response }
    calls.push(call)
    take(call)
  })
  server.on('connection', (socket: Socket) => {
    connections += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // A client that goes away is what some of the tests are about.
    socket.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    // A version that knows 4 MiB only, so that there are many blocks of few bytes.
    uploadUrl: `http://127.0.0.1:${port}/account/container/blob?sv=2014-02-14&sig=s%2Bcret`,
    calls,
    get connections() {
      return connections
    },
    open,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

/** Reads the body, then answers; a storage takes what it gets. */
export async function accept({ request, response }: Call): Promise<void> {
  request.resume()
  await finished(request).catch(() => undefined)
  reply(response, 201)
}

/** Answers without a look at the body. */
export function reply(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-length': '0', ...headers }).end()
}
