import { describe, expect, it } from '@jest/globals'
import { type Block, blocksOf } from '../../src/upload/blocks.ts'

const MIB = 2 ** 20
const GIB = 2 ** 30

const under = (version: string | undefined): URL =>
  new URL(`https://blobs.example/1?${version === undefined ? '' : `sv=${version}&`}sig=a`)

const modern = under('2017-04-17')

/** Whether the blocks follow each other from the beginning to the end, without gap or overlap. */
function covers(blocks: readonly Block[], sizeInBytes: number): boolean {
  const end = blocks.reduce(
    (at, { offset, length }) => (offset === at && length > 0 ? at + length : Number.NaN),
    0,
  )
  return end === sizeInBytes
}

describe('The size of the blocks follows from the version of the storage service', () => {
  it.each([
    ['2014-02-14', 4 * MIB],
    ['2016-05-30', 4 * MIB],
    ['2016-05-31', 8 * MIB],
    ['2017-04-17', 8 * MIB],
    ['2024-05-04', 8 * MIB],
    [undefined, 4 * MIB],
    ['', 4 * MIB],
    ['latest', 4 * MIB],
    ['9', 4 * MIB],
  ])('for sv=%s it is %i bytes', (version, length) => {
    expect(Math.max(...blocksOf(100 * MIB, under(version), 'a').map((block) => block.length))).toBe(length)
  })
})

describe('The blocks', () => {
  it.each([0, 1, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 25 * GIB, 390 * GIB, 500 * GIB + 1])(
    'cover a file of %i bytes exactly, and are 50,000 at most',
    (sizeInBytes) => {
      const blocks = blocksOf(sizeInBytes, modern, 'a')
      expect({ covers: covers(blocks, sizeInBytes), few: blocks.length <= 50_000 }).toEqual({
        covers: true,
        few: true,
      })
    },
  )

  it('are one for a file that fits into it', () => {
    expect([1, 8 * MIB].map((size) => blocksOf(size, modern, 'a').length)).toEqual([1, 1])
  })

  it('have the places and sizes of the parts of the file, of which the first are small', () => {
    const parts = blocksOf(23 * MIB, modern, 'a').map(({ offset, length }) => [offset / MIB, length / MIB])
    expect(parts).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 8],
      [12, 8],
      [20, 3],
    ])
  })

  it('of two uploads have no id in common', () => {
    const [one, other] = ['a', 'b'].map((uploadId) =>
      blocksOf(80 * MIB, modern, uploadId).map(({ id }) => id),
    )
    expect(one?.filter((id) => other?.includes(id))).toEqual([])
  })

  it('have ids that are different, of one length, and Base64', () => {
    const ids = blocksOf(500 * GIB, modern, 'a').map(({ id }) => id)
    const base64 = (id: string): boolean => Buffer.from(id, 'base64').toString('base64') === id
    expect({
      different: new Set(ids).size === ids.length,
      lengths: new Set(ids.map((id) => id.length)).size,
      base64: ids.every(base64),
    }).toEqual({ different: true, lengths: 1, base64: true })
  })
})
