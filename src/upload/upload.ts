import { ConnectionPool } from '../http/connection-pool.ts'
import { createBlobClient } from './azure-http-client.ts'
import { blocksOf } from './blocks.ts'
import { sendToStorage } from './storage-request.ts'
import { type UploadBlocksRequest, type UploadContext, uploadBlocks } from './upload-blocks.ts'

/** The ZIP to upload, and where to. The archive stays open: who opened it closes it. */
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
  const { archive, uploadUrl, signal } = request
  const { clock, requestTimeoutInMs } = context
  // The signature in the address may hold a raw "+", which the service reads as a space. Nothing else may be
  // touched: https://github.com/mozilla-releng/scriptworker-scripts/issues/474
  const url = new URL(uploadUrl.replaceAll('+', '%2B'))
  using pool = new ConnectionPool()
  const client = createBlobClient(url, pool.agentFor(url), clock)
  const blocks = blocksOf(archive.sizeInBytes, url)
  await uploadBlocks(client, blocks, request, context)
  await archive.verify(signal)
  const ids = blocks.map(({ id }) => id)
  await sendToStorage(
    {
      what: 'list of blocks',
      signal,
      // Not on silence: the service may be busy with a long list without a byte moving.
      startLimit: () =>
        clock.limit(requestTimeoutInMs, () => new Error(`no answer within ${requestTimeoutInMs / 1000} s`)),
      send: (abortSignal) =>
        client.commitBlockList(ids, { abortSignal, blobHTTPHeaders: { blobContentType: 'application/zip' } }),
    },
    context,
  )
}
