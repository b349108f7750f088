import { asObjects, type JsonObject } from '../../shared/json.ts'

/** Entry for a file of a submission: a package or an image. */
export interface FileEntry extends JsonObject {
  readonly fileName?: string
  readonly fileStatus?: string
  readonly id?: string | null
  /** Of an image. */
  readonly imageType?: string
}

const TEXTS: ReadonlySet<string> = new Set(['fileName', 'fileStatus', 'imageType'])

// The fields by which entries are distinguished. Names are matched case-insensitively, as by the Store.
const FIELD_NAMES = new Map([...TEXTS, 'id'].map((name) => [name.toLowerCase(), name]))

/**
 * Returns an entry with its field names spelled as in {@link FileEntry}, and without fields that should be texts but
 * are not: they are refused elsewhere.
 */
export function asFileEntry(object: JsonObject): FileEntry {
  return Object.fromEntries(
    Object.entries(object)
      .map(([name, value]) => [FIELD_NAMES.get(name.toLowerCase()) ?? name, value] as const)
      .filter(([name, value]) => typeof value === 'string' || !TEXTS.has(name)),
  )
}

/** Returns the entries of a list of files; the Store sometimes omits such a list or sets it to null. */
export function asFileEntries(list: unknown): readonly FileEntry[] {
  return asObjects(list).map(asFileEntry)
}

/** Returns a path in a ZIP in a form that can be compared: the Store accepts both slashes. */
export function zipPath(fileName: string): string {
  return fileName.replaceAll('\\', '/')
}

/** Returns whether the entry is for a file of this name. */
export function isNamed(
  { fileName }: { readonly fileName?: string | undefined },
  name: string | undefined,
): boolean {
  return fileName !== undefined && name !== undefined && zipPath(fileName) === zipPath(name)
}

/** Returns whether an entry refers to one that the Store has: by its ID, otherwise by its name. */
export function refersTo(entry: FileEntry, stored: FileEntry): boolean {
  return entry.id ? entry.id === stored.id : isNamed(entry, stored.fileName)
}

/**
 * Returns whether two entries are for the same file. Two images of a listing may share a name if their types differ.
 */
export function isSameFile(one: FileEntry, other: FileEntry): boolean {
  const isSameType = !one.imageType || !other.imageType || one.imageType === other.imageType
  return isNamed(one, other.fileName) && isSameType
}

/** Returns whether the entry is for a file that has yet to be uploaded. */
export function isPendingUpload({ fileStatus }: FileEntry): boolean {
  return fileStatus === 'PendingUpload'
}

/** Returns whether users will have the file: it stays, or is to be added. */
export function isRemaining({ fileStatus }: FileEntry): boolean {
  return fileStatus !== 'PendingDelete'
}

/**
 * Returns the entries of a list with their files removed. An uploaded file is marked, since the Store refuses a list
 * without it (https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887); one that was never uploaded can only be
 * dropped (https://github.com/baldbeardedbuilder/WeatherExtension/pull/149).
 */
export function markForDeletion(entries: readonly FileEntry[]): readonly FileEntry[] {
  return entries
    .filter((entry) => !isPendingUpload(entry))
    .map((entry) => ({ ...entry, fileStatus: 'PendingDelete' }))
}
