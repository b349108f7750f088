import { describe, expect, it } from '@jest/globals'
import { createSliceBuffer, readSlices } from '../../src/upload/block-slices.ts'
import type { Archive } from '../../src/upload/zip-archive.ts'

const SLICE = 384 * 2 ** 10

/** Every slice of it is filled with its own number. */
const numbered: Archive = {
  sizeInBytes: 256 * SLICE,
  async read(buffer, offset, length) {
    await new Promise(setImmediate)
    buffer.fill(offset / SLICE, 0, length)
  },
  verify: async () => undefined,
  [Symbol.asyncDispose]: async () => undefined,
}

describe('The slices of a block', () => {
  it('stay as they are for as long as they are being sent', async () => {
    const buffer = createSliceBuffer()
    const seen: number[] = []
    for (const offset of [3 * SLICE, 90 * SLICE]) {
      const block = { id: '', offset, length: 16 * SLICE + 1 }
      for await (const slice of readSlices(numbered, block, buffer)) {
        const before = Buffer.from(slice)
        // Long enough for anything that were read ahead.
        for (let tick = 0; tick < 10; tick++) await new Promise(setImmediate)
        expect(before.equals(slice)).toBe(true)
        seen.push(slice[0] ?? -1)
      }
    }

    expect(seen).toEqual([3, 90].flatMap((first) => Array.from({ length: 17 }, (_, index) => first + index)))
  })

  it('are no more than what the block has', async () => {
    const sizes: number[] = []
    const block = { id: '', offset: 0, length: SLICE + 7 }
    for await (const { length } of readSlices(numbered, block, createSliceBuffer())) sizes.push(length)
    expect(sizes).toEqual([SLICE, 7])
  })
})
