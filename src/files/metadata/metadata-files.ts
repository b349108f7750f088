import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { InputError } from '../../shared/errors.ts'
import { describeOtherKind } from '../../shared/regular-file.ts'
import { refuseLinksOut, resolveLinks } from '../links.ts'
import { isLitter } from '../litter.ts'
import { orUnreadable } from '../text-file.ts'
import {
  describeStranger,
  findFolder,
  findLayoutFile,
  type LayoutFile,
  type LayoutFolder,
  ROOT,
} from './listing-layout.ts'

/** The input named in errors about a metadata folder. */
export const METADATA_INPUT = 'metadata-path'

/** A file of a metadata folder, and what it is for. */
export interface MetadataFile extends LayoutFile {
  /** Path on disk. */
  readonly path: string
}

/**
 * Lists the files of a metadata folder, in the order of their names.
 *
 * @throws InputError when a file is not part of the layout, two files set the same, or a link leads out;
 * the signal's reason when that is aborted.
 */
export async function listMetadataFiles(
  folder: string,
  signal: AbortSignal,
): Promise<readonly MetadataFile[]> {
  await refuseLinksOut(folder, METADATA_INPUT)
  const root = await orUnreadable(folder, METADATA_INPUT, signal, () => realpath(folder))
  const kind = await stat(root)
  if (!kind.isDirectory()) {
    const what = describeOtherKind(kind) ?? 'a file'
    throw metadataError(folder, `is ${what}. Set "metadata-path" to the folder of the listings.`)
  }
  const files = await listFolder(folder, ROOT, root, signal)
  const firsts = new Map<string, string>()
  for (const { path, role, fileName } of files.filter((file) => file.role !== 'obsolete')) {
    const meaning = `${role} ${fileName.toLowerCase().replace(/\.[^./]+$/, '')}`
    const first = firsts.get(meaning)
    if (first !== undefined) throw metadataError(path, `sets the same as "${first}". Remove one of the two.`)
    firsts.set(meaning, path)
  }
  return files
}

// Editors' files, and files that explain the folder to people.
const IGNORED = /^(?:\.|readme)/i

async function listFolder(
  path: string,
  layout: LayoutFolder,
  root: string,
  signal: AbortSignal,
): Promise<readonly MetadataFile[]> {
  const entries = (
    await orUnreadable(path, METADATA_INPUT, signal, () => readdir(path, { withFileTypes: true }))
  )
    .filter(({ name }) => !IGNORED.test(name) && !isLitter(name))
    .sort((a, b) => compareNames(a.name, b.name))
  const files: (MetadataFile | readonly MetadataFile[])[] = []
  for (const entry of entries) {
    signal.throwIfAborted()
    const below = join(path, entry.name)
    const kind = entry.isSymbolicLink()
      ? await stat(await resolveLinks(below, { path: root, name: 'the listings' }, METADATA_INPUT))
      : entry
    const folder = kind.isDirectory() ? findFolder(layout, entry.name) : undefined
    const file = findLayoutFile(layout, entry.name)
    const otherKind = describeOtherKind(kind)
    if (folder !== undefined) files.push(await listFolder(below, folder, root, signal))
    else if (file === undefined)
      throw metadataError(below, describeStranger(entry.name, layout, kind.isDirectory()))
    else if (otherKind !== undefined) throw metadataError(below, `is ${otherKind}. Put a file in its place.`)
    else files.push({ path: below, ...file })
  }
  return files.flat()
}

// Created lazily: it takes a tenth of the start-up time, and most runs compare no names.
let natural: Intl.Collator | undefined

/** Compares two names for sorting: 2.png before 10.png, and names that differ only in leading zeros by character. */
export function compareNames(one: string, other: string): number {
  natural ??= new Intl.Collator('en', { numeric: true })
  return natural.compare(one, other) || Number(one > other) - Number(one < other)
}

/** Returns the error for a file or folder of the metadata; `what` continues a sentence that begins with its path. */
export function metadataError(path: string, what: string, cause?: unknown): InputError {
  return new InputError(METADATA_INPUT, `"${path}" ${what}`, {
    file: path,
    ...(cause === undefined ? {} : { cause }),
  })
}
