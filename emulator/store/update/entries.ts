import { isObject } from '../../http/json.ts'
import type { FileEntry } from '../resource.ts'

/** Lists the file entries in a property that a client sent. */
export const fileEntries = (list: unknown): FileEntry[] =>
  Array.isArray(list) ? list.filter((entry): entry is FileEntry => isObject(entry)) : []

/**
 * Lists the images that a client sent. One without a status is new if it has no ID: Microsoft's sample adds its
 * screenshot that way,
 * https://learn.microsoft.com/windows/uwp/monetize/python-code-examples-for-submissions-game-options-and-trailers.
 */
export const imageEntries = (list: unknown): FileEntry[] =>
  fileEntries(list).map((image) => ({
    ...image,
    fileStatus: image.fileStatus ?? (image.id ? 'Uploaded' : 'PendingUpload'),
  }))

/** Finds the stored entry for a sent one: by ID, or by name if it has none. */
export function findStoredEntry<T extends FileEntry>(stored: readonly T[], sent: FileEntry): T | undefined {
  return sent.id
    ? stored.find((entry) => entry.id === sent.id)
    : stored.find((entry) => !entry.id && entry.fileName === sent.fileName)
}

/** The statuses with which an entry may be sent, by its current status; a new entry has none. */
const transitions: Readonly<Record<string, readonly string[]>> = {
  new: ['PendingUpload'],
  PendingUpload: ['PendingUpload'],
  Uploaded: ['Uploaded', 'PendingDelete'],
  PendingDelete: ['PendingDelete', 'Uploaded'],
}

/** Finds the first entry that is sent with an illegal status. */
export function findIllegalStatus(
  sent: readonly FileEntry[],
  stored: readonly FileEntry[],
): FileEntry | undefined {
  return sent.find((entry) => {
    const before = findStoredEntry(stored, entry)
    if (before === undefined && entry.id) return true
    return !transitions[before?.fileStatus ?? 'new']?.includes(entry.fileStatus)
  })
}
