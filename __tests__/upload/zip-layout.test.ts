import { describe, expect, it } from '@jest/globals'
import { layOut, slicesWithin } from '../../src/upload/zip-layout.ts'
import { anEntry, hex, LOCATOR, literals, MOST_16, namesIn, tail } from './support/zip-layouts.ts'

const MOST_32 = 0xffffffff
const LOCAL_HEADER = 30

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
        `"${name.replaceAll('\\', '/')}" cannot be the path of a file in a ZIP.`,
      )
    },
  )

  it('refuses a name that its length field cannot tell', () => {
    expect(literals(layOut([anEntry({ name: 'a'.repeat(MOST_16) })]))).toHaveLength(2)
    expect(() => layOut([anEntry({ name: 'ä'.repeat(MOST_16 / 2 + 1) })])).toThrow('is too long for a ZIP.')
  })

  it('refuses a name that is there twice, however its slashes lean', () => {
    expect(() => layOut([anEntry({ name: 'a/b' }), anEntry({ name: 'a\\b' })])).toThrow(
      '"a/b" would occur twice in the ZIP.',
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
})

describe('The slices of a range', () => {
  const layout = layOut([anEntry({ name: 'a', sizeInBytes: 10 }), anEntry({ name: 'b', sizeInBytes: 20 })])
  const short = (offset: number, length: number) =>
    slicesWithin(layout, offset, length).map(({ part, from, at, length }) => [part.offset, from, at, length])

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
