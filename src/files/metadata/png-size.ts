/** The width and height of an image in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** The bytes of a PNG that {@link parsePngSize} needs: its signature, and its first chunk up to the height. */
export const PNG_HEADER_BYTES = 24

// https://www.w3.org/TR/png-3/#11IHDR: the signature, then the length and the type of the first chunk.
const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')

/** Returns the size of the PNG that begins with these bytes; undefined when it is not a PNG. */
export function parsePngSize(header: Buffer): ImageSize | undefined {
  if (header.length < PNG_HEADER_BYTES || !header.subarray(0, SIGNATURE.length).equals(SIGNATURE))
    return undefined
  return { width: header.readUInt32BE(16), height: header.readUInt32BE(20) }
}
