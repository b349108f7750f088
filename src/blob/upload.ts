import { BlockBlobClient, RestError } from '@azure/storage-blob'
import type { Clock } from '../clock.ts'
import { HttpError, messageOf } from '../errors.ts'
import { type Outcome, retryDelay } from '../http/retry.ts'
import { together } from '../together.ts'
import type { Archive } from './archive.ts'
import { type Block, blocksOf } from './blocks.ts'

/** What uploading depends on. */
export interface UploadPorts {
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  readonly maxRetries: number
  /** Longest time for one block. */
  readonly requestTimeoutInMs: number
}

/** What to upload, and where to. */
export interface UploadRequest {
  /** Stays open: who opened it closes it. */
  readonly archive: Archive
  /** The submission's `fileUploadUrl`, as the Store gives it. */
  readonly uploadUrl: string
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

// Connections, not bytes per request, decide how fast a line is used; sixteen buffers of 8 MiB are the
// whole memory that an upload takes, however large the ZIP.
const CONCURRENCY = 16

/**
 * Uploads a ZIP as parallel blocks, straight from disk. Never as one request: beyond the size that the
 * service takes at once, which the upload address does not tell, the connection is just cut
 * (https://github.com/mozilla-releng/scriptworker-scripts/issues/474).
 *
 * @throws InputError when a file changes meanwhile; HttpError when the service refuses; the signal's reason
 * when that is aborted.
 */
export async function upload(request: UploadRequest, ports: UploadPorts): Promise<void> {
  const url = usableUrl(request.uploadUrl)
  const client = new BlockBlobClient(url.href, undefined, { retryOptions: { maxTries: 1 } })
  const blocks = blocksOf(request.archive.sizeInBytes, url)
  await stageAll(client, blocks, request, ports)
  await request.archive.verify()
  const ids = blocks.map(({ id }) => id)
  await withRetries('list of blocks', request.signal, ports, (abortSignal) =>
    client.commitBlockList(ids, { abortSignal, blobHTTPHeaders: { blobContentType: 'application/zip' } }),
  )
}

// The signature in the address may hold a raw "+", which the service reads as a space. Nothing else may be
// touched: https://github.com/mozilla-releng/scriptworker-scripts/issues/474
function usableUrl(uploadUrl: string): URL {
  return new URL(uploadUrl.replaceAll('+', '%2B'))
}

async function stageAll(
  client: BlockBlobClient,
  blocks: readonly Block[],
  { archive, onProgress, signal }: UploadRequest,
  ports: UploadPorts,
): Promise<void> {
  const queue = blocks.entries()
  let sent = 0
  const worker = async (stop: AbortSignal): Promise<void> => {
    const buffer = Buffer.allocUnsafe(blocks[0]?.length ?? 0)
    for (const [index, block] of queue) {
      await archive.read(buffer, block.offset, block.length)
      const content = buffer.subarray(0, block.length)
      await withRetries(`block ${index + 1} of ${blocks.length}`, stop, ports, (abortSignal) =>
        client.stageBlock(block.id, content, block.length, { abortSignal }),
      )
      sent += block.length
      onProgress(sent)
    }
  }
  await together(
    signal,
    Array.from({ length: Math.min(CONCURRENCY, blocks.length) }, () => worker),
  )
}

// Staging a block and committing the list can both be repeated: the last one counts.
async function withRetries(
  what: string,
  signal: AbortSignal,
  ports: UploadPorts,
  send: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const seconds = ports.requestTimeoutInMs / 1000
  for (let attempt = 0; ; attempt++) {
    signal.throwIfAborted()
    using limit = ports.clock.limit(
      ports.requestTimeoutInMs,
      () => new Error(`no answer within ${seconds} s`),
    )
    try {
      await send(AbortSignal.any([signal, limit.signal]))
      return
    } catch (error) {
      signal.throwIfAborted()
      const random = ports.random()
      const delayInMs = retryDelay(outcomeOf(error), {
        repeatable: true,
        attempt,
        maxRetries: ports.maxRetries,
        random,
      })
      if (delayInMs === undefined) throw uploadError(what, limit.signal.aborted ? limit.signal.reason : error)
      await ports.clock.sleep(delayInMs, signal)
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  return error instanceof RestError && error.statusCode !== undefined
    ? { kind: 'status', status: error.statusCode }
    : { kind: 'network' }
}

// An upload address is good for about a day: https://github.com/microsoft/StoreBroker/issues/88
const REFUSED =
  'The upload address has expired or was not taken: run the job again, which makes a new submission.'

function uploadError(what: string, error: unknown): HttpError {
  const { statusCode: status, code, response } = error instanceof RestError ? error : {}
  const correlationId = response?.headers.get('x-ms-request-id')
  return new HttpError(
    {
      method: 'PUT',
      path: `upload (${what})`,
      reason: messageOf(error).split('\n')[0] ?? '',
      ...(status === undefined ? {} : { status }),
      ...(code === undefined || status === undefined ? {} : { code }),
      ...(status === 403 ? { advice: REFUSED } : {}),
      ...(correlationId === undefined ? {} : { correlationId }),
    },
    { cause: error },
  )
}
