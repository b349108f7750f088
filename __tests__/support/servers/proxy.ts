import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Server, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { createServer as createTlsServer } from 'node:tls'
import type { ServerCertificate } from './certificate-authority.ts'

/** A proxy on this machine, as a company has one. */
export interface TestProxy extends AsyncDisposable {
  /** With user and password, as it stands in `https_proxy`. */
  readonly url: string
  readonly password: string
  /** Hosts and ports that clients asked to be connected to, e.g. `store.example.test:443`. */
  readonly asked: readonly string[]
  /** Requests that came without a tunnel, so that the proxy could have read them. */
  readonly readable: readonly string[]
  /** Refuses every connection with a status from now on; without one it connects. */
  refuse(status?: number): void
  /** Never answers who wants to be connected to this host. */
  hold(host: string): void
  /** Forgets what it was asked. */
  reset(): void
}

const USER = 'builder'
const PASSWORD = 'pr0xy-pa55word'

/** Starts a proxy that connects every host to one port of this machine, whatever its name says. */
export async function startProxy(port: number): Promise<TestProxy> {
  const asked: string[] = []
  const readable: string[] = []
  const sockets = new Set<Socket>()
  let refusal: number | undefined
  let held: string | undefined
  const server = createServer((request, response) => {
    readable.push(`${request.method} ${request.url}`)
    response.writeHead(405).end()
  })
  server.on('connect', (request, client: Socket) => {
    sockets.add(client)
    asked.push(request.url ?? '')
    if (held !== undefined && request.url?.startsWith(held)) return
    const known = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`
    const status = request.headers['proxy-authorization'] === known ? refusal : 407
    if (status !== undefined) {
      client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`)
      return
    }
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    join(client, port)
  })
  const url = await listening(server)
  return {
    url: url.replace('http://', `http://${USER}:${PASSWORD}@`),
    password: PASSWORD,
    asked,
    readable,
    refuse: (status) => {
      refusal = status
    },
    hold: (host) => {
      held = host
    },
    reset() {
      asked.length = 0
      readable.length = 0
      refusal = undefined
      held = undefined
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await closed(server)
    },
  }
}

/** Something that speaks TLS for a server that does not. */
export interface TlsFront extends AsyncDisposable {
  readonly port: number
}

/** Starts a front that hands on what it has decrypted to a port of this machine. */
export async function startTlsFront(port: number, { key, cert }: ServerCertificate): Promise<TlsFront> {
  const sockets = new Set<Socket>()
  const server = createTlsServer({ key, cert }, (client) => {
    sockets.add(client)
    join(client, port)
  })
  // A client that does not trust it hangs up.
  server.on('tlsClientError', () => undefined)
  await listening(server)
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await closed(server)
    },
  }
}

/** Passes on everything between a client and a port, until one of the two has gone. */
function join(client: Socket, port: number): void {
  const server = connect(port, '127.0.0.1')
  pipeline(client, server, client).catch(() => {
    client.destroy()
    server.destroy()
  })
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function closed(server: Server): Promise<void> {
  await new Promise((resolve) => server.close(resolve))
}
