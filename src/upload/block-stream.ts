import { Readable } from 'node:stream'
import type { Block } from './blocks.ts'
import type { Archive } from './zip-archive.ts'

/** The memory that one block on its way takes: a slice of it is sent while the next one is read. */
export type SliceBuffers = readonly [Buffer, Buffer]

// Larger slices cost less CPU time and more memory: 32 blocks take 16 MiB, and TLS as much again.
const SLICE = 2 ** 18

/** Creates buffers for one block at a time. */
export function createSliceBuffers(): SliceBuffers {
  return [Buffer.allocUnsafeSlow(SLICE), Buffer.allocUnsafeSlow(SLICE)]
}

/**
 * Creates a stream of the slices of a block, read from the archive as they are asked for. A slice is good until the
 * one after the next is asked for, and the buffers are free when the stream has ended by itself.
 */
export function createBlockStream(archive: Archive, block: Block, buffers: SliceBuffers): Readable {
  // One slice is read ahead, no more: there is one other buffer.
  return Readable.from(readSlices(archive, block, buffers), { highWaterMark: 1 })
}

async function* readSlices(
  archive: Archive,
  { offset, length }: Block,
  [current, other]: SliceBuffers,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += SLICE) {
    const size = Math.min(SLICE, length - at)
    await archive.read(current, offset + at, size)
    yield current.subarray(0, size)
    ;[current, other] = [other, current]
  }
}
