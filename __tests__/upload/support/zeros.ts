import type { Archive } from '../../../src/upload/zip-archive.ts'

/** An archive of as many zeros as wanted. */
export function zeros(sizeInBytes: number): Archive {
  return {
    sizeInBytes,
    read: async (buffer, _, length) => void buffer.fill(0, 0, length),
    verify: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  }
}
