import type { RetryContext } from '../http/with-retries.ts'
import { mapLimit } from '../shared/map-limit.ts'
import { createSliceBuffer, readSlices } from './block-slices.ts'
import type { Block } from './blocks.ts'
import { IdleTimeout } from './idle-timeout.ts'
import { Line, MOST_CONNECTIONS } from './line.ts'
import { putBlock } from './put-block.ts'
import type { Transport } from './storage-exchange.ts'
import { sendToStorage } from './storage-request.ts'
import type { Archive } from './zip-archive.ts'

/** Everything that uploading depends on. */
export interface UploadContext extends RetryContext {
  /** Longest time for an answer, which has five minutes at least. */
  readonly requestTimeoutInMs: number
}

/** The ZIP that the blocks are of. */
export interface UploadBlocksRequest {
  /** The address that they are sent to. */
  readonly url: URL
  readonly archive: Archive
  /** Is told the bytes that the network has taken so far: more each time, and never a byte twice. */
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

/** Everything that the blocks of one upload share. */
interface SharedState {
  readonly transport: Transport
  readonly url: URL
  readonly archive: Archive
  readonly line: Line
  /** Buffers of blocks that have arrived. */
  readonly freeBuffers: Buffer[]
  /** Is told the bytes that the network has taken since the last time. */
  readonly onBytesSent: (bytes: number) => void
}

/**
 * Uploads all blocks, several at once; a block that fails for good ends the others.
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
  // What is sent again counts only as far as it comes further.
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
    // Not after a failure: something may still be read into it, or sent from it.
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
