import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError, messageOf } from '../../shared/errors.ts'
import { refuseLinksOut, resolveLinks } from '../links.ts'
import {
  findFolder,
  findLayoutFile,
  type LayoutFile,
  type LayoutFolder,
  ROOT,
  suggest,
} from './listing-layout.ts'

/** The input that errors of a metadata folder are about. */
export const METADATA_INPUT = 'metadata-path'

/** A file of a metadata folder, and what it is for. */
export interface MetadataFile extends LayoutFile {
  /** Path on disk. */
  readonly path: string
}

/**
 * Lists the files of a metadata folder, in the order of their names.
 *
 * @throws InputError when there is one that the layout does not know, two that say the same, or a link that leads out.
 */
export async function listMetadataFiles(folder: string): Promise<readonly MetadataFile[]> {
  await refuseLinksOut(folder, METADATA_INPUT)
  const root = await orUnreadable(folder, realpath(folder))
  if (!(await stat(root)).isDirectory())
    throw metadataError(folder, 'is a file. Give the folder of the listings.')
  const files = await listFolder(folder, ROOT, root)
  const firsts = new Map<string, string>()
  for (const { path, role, fileName } of files) {
    const meaning = `${role} ${fileName.toLowerCase().replace(/\.[^./]+$/, '')}`
    const first = firsts.get(meaning)
    if (first !== undefined) throw metadataError(path, `says the same as "${first}". Remove one of the two.`)
    firsts.set(meaning, path)
  }
  return files
}

// Files that editors and systems leave behind, and those that explain the folder to people.
const IGNORED = /^(\.|readme|thumbs\.db$|desktop\.ini$)/i

async function listFolder(
  path: string,
  layout: LayoutFolder,
  root: string,
): Promise<readonly MetadataFile[]> {
  const entries = (await orUnreadable(path, readdir(path, { withFileTypes: true })))
    .filter(({ name }) => !IGNORED.test(name))
    .sort((a, b) => compareNames(a.name, b.name))
  const files: MetadataFile[] = []
  for (const entry of entries) {
    const below = join(path, entry.name)
    const kind = entry.isSymbolicLink()
      ? await stat(await resolveLinks(below, { path: root, name: 'the listings' }, METADATA_INPUT))
      : entry
    const folder = kind.isDirectory() ? findFolder(layout, entry.name) : undefined
    const file = kind.isFile() ? findLayoutFile(layout, entry.name) : undefined
    if (folder !== undefined) files.push(...(await listFolder(below, folder, root)))
    else if (file !== undefined) files.push({ path: below, ...file })
    else throw metadataError(below, `has no place in the layout. ${suggest(entry.name, layout)}`)
  }
  return files
}

// Made when it is needed: it takes a tenth of the start of a run, and most runs compare no names.
let natural: Intl.Collator | undefined

/** Compares two names for sorting: 2.png before 10.png, and names that only differ in zeros letter by letter. */
export function compareNames(one: string, other: string): number {
  natural ??= new Intl.Collator('en', { numeric: true })
  return natural.compare(one, other) || Number(one > other) - Number(one < other)
}

/** Returns the error for a file or folder of the metadata; `what` continues the sentence that its path begins. */
export function metadataError(path: string, what: string, cause?: unknown): InputError {
  return new InputError(METADATA_INPUT, `"${path}" ${what}`, {
    file: path,
    ...(cause === undefined ? {} : { cause }),
  })
}

/**
 * Waits for what is read from a file or folder of the metadata.
 *
 * @throws InputError that names it when it cannot be read.
 */
export async function orUnreadable<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    throw metadataError(path, `can not be read: ${messageOf(error)}.`, error)
  }
}
