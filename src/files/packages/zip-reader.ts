import { pipeline } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createInflateRaw } from 'node:zlib'
import {
  type FileRange,
  type OwnedFileRange,
  readBytes,
  readChunks,
  subrange,
  writeTemporaryFile,
} from '../file-range.ts'
import { HEAD_BYTES, notAZip } from './not-a-zip.ts'
import {
  findDirectory,
  LONGEST_ZIP_END,
  parseDirectory,
  parseZip64End,
  ZIP64_END_BYTES,
  type ZipRecord,
} from './zip-directory.ts'

/** ZIP that can be read until the file that contains it is closed. */
export interface OpenZip {
  readonly range: FileRange
  /** In the order of the directory. */
  readonly records: readonly ZipRecord[]
}

// Enough for millions of entries; anything larger would only exhaust memory.
const LARGEST_DIRECTORY_IN_BYTES = 512 * 1024 * 1024

/**
 * Reads the directory of the ZIP in a range.
 *
 * @throws FileProblem when it is not a ZIP; Error that says why it cannot be read.
 */
export async function openZip(range: FileRange): Promise<OpenZip> {
  const { sizeInBytes } = range
  const tail = await readBytes(subrange(range, Math.max(0, sizeInBytes - LONGEST_ZIP_END), sizeInBytes))
  const found = findDirectory(tail)
  if (found === undefined)
    throw notAZip(await readBytes(subrange(range, 0, Math.min(HEAD_BYTES, sizeInBytes))))
  const place =
    'zip64EndOffset' in found ? parseZip64End(await readZip64End(range, found.zip64EndOffset)) : found
  if (place.sizeInBytes > LARGEST_DIRECTORY_IN_BYTES)
    throw new Error(
      `its directory has ${place.sizeInBytes} bytes; the limit is ${LARGEST_DIRECTORY_IN_BYTES}`,
    )
  const directory = await readBytes(subrange(range, place.offset, place.offset + place.sizeInBytes))
  return { range, records: parseDirectory(directory, place.recordCount) }
}

async function readZip64End(range: FileRange, offset: number): Promise<Buffer> {
  return await readBytes(subrange(range, offset, offset + ZIP64_END_BYTES))
}

/**
 * Reads a small entry into memory. Its checksum is left to the caller.
 *
 * @throws Error that says why it cannot be read.
 */
export async function readEntry({ range }: OpenZip, record: ZipRecord): Promise<Buffer> {
  const data = await findData(range, record)
  return await buffer(isDeflated(record) ? inflate(data, record.uncompressedSize) : readChunks(data))
}

/**
 * Opens an entry for reading at any position: in place when it is stored, otherwise unpacked to a temporary file, since
 * deflated bytes can only be read from the start.
 *
 * @throws Error that says why it cannot be read.
 */
export async function openEntry({ range }: OpenZip, record: ZipRecord): Promise<OwnedFileRange> {
  const data = await findData(range, record)
  if (isDeflated(record)) return await writeTemporaryFile(inflate(data, record.uncompressedSize), data.signal)
  return { ...data, [Symbol.asyncDispose]: async () => undefined }
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5
const STORED = 0
const DEFLATED = 8

function isDeflated({ compressionMethod }: ZipRecord): boolean {
  return compressionMethod === DEFLATED
}

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7
const LOCAL_HEADER = 0x04034b50
const LOCAL_HEADER_BYTES = 30

async function findData(range: FileRange, record: ZipRecord): Promise<FileRange> {
  const { compressionMethod, compressedSize, uncompressedSize, localHeaderOffset: start } = record
  if (record.isEncrypted) throw new Error('it is encrypted, and must be packed without a password')
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED)
    throw new Error(`it is packed with method ${compressionMethod}, and must be stored or deflated`)
  if (compressionMethod === STORED && compressedSize !== uncompressedSize)
    throw new Error(`it is stored, and has both ${compressedSize} and ${uncompressedSize} bytes`)
  const header = await readBytes(subrange(range, start, start + LOCAL_HEADER_BYTES))
  if (header.readUInt32LE(0) !== LOCAL_HEADER) throw new Error('it is not where the directory says')
  const data = start + LOCAL_HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28)
  return subrange(range, data, data + compressedSize)
}

// The size that an entry declares is also a limit: a small ZIP can inflate to more than a disk holds.
async function* inflate(data: FileRange, sizeInBytes: number): AsyncGenerator<Buffer> {
  // Failures reach the loop below; the callback only says that nothing else waits for them.
  const inflated = pipeline(readChunks(data), createInflateRaw({ chunkSize: 256 * 1024 }), () => undefined)
  let position = 0
  for await (const chunk of inflated as AsyncIterable<Buffer>) {
    // A few deflated bytes can inflate to so many that the input was read long ago.
    data.signal.throwIfAborted()
    position += chunk.length
    if (position > sizeInBytes) throw new Error(`it is longer than the ${sizeInBytes} bytes it declares`)
    yield chunk
  }
  if (position < sizeInBytes) throw new Error(`it ends after ${position} of ${sizeInBytes} bytes`)
}
