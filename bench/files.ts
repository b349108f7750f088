import { randomBytes } from 'node:crypto'
import { open, truncate, writeFile } from 'node:fs/promises'
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
