import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { HttpOperationResponse, IHttpClient, WebResource } from '@azure/storage-blob'
import { beginRequest } from '../http/begin-request.ts'

/**
 * Sends the SDK's requests over the connections of `agent`, and tells `onUploadProgress` of each piece of a body
 * that the network has taken: the SDK's own client tells only what it has put aside to be sent. A body is a text or
 * a function that gives a stream, whose next piece is read when the one before has left.
 */
export function httpClientOver(agent: Agent): IHttpClient {
  return {
    async sendRequest(resource) {
      const { outgoing, answer } = beginRequest(new URL(resource.url), {
        method: resource.method,
        // Instead of the SDK's, which tells what machine this is.
        headers: { ...resource.headers.toJson(), 'user-agent': 'microsoft-store-publish' },
        agent,
        signal: resource.abortSignal instanceof AbortSignal ? resource.abortSignal : NEVER,
      })
      void sendBody(outgoing, resource)
      try {
        const message = await answer
        return responseTo(resource, message, await text(message))
      } finally {
        // An answer that came before the end is a refusal, and makes the rest superfluous.
        if (!outgoing.writableEnded) outgoing.destroy()
      }
    },
  }
}

const NEVER = new AbortController().signal

// Never rejects: what fails here ends the request, and whoever waits for its answer gets the reason.
async function sendBody(outgoing: ClientRequest, { body, onUploadProgress }: WebResource): Promise<void> {
  try {
    let loadedBytes = 0
    for await (const piece of piecesOf(body)) {
      await write(outgoing, piece)
      if (outgoing.destroyed) return
      loadedBytes += piece.length
      onUploadProgress?.({ loadedBytes })
    }
    outgoing.end()
  } catch (error) {
    outgoing.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

function piecesOf(body: WebResource['body']): AsyncIterable<Buffer> | Iterable<Buffer> {
  return typeof body === 'function' ? body() : [Buffer.from(body ?? '')]
}

/** Resolves when the network has taken the piece. */
function write(outgoing: ClientRequest, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(piece, (error) => (error ? reject(error) : resolve()))
  })
}

function responseTo(
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
