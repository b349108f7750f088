import type { Agent } from 'node:http'
import { AnonymousCredential, BlockBlobClient, logger, newPipeline } from '@azure/storage-blob'
import { together } from '../together.ts'
import type { Archive } from './archive.ts'
import { type AttemptPorts, withRetries } from './attempts.ts'
import { type Block, blocksOf } from './blocks.ts'
import { httpClientOver } from './http-client.ts'
import { Pace } from './pace.ts'
import { type SliceBuffers, sliceBuffers, slicesOf } from './slices.ts'

/** What uploading depends on. */
export interface UploadPorts extends AttemptPorts {
  /** Gives connections to the server of the upload address; they are disposed of when the upload has ended. */
  readonly connect: (url: URL) => Disposable & { readonly agent: Agent }
}

/** What to upload, and where to. */
export interface UploadRequest {
  /** Stays open: who opened it closes it. */
  readonly archive: Archive
  /** The submission's `fileUploadUrl`, as the Store gives it. */
  readonly uploadUrl: string
  /** Takes how many bytes of the ZIP the network has taken so far: more each time, and never a byte twice. */
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

const BLOCK_IDLE_IN_MS = 30_000

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
  using connections = ports.connect(url)
  const client = clientOver(connections.agent, url)
  const blocks = blocksOf(request.archive.sizeInBytes, url)
  await stageAll(client, blocks, request, ports)
  await request.archive.verify()
  const ids = blocks.map(({ id }) => id)
  await withRetries(
    {
      what: 'list of blocks',
      // The service may be busy with a long list without a byte moving.
      idleInMs: ports.requestTimeoutInMs,
      signal: request.signal,
      send: (abortSignal) =>
        client.commitBlockList(ids, { abortSignal, blobHTTPHeaders: { blobContentType: 'application/zip' } }),
    },
    ports,
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

async function stageAll(
  client: BlockBlobClient,
  blocks: readonly Block[],
  { archive, onProgress, signal }: UploadRequest,
  ports: UploadPorts,
): Promise<void> {
  const queue = blocks.entries()
  const { clock } = ports
  const pace = new Pace(clock.now())
  const free: SliceBuffers[] = []
  let sent = 0
  const stage = async ({ id, offset, length }: Block, what: string, stop: AbortSignal): Promise<void> => {
    let most = 0
    const count = (loadedBytes: number): void => {
      if (loadedBytes <= most) return
      sent += loadedBytes - most
      most = loadedBytes
      onProgress(sent)
    }
    const send = async (abortSignal: AbortSignal, moved: () => void): Promise<void> => {
      const buffers = free.pop() ?? sliceBuffers()
      await client.stageBlock(id, () => slicesOf(archive, { id, offset, length }, buffers), length, {
        abortSignal,
        onProgress({ loadedBytes }) {
          moved()
          count(loadedBytes)
        },
      })
      // Not after a failure: something may still be read into them.
      free.push(buffers)
    }
    await withRetries({ what, idleInMs: BLOCK_IDLE_IN_MS, signal: stop, send }, ports)
  }
  const worker = async (stop: AbortSignal): Promise<void> => {
    for (const [index, block] of queue) {
      await stage(block, `block ${index + 1} of ${blocks.length}`, stop)
      const more = pace.arrived(block.length, clock.now())
      if (more < 0) return
      if (more > 0)
        return void (await together(
          stop,
          Array.from({ length: more + 1 }, () => worker),
        ))
    }
  }
  await together(
    signal,
    Array.from({ length: Math.min(pace.workers, blocks.length) }, () => worker),
  )
}
