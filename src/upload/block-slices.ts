import type { Block } from './blocks.ts'
import type { Archive } from './zip-archive.ts'

// Larger slices cost hardly less CPU time and more memory: 32 blocks take 8 MiB, and TLS as much again.
const SLICE = 2 ** 18

/** Creates the memory that one block on its way takes. */
export function createSliceBuffer(): Buffer {
  return Buffer.allocUnsafeSlow(SLICE)
}

/**
 * Reads the slices of a block from the archive, each as it is asked for. It is good until the next one is asked for: none
 * is read ahead, since another block is sent meanwhile.
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
