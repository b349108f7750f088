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

// The fields by which entries are told apart. The Store reads names in any case, and so does this.
const FIELD_NAMES = new Map([...TEXTS, 'id'].map((name) => [name.toLowerCase(), name]))

/**
 * Returns an entry with the field names that {@link FileEntry} has, whatever their case was, and without those that should
 * be texts and are none: the user's JSON is refused for them elsewhere.
 */
export function asFileEntry(object: JsonObject): FileEntry {
  return Object.fromEntries(
    Object.entries(object)
      .map(([name, value]) => [FIELD_NAMES.get(name.toLowerCase()) ?? name, value] as const)
      .filter(([name, value]) => typeof value === 'string' || !TEXTS.has(name)),
  )
}

/** Returns the entries of a list of files; the Store leaves such lists out or null at times. */
export function asFileEntries(list: unknown): readonly FileEntry[] {
  return asObjects(list).map(asFileEntry)
}

/** Returns a path in a ZIP in the one spelling in which two can be compared: the Store takes both slashes. */
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

/** Returns whether an entry means one that the Store has: by its id, else by its name. */
export function refersTo(entry: FileEntry, stored: FileEntry): boolean {
  return entry.id ? entry.id === stored.id : isNamed(entry, stored.fileName)
}

/** Returns whether two entries are for the same file. Two images of a listing may share a name when their types differ. */
export function isSameFile(one: FileEntry, other: FileEntry): boolean {
  const isSameType = !one.imageType || !other.imageType || one.imageType === other.imageType
  return isNamed(one, other.fileName) && isSameType
}

/** Returns whether the entry asks for a file that is still to be uploaded. */
export function isPendingUpload({ fileStatus }: FileEntry): boolean {
  return fileStatus === 'PendingUpload'
}

/** Returns whether users will have the file: it stays, or it is to come. */
export function isRemaining({ fileStatus }: FileEntry): boolean {
  return fileStatus !== 'PendingDelete'
}

/**
 * Returns the entries of a list without their files. An uploaded file is marked, since the Store refuses a list that
 * drops it (https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887); one that was never uploaded can
 * only be dropped (https://github.com/baldbeardedbuilder/WeatherExtension/pull/149).
 */
export function markForDeletion(entries: readonly FileEntry[]): readonly FileEntry[] {
  return entries
    .filter((entry) => !isPendingUpload(entry))
    .map((entry) => ({ ...entry, fileStatus: 'PendingDelete' }))
}
