import type { BlockBlobClient } from '@azure/storage-blob'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { type SliceBuffers, sliceBuffers, slicesOf } from './block-stream.ts'
import type { Block } from './blocks.ts'
import { Pace } from './pace.ts'
import { type RetryContext, withRetries } from './with-retries.ts'
import type { Archive } from './zip-archive.ts'

/** The ZIP that the blocks are of. */
export interface UploadBlocksRequest {
  readonly archive: Archive
  /** Takes how many bytes of it the network has taken so far: more each time, and never a byte twice. */
  readonly onProgress: (sentBytes: number) => void
  readonly signal: AbortSignal
}

const IDLE_IN_MS = 30_000

/** Sends all blocks, several at once. */
export async function uploadBlocks(
  client: BlockBlobClient,
  blocks: readonly Block[],
  { archive, onProgress, signal }: UploadBlocksRequest,
  context: RetryContext,
): Promise<void> {
  const { clock } = context
  const queue = blocks.entries()
  const pace = new Pace(clock.now())
  const progress = progressOver(onProgress)
  const free: SliceBuffers[] = []
  const stage = async (block: Block, index: number, stop: AbortSignal): Promise<void> => {
    const count = progress()
    const send = async (abortSignal: AbortSignal, moved: () => void): Promise<void> => {
      const buffers = free.pop() ?? sliceBuffers()
      await client.stageBlock(block.id, () => slicesOf(archive, block, buffers), block.length, {
        abortSignal,
        onProgress({ loadedBytes }) {
          moved()
          count(loadedBytes)
        },
      })
      // Not after a failure: something may still be read into them.
      free.push(buffers)
    }
    const what = `block ${index + 1} of ${blocks.length}`
    await withRetries({ what, idleInMs: IDLE_IN_MS, signal: stop, send }, context)
  }
  const work = (stop: AbortSignal, count: number): Promise<unknown> =>
    allOrAbort(
      stop,
      Array.from({ length: count }, () => worker),
    )
  const worker = async (stop: AbortSignal): Promise<void> => {
    for (const [index, block] of queue) {
      await stage(block, index, stop)
      const more = pace.arrived(block.length, clock.now())
      if (more < 0) return
      if (more > 0) return void (await work(stop, more + 1))
    }
  }
  await work(signal, Math.min(pace.workers, blocks.length))
}

/** Gives a counter for each block; a block that is sent again counts only as far as it comes further. */
function progressOver(onProgress: (sentBytes: number) => void): () => (loadedBytes: number) => void {
  let sent = 0
  return () => {
    let most = 0
    return (loadedBytes) => {
      if (loadedBytes <= most) return
      sent += loadedBytes - most
      most = loadedBytes
      onProgress(sent)
    }
  }
}
