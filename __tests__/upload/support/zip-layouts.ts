import { fromBuffer, type Options, type ZipFile } from 'yauzl'
import type { ZipEntry, ZipLayout } from '../../../src/upload/zip-layout.ts'

/** The largest number in two bytes. */
export const MOST_16 = 0xffff

/** The signature of the locator of the zip64 end record, in hexadecimal. */
export const LOCATOR = '504b0607'

/** An empty entry, but for the fields that are given. */
export const anEntry = (fields: Partial<ZipEntry> = {}): ZipEntry => ({
  name: 'a.msix',
  sizeInBytes: 0,
  crc32: 0,
  ...fields,
})

/** The headers and records, without the contents. */
export const literals = ({ parts }: ZipLayout<ZipEntry>): readonly Buffer[] =>
  parts.flatMap((part) => (part.kind === 'bytes' ? [part.bytes] : []))

/** The bytes behind the last content: the central directory and the end records. */
export const tail = (layout: ZipLayout<ZipEntry>): Buffer => literals(layout).at(-1) ?? Buffer.alloc(0)

/** The bytes in hexadecimal. */
export const hex = (bytes: Buffer): string => bytes.toString('hex')

/** Reads the names in a ZIP that has only empty entries with another library. */
export async function namesIn(layout: ZipLayout<ZipEntry>): Promise<readonly string[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const options: Options = { lazyEntries: true, strictFileNames: true }
    fromBuffer(Buffer.concat(literals(layout)), options, (error, file) =>
      error ? reject(error) : resolve(file),
    )
  })
  return await new Promise((resolve, reject) => {
    const names: string[] = []
    zip.on('entry', ({ fileName }: { fileName: string }) => {
      names.push(fileName)
      zip.readEntry()
    })
    zip.on('end', () => resolve(names))
    zip.on('error', reject)
    zip.readEntry()
  })
}
