import { isObject } from '../../http/json.ts'
import type { FileEntry } from '../resource.ts'

/** Lists the file entries in a property that a client sent. */
export const fileEntries = (list: unknown): FileEntry[] =>
  Array.isArray(list) ? list.filter((entry): entry is FileEntry => isObject(entry)) : []

/** Finds the stored entry that a sent one stands for: by ID, or by name as long as it has none. */
export function findStoredEntry<T extends FileEntry>(stored: readonly T[], sent: FileEntry): T | undefined {
  return sent.id
    ? stored.find((entry) => entry.id === sent.id)
    : stored.find((entry) => !entry.id && entry.fileName === sent.fileName)
}
