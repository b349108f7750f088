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
    const zip = await fromBufferPromise(bytes, { autoClose: false })
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
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
