import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, open, truncate, writeFile } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'

/** A binary mega. */
export const MIB = 2 ** 20
/** A binary giga. */
export const GIB = 2 ** 30

/** Makes a file of bytes that do not repeat within a block, on disk and in the page cache. */
export async function randomFile(folder: string, name: string, sizeInBytes: number): Promise<string> {
  const path = join(folder, name)
  const chunk = randomBytes(8 * MIB)
  await using file = await open(path, 'w')
  for (let at = 0; at < sizeInBytes; at += chunk.length)
    await file.write(chunk, 0, Math.min(chunk.length, sizeInBytes - at))
  // Else the disk is still at work while the first upload is measured.
  await file.sync()
  return path
}

/** Makes a file of zeros that takes no room. */
export async function sparseFile(folder: string, name: string, sizeInBytes: number): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, '')
  await truncate(path, sizeInBytes)
  return path
}

/** A folder for files, which goes when it is disposed of, or when the process is interrupted. */
export async function temporaryFolder(): Promise<Disposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'bench-'))
  const remove = (): void => rmSync(path, { recursive: true, force: true })
  const interrupted = (signal: NodeJS.Signals): never => {
    remove()
    process.exit(128 + constants.signals[signal])
  }
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.once(signal, interrupted)
  return {
    path,
    [Symbol.dispose]() {
      for (const signal of signals) process.off(signal, interrupted)
      remove()
    },
  }
}
