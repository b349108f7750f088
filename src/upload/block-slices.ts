import type { Block } from './blocks.ts'
import type { Archive } from './zip-archive.ts'

// Smaller slices take more CPU time, larger ones more memory: 32 blocks take 12 MiB, and TLS as much again.
const SLICE = 384 * 2 ** 10

/** Creates the buffer that one block in flight needs. */
export function createSliceBuffer(): Buffer {
  return Buffer.allocUnsafeSlow(SLICE)
}

/**
 * Reads the slices of a block from the archive on demand. A slice is valid until the next one is requested. There is no
 * read-ahead, since another block is sent in the meantime.
 */
export async function* readSlices(
  archive: Archive,
  { offset, length }: Block,
  buffer: Buffer,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += SLICE) {
    const size = Math.min(SLICE, length - at)
    await archive.read(buffer, offset + at, size)
    yield buffer.subarray(0, size)
  }
}
