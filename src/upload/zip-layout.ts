/** A file as it goes into a ZIP. */
export interface ZipEntry {
  /** Path in the ZIP. */
  readonly name: string
  readonly sizeInBytes: number
  readonly crc32: number
}

/** A piece of a ZIP: bytes that are given here, or the whole content of an entry. Never empty. */
export type ZipPart<E extends ZipEntry> = { readonly offset: number; readonly length: number } & (
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'content'; readonly entry: E }
)

/** Where everything in a ZIP is. */
export interface ZipLayout<E extends ZipEntry> {
  readonly sizeInBytes: number
  /** In their order, without gaps. */
  readonly parts: readonly ZipPart<E>[]
}

/** What of a part lies within a range. */
export interface ZipSlice<E extends ZipEntry> {
  readonly part: ZipPart<E>
  /** Where it begins in the part. */
  readonly from: number
  /** Where it begins in the range. */
  readonly at: number
  readonly length: number
}

/** An entry at its place. */
interface Placed {
  readonly name: Buffer
  readonly sizeInBytes: number
  readonly crc32: number
  readonly offset: number
}

type Field = readonly [width: 2 | 4 | 8, value: number]

const MOST_16 = 0xffff
const MOST_32 = 0xffffffff

const u16 = (value: number): Field => [2, value]
const u32 = (value: number): Field => [4, value]
const u64 = (value: number): Field => [8, value]

// A field that is full says "look into the zip64 record":
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.1.4
const cut16 = (value: number): Field => u16(Math.min(value, MOST_16))
const cut32 = (value: number): Field => u32(Math.min(value, MOST_32))
const isLarge = (value: number): boolean => value >= MOST_32

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.3: "2.0" knows folders, "4.5" knows zip64.
const PLAIN = 20
const ZIP64 = 45
// Unix, a file that its owner may write: unzip takes names in UTF-8 from a ZIP made on DOS for DOS names.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.2, 4.4.15
const MADE_BY = (3 << 8) | ZIP64
const ATTRIBUTES = 0o100644 * 2 ** 16
// Bit 11, names are UTF-8: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.4.4
const FLAGS = 1 << 11
const STORED = 0
const MIDNIGHT = 0
// Always the first day that a ZIP can name, 1980-01-01: the same files give the same bytes.
const FIRST_DAY = (1 << 5) | 1

/**
 * Lays out a ZIP of stored entries. All sizes and checksums are known beforehand, so no data descriptor is
 * needed, and every byte has its place before the first one is read.
 */
export function layOut<E extends ZipEntry>(entries: readonly E[]): ZipLayout<E> {
  checkNames(entries)
  const parts: ZipPart<E>[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const file: Placed = { ...entry, name: Buffer.from(slashed(entry.name)), offset }
    const length = entry.sizeInBytes
    const bytes = localHeader(file)
    parts.push({ kind: 'bytes', offset, length: bytes.length, bytes })
    offset += bytes.length
    if (length > 0) parts.push({ kind: 'content', offset, length, entry })
    offset += length
    directory.push(directoryHeader(file))
  }
  const headers = Buffer.concat(directory)
  const bytes = Buffer.concat([headers, endRecords(entries.length, headers.length, offset)])
  parts.push({ kind: 'bytes', offset, length: bytes.length, bytes })
  return { sizeInBytes: offset + bytes.length, parts }
}

/** The parts that lie, wholly or partly, within [offset, offset + length), in their order. */
export function slicesOf<E extends ZipEntry>(
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

/** The part that holds the byte at `offset`. */
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
const slashed = (name: string): string => name.replaceAll('\\', '/')

const NO_SEGMENTS: ReadonlySet<string> = new Set(['', '.', '..'])

function checkNames(entries: readonly ZipEntry[]): void {
  const seen = new Set<string>()
  for (const name of entries.map((entry) => slashed(entry.name))) {
    if (/^[a-z]:/i.test(name) || name.split('/').some((segment) => NO_SEGMENTS.has(segment)))
      throw new Error(`"${name}" can not be the path of a file in a ZIP.`)
    if (Buffer.byteLength(name) > MOST_16) throw new Error(`"${name.slice(0, 100)}…" is too long for a ZIP.`)
    if (seen.has(name)) throw new Error(`"${name}" would be twice in the ZIP.`)
    seen.add(name)
  }
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7; 4.5.3: both sizes or none.
function localHeader(file: Placed): Buffer {
  const extra = zip64Extra(largeSizes(file))
  return Buffer.concat([record([u32(0x04034b50), ...sharedFields(file, extra)]), file.name, extra])
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.12; 4.5.3: only what does not fit above.
function directoryHeader(file: Placed): Buffer {
  const extra = zip64Extra([...largeSizes(file), ...(isLarge(file.offset) ? [file.offset] : [])])
  const comment = u16(0)
  const disk = u16(0)
  const attributes = [u16(0), u32(ATTRIBUTES)]
  const fixed = record([
    u32(0x02014b50),
    u16(MADE_BY),
    ...sharedFields(file, extra),
    comment,
    disk,
    ...attributes,
    cut32(file.offset),
  ])
  return Buffer.concat([fixed, file.name, extra])
}

function sharedFields({ name, sizeInBytes, crc32 }: Placed, extra: Buffer): readonly Field[] {
  return [
    u16(extra.length > 0 ? ZIP64 : PLAIN),
    u16(FLAGS),
    u16(STORED),
    u16(MIDNIGHT),
    u16(FIRST_DAY),
    u32(crc32),
    cut32(sizeInBytes),
    cut32(sizeInBytes),
    u16(name.length),
    u16(extra.length),
  ]
}

const largeSizes = ({ sizeInBytes }: Placed): readonly number[] =>
  isLarge(sizeInBytes) ? [sizeInBytes, sizeInBytes] : []

function zip64Extra(values: readonly number[]): Buffer {
  return values.length === 0
    ? Buffer.alloc(0)
    : record([u16(0x0001), u16(8 * values.length), ...values.map(u64)])
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.14 to 4.3.16
function endRecords(count: number, size: number, offset: number): Buffer {
  const disks = [u16(0), u16(0)]
  const comment = u16(0)
  const end = record([
    u32(0x06054b50),
    ...disks,
    cut16(count),
    cut16(count),
    cut32(size),
    cut32(offset),
    comment,
  ])
  if (count < MOST_16 && !isLarge(size) && !isLarge(offset)) return end
  const zip64 = [u16(MADE_BY), u16(ZIP64), u32(0), u32(0), u64(count), u64(count), u64(size), u64(offset)]
  const zip64End = record([u32(0x06064b50), u64(widthOf(zip64)), ...zip64])
  const locator = record([u32(0x07064b50), u32(0), u64(offset + size), u32(1)])
  return Buffer.concat([zip64End, locator, end])
}

const widthOf = (fields: readonly Field[]): number => fields.reduce((sum, [width]) => sum + width, 0)

function record(fields: readonly Field[]): Buffer {
  const bytes = Buffer.alloc(widthOf(fields))
  let at = 0
  for (const [width, value] of fields) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at)
    else bytes.writeUIntLE(value, at, width)
    at += width
  }
  return bytes
}
