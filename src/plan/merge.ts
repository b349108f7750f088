import { isJsonObject, type JsonObject } from '../json.ts'
import { type FileEntry, fileEntries, isPendingUpload, retire, zipPath } from './files.ts'
import type { Pass } from './plan.ts'

/**
 * Lays the user's JSON over the draft as a JSON Merge Patch (RFC 7396), with two differences: property
 * names and language keys match without case and keep the Store's spelling, and packages and pictures are
 * matched entry by entry.
 */
export const mergeSubmission: Pass = (submission, { submission: patch }) =>
  patch === undefined ? submission : mergeObject(submission, withoutReadOnly(patch))

// The Store's own; a JSON that was once exported from another submission carries them along.
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#app-submission-object
const READ_ONLY: ReadonlySet<string> = new Set([
  'id',
  'flightid',
  'status',
  'statusdetails',
  'fileuploadurl',
  'friendlyname',
])

function withoutReadOnly(patch: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(patch).filter(([name]) => !READ_ONLY.has(name.toLowerCase())))
}

// What becomes of the entries that a list of the user's leaves out. A new release takes the place of the old
// packages; a picture stays until it is marked.
const LEFT_OUT: Readonly<Record<string, (entries: readonly FileEntry[]) => readonly FileEntry[]>> = {
  applicationpackages: retire,
  flightpackages: retire,
  images: (entries) => entries,
}

function mergeObject(base: JsonObject, patch: JsonObject): JsonObject {
  const spelling = new Map(Object.keys(base).map((name) => [name.toLowerCase(), name]))
  const merged = new Map(Object.entries(base))
  for (const [given, value] of Object.entries(patch)) {
    const name = spelling.get(given.toLowerCase()) ?? given
    spelling.set(given.toLowerCase(), name)
    if (value === null) merged.delete(name)
    else merged.set(name, mergeValue(name, merged.get(name), value))
  }
  return Object.fromEntries(merged)
}

function mergeValue(name: string, base: unknown, patch: unknown): unknown {
  if (isJsonObject(patch)) return mergeObject(isJsonObject(base) ? base : {}, patch)
  const keep = LEFT_OUT[name.toLowerCase()]
  if (keep !== undefined && Array.isArray(patch))
    return mergeFiles(fileEntries(base), fileEntries(patch), keep)
  return patch
}

function mergeFiles(
  base: readonly FileEntry[],
  patch: readonly FileEntry[],
  keep: (entries: readonly FileEntry[]) => readonly FileEntry[],
): readonly FileEntry[] {
  // A list without entries names nothing, and so asks for nothing.
  if (patch.length === 0) return base
  const entries = patch.map(complete)
  const counterparts = entries.map((entry) => counterpart(base, entry))
  const merged = entries.map((entry, index) => {
    const found = counterparts[index]
    return found === undefined ? asNew(entry) : (mergeObject(found, entry) as FileEntry)
  })
  const leftOut = base.filter((entry) => !counterparts.includes(entry))
  const renewed = leftOut.filter((entry) =>
    merged.some((other) => isPendingUpload(other) && takesPlaceOf(other, entry)),
  )
  const untouched = leftOut.filter((entry) => !renewed.includes(entry))
  return [...keep(untouched), ...retire(renewed), ...merged]
}

// A null id, as the Store shows it for a new file, identifies nothing and must not clear an old file's id.
function complete(entry: FileEntry): FileEntry {
  const { id, ...rest } = entry
  return hasId(entry) ? entry : rest
}

function asNew(entry: FileEntry): FileEntry {
  return { fileStatus: 'PendingUpload', ...entry }
}

// By id, else by name. A new file is nobody's counterpart, even when it has the name of an old one.
function counterpart(base: readonly FileEntry[], entry: FileEntry): FileEntry | undefined {
  if (hasId(entry)) return base.find(({ id }) => id === entry.id)
  if (isPendingUpload(entry)) return base.find((other) => isPendingUpload(other) && sameFile(other, entry))
  return base.find((other) => sameFile(other, entry))
}

// Two pictures of a listing may share a name when they are of different types.
function takesPlaceOf(entry: FileEntry, old: FileEntry): boolean {
  return sameFile(entry, old) && entry['imageType'] === old['imageType']
}

function sameFile(one: FileEntry, other: FileEntry): boolean {
  return (
    one.fileName !== undefined &&
    other.fileName !== undefined &&
    zipPath(one.fileName) === zipPath(other.fileName)
  )
}

function hasId(entry: FileEntry): boolean {
  return typeof entry.id === 'string' && entry.id !== ''
}
