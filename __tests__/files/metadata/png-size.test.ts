import { describe, expect, it } from '@jest/globals'
import { type ImageSize, parsePngSize } from '../../../src/files/metadata/png-size.ts'

/** The start of a PNG up to the height of the picture, with a chunk of this type first. */
function header(width: number, height: number, chunk = 'IHDR'): Buffer {
  const bytes = Buffer.from(`\x89PNG\r\n\x1a\n\0\0\0\r${chunk}        `, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

describe('The size of a PNG', () => {
  it.each<{ name: string; bytes: Buffer; expected: ImageSize | undefined }>([
    { name: 'is in its header', bytes: header(1920, 1080), expected: { width: 1920, height: 1080 } },
    {
      name: 'may have any number of four bytes',
      bytes: header(0, 2 ** 32 - 1),
      expected: { width: 0, height: 2 ** 32 - 1 },
    },
    {
      name: 'is read whatever comes after it',
      bytes: Buffer.concat([header(300, 300), Buffer.from('\x08\x06\0\0\0', 'latin1')]),
      expected: { width: 300, height: 300 },
    },
    {
      name: 'is not known of a header that is cut off',
      bytes: header(1, 1).subarray(0, 23),
      expected: undefined,
    },
    { name: 'is not known of an empty file', bytes: Buffer.alloc(0), expected: undefined },
    {
      name: 'is not known of one whose line ends were converted',
      bytes: Buffer.from(header(1, 1).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
      expected: undefined,
    },
    {
      name: 'is not known of one that is packed for Apple devices',
      bytes: header(1, 1, 'CgBI'),
      expected: undefined,
    },
    { name: 'is not known of a GIF', bytes: Buffer.from('GIF89a'.padEnd(40)), expected: undefined },
  ])('$name', ({ bytes, expected }) => {
    expect(parsePngSize(bytes)).toEqual(expected)
  })
})
