import { once } from 'node:events'
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer, text } from 'node:stream/consumers'

/** A request that has been answered by the server behind the front. */
export interface Answered {
  readonly incoming: IncomingMessage
  readonly status: number
  readonly text: string
}

/** A server that stands before another one. */
export interface Front extends AsyncDisposable {
  readonly url: string
}

/** Has each request answered by the server at `target`, and leaves it to `reply` what the client gets. */
export async function startFront(
  target: string,
  reply: (answered: Answered, response: ServerResponse) => void,
): Promise<Front> {
  const agent = new Agent({ keepAlive: true })
  const forward = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url = '', headers } = incoming
    const outgoing = request(`${target}${url}`, {
      method,
      agent,
      headers: { ...headers, host: new URL(target).host },
    })
    outgoing.end(await buffer(incoming))
    const [message] = (await once(outgoing, 'response')) as [IncomingMessage]
    reply({ incoming, status: message.statusCode ?? 0, text: await text(message) }, response)
  }
  const server = createServer((incoming, response) => {
    forward(incoming, response).catch(() => response.destroy())
  })
  // The client may hang up at any time.
  server.on('connection', (socket) => socket.on('error', () => undefined))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      agent.destroy()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
