import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise } from 'yauzl'

/** An opened ZIP. */
export interface Archive {
  /** Names of the entries, with forward slashes. */
  readonly names: readonly string[]
  /** Reads an entry; undefined when there is none of that name. */
  read(name: string): Promise<Buffer | undefined>
}

/** Opens a ZIP; undefined when the bytes are not one. */
export async function openZip(bytes: Buffer): Promise<Archive | undefined> {
  try {
    const zip = await fromBufferPromise(upToEnd(bytes), { autoClose: false, decodeStrings: false })
    const entries = new Map<string, Entry>()
    // Names are read as UTF-8, with or without the flag for it.
    for await (const entry of zip.eachEntry())
      entries.set(entry.fileNameRaw.toString('utf8').replaceAll('\\', '/'), entry)
    return {
      names: [...entries.keys()],
      async read(name) {
        const entry = entries.get(name)
        return entry === undefined ? undefined : await buffer(await zip.openReadStreamPromise(entry))
      },
    }
  } catch {
    return undefined
  }
}

const END_RECORD = Buffer.from('PK\u0005\u0006', 'latin1')

/** Returns the bytes up to the end of the ZIP: appended bytes are ignored. */
function upToEnd(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf(END_RECORD)
  return at === -1 || at + 22 > bytes.length
    ? bytes
    : bytes.subarray(0, at + 22 + bytes.readUInt16LE(at + 20))
}
