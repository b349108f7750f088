/** A file to be packed into a ZIP. */
export interface ZipEntry {
  /** Path in the ZIP. */
  readonly name: string
  readonly sizeInBytes: number
  readonly crc32: number
}

/** A piece of a ZIP: bytes, or the whole content of an entry. It is never empty. */
export type ZipPart<E extends ZipEntry> = { readonly offset: number; readonly length: number } & (
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'content'; readonly entry: E }
)

/** The positions of everything in a ZIP. */
export interface ZipLayout<E extends ZipEntry> {
  readonly sizeInBytes: number
  /** All of it, in order and without gaps. */
  readonly parts: readonly ZipPart<E>[]
}

/** The piece of a part that is within a range. */
export interface ZipSlice<E extends ZipEntry> {
  readonly part: ZipPart<E>
  /** Its start, relative to the part. */
  readonly from: number
  /** Its start, relative to the range. */
  readonly at: number
  readonly length: number
}

/** An entry at its position, with its name in bytes. */
interface Placed {
  readonly name: Buffer
  readonly sizeInBytes: number
  readonly crc32: number
  readonly offset: number
}

type Field = readonly [width: 2 | 4 | 8, value: number]

const MOST_16 = 0xffff
const MOST_32 = 0xffffffff

const isLarge = (value: number): boolean => value >= MOST_32

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.3: "2.0" supports folders, "4.5" supports zip64.
const PLAIN = 20
const ZIP64 = 45
// Unix, a file that its owner may write: in a ZIP made on DOS, unzip would take UTF-8 names for DOS names.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.2, 4.4.15
const MADE_BY = (3 << 8) | ZIP64
const ATTRIBUTES = 0o100644 * 2 ** 16
// Bit 11, names are UTF-8: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.4
const FLAGS = 1 << 11
const STORED = 0
const MIDNIGHT = 0
// Always the first day that a ZIP can express, 1980-01-01, so that the same files give the same bytes.
const FIRST_DAY = (1 << 5) | 1

/**
 * Lays out a ZIP of stored entries. All sizes and checksums are known beforehand, so no data descriptor is needed, and
 * the position of every byte is known before the first one is read.
 *
 * @throws Error when a name is not valid for a file in a ZIP, is too long or occurs twice.
 */
export function layOut<E extends ZipEntry>(entries: readonly E[]): ZipLayout<E> {
  checkNames(entries)
  const parts: ZipPart<E>[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const file: Placed = { ...entry, name: Buffer.from(withForwardSlashes(entry.name)), offset }
    const header = localHeader(file)
    parts.push({ kind: 'bytes', offset, length: header.length, bytes: header })
    offset += header.length
    const length = entry.sizeInBytes
    if (length > 0) parts.push({ kind: 'content', offset, length, entry })
    offset += length
    directory.push(directoryHeader(file))
  }
  const headers = Buffer.concat(directory)
  const bytes = Buffer.concat([headers, endRecords(entries.length, headers.length, offset)])
  parts.push({ kind: 'bytes', offset, length: bytes.length, bytes })
  return { sizeInBytes: offset + bytes.length, parts }
}

/** Returns the pieces of the parts within [offset, offset + length), in order. */
export function slicesWithin<E extends ZipEntry>(
  { parts }: ZipLayout<E>,
  offset: number,
  length: number,
): readonly ZipSlice<E>[] {
  const end = offset + length
  const slices: ZipSlice<E>[] = []
  for (let index = indexAt(parts, offset); index < parts.length; index++) {
    const part = parts[index]
    if (part === undefined || part.offset >= end) break
    const start = Math.max(offset, part.offset)
    const stop = Math.min(end, part.offset + part.length)
    if (start < stop)
      slices.push({ part, from: start - part.offset, at: start - offset, length: stop - start })
  }
  return slices
}

/** Returns the index of the part that contains the byte at `offset`, by binary search. */
function indexAt(parts: readonly { readonly offset: number }[], offset: number): number {
  let low = 0
  let high = parts.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((parts[middle]?.offset ?? Infinity) <= offset) low = middle
    else high = middle
  }
  return low
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.17: forward slashes, no drive, not absolute.
const withForwardSlashes = (name: string): string => name.replaceAll('\\', '/')

const NO_SEGMENTS: ReadonlySet<string> = new Set(['', '.', '..'])

function checkNames(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>()
  for (const name of entries.map((entry) => withForwardSlashes(entry.name))) {
    if (/^[a-z]:/i.test(name) || name.split('/').some((segment) => NO_SEGMENTS.has(segment)))
      throw new Error(`"${name}" cannot be the path of a file in a ZIP.`)
    if (Buffer.byteLength(name) > MOST_16) throw new Error(`"${name.slice(0, 100)}…" is too long for a ZIP.`)
    if (seen.has(name)) throw new Error(`"${name}" would occur twice in the ZIP.`)
    seen.add(name)
  }
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7; 4.5.3: both sizes or none.
function localHeader(file: Placed): Buffer {
  const extra = zip64Extra(largeSizes(file))
  return Buffer.concat([record([[4, 0x04034b50], ...sharedFields(file, extra)]), file.name, extra])
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12; 4.5.3: only what does not fit above.
function directoryHeader(file: Placed): Buffer {
  const extra = zip64Extra([...largeSizes(file), ...(isLarge(file.offset) ? [file.offset] : [])])
  const fixed = record([
    [4, 0x02014b50],
    [2, MADE_BY],
    ...sharedFields(file, extra),
    [2, 0], // length of the comment
    [2, 0], // disk
    [2, 0], // internal attributes
    [4, ATTRIBUTES],
    [4, Math.min(file.offset, MOST_32)],
  ])
  return Buffer.concat([fixed, file.name, extra])
}

// A field with the maximum value means "see the zip64 record", here and below:
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.1.4
function sharedFields({ name, sizeInBytes, crc32 }: Placed, extra: Buffer): readonly Field[] {
  const size = Math.min(sizeInBytes, MOST_32)
  return [
    [2, extra.length > 0 ? ZIP64 : PLAIN],
    [2, FLAGS],
    [2, STORED],
    [2, MIDNIGHT],
    [2, FIRST_DAY],
    [4, crc32],
    [4, size], // compressed
    [4, size],
    [2, name.length],
    [2, extra.length],
  ]
}

// Uncompressed and compressed.
function largeSizes({ sizeInBytes }: Placed): readonly number[] {
  return isLarge(sizeInBytes) ? [sizeInBytes, sizeInBytes] : []
}

function zip64Extra(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0)
  return record([[2, 0x0001], [2, 8 * values.length], ...values.map((value): Field => [8, value])])
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.14 to 4.3.16
function endRecords(count: number, size: number, offset: number): Buffer {
  const shortCount = Math.min(count, MOST_16)
  const end = record([
    [4, 0x06054b50],
    [2, 0], // this disk
    [2, 0], // disk of the directory
    [2, shortCount], // on this disk
    [2, shortCount],
    [4, Math.min(size, MOST_32)],
    [4, Math.min(offset, MOST_32)],
    [2, 0], // length of the comment
  ])
  if (count < MOST_16 && !isLarge(size) && !isLarge(offset)) return end
  const zip64End = record([
    [4, 0x06064b50],
    [8, 44], // length of the rest of this record
    [2, MADE_BY],
    [2, ZIP64],
    [4, 0], // this disk
    [4, 0], // disk of the directory
    [8, count], // on this disk
    [8, count],
    [8, size],
    [8, offset],
  ])
  const locator = record([
    [4, 0x07064b50],
    [4, 0], // disk of the record above
    [8, offset + size],
    [4, 1], // number of disks
  ])
  return Buffer.concat([zip64End, locator, end])
}

function record(fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of fields) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at)
    else bytes.writeUIntLE(value, at, width)
    at += width
  }
  return bytes
}
