import { describe, expect, it } from '@jest/globals'
import { decodeXml } from '../../../src/files/packages/xml-encoding.ts'

const declaring = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a b="ü"/>`

describe('XML is decoded in its declared encoding', () => {
  it.each<[name: string, bytes: Buffer, text: string]>([
    ['nothing', Buffer.from('<a b="ü"/>'), '<a b="ü"/>'],
    ['nothing, with a mark', Buffer.from('\ufeff<a b="ü"/>'), '<a b="ü"/>'],
    ['UTF-16, with a mark', Buffer.from(`\ufeff${declaring('UTF-16')}`, 'utf16le'), declaring('UTF-16')],
    ['UTF-16, without', Buffer.from(declaring('utf-16'), 'utf16le'), declaring('utf-16')],
    ['UTF-16 the other way', Buffer.from(declaring('utf-16'), 'utf16le').swap16(), declaring('utf-16')],
    ['UTF-16, and is not', Buffer.from(declaring('UTF-16')), declaring('UTF-16')],
    ['Latin-1', Buffer.from(declaring('ISO-8859-1'), 'latin1'), declaring('ISO-8859-1')],
    ['windows-1252', Buffer.from(declaring('windows-1252'), 'latin1'), declaring('windows-1252')],
    ['UTF-8, with a mark', Buffer.from(`\ufeff${declaring('utf-8')}`), declaring('utf-8')],
  ])('%s', (_, bytes, text) => {
    expect(decodeXml(bytes)).toBe(text)
  })

  it.each<[name: string, bytes: Buffer, problem: string]>([
    [
      'an encoding that nobody knows',
      Buffer.from(declaring('klingon')),
      'its encoding, klingon, is not supported',
    ],
    ['UTF-8, and is not', Buffer.from(declaring('utf-8'), 'latin1'), 'not valid for encoding utf-8'],
  ])('or not, when it says %s', (_, bytes, problem) => {
    expect(() => decodeXml(bytes)).toThrow(problem)
  })
})
