import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { BlobRequest, Profile } from './storage.ts'

// The process of `startStorage`: its argument is the profile, and it sends its parent the port, then every request.

const profile: Profile = JSON.parse(process.argv[2] ?? '{}')
const {
  bytesPerSecond = Number.POSITIVE_INFINITY,
  sharedBytesPerSecond = Number.POSITIVE_INFINITY,
  delayInMs = 0,
  tls,
} = profile
/** Bytes of each block, by path and id. */
const blocks = new Map<string, number>()
/** When each connection may send on, and the line that all share. */
const freeAt = new WeakMap<object, number>()
const line = {}

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  store(request).then(
    // The parent has to know of a blob before the client does, which may commit at once.
    (stored) => process.send?.(stored, () => response.writeHead(201, { 'content-length': 0 }).end()),
    () => response.destroy(),
  )
}
const server = tls
  ? createTlsServer({ cert: readFileSync(tls.certificate), key: readFileSync(tls.key) }, answer)
  : createServer(answer)
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
// The parent is gone.
process.on('disconnect', () => process.exit())

/** Takes a blob, a block or a list of blocks. */
async function store(request: IncomingMessage): Promise<BlobRequest> {
  const startedAt = Date.now()
  const { pathname: path, searchParams } = new URL(request.url ?? '', 'http://storage')
  const component = searchParams.get('comp')
  let blobSizeInBytes: number | undefined
  if (component === null) blobSizeInBytes = await drain(request)
  else if (component === 'block') blocks.set(`${path} ${searchParams.get('blockid')}`, await drain(request))
  else blobSizeInBytes = sizeOfList(path, await text(request))
  if (delayInMs > 0) await pause(delayInMs)
  return { path, startedAt, endedAt: Date.now(), blobSizeInBytes }
}

function sizeOfList(path: string, xml: string): number {
  const ids = [...xml.matchAll(/<Latest>([^<]*)</g)].map(([, id]) => id)
  // With an unknown block it is no number, and fits no file.
  return ids.reduce((sum, id) => sum + (blocks.get(`${path} ${id}`) ?? Number.NaN), 0)
}

/** Reads a body as fast as the profile lets its connection send, and returns its size. */
function drain(request: IncomingMessage): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      const now = performance.now()
      const until = Math.max(
        occupy(request.socket, now, chunk.length / bytesPerSecond),
        occupy(line, now, chunk.length / sharedBytesPerSecond),
      )
      if (until - now < 1) return
      request.pause()
      setTimeout(() => request.resume(), until - now)
    })
    request.on('end', () => resolve(size))
    request.on('error', reject)
  })
}

/** Returns when something is free again that is taken for some seconds more. */
function occupy(what: object, now: number, seconds: number): number {
  const until = Math.max(freeAt.get(what) ?? now, now) + seconds * 1000
  freeAt.set(what, until)
  return until
}
