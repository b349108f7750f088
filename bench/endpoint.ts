import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { Profile } from './profiles.ts'

// Blob storage in its own process that reads what it is sent and keeps the sizes. Its profile is its argument; it
// tells its parent the port that it listens on.

/** Bytes of each block, by blob and id. */
const blocks = new Map<string, Map<string, number>>()
/** Bytes of each blob that is complete, by path. */
const blobs = new Map<string, number>()

/** Holds one connection back: reading earns a debt that time pays. */
interface Debt {
  bytes: number
  at: number
}

const profile = JSON.parse(process.argv[2] ?? '{}') as Profile
const debts = new WeakMap<object, Debt>()

async function answer(
  request: IncomingMessage,
): Promise<{ readonly status: number; readonly body?: string }> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://endpoint')
  const blob = blocks.get(pathname) ?? new Map<string, number>()
  blocks.set(pathname, blob)
  switch (`${request.method} ${searchParams.get('comp') ?? ''}`) {
    case 'GET ':
      return { status: 200, body: String(blobs.get(pathname) ?? 0) }
    case 'PUT ':
      blobs.set(pathname, await drain(request))
      return { status: 201 }
    case 'PUT block':
      blob.set(searchParams.get('blockid') ?? '', await drain(request))
      return { status: 201 }
    case 'PUT blocklist': {
      const ids = [...(await text(request)).matchAll(/<Latest>([^<]*)</g)].map(([, id = '']) => id)
      if (!ids.every((id) => blob.has(id))) return { status: 400 }
      blobs.set(
        pathname,
        ids.reduce((sum, id) => sum + (blob.get(id) ?? 0), 0),
      )
      return { status: 201 }
    }
    default:
      return { status: 405 }
  }
}

function drain(request: IncomingMessage): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      const waitInMs = owed(request, chunk.length)
      if (waitInMs < 1) return
      request.pause()
      setTimeout(() => request.resume(), waitInMs)
    })
    request.on('end', () => resolve(size))
    request.on('error', reject)
  })
}

function owed({ socket }: IncomingMessage, bytes: number): number {
  const { bytesPerSecond } = profile
  if (bytesPerSecond === undefined) return 0
  const now = performance.now()
  const debt = debts.get(socket) ?? { bytes: 0, at: now }
  const left = Math.max(0, debt.bytes - ((now - debt.at) / 1000) * bytesPerSecond)
  debts.set(socket, { bytes: left + bytes, at: now })
  return ((left + bytes) / bytesPerSecond) * 1000
}

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body = '' } = await answer(request)
  if (profile.delayInMs > 0) await pause(profile.delayInMs)
  response.writeHead(status, { 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

const server = createServer((request, response) => {
  respond(request, response).catch(() => response.destroy())
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
// The parent is gone.
process.on('disconnect', () => process.exit())
