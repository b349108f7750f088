import { describe, expect, it } from '@jest/globals'
import { layOut } from '../../src/upload/zip-layout.ts'
import { anEntry, hex, LOCATOR, MOST_16, namesIn, tail } from './support/zip-layouts.ts'

describe('Zip64', () => {
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
