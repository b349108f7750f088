import { TextDecoder } from 'node:util'

// https://www.w3.org/TR/xml/#sec-guessing: by a byte order mark or, without one, by the encoding of "<?".
const UTF_16_BY_START: ReadonlyMap<string, string> = new Map([
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['3c00', 'utf-16le'],
  ['003c', 'utf-16be'],
])

/**
 * Decodes XML in the encoding given by its first bytes or its declaration, by default UTF-8.
 *
 * @throws Error when the encoding is not supported, or the bytes are not valid in it.
 */
export function decodeXml(bytes: Buffer): string {
  const wide = UTF_16_BY_START.get(bytes.toString('hex', 0, 2))
  const [, declared = 'utf-8'] =
    /^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
      bytes.toString('latin1', 0, 200),
    ) ?? []
  // A declaration that can be read byte by byte is not in UTF-16, even if it says so.
  const narrow = /^utf-?16/i.test(declared) ? 'utf-8' : declared
  return createDecoder(wide ?? narrow).decode(bytes)
}

function createDecoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch (cause) {
    throw new Error(`its encoding, ${encoding}, is not supported; use UTF-8`, { cause })
  }
}
