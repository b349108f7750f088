import { describe, expect, it } from '@jest/globals'
import { fromBuffer, type Options, type ZipFile } from 'yauzl'
import { layOut, slicesOf, type ZipEntry, type ZipLayout } from '../../src/upload/zip-layout.ts'

const MOST_16 = 0xffff
const MOST_32 = 0xffffffff
const LOCAL_HEADER = 30
const LOCATOR = '504b0607'

const anEntry = (fields: Partial<ZipEntry> = {}): ZipEntry => ({
  name: 'a.msix',
  sizeInBytes: 0,
  crc32: 0,
  ...fields,
})

/** The headers and records; the contents are left out. */
const literals = ({ parts }: ZipLayout<ZipEntry>): readonly Buffer[] =>
  parts.flatMap((part) => (part.kind === 'bytes' ? [part.bytes] : []))

/** The literal bytes at the end: the central directory and the end records. */
const tail = (layout: ZipLayout<ZipEntry>): Buffer => literals(layout).at(-1) ?? Buffer.alloc(0)

const hex = (bytes: Buffer): string => bytes.toString('hex')

/** What yauzl reads of a ZIP that has only empty entries. */
async function namesIn(layout: ZipLayout<ZipEntry>): Promise<readonly string[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const options: Options = { lazyEntries: true, strictFileNames: true }
    fromBuffer(Buffer.concat(literals(layout)), options, (error, file) =>
      error ? reject(error) : resolve(file),
    )
  })
  return await new Promise((resolve, reject) => {
    const names: string[] = []
    zip.on('entry', ({ fileName }: { fileName: string }) => {
      names.push(fileName)
      zip.readEntry()
    })
    zip.on('end', () => resolve(names))
    zip.on('error', reject)
    zip.readEntry()
  })
}

describe('The layout of a ZIP', () => {
  it('is, for no entries, the end record alone', () => {
    const layout = layOut([])

    expect(layout.sizeInBytes).toBe(22)
    expect(hex(tail(layout))).toBe(`504b0506${'00'.repeat(18)}`)
  })

  it('says all of an entry in its header, with no data descriptor to follow', () => {
    const [header, directory] = literals(
      layOut([anEntry({ name: 'ä.png', sizeInBytes: 5, crc32: 0x89abcdef })]),
    )
    const shared = [
      '1400',
      '0008',
      '0000',
      '0000',
      '2100',
      'efcdab89',
      '05000000',
      '05000000',
      '0600',
      '0000',
    ]
    const name = hex(Buffer.from('ä.png'))

    expect(hex(header ?? Buffer.alloc(0))).toBe(['504b0304', ...shared, name].join(''))
    expect(hex(directory ?? Buffer.alloc(0))).toBe(
      [
        ...['504b0102', '2d03', ...shared, '0000', '0000', '0000', '0000a481', '00000000', name],
        ...['504b0506', '0000', '0000', '0100', '0100', '34000000', '29000000', '0000'],
      ].join(''),
    )
  })

  it('has its parts one after another, and none for an empty file', () => {
    const entries = [
      anEntry({ sizeInBytes: 7 }),
      anEntry({ name: 'b' }),
      anEntry({ name: 'c', sizeInBytes: 1 }),
    ]

    const { parts, sizeInBytes } = layOut(entries)

    expect(parts.map(({ kind, length }) => [kind, length])).toEqual([
      ['bytes', LOCAL_HEADER + 6],
      ['content', 7],
      ['bytes', LOCAL_HEADER + 1],
      ['bytes', LOCAL_HEADER + 1],
      ['content', 1],
      ['bytes', 46 * 3 + 8 + 22],
    ])
    let end = 0
    for (const { offset, length } of parts) {
      expect(offset).toBe(end)
      end += length
    }
    expect(end).toBe(sizeInBytes)
  })

  it('is the same for the same entries', () => {
    const entries = [anEntry({ sizeInBytes: 7, crc32: 9 }), anEntry({ name: 'b' })]
    expect(layOut(entries)).toEqual(layOut(entries))
  })

  it('writes forward slashes', async () => {
    const layout = layOut([anEntry({ name: 'Images\\en-us\\1.png' })])
    expect(await namesIn(layout)).toEqual(['Images/en-us/1.png'])
  })

  it.each(['', '/a', '\\a', 'C:/a', 'c:a', '..', '../a', 'a/../b', 'a\\..\\b', './a', 'a//b', 'a/'])(
    'refuses the name "%s"',
    (name) => {
      expect(() => layOut([anEntry({ name })])).toThrow(
        `"${name.replaceAll('\\', '/')}" can not be the path of a file in a ZIP.`,
      )
    },
  )

  it('refuses a name that its length field can not tell', () => {
    expect(literals(layOut([anEntry({ name: 'a'.repeat(MOST_16) })]))).toHaveLength(2)
    expect(() => layOut([anEntry({ name: 'ä'.repeat(MOST_16 / 2 + 1) })])).toThrow('is too long for a ZIP.')
  })

  it('refuses a name that is there twice, however its slashes lean', () => {
    expect(() => layOut([anEntry({ name: 'a/b' }), anEntry({ name: 'a\\b' })])).toThrow(
      '"a/b" would be twice in the ZIP.',
    )
    expect(
      literals(layOut([anEntry({ name: 'a' }), anEntry({ name: 'A' }), anEntry({ name: 'a..b' })])),
    ).toHaveLength(4)
  })
})

describe('Zip64', () => {
  it('is used for a size as soon as the plain field is full', () => {
    const [plain] = literals(layOut([anEntry({ sizeInBytes: MOST_32 - 1 })]))
    const [large] = literals(layOut([anEntry({ sizeInBytes: MOST_32 })]))

    expect(hex(plain?.subarray(4, 6) ?? Buffer.alloc(0))).toBe('1400')
    expect(hex(plain?.subarray(18) ?? Buffer.alloc(0))).toBe(
      `feffffff${'feffffff'}0600${'0000'}${hex(Buffer.from('a.msix'))}`,
    )
    expect(hex(large?.subarray(4, 6) ?? Buffer.alloc(0))).toBe('2d00')
    expect(hex(large?.subarray(18) ?? Buffer.alloc(0))).toBe(
      [
        ...['ffffffff', 'ffffffff', '0600', '1400', hex(Buffer.from('a.msix'))],
        ...['0100', '1000', 'ffffffff00000000', 'ffffffff00000000'],
      ].join(''),
    )
  })

  it.each([
    { offset: MOST_32 - 1, field: 'feffffff', version: '1400', extra: '' },
    { offset: MOST_32, field: 'ffffffff', version: '2d00', extra: '01000800ffffffff00000000' },
    { offset: 2 ** 40 + 1, field: 'ffffffff', version: '2d00', extra: '010008000100000000010000' },
  ])(
    'is used in the directory, and only there, for an entry at $offset',
    ({ offset, field, version, extra }) => {
      // Two fillers, so that none of them is large itself, unless the place is very far.
      const first = Math.min(MOST_32 - 1, Math.floor(offset / 2))
      const rest = offset - first - 2 * (LOCAL_HEADER + 1) - (offset > 2 * MOST_32 ? 20 : 0)
      const layout = layOut([
        anEntry({ name: '1', sizeInBytes: first }),
        anEntry({ name: '2', sizeInBytes: rest }),
        anEntry({ name: 'x' }),
      ])
      const header = layout.parts[4]
      const directory = hex(tail(layout))
      const row = directory.slice(directory.lastIndexOf('504b0102'))

      expect(header).toMatchObject({ kind: 'bytes', offset, length: LOCAL_HEADER + 1 })
      expect(row.slice(12, 16)).toBe(version)
      expect(row.slice(2 * 42, 2 * 46)).toBe(field)
      expect(row.slice(2 * 47, 2 * 47 + extra.length)).toBe(extra)
      expect(row.slice(2 * 47 + extra.length, 2 * 47 + extra.length + 8)).toMatch(/^504b060[56]$/)
    },
  )

  it('has all three values in the directory for a large entry far behind', () => {
    const size = MOST_32 + 7
    const layout = layOut([
      anEntry({ name: '1', sizeInBytes: size }),
      anEntry({ name: '2', sizeInBytes: size }),
    ])
    const offset = LOCAL_HEADER + 1 + 20 + size
    const value = (number: number) => {
      const bytes = Buffer.alloc(8)
      bytes.writeBigUInt64LE(BigInt(number))
      return hex(bytes)
    }

    expect(hex(tail(layout))).toContain(['01001800', value(size), value(size), value(offset)].join(''))
  })

  it.each([
    {
      name: 'is not in the end records when the directory begins before 4 GiB',
      sizeInBytes: MOST_32 - LOCAL_HEADER - 7,
      zip64: false,
    },
    {
      name: 'is in the end records when the directory begins at the limit',
      sizeInBytes: MOST_32 - LOCAL_HEADER - 6,
      zip64: true,
    },
  ])('$name', ({ sizeInBytes, zip64 }) => {
    const layout = layOut([anEntry({ sizeInBytes })])
    const end = tail(layout)

    expect(hex(end).includes(LOCATOR)).toBe(zip64)
    expect(end.readUInt32LE(end.length - 6)).toBe(zip64 ? MOST_32 : MOST_32 - 1)
    // The entry itself has no need of it.
    expect(end.readUInt16LE(30)).toBe(0)
  })

  it.each([
    {
      name: 'is not used for the most entries that the plain field can count',
      count: MOST_16 - 1,
      zip64: false,
    },
    { name: 'is used for as many entries as fill the plain field', count: MOST_16, zip64: true },
    { name: 'is used for 65,536 entries', count: MOST_16 + 1, zip64: true },
  ])('$name, and all of them can be read', async ({ count, zip64 }) => {
    const layout = layOut(Array.from({ length: count }, (_, index) => anEntry({ name: `${index}` })))
    const end = tail(layout)

    expect(hex(end.subarray(-42, -38)) === LOCATOR).toBe(zip64)
    expect(end.readUInt16LE(end.length - 12)).toBe(Math.min(count, MOST_16))
    if (zip64) expect(end.readBigUInt64LE(end.length - 42 - 56 + 32)).toBe(BigInt(count))
    const names = await namesIn(layout)
    expect([names.length, names[0], names.at(-1)]).toEqual([count, '0', `${count - 1}`])
  })
})

describe('The slices of a range', () => {
  const layout = layOut([anEntry({ name: 'a', sizeInBytes: 10 }), anEntry({ name: 'b', sizeInBytes: 20 })])
  const short = (offset: number, length: number) =>
    slicesOf(layout, offset, length).map(({ part, from, at, length }) => [part.offset, from, at, length])

  it.each([
    { what: 'one byte of a header', range: [3, 1], slices: [[0, 3, 0, 1]] },
    { what: 'the last byte of a part', range: [30, 1], slices: [[0, 30, 0, 1]] },
    { what: 'the first byte of a part', range: [31, 1], slices: [[31, 0, 0, 1]] },
    { what: 'a whole part', range: [31, 10], slices: [[31, 0, 0, 10]] },
    {
      what: 'pieces of three parts',
      range: [40, 34],
      slices: [
        [31, 9, 0, 1],
        [41, 0, 1, 31],
        [72, 0, 32, 2],
      ],
    },
    { what: 'the last byte of all', range: [layout.sizeInBytes - 1, 1], slices: [[92, 115, 0, 1]] },
    { what: 'what lies behind the end', range: [layout.sizeInBytes, 9], slices: [] },
  ])('are right for $what', ({ range: [offset = 0, length = 0], slices }) => {
    expect(short(offset, length)).toEqual(slices)
  })
})
