import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/** One request for a blob, as the storage saw it. */
export interface BlobRequest {
  readonly blobName: string
  /** What was asked for: a whole blob, a block or a list of blocks. */
  readonly comp: '' | 'block' | 'blocklist'
  readonly bytes: number
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  /** Milliseconds since the epoch. */
  readonly endedAt: number
}

// Blob storage in its own process that holds each connection back, reads what it is sent and tells its parent of
// every request; the port comes first. Its argument is what a connection takes, in bytes per second.

const bytesPerSecond = Number(process.argv[2])
/** When each connection may send on. */
const free = new WeakMap<Socket, number>()

function drain(request: IncomingMessage): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      const now = performance.now()
      const until = Math.max(free.get(request.socket) ?? now, now) + (chunk.length / bytesPerSecond) * 1000
      free.set(request.socket, until)
      if (until - now < 1) return
      request.pause()
      setTimeout(() => request.resume(), until - now)
    })
    request.on('end', () => resolve(size))
    request.on('error', reject)
  })
}

const server = createServer(async (request, response) => {
  const startedAt = Date.now()
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://blobs')
  const bytes = await drain(request).catch(() => undefined)
  if (bytes === undefined) return
  const seen = {
    blobName: pathname.slice(pathname.lastIndexOf('/') + 1),
    comp: (searchParams.get('comp') ?? '') as BlobRequest['comp'],
    bytes,
    startedAt,
    endedAt: Date.now(),
  } satisfies BlobRequest
  // The parent has to know of a blob before the client, which may commit at once, does.
  process.send?.(seen, () => response.writeHead(201, { 'content-length': 0 }).end())
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
// The parent is gone.
process.on('disconnect', () => process.exit())
