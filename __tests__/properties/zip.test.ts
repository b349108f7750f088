import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { blocksOf } from '../../src/upload/blocks.ts'
import { layOut, slicesWithin } from '../../src/upload/zip-layout.ts'
import { holds } from './holds.ts'

const GIB = 2 ** 30
const entries = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-zä]{1,6}(\/[a-z]{1,6})?$/),
    sizeInBytes: fc.oneof(fc.nat(100_000), fc.integer({ min: 3 * GIB, max: 9 * GIB })),
    crc32: fc.nat(0xffffffff),
  }),
  { selector: ({ name }) => name, maxLength: 8 },
)
const HEADER = { local: 30, directory: 46, end: 22 }

describe('A ZIP that is laid out', () => {
  it('has all its bytes in a row, and every content once', () => {
    holds(
      fc.property(entries, (files) => {
        const { parts, sizeInBytes } = layOut(files)
        const ends = parts.map(({ offset, length }) => offset + length)
        expect(parts.map(({ offset }) => offset)).toEqual([0, ...ends.slice(0, -1)])
        expect(ends.at(-1)).toBe(sizeInBytes)
        expect(parts.flatMap((part) => (part.kind === 'content' ? [part.entry] : []))).toEqual(
          files.filter((file) => file.sizeInBytes > 0),
        )
        expect(parts.every((part) => part.kind === 'content' || part.bytes.length === part.length)).toBe(true)
      }),
    )
  })

  it('is as large as its files and their headers, without zip64 where that is not needed', () => {
    holds(
      fc.property(entries, (files) => {
        const content = files.reduce((sum, { sizeInBytes }) => sum + sizeInBytes, 0)
        const names = files.reduce((sum, { name }) => sum + Buffer.byteLength(name), 0)
        const plain = content + files.length * (HEADER.local + HEADER.directory) + 2 * names + HEADER.end
        const { sizeInBytes } = layOut(files)
        if (content < GIB) expect(sizeInBytes).toBe(plain)
        else expect(sizeInBytes).toBeGreaterThanOrEqual(plain)
      }),
    )
  })

  it('is covered by the slices of any range, without a gap and without an overlap', () => {
    holds(
      fc.property(
        entries,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(10_000_000),
        (files, at, length) => {
          const layout = layOut(files)
          const offset = Math.floor(at * layout.sizeInBytes)
          const slices = slicesWithin(layout, offset, length)
          const ends = slices.map((slice) => slice.at + slice.length)
          expect(slices.map((slice) => slice.at)).toEqual(
            slices.length === 0 ? [] : [0, ...ends.slice(0, -1)],
          )
          expect(ends.at(-1) ?? 0).toBe(Math.min(length, layout.sizeInBytes - offset))
          for (const { part, from, at: place, length: size } of slices) {
            expect(part.offset + from).toBe(offset + place)
            expect(from + size).toBeLessThanOrEqual(part.length)
          }
        },
      ),
    )
  })
})

describe('The blocks of an upload', () => {
  it('cover the file in their order, as many and as large as the service takes', () => {
    const size = fc.oneof(fc.nat(100_000_000), fc.integer({ min: 0, max: 400 * GIB }))
    const version = fc.constantFrom('?sv=2017-04-17', '?sv=2015-12-11', '')
    holds(
      fc.property(size, version, (sizeInBytes, query) => {
        const blocks = blocksOf(sizeInBytes, new URL(`https://blobs.example/a${query}`), 'a')
        // The first ones are small, and the last is what is left.
        const lengths = new Set(blocks.slice(4, -1).map(({ length }) => length))
        const end = blocks.reduce((at, { offset, length }) => (at === offset ? at + length : Number.NaN), 0)
        expect(blocks.length).toBeLessThanOrEqual(50_000)
        expect(lengths.size).toBeLessThanOrEqual(1)
        expect(end).toBe(sizeInBytes)
        expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length)
        expect(new Set(blocks.map(({ id }) => id.length)).size).toBeLessThanOrEqual(1)
      }),
      // Fifty thousand blocks take their time.
      30,
    )
  })
})
