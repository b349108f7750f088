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
    expect(blocksOf(100 * MIB, under(version), 'a')[0]?.length).toBe(length)
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

  it('are as few as their size allows', () => {
    expect([1, 8 * MIB, 8 * MIB + 1].map((size) => blocksOf(size, modern, 'a').length)).toEqual([1, 1, 2])
  })

  it('have the places and sizes of the parts of the file', () => {
    expect(blocksOf(20 * MIB, modern, 'a').map(({ offset, length }) => [offset / MIB, length / MIB])).toEqual(
      [
        [0, 8],
        [8, 8],
        [16, 4],
      ],
    )
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
