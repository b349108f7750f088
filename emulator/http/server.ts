import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse, request as sendOn } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DiscardedBlobs } from '../blobs/discarded-blobs.ts'
import { isBlobPath, isTooLarge } from '../blobs/uploads.ts'
import { blobTooLarge, sasRefused, unknownRoute } from '../store/errors.ts'
import { applyFault, type Faults, type FaultyReply } from './faults.ts'
import type { HeldRequests } from './held-requests.ts'
import type { Reply, Request } from './reply.ts'
import type { OpenEntry, RequestLog } from './request-log.ts'

/** Everything behind the socket. */
export interface RequestHandling {
  readonly requestLog: RequestLog
  readonly faults: Faults
  readonly heldRequests: HeldRequests
  /** Address that requests for blobs are sent on to, or the storage that answers them. */
  readonly blobs: string | DiscardedBlobs
  /** The answer to a request that is one too many. */
  refusalOf(path: string): Reply | undefined
  /** Returns the milliseconds that a request waits before it is looked at. */
  latencyOf(method: string, path: string): number
  /** Answers a request; undefined when no operation answers to it. */
  handle(request: Request): Promise<Reply | undefined>
}

/** A listening socket. */
export interface Server {
  readonly url: string
  /** Starts to answer; until then requests wait. */
  serve(handling: RequestHandling): void
  /** Cuts every connection. */
  close(): Promise<void>
}

/** Listens on 127.0.0.1. */
export async function listen(port: number): Promise<Server> {
  // Idle connections outlive any pause of a test: a client must not meet a reset that nobody asked for.
  const server = createServer({ keepAliveTimeout: 600_000 })
  const closing = new AbortController()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(handling) {
      server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
        void exchange(handling, incoming, outgoing, closing.signal)
      })
    },
    async close() {
      closing.abort()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

type Head = Omit<Request, 'text' | 'correlationId'>

async function exchange(
  handling: RequestHandling,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const { method = 'GET', url: target = '/' } = incoming
  const headers = incoming.headers as Readonly<Record<string, string | undefined>>
  const entry = handling.requestLog.open(method, target, headers)
  outgoing.once('close', () => entry.end(outgoing.headersSent ? outgoing.statusCode : 0))
  try {
    const [path = '/', search = ''] = splitOnce(target, '?')
    const head = { method, path, query: new URLSearchParams(search), headers }
    const execute = isBlobPath(path)
      ? () => storeBlob(handling, incoming, head)
      : await readBody(handling, entry, incoming, head)
    const outcome = handling.refusalOf(path) ?? (await applyDelays(handling, head, execute, outgoing, signal))
    if (outcome === 'reset') incoming.socket.resetAndDestroy()
    else if (outcome === 'silent') handling.heldRequests.keep(outgoing)
    else await send(outcome, outgoing, entry)
  } catch (error) {
    if (signal.aborted || outgoing.destroyed || outgoing.headersSent) outgoing.destroy()
    else await send({ status: 500, body: `The emulator failed: ${error}` }, outgoing, entry)
  }
}

/** Waits as long as the Store would take, and longer when a fault says so. */
async function applyDelays(
  handling: RequestHandling,
  { method, path }: Head,
  execute: () => Promise<Reply>,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<FaultyReply> {
  const fault = handling.faults.take(method, path)
  if (fault?.held) await handling.heldRequests.hold(outgoing)
  const delayInMs = (fault?.delayInMs ?? 0) + handling.latencyOf(method, path)
  if (delayInMs > 0) await sleep(delayInMs, undefined, { signal })
  return await applyFault(fault, execute)
}

/** Reads the body before anything goes wrong with the request, so that the request log has it in any case. */
async function readBody(
  handling: RequestHandling,
  entry: OpenEntry,
  incoming: IncomingMessage,
  head: Head,
): Promise<() => Promise<Reply>> {
  const text = await readText(incoming)
  entry.read(text)
  return async () => {
    const reply = await handling.handle({ ...head, text, correlationId: entry.correlationId ?? '' })
    if (reply === undefined) entry.markUnknown()
    return reply ?? unknownRoute()
  }
}

/** Answers a request for a blob. */
async function storeBlob({ blobs }: RequestHandling, incoming: IncomingMessage, head: Head): Promise<Reply> {
  const { method, query, headers } = head
  if (isTooLarge(method, query, Number(headers['content-length'] ?? 0))) return blobTooLarge()
  if (typeof blobs === 'string') return await forward(incoming, blobs)
  return await blobs.handle({ ...head, body: incoming })
}

/** Sends a request on to blob storage: path, query and body byte for byte. */
async function forward(incoming: IncomingMessage, blobUrl: string): Promise<Reply> {
  const { method = 'GET', url: target = '/' } = incoming
  const { host, hostname, port } = new URL(blobUrl)
  const headers = { ...incoming.headers, host }
  const passing = sendOn({ hostname, port, method, path: target, headers, agent: false })
  // Storage may refuse before it has read the body; its answer counts, not the broken pipe.
  pipeline(incoming, passing).catch(() => passing.destroy())
  const [answer] = (await once(passing, 'response')) as [IncomingMessage]
  if (answer.headers['x-ms-error-code'] === 'AuthorizationFailure') {
    // Azurite's word for what the real storage calls AuthenticationFailed.
    answer.resume()
    return sasRefused()
  }
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = answer.headers
  return { status: answer.statusCode ?? 502, headers: kept as Record<string, string>, body: answer }
}

async function send(reply: Reply, outgoing: ServerResponse, entry: OpenEntry): Promise<void> {
  const { body } = reply
  outgoing.statusCode = reply.status
  if (entry.correlationId !== undefined) outgoing.setHeader('MS-CorrelationId', entry.correlationId)
  const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
  if (body !== undefined && !(body instanceof Readable)) outgoing.setHeader('Content-Type', type)
  for (const [name, value] of Object.entries(reply.headers ?? {})) outgoing.setHeader(name, value)
  // Before the last byte: a client that has its answer finds the entry complete.
  entry.end(reply.status)
  if (body instanceof Readable) await pipeline(body, outgoing)
  else outgoing.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body))
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)]
}
