import type { Agent } from 'node:http'
import { AnonymousCredential, BlockBlobClient, logger, newPipeline } from '@azure/storage-blob'
import { ConnectionPool } from '../http/connection-pool.ts'
import { httpClientOver } from './azure-http-client.ts'
import { blocksOf } from './blocks.ts'
import { sendToStorage } from './storage-request.ts'
import { type UploadBlocksRequest, type UploadContext, uploadBlocks } from './upload-blocks.ts'

/** What to upload, and where to. The archive stays open: who opened it closes it. */
export interface UploadRequest extends UploadBlocksRequest {
  /** The submission's `fileUploadUrl`, as the Store gives it. */
  readonly uploadUrl: string
}

/**
 * Uploads a ZIP as parallel blocks, straight from disk. Never as one request: beyond the size that the
 * service takes at once, which the upload address does not tell, the connection is just cut
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474).
 *
 * @throws InputError when a file changes meanwhile; HttpError when the service refuses; the signal's reason
 * when that is aborted.
 */
export async function upload(request: UploadRequest, context: UploadContext): Promise<void> {
  const url = usableUrl(request.uploadUrl)
  using pool = new ConnectionPool()
  const client = clientOver(pool.agentFor(url), url)
  const blocks = blocksOf(request.archive.sizeInBytes, url)
  await uploadBlocks(client, blocks, request, context)
  await request.archive.verify()
  const ids = blocks.map(({ id }) => id)
  const { clock, requestTimeoutInMs } = context
  await sendToStorage(
    {
      what: 'list of blocks',
      signal: request.signal,
      // The service may be busy with a long list without a byte moving.
      startLimit: () =>
        clock.limit(requestTimeoutInMs, () => new Error(`no answer within ${requestTimeoutInMs / 1000} s`)),
      send: (abortSignal) =>
        client.commitBlockList(ids, { abortSignal, blobHTTPHeaders: { blobContentType: 'application/zip' } }),
    },
    context,
  )
}

// The signature in the address may hold a raw "+", which the service reads as a space. Nothing else may be
// touched: https://github.com/mozilla-releng/scriptworker-scripts/issues/474
function usableUrl(uploadUrl: string): URL {
  return new URL(uploadUrl.replaceAll('+', '%2B'))
}

function clientOver(agent: Agent, url: URL): BlockBlobClient {
  // AZURE_LOG_LEVEL would have it write every address.
  logger.info.enabled = false
  const httpClient = httpClientOver(agent)
  return new BlockBlobClient(
    url.href,
    newPipeline(new AnonymousCredential(), { httpClient, retryOptions: { maxTries: 1 } }),
  )
}
