import {
  AnonymousCredential,
  BlockBlobClient,
  type HttpOperationResponse,
  logger,
  newPipeline,
  type WebResource,
} from '@azure/storage-blob'
import { ProductStateError } from '../../shared/errors.ts'
import { exchange, type StorageAnswer, type Transport } from './storage-exchange.ts'

// The connections know their proxy. Told of none, the SDK reads the environment, and refuses a proxy without "http://".
const NO_PROXY_OF_THE_SDK = { host: 'http://localhost', port: 80 }

/**
 * Creates an SDK client for the blob at the URL that sends each request once, over this action's connections, and
 * without revealing anything about this machine.
 *
 * @throws ProductStateError when the URL is not that of a blob.
 */
export function createBlobClient(url: URL, transport: Transport): BlockBlobClient {
  // With AZURE_LOG_LEVEL, it would log every URL.
  logger.info.enabled = false
  const httpClient = { sendRequest: (resource: WebResource) => sendRequest(resource, transport) }
  const pipeline = newPipeline(new AnonymousCredential(), {
    httpClient,
    retryOptions: { maxTries: 1 },
    proxyOptions: NO_PROXY_OF_THE_SDK,
  })
  try {
    return new BlockBlobClient(url.href, pipeline)
  } catch (cause) {
    throw new ProductStateError(
      'The Store returned an upload URL without a blob, and nothing was sent there. Run the job again.',
      { cause },
    )
  }
}

const NEVER = new AbortController().signal

async function sendRequest(resource: WebResource, transport: Transport): Promise<HttpOperationResponse> {
  const { method, url, headers, body, abortSignal } = resource
  const answer = await exchange(
    {
      method,
      url: new URL(url),
      headers: headers.toJson(),
      // A list of blocks, or an empty body.
      body: [Buffer.from(typeof body === 'string' ? body : '')],
      onProgress: () => undefined,
      signal: abortSignal instanceof AbortSignal ? abortSignal : NEVER,
      expectedStatus: method === 'HEAD' ? 200 : 201,
    },
    transport,
  )
  return toSdkResponse(resource, answer)
}

function toSdkResponse(
  request: WebResource,
  { status, headers: answered }: StorageAnswer,
): HttpOperationResponse {
  const headers = request.headers.clone()
  for (const name of headers.headerNames()) headers.remove(name)
  for (const [name, value] of Object.entries(answered))
    if (value !== undefined) headers.set(name, String(value))
  return { request, status, headers }
}
