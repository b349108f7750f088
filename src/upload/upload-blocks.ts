import type { RetryContext } from '../http/with-retries.ts'
import { mapLimit } from '../shared/map-limit.ts'
import { createSliceBuffer, readSlices } from './block-slices.ts'
import type { Block } from './blocks.ts'
import { IdleTimeout } from './idle-timeout.ts'
import { Line, MOST_CONNECTIONS } from './line.ts'
import { putBlock } from './storage/put-block.ts'
import type { Transport } from './storage/storage-exchange.ts'
import { sendToStorage } from './storage/storage-request.ts'
import type { Archive } from './zip-archive.ts'

/** Everything that uploading depends on. */
export interface UploadContext extends RetryContext {
  /** Maximum time for an answer; at least five minutes are allowed. */
  readonly requestTimeoutInMs: number
}

/** The ZIP that is split into blocks. */
export interface UploadBlocksRequest {
  /** The URL to which they are sent. */
  readonly url: URL
  readonly archive: Archive
  /** Receives the bytes that the network has accepted so far: more each time, never counting a byte twice. */
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

/** Everything that the blocks of one upload share. */
interface SharedState {
  readonly transport: Transport
  readonly url: URL
  readonly archive: Archive
  readonly line: Line
  /** Buffers of blocks that have been uploaded. */
  readonly freeBuffers: Buffer[]
  /** Receives the bytes that the network has accepted since the last call. */
  readonly onBytesSent: (bytes: number) => void
}

/**
 * Uploads all blocks, several at once; a block that fails permanently ends the others.
 *
 * @throws InputError when the archive cannot be read; HttpError when the service refuses or cannot be reached; the
 * signal's reason when that is aborted.
 */
export async function uploadBlocks(
  blocks: readonly Block[],
  { url, archive, onProgress, signal }: UploadBlocksRequest,
  transport: Transport,
  context: UploadContext,
): Promise<void> {
  let sentBytes = 0
  const onBytesSent = (bytes: number): void => {
    sentBytes += bytes
    onProgress(sentBytes)
  }
  const shared: SharedState = {
    transport,
    url,
    archive,
    line: new Line(context.clock),
    freeBuffers: [],
    onBytesSent,
  }
  await mapLimit(blocks, MOST_CONNECTIONS, signal, (block, stop, index) =>
    uploadBlock(block, `block ${index + 1} of ${blocks.length}`, stop, shared, context),
  )
}

async function uploadBlock(
  block: Block,
  what: string,
  signal: AbortSignal,
  { transport, url, archive, line, freeBuffers, onBytesSent }: SharedState,
  context: UploadContext,
): Promise<void> {
  // A retry counts only the bytes beyond those of earlier tries.
  let furthest = 0
  const send = async (abortSignal: AbortSignal, idleTimeout: IdleTimeout): Promise<void> => {
    const buffer = freeBuffers.pop() ?? createSliceBuffer()
    const onProgress = (loadedBytes: number): void => {
      idleTimeout.onActivity(block.length - loadedBytes)
      if (loadedBytes <= furthest) return
      onBytesSent(loadedBytes - furthest)
      furthest = loadedBytes
    }
    const options = { onProgress, signal: abortSignal }
    await putBlock(url, block, readSlices(archive, block, buffer), options, transport)
    idleTimeout.onActivity(0)
    // Not after a failure: the buffer may still be in use by a read or a write.
    freeBuffers.push(buffer)
  }
  const startLimit = (): IdleTimeout => new IdleTimeout(line, context.clock, context.requestTimeoutInMs)
  await line.enter(signal)
  let hasArrived = false
  try {
    await sendToStorage({ what, url, signal, startLimit, send }, context)
    hasArrived = true
  } finally {
    line.leave({ hasArrived })
  }
}
