import { ConnectionPool } from '../http/connection-pool.ts'
import { blocksOf } from './blocks.ts'
import { answerTimeout } from './idle-timeout.ts'
import { createBlobClient } from './storage/azure-http-client.ts'
import { sendToStorage } from './storage/storage-request.ts'
import { type UploadBlocksRequest, type UploadContext, uploadBlocks } from './upload-blocks.ts'

/** The ZIP to upload, and its destination. The archive stays open: its opener closes it. */
export interface UploadRequest extends Omit<UploadBlocksRequest, 'url'> {
  /** The submission's `fileUploadUrl`, as the Store returned it. */
  readonly uploadUrl: string
}

/**
 * Uploads a ZIP as parallel blocks, straight from disk. Never as one request: beyond the service's limit for one, which
 * the upload URL does not reveal, the connection is simply cut
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474).
 *
 * @returns the version of the resulting blob; undefined when the service does not say.
 * @throws InputError when a file changes in the meantime; HttpError when the service refuses; the signal's reason
 * when that is aborted.
 */
export async function upload(request: UploadRequest, context: UploadContext): Promise<string | undefined> {
  const { archive, signal } = request
  const { clock, random, requestTimeoutInMs } = context
  const url = urlOf(request.uploadUrl)
  using pool = new ConnectionPool()
  const transport = { agent: pool.agentFor(url), clock }
  const client = createBlobClient(url, transport)
  const blocks = blocksOf(archive.sizeInBytes, url, createUploadId(random))
  await uploadBlocks(blocks, { ...request, url }, transport, context)
  await archive.verify(signal)
  const limitInMs = answerTimeout(requestTimeoutInMs)
  const ids = blocks.map(({ id }) => id)
  const { etag } = await sendToStorage(
    {
      what: 'list of blocks',
      url,
      signal,
      // Not a limit on silence: the service may be busy with a long list without a byte moving.
      startLimit: () => clock.limit(limitInMs, () => new Error(`no answer within ${limitInMs / 1000} s`)),
      send: (abortSignal) =>
        client.commitBlockList(ids, { abortSignal, blobHTTPHeaders: { blobContentType: 'application/zip' } }),
    },
    context,
  )
  return etag
}

// A failed optional check must not delay a release.
const LONGEST_READ_IN_MS = 30_000

/**
 * Reads which version of the blob the storage has; undefined when it does not say. There are no retries, since nothing
 * depends on the answer.
 */
export async function readBlobVersion(
  uploadUrl: string,
  signal: AbortSignal,
  { clock, requestTimeoutInMs }: Pick<UploadContext, 'clock' | 'requestTimeoutInMs'>,
): Promise<string | undefined> {
  const url = urlOf(uploadUrl)
  using pool = new ConnectionPool()
  using limit = clock.limit(Math.min(requestTimeoutInMs, LONGEST_READ_IN_MS), () => new Error('no answer'))
  try {
    const abortSignal = AbortSignal.any([signal, limit.signal])
    const client = createBlobClient(url, { agent: pool.agentFor(url), clock })
    const { etag } = await client.getProperties({ abortSignal })
    return etag
  } catch {
    signal.throwIfAborted()
    return undefined
  }
}

// The signature in the URL may contain a raw "+", which the service reads as a space. Nothing else may be changed:
// https://github.com/mozilla-releng/scriptworker-scripts/issues/474
function urlOf(uploadUrl: string): URL {
  return new URL(uploadUrl.replaceAll('+', '%2B'))
}

function createUploadId(random: () => number): string {
  return Math.floor(random() * 36 ** 8)
    .toString(36)
    .padStart(8, '0')
}
