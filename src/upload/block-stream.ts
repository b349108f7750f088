import { Readable } from 'node:stream'
import type { Block } from './blocks.ts'
import type { Archive } from './zip-archive.ts'

/** What one block on its way takes of memory: a slice of it is sent while the next one is read. */
export type SliceBuffers = readonly [Buffer, Buffer]

// Large enough to cost little, and so small that a line of 20 KB/s per connection is not taken for a broken one.
const SLICE = 2 ** 19

/** Buffers for one block at a time. */
export function createSliceBuffers(): SliceBuffers {
  return [Buffer.allocUnsafeSlow(SLICE), Buffer.allocUnsafeSlow(SLICE)]
}

/**
 * A block as a stream of slices, read from the archive as they are asked for. A slice is good until the one after the
 * next is asked for, and the buffers are free when the stream has ended by itself.
 */
export function createBlockStream(
  archive: Archive,
  { offset, length }: Block,
  buffers: SliceBuffers,
): Readable {
  async function* slices(): AsyncGenerator<Buffer> {
    let [current, other] = buffers
    for (let at = 0; at < length; at += SLICE) {
      const size = Math.min(SLICE, length - at)
      await archive.read(current, offset + at, size)
      yield current.subarray(0, size)
      ;[current, other] = [other, current]
    }
  }
  // One slice is read ahead, no more: there is one other buffer.
  return Readable.from(slices(), { highWaterMark: 1 })
}
