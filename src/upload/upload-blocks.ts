import type { BlockBlobClient } from '@azure/storage-blob'
import type { RetryContext } from '../http/with-retries.ts'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { type SliceBuffers, sliceBuffers, slicesOf } from './block-stream.ts'
import type { Block } from './blocks.ts'
import { type IdleLimit, idleLimit } from './idle-timeout.ts'
import { Pace } from './pace.ts'
import { sendToStorage } from './storage-request.ts'
import type { Archive } from './zip-archive.ts'

/** Everything that uploading depends on. */
export interface UploadContext extends RetryContext {
  /** Longest time for one try. */
  readonly requestTimeoutInMs: number
}

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
  context: UploadContext,
): Promise<void> {
  const { clock } = context
  const queue = blocks.entries()
  const pace = new Pace(clock.now())
  const progress = progressOver(onProgress)
  const free: SliceBuffers[] = []
  const stage = async (block: Block, index: number, stop: AbortSignal): Promise<void> => {
    const count = progress()
    const send = async (abortSignal: AbortSignal, limit: IdleLimit): Promise<void> => {
      const buffers = free.pop() ?? sliceBuffers()
      await client.stageBlock(block.id, () => slicesOf(archive, block, buffers), block.length, {
        abortSignal,
        onProgress({ loadedBytes }) {
          limit.onActivity()
          count(loadedBytes)
        },
      })
      // Not after a failure: something may still be read into them.
      free.push(buffers)
    }
    const what = `block ${index + 1} of ${blocks.length}`
    const nothingMoved = (): Error => new Error(`nothing moved for ${IDLE_IN_MS / 1000} s`)
    const startLimit = (): IdleLimit => {
      const idle = idleLimit(clock, IDLE_IN_MS, nothingMoved)
      const { requestTimeoutInMs: inMs } = context
      const total = clock.limit(inMs, () => new Error(`no answer within ${inMs / 1000} s`))
      return {
        signal: AbortSignal.any([total.signal, idle.signal]),
        onActivity: idle.onActivity,
        [Symbol.dispose]() {
          total[Symbol.dispose]()
          idle[Symbol.dispose]()
        },
      }
    }
    await sendToStorage({ what, signal: stop, startLimit, send }, context)
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
