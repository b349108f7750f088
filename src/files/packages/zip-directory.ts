import { crc32 } from 'node:zlib'

/*
 * The directory of a ZIP: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. It is read in one piece: entry
 * by entry would take seconds when there are many thousands.
 */

/** File or folder in a ZIP, as listed in the directory. */
export interface ZipRecord {
  /** Path with forward slashes; a folder's ends in one. Unreadable characters are U+FFFD. */
  readonly fileName: string
  readonly isEncrypted: boolean
  /** 0 when it is stored, 8 when it is deflated. */
  readonly compressionMethod: number
  readonly compressedSize: number
  readonly uncompressedSize: number
  readonly crc32: number
  readonly localHeaderOffset: number
}

/** Location of the directory in a ZIP. */
export interface ZipDirectoryPlace {
  readonly offset: number
  readonly sizeInBytes: number
  readonly recordCount: number
}

/** Maximum size of the end of a ZIP in bytes: its last two records and a comment. */
export const LONGEST_ZIP_END = 20 + 22 + 0xffff
/** Bytes of the record that {@link parseZip64End} reads. */
export const ZIP64_END_BYTES = 56

const RECORD = 0x02014b50
const END = 0x06054b50
const ZIP64_LOCATOR = 0x07064b50
const ZIP64_END = 0x06064b50
const CUT_16 = 0xffff
const CUT_32 = 0xffffffff

/**
 * Finds the end of the directory in the last bytes of a file. Other bytes may follow it, as other readers allow: tools
 * pad to full blocks, and append signatures.
 *
 * @returns the directory's location or, for a large ZIP, that of the record that holds it; undefined when there is
 * none.
 */
export function findDirectory(
  tail: Buffer,
): ZipDirectoryPlace | { readonly zip64EndOffset: number } | undefined {
  for (let at = tail.lastIndexOf(signature(END)); at >= 0; at = lastBefore(tail, at)) {
    const isWhole = at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) <= tail.length
    if (!isWhole) continue
    if (at >= 20 && tail.readUInt32LE(at - 20) === ZIP64_LOCATOR)
      return { zip64EndOffset: readUInt64(tail, at - 20 + 8) }
    return {
      recordCount: tail.readUInt16LE(at + 10),
      sizeInBytes: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    }
  }
  return undefined
}

function lastBefore(tail: Buffer, at: number): number {
  return at === 0 ? -1 : tail.lastIndexOf(signature(END), at - 1)
}

/**
 * Parses the record with the directory's location in a large ZIP.
 *
 * @throws Error when it is not such a record.
 */
export function parseZip64End(bytes: Buffer): ZipDirectoryPlace {
  if (bytes.readUInt32LE(0) !== ZIP64_END) throw new Error('the end of its directory is damaged')
  return {
    recordCount: readUInt64(bytes, 32),
    sizeInBytes: readUInt64(bytes, 40),
    offset: readUInt64(bytes, 48),
  }
}

/**
 * Parses a directory.
 *
 * @throws Error that says what is wrong with it.
 */
export function parseDirectory(bytes: Buffer, recordCount: number): readonly ZipRecord[] {
  const records: ZipRecord[] = []
  for (let at = 0; at + 46 <= bytes.length && bytes.readUInt32LE(at) === RECORD; ) {
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const end = extraEnd + bytes.readUInt16LE(at + 32)
    if (end > bytes.length) break
    records.push(parseRecord(bytes, at, nameEnd, extraEnd))
    at = end
  }
  // Some tools write the number modulo 65 536.
  const isCounted = recordCount === records.length || recordCount === records.length % (CUT_16 + 1)
  if (isCounted) return records
  throw new Error(
    `its directory is damaged: ${records.length} of ${recordCount} entries can be read. Part of the file may be missing, or other bytes may precede it`,
  )
}

function parseRecord(bytes: Buffer, start: number, nameEnd: number, extraEnd: number): ZipRecord {
  const flags = bytes.readUInt16LE(start + 8)
  // Parsed lazily: most entries need none of them.
  const readFields = (): readonly ExtraField[] => parseExtraFields(bytes.subarray(nameEnd, extraEnd))
  const [uncompressedSize, compressedSize, localHeaderOffset] = readSizes(
    [bytes.readUInt32LE(start + 24), bytes.readUInt32LE(start + 20), bytes.readUInt32LE(start + 42)],
    readFields,
  )
  return {
    fileName: readName(bytes.subarray(start + 46, nameEnd), readFields),
    isEncrypted: (flags & 0x41) !== 0,
    compressionMethod: bytes.readUInt16LE(start + 10),
    compressedSize,
    uncompressedSize,
    crc32: bytes.readUInt32LE(start + 16),
    localHeaderOffset,
  }
}

type Sizes = readonly [uncompressed: number, compressed: number, offset: number]

// A size that does not fit is in an extra field, which stores them in this order.
function readSizes(sizes: Sizes, readFields: () => readonly ExtraField[]): Sizes {
  if (!sizes.includes(CUT_32)) return sizes
  const large = readFields().find(({ id }) => id === 0x0001)?.data
  let at = 0
  const readSize = (value: number): number => {
    if (value !== CUT_32) return value
    if (large === undefined || at + 8 > large.length)
      throw new Error('its directory is damaged: a size is missing')
    at += 8
    return readUInt64(large, at - 8)
  }
  const [uncompressed, compressed, offset] = sizes
  return [readSize(uncompressed), readSize(compressed), readSize(offset)]
}

interface ExtraField {
  readonly id: number
  readonly data: Buffer
}

function parseExtraFields(extra: Buffer): readonly ExtraField[] {
  const fields: ExtraField[] = []
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2)
    // Padding need not be a field.
    if (end > extra.length) break
    fields.push({ id: extra.readUInt16LE(at), data: extra.subarray(at + 4, end) })
    at = end
  }
  return fields
}

const LEADS_OUT = /^(?:[a-z]:|\/)|(?:^|\/)\.\.(?:\/|$)/i

// Tools write UTF-8 even without the flag that says so, and the Store reads it. Anything else may be in any of the old
// encodings: such a name is unusable.
function readName(name: Buffer, readFields: () => readonly ExtraField[]): string {
  const text = name.toString('utf8')
  const isAscii = text.length === name.length && !text.includes('\ufffd')
  const path = (isAscii ? text : (findUnicodePath(name, readFields()) ?? text)).replaceAll('\\', '/')
  if (!LEADS_OUT.test(path)) return path
  throw new Error(`it has an entry "${path.slice(0, 100)}", whose path leads out of it`)
}

// https://libzip.org/specifications/extrafld.txt, Info-ZIP Unicode Path Extra Field: valid only while the entry still
// has the name it was written for.
function findUnicodePath(name: Buffer, fields: readonly ExtraField[]): string | undefined {
  return fields
    .filter(({ id, data }) => id === 0x7075 && data.length > 5 && data[0] === 1)
    .find(({ data }) => data.readUInt32LE(1) === crc32(name))
    ?.data.toString('utf8', 5)
}

/** Returns whether the name of an entry is readable: ASCII or UTF-8. */
export function isNameReadable({ fileName }: ZipRecord): boolean {
  return !fileName.includes('\ufffd')
}

function readUInt64(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at))
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
