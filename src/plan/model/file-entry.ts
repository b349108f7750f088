import { asObjects, type JsonObject } from '../../shared/json.ts'

/** An entry for a file of a submission: a package or a picture. */
export interface FileEntry extends JsonObject {
  readonly fileName?: string
  readonly fileStatus?: string
  readonly id?: string | null
  /** Of a picture. */
  readonly imageType?: string
}

// The fields by which entries are told apart. The Store reads names in any case, and so does this.
const NAMES = new Map(['fileName', 'fileStatus', 'id', 'imageType'].map((name) => [name.toLowerCase(), name]))

/** The entry with the names that {@link FileEntry} has, whatever their case was. */
export function fileEntry(object: JsonObject): FileEntry {
  const spell = (name: string): string => NAMES.get(name.toLowerCase()) ?? name
  if (Object.keys(object).every((name) => spell(name) === name)) return object
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [spell(name), value]))
}

/** The entries of a list of files; the Store leaves such lists out or null at times. */
export function fileEntries(list: unknown): readonly FileEntry[] {
  return asObjects(list).map(fileEntry)
}

/** A path in a ZIP, in the one spelling in which two of them can be compared: the Store takes both slashes. */
export function zipPath(fileName: string): string {
  return fileName.replaceAll('\\', '/')
}

/** Whether the entry asks for a file that is still to be uploaded. */
export function isPendingUpload(entry: FileEntry): boolean {
  return entry.fileStatus === 'PendingUpload'
}

/**
 * The entries of a list without their files. An uploaded file is marked, since the Store refuses a list that
 * drops it (https://github.com/MicrosoftDocs/windows-dev-docs/issues/1887); one that was never uploaded can
 * only be dropped (https://github.com/baldbeardedbuilder/WeatherExtension/pull/149).
 */
export function markForDeletion(entries: readonly FileEntry[]): readonly FileEntry[] {
  return entries
    .filter((entry) => !isPendingUpload(entry))
    .map((entry) => ({ ...entry, fileStatus: 'PendingDelete' }))
}
