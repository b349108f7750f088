import { crc32 } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import {
  findDirectory,
  isNameReadable,
  parseDirectory,
  parseZip64End,
  type ZipRecord,
} from '../../../src/files/packages/zip-directory.ts'

interface RecordFields {
  readonly name: Buffer
  readonly flags?: number
  readonly extra?: Buffer
  readonly sizes?: readonly [compressed: number, uncompressed: number, offset: number]
}

function recordOf({ name, flags = 0, extra = Buffer.alloc(0), sizes = [1, 2, 3] }: RecordFields): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(flags, 8)
  header.writeUInt32LE(sizes[0], 20)
  header.writeUInt32LE(sizes[1], 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE(sizes[2], 42)
  return Buffer.concat([header, name, extra])
}

function extraOf(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(data.length, 2)
  return Buffer.concat([head, data])
}

function unicodePath(name: Buffer, text: string, checksum = crc32(name)): Buffer {
  const head = Buffer.from([1, 0, 0, 0, 0])
  head.writeUInt32LE(checksum, 1)
  return extraOf(0x7075, Buffer.concat([head, Buffer.from(text)]))
}

function endOf(recordCount: number, sizeInBytes: number, offset: number, comment = ''): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(recordCount, 10)
  end.writeUInt32LE(sizeInBytes, 12)
  end.writeUInt32LE(offset, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([end, Buffer.from(comment)])
}

const parseOne = (fields: RecordFields): ZipRecord | undefined => parseDirectory(recordOf(fields), 1)[0]

describe('The name of an entry', () => {
  const CP437 = Buffer.from('\x9abersicht.png', 'latin1')
  it.each<[name: string, fields: RecordFields, expected: string]>([
    ['is ASCII', { name: Buffer.from('a/b.png') }, 'a/b.png'],
    ['is UTF-8 with the flag', { name: Buffer.from('Übersicht.png'), flags: 0x800 }, 'Übersicht.png'],
    ['is UTF-8 without it', { name: Buffer.from('Übersicht 日本.png') }, 'Übersicht 日本.png'],
    ['has forward slashes', { name: Buffer.from('a\\b.png') }, 'a/b.png'],
    [
      'is given twice by Info-ZIP',
      { name: CP437, extra: unicodePath(CP437, 'Übersicht.png') },
      'Übersicht.png',
    ],
    [
      'is not that of an entry that was renamed since',
      { name: Buffer.from('new.png'), extra: unicodePath(CP437, 'old.png') },
      'new.png',
    ],
    ['is none in an old encoding', { name: CP437 }, '\ufffdbersicht.png'],
    ['is none with a wrong flag', { name: CP437, flags: 0x800 }, '\ufffdbersicht.png'],
  ])('%s', (_, fields, expected) => {
    const record = parseOne(fields) as ZipRecord
    expect([record.fileName, isNameReadable(record)]).toEqual([expected, !expected.startsWith('\ufffd')])
  })

  it.each(['../a', 'a/../../b', 'a/..', '..', '/a', 'C:/a', 'c:a', '\\\\server\\a', '..\\a'])(
    'leads out of the ZIP: %s',
    (name) => {
      expect(() => parseOne({ name: Buffer.from(name) })).toThrow('whose path leads out of it')
    },
  )
})

describe('A directory', () => {
  const [ONE, TWO] = [recordOf({ name: Buffer.from('one') }), recordOf({ name: Buffer.from('two') })]

  it('returns the facts of each entry', () => {
    expect(parseDirectory(recordOf({ name: Buffer.from('one'), flags: 1 }), 1)).toEqual([
      {
        fileName: 'one',
        isEncrypted: true,
        compressionMethod: 0,
        compressedSize: 1,
        uncompressedSize: 2,
        crc32: 0,
        localHeaderOffset: 3,
      },
    ])
  })

  it('gives the sizes of large files, of which only those stand apart that do not fit', () => {
    const large = Buffer.alloc(16)
    large.writeBigUInt64LE(5_000_000_000n, 0)
    large.writeBigUInt64LE(6_000_000_000n, 8)
    const extra = Buffer.concat([extraOf(0x5455, Buffer.alloc(5)), extraOf(1, large), Buffer.from([1])])
    const sizes = [7, 0xffffffff, 0xffffffff] as const
    expect(parseOne({ name: Buffer.from('large'), extra, sizes })).toMatchObject({
      compressedSize: 7,
      uncompressedSize: 5_000_000_000,
      localHeaderOffset: 6_000_000_000,
    })
    expect(() => parseOne({ name: Buffer.from('large'), sizes })).toThrow('a size is missing')
  })

  it.each<[name: string, bytes: Buffer, count: number, expected: readonly string[] | string]>([
    ['may be empty', Buffer.alloc(0), 0, []],
    ['may be followed by a signature', Buffer.concat([ONE, Buffer.from('PK\x05\x05')]), 1, ['one']],
    ['has as many entries as it says', Buffer.concat([ONE, TWO]), 2, ['one', 'two']],
    ['has fewer', ONE, 2, '1 of 2 entries can be read'],
    ['has more', Buffer.concat([ONE, TWO]), 1, '2 of 1 entries can be read'],
    ['is cut off', ONE.subarray(0, -1), 1, '0 of 1 entries can be read'],
    [
      'does not begin where it should',
      Buffer.concat([Buffer.from('x'), ONE]),
      1,
      '0 of 1 entries can be read',
    ],
  ])('%s', (_, bytes, count, expected) => {
    const read = () => parseDirectory(bytes, count).map(({ fileName }) => fileName)
    if (typeof expected === 'string') expect(read).toThrow(expected)
    else expect(read()).toEqual(expected)
  })
})

describe('The end of a ZIP', () => {
  const END = endOf(3, 200, 100)
  const PLACE = { recordCount: 3, sizeInBytes: 200, offset: 100 }
  const LOCATOR = Buffer.alloc(20)
  LOCATOR.writeUInt32LE(0x07064b50, 0)
  LOCATOR.writeBigUInt64LE(5_000_000_000n, 8)

  it.each<[name: string, tail: Buffer, expected: unknown]>([
    ['is where the file ends', Buffer.concat([Buffer.alloc(50), END]), PLACE],
    ['has a comment', Buffer.concat([Buffer.alloc(50), endOf(3, 200, 100, 'a comment')]), PLACE],
    ['is followed by other bytes', Buffer.concat([END, Buffer.alloc(9_000)]), PLACE],
    ['is followed by another one that is cut off', Buffer.concat([END, END.subarray(0, 21)]), PLACE],
    [
      'is not one whose comment is cut off',
      Buffer.concat([END, endOf(1, 1, 1, 'comment').subarray(0, -1)]),
      PLACE,
    ],
    ['of a large ZIP says where more is', Buffer.concat([LOCATOR, END]), { zip64EndOffset: 5_000_000_000 }],
    ['is missing', Buffer.alloc(100), undefined],
    ['is missing in an empty file', Buffer.alloc(0), undefined],
  ])('%s', (_, tail, expected) => {
    expect(findDirectory(tail)).toEqual(expected)
  })

  it('of a large ZIP has larger numbers', () => {
    const end = Buffer.alloc(56)
    expect(() => parseZip64End(end)).toThrow('the end of its directory is damaged')
    end.writeUInt32LE(0x06064b50, 0)
    end.writeBigUInt64LE(70_000n, 32)
    end.writeBigUInt64LE(4_000_000n, 40)
    end.writeBigUInt64LE(5_000_000_000n, 48)
    expect(parseZip64End(end)).toEqual({ recordCount: 70_000, sizeInBytes: 4_000_000, offset: 5_000_000_000 })
  })
})
