import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import {
  AnonymousCredential,
  BlockBlobClient,
  type HttpOperationResponse,
  logger,
  newPipeline,
  type WebResource,
} from '@azure/storage-blob'
import { beginRequest } from '../http/begin-request.ts'
import { readBody } from '../http/read-body.ts'
import type { Clock } from '../shared/clock.ts'
import { ProductStateError } from '../shared/errors.ts'
import { USER_AGENT } from '../shared/user-agent.ts'

/**
 * Creates a client of the SDK for the blob at the URL, which sends over the connections of `agent`, once each request,
 * and tells `onProgress` of each piece of a body that the network has taken: the SDK's own way of sending tells only
 * of what it has put aside to be sent.
 *
 * @throws ProductStateError when the URL is not the one of a blob.
 */
export function createBlobClient(url: URL, agent: Agent, clock: Clock): BlockBlobClient {
  // AZURE_LOG_LEVEL would have it write every address.
  logger.info.enabled = false
  const httpClient = { sendRequest: (resource: WebResource) => sendRequest(resource, agent, clock) }
  const pipeline = newPipeline(new AnonymousCredential(), { httpClient, retryOptions: { maxTries: 1 } })
  try {
    return new BlockBlobClient(url.href, pipeline)
  } catch (cause) {
    throw new ProductStateError(
      'The Store returned an upload URL without a blob, and nothing was sent there. Run the job again.',
      { cause },
    )
  }
}

/**
 * Makes slices the body of a request of such a client. It takes one slice after the other, each when the one before has left,
 * and the SDK, which asks for a stream, hands the body on without a look at it.
 */
export function streamSlices(read: () => AsyncIterable<Buffer>): () => NodeJS.ReadableStream {
  return read as () => AsyncIterable<Buffer> & NodeJS.ReadableStream
}

const NEVER = new AbortController().signal

async function sendRequest(
  resource: WebResource,
  agent: Agent,
  clock: Clock,
): Promise<HttpOperationResponse> {
  const { outgoing, answer } = beginRequest(new URL(resource.url), {
    method: resource.method,
    // Instead of the SDK's, which tells what machine this is.
    headers: { ...resource.headers.toJson(), 'user-agent': USER_AGENT },
    agent,
    signal: resource.abortSignal instanceof AbortSignal ? resource.abortSignal : NEVER,
  })
  void sendBody(outgoing, resource, clock)
  try {
    const message = await answer
    const { text } = await readBody(message)
    return toSdkResponse(resource, message, text)
  } finally {
    // An answer that came before the end is a refusal, and makes the rest superfluous.
    if (!outgoing.writableEnded) outgoing.destroy()
  }
}

// Never rejects: what fails here ends the request, and whoever waits for its answer gets the reason.
async function sendBody(
  outgoing: ClientRequest,
  { body, onUploadProgress }: WebResource,
  clock: Clock,
): Promise<void> {
  const startedAt = clock.uptime()
  let loadedBytes = 0
  try {
    for await (const slice of typeof body === 'function' ? body() : [Buffer.from(body ?? '')]) {
      for (let at = 0; at < slice.length; ) {
        const piece = slice.subarray(at, at + nextPieceLength(loadedBytes, clock.uptime() - startedAt))
        await write(outgoing, piece)
        if (outgoing.destroyed) return
        at += piece.length
        loadedBytes += piece.length
        onUploadProgress?.({ loadedBytes })
      }
    }
    outgoing.end()
  } catch (error) {
    outgoing.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

const SMALLEST_PIECE = 2 ** 16

/**
 * Returns the most bytes for the next write of a body. Large pieces save time, and the network says nothing of a piece
 * before it has taken all of it: so a piece is what takes a second, and on a slow line so small that it tells that line
 * from a dead one (see IdleTimeout). The first bytes only fill the system's buffers and say nothing about the speed,
 * thus also no more than a quarter of what went before.
 */
export function nextPieceLength(sentBytes: number, elapsedInMs: number): number {
  const bytesPerSecond = (sentBytes / Math.max(1, elapsedInMs)) * 1000
  return Math.max(SMALLEST_PIECE, Math.floor(Math.min(bytesPerSecond, sentBytes / 4)))
}

/** Resolves when the network has taken the piece. */
function write(outgoing: ClientRequest, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(piece, (error) => (error ? reject(error) : resolve()))
  })
}

function toSdkResponse(
  request: WebResource,
  message: IncomingMessage,
  bodyAsText: string,
): HttpOperationResponse {
  const headers = request.headers.clone()
  for (const name of headers.headerNames()) headers.remove(name)
  for (const [name, value] of Object.entries(message.headers)) {
    // The SDK would follow a redirect, and send the file there.
    if (value !== undefined && name !== 'location') headers.set(name, String(value))
  }
  return { request, status: message.statusCode ?? 0, headers, bodyAsText }
}
