import { once } from 'node:events'
import { type IncomingMessage, request as sendRequest } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Reply, StreamRequest } from '../http/messages.ts'
import type { DiscardedBlobs } from './discarded-blobs.ts'
import { blobTooLarge, lengthRequired, sasRefused, tokenRefused } from './errors.ts'
import { ACCOUNT, CONTAINER } from './uploads.ts'

/** Limits of service version 2017-04-17 for one request in MiB, by the `comp` of the query. */
const LIMITS_IN_MIB: Readonly<Record<string, number>> = { '': 256, block: 100 }

/**
 * Returns whether a path belongs to blob storage. As in the Store's URLs, it begins with the container, since the
 * account is in the host name. Azurite has the account in the path.
 */
export const isBlobPath = (path: string): boolean => path.startsWith(`/${CONTAINER}/`)

/** Handles a request for a blob; `blobs` is the URL of an Azurite, or its replacement. */
export async function handleBlob(request: StreamRequest, blobs: string | DiscardedBlobs): Promise<Reply> {
  const { method, query, headers } = request
  if (headers['authorization'] !== undefined) return tokenRefused()
  if (method === 'PUT' && headers['content-length'] === undefined) return lengthRequired()
  const limit = LIMITS_IN_MIB[query.get('comp') ?? ''] ?? Number.POSITIVE_INFINITY
  const lengthInBytes = Number(headers['content-length'] ?? 0)
  if (method === 'PUT' && lengthInBytes > limit * 1024 * 1024) return blobTooLarge()
  return typeof blobs === 'string' ? await forward(request, blobs) : await blobs.handle(request)
}

/** Forwards a request to Azurite: query and body byte for byte. */
async function forward({ method, target, headers, body }: StreamRequest, blobUrl: string): Promise<Reply> {
  const { host, hostname, port } = new URL(blobUrl)
  const outgoing = sendRequest({
    hostname,
    port,
    method,
    path: `/${ACCOUNT}${target}`,
    // Storage may refuse before it has read the body. On a connection that it keeps, it reads the rest; if it closed
    // the connection, the answer would be lost.
    headers: { ...headers, host, connection: 'keep-alive' },
    agent: false,
  })
  pipeline(body, outgoing).catch(() => outgoing.destroy())
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage]
  if (answer.headers['x-ms-error-code'] === 'AuthorizationFailure') {
    // Azurite's code for what the real storage calls AuthenticationFailed.
    answer.resume()
    return sasRefused()
  }
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = answer.headers
  return { status: answer.statusCode ?? 502, headers: kept as Record<string, string>, body: answer }
}
