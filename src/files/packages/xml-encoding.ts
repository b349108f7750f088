import { TextDecoder } from 'node:util'

// https://www.w3.org/TR/xml/#sec-guessing: with a byte order mark, or by how "<?" begins without one.
const UTF_16_BY_START: ReadonlyMap<string, string> = new Map([
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['3c00', 'utf-16le'],
  ['003c', 'utf-16be'],
])

/**
 * Decodes XML as its first bytes and its declaration say, UTF-8 unless they do.
 *
 * @throws Error when that cannot be done.
 */
export function decodeXml(bytes: Buffer): string {
  const wide = UTF_16_BY_START.get(bytes.toString('hex', 0, 2))
  const [, declared = 'utf-8'] =
    /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
      bytes.toString('latin1', 0, 200),
    ) ?? []
  // What is read as single bytes is not UTF-16, whatever it says.
  const narrow = /^utf-?16/i.test(declared) ? 'utf-8' : declared
  return createDecoder(wide ?? narrow).decode(bytes)
}

function createDecoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch (cause) {
    throw new Error(`its encoding, ${encoding}, is not known here: UTF-8 is`, { cause })
  }
}
