import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { applyFault, type Fault, type Faults, type Outcome } from './faults.ts'
import { unknownRoute } from './gateway-errors.ts'
import type { HeldRequests } from './held-requests.ts'
import type { Reply, Request, RequestHead, StreamRequest } from './messages.ts'
import type { RateLimit } from './rate-limit.ts'
import { type LogEntry, type RequestLog, recordBody, recordStatus } from './request-log.ts'

/** An observer of every request: for tests that act in between, or need to know what took effect. */
export interface RequestObserver {
  /** Called when a request has arrived, before it is processed. The returned fault applies to the request. */
  received?(request: RequestHead): ReceivedFault | undefined | Promise<ReceivedFault | undefined>
  /** Called when a request was carried out, even if its answer is corrupted afterwards. */
  executed?(request: RequestHead, reply: Reply): void
}

/** A fault for a request that has arrived. */
export type ReceivedFault = Omit<Fault, 'match' | 'times' | 'skip'>

/** The services behind the server, and everything that can interfere with their requests. */
export interface Backend {
  readonly observer: () => RequestObserver
  readonly requestLog: RequestLog
  readonly faults: Faults
  readonly heldRequests: HeldRequests
  readonly rateLimit: RateLimit
  /** Returns the milliseconds that a request waits before it is handled. */
  latencyOf(method: string, path: string): number
  /** Returns whether requests with a path are for blob storage. */
  isBlobPath(path: string): boolean
  /** Handles a request for blob storage. */
  handleBlob(request: StreamRequest): Promise<Reply>
  /** Handles any other request; undefined when there is no matching operation. */
  handle(request: Request): Promise<Reply | undefined>
}

/** A listening socket. */
export interface Server {
  /** Scheme, host and port. */
  readonly url: string
  /** Starts to answer; until then requests wait. */
  serve(backend: Backend): void
  /** Cuts every connection. */
  close(): Promise<void>
}

/** Listens on 127.0.0.1. */
export async function listen(port: number): Promise<Server> {
  // Idle connections outlive any pause in a test, so that clients never see an accidental reset.
  const server = createServer({ keepAliveTimeout: 600_000 })
  const closing = new AbortController()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(backend) {
      server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
        void handleRequest(backend, incoming, outgoing, closing.signal)
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

async function handleRequest(
  backend: Backend,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const { method = 'GET', url: target = '/' } = incoming
  const headers = incoming.headers as Readonly<Record<string, string | undefined>>
  const entry = backend.requestLog.open(method, target, headers)
  outgoing.once('close', () => recordStatus(entry, outgoing.headersSent ? outgoing.statusCode : 0))
  try {
    const [path = '/'] = target.split('?', 1)
    const head = { method, path, query: new URLSearchParams(target.slice(path.length + 1)), headers }
    const execute = backend.isBlobPath(path)
      ? () => backend.handleBlob({ ...head, target, body: incoming })
      : await readRequest(backend, entry, incoming, head)
    const outcome =
      backend.rateLimit.check(path) ?? (await executeInTime(backend, head, execute, outgoing, signal))
    if (outcome === 'reset') incoming.socket.resetAndDestroy()
    else if (outcome === 'silent') backend.heldRequests.leaveUnanswered(outgoing)
    else await sendReply(outcome, outgoing, entry)
  } catch (error) {
    if (signal.aborted || outgoing.destroyed || outgoing.headersSent) outgoing.destroy()
    else await sendReply({ status: 500, body: `The emulator failed: ${error}` }, outgoing, entry)
  }
}

/** Reads the body before any fault applies to the request, so that the request log always contains it. */
async function readRequest(
  backend: Backend,
  entry: LogEntry,
  incoming: IncomingMessage,
  head: RequestHead,
): Promise<() => Promise<Reply>> {
  const text = await readText(incoming)
  recordBody(entry, text)
  return async () => {
    const reply = await backend.handle({ ...head, text, correlationId: entry.correlationId ?? '' })
    if (reply === undefined) backend.requestLog.unknown.push(entry)
    return reply ?? unknownRoute
  }
}

/** Waits as long as the Store would take, and longer when a fault says so. */
async function executeInTime(
  backend: Backend,
  head: RequestHead,
  execute: () => Promise<Reply>,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<Outcome> {
  const { method, path } = head
  const observer = backend.observer()
  const fault = (await observer.received?.(head)) ?? backend.faults.take(method, path)
  if (fault?.held) await backend.heldRequests.hold(outgoing)
  const delayInMs = (fault?.delayInMs ?? 0) + backend.latencyOf(method, path)
  if (delayInMs > 0) await sleep(delayInMs, undefined, { signal })
  return await applyFault(fault, async () => {
    const reply = await execute()
    observer.executed?.(head, reply)
    return reply
  })
}

async function sendReply(reply: Reply, outgoing: ServerResponse, entry: LogEntry): Promise<void> {
  const { body } = reply
  outgoing.statusCode = reply.status
  if (entry.correlationId !== undefined) outgoing.setHeader('MS-CorrelationId', entry.correlationId)
  const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8'
  if (body !== undefined && !(body instanceof Readable)) outgoing.setHeader('Content-Type', type)
  for (const [name, value] of Object.entries(reply.headers ?? {})) outgoing.setHeader(name, value)
  // Even with 204, where Node omits it: a sample of Microsoft's reads it from every response, even to DELETE;
  // https://learn.microsoft.com/windows/uwp/monetize/python-code-examples-for-submissions-game-options-and-trailers.
  if (body === undefined) outgoing.setHeader('Content-Length', 0)
  // Before the last byte, so that the entry is complete once the client has its answer.
  recordStatus(entry, reply.status)
  if (body instanceof Readable) await pipeline(body, outgoing)
  else outgoing.end(body === undefined || typeof body === 'string' ? body : JSON.stringify(body))
}
