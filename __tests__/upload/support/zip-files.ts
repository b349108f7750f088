import { execFile, spawnSync } from 'node:child_process'
import { open, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { type Entry, open as openZip, type ZipFile } from 'yauzl'
import type { SourceFile } from '../../../src/files/packages/upload-files.ts'
import { readFileState } from '../../../src/shared/regular-file.ts'
import type { Archive } from '../../../src/upload/zip-archive.ts'
import { IS_LINUX, itWhere } from '../../support/system.ts'

const MIB = 2 ** 20

/** Runs a tool and returns its output. */
export const run = promisify(execFile)

const has = (tool: string, flag: string): boolean => spawnSync(tool, [flag]).status === 0

/** A test that needs unzip, which reads names and options in another way on other systems. */
export const unzip = itWhere(IS_LINUX && has('unzip', '-v'), 'there is no unzip of Linux')

/** A test that needs Python, left out where that is missing. */
export const python = itWhere(has('python3', '--version'), 'there is no Python')

/** A Python program that prints the first broken entry of a ZIP, or None. */
export const TESTZIP = 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())'

/** The file at a path as it is now, under its name in a ZIP. */
export async function checkedFile(name: string, path: string): Promise<SourceFile> {
  return { input: 'packages', name, path, ...(await readFileState(path)) }
}

/** Writes a file that is to go into a ZIP. */
export async function writeSource(folder: string, name: string, content: Buffer): Promise<SourceFile> {
  const path = join(folder, name.replaceAll('/', '_'))
  await writeFile(path, content)
  return await checkedFile(name, path)
}

/** Writes a file of zeros that takes no room on the disk. */
export async function writeSparseSource(
  folder: string,
  name: string,
  sizeInBytes: number,
): Promise<SourceFile> {
  const { path } = await writeSource(folder, name, Buffer.alloc(0))
  await truncate(path, sizeInBytes)
  return await checkedFile(name, path)
}

/** Writes the archive to disk, block after block, and returns its path; zeros take no room. */
export async function save(archive: Archive, path: string): Promise<string> {
  const block = Buffer.alloc(8 * MIB)
  const zeros = Buffer.alloc(block.length)
  await using file = await open(path, 'w')
  for (let offset = 0; offset < archive.sizeInBytes; offset += block.length) {
    const length = Math.min(block.length, archive.sizeInBytes - offset)
    await archive.read(block, offset, length)
    if (block.compare(zeros, 0, length, 0, length) !== 0) await file.write(block, 0, length, offset)
  }
  await file.truncate(archive.sizeInBytes)
  return path
}

/** The entries of a ZIP as another library reads them. */
export interface Found {
  readonly entries: readonly Entry[]
  /** The content of the entries that are no larger than 1 MiB. */
  readonly contents: Readonly<Record<string, Buffer>>
}

/** Reads a ZIP on disk with another library. */
export async function readWithYauzl(path: string): Promise<Found> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    const options = { lazyEntries: true, strictFileNames: true, autoClose: false }
    openZip(path, options, (error, file) => (error ? reject(error) : resolve(file)))
  })
  const entries = await new Promise<readonly Entry[]>((resolve, reject) => {
    const found: Entry[] = []
    zip.on('entry', (entry: Entry) => {
      found.push(entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(found))
    zip.on('error', reject)
    zip.readEntry()
  })
  const contents: Record<string, Buffer> = {}
  for (const entry of entries.filter(({ uncompressedSize }) => uncompressedSize <= MIB)) {
    contents[entry.fileName] = await new Promise((resolve, reject) =>
      zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(buffer(stream)))),
    )
  }
  zip.close()
  return { entries, contents }
}
