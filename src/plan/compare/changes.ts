import { getField, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { asFileEntries, type FileEntry, isPendingUpload } from '../model/file-entry.ts'
import type { Change } from '../model/plan.ts'
import { withoutReadOnly } from '../model/read-only-fields.ts'
import { isSameValue } from '../model/same-value.ts'

/** Lists every difference that the user makes between two submissions, in the order of the second one's fields. */
export function changesBetween(before: JsonObject, after: JsonObject): readonly Change[] {
  return compareObjects('', withoutReadOnly(before), withoutReadOnly(after))
}

function compareObjects(path: string, before: JsonObject, after: JsonObject): readonly Change[] {
  // The Store takes names in any case, so another case is no change.
  const names = new Map(
    [...Object.keys(after), ...Object.keys(before)].map((name) => [name.toLowerCase(), name]),
  )
  return [...names.values()].flatMap((name) =>
    compareValues(path === '' ? name : `${path}.${name}`, getField(before, name), getField(after, name)),
  )
}

function compareValues(field: string, before: unknown, after: unknown): readonly Change[] {
  if (before === after) return []
  if (isJsonObject(before) && isJsonObject(after)) return compareObjects(field, before, after)
  const [entriesBefore, entriesAfter] = [asFileEntries(before), asFileEntries(after)]
  if ([...entriesBefore, ...entriesAfter].some(({ fileName }) => fileName !== undefined)) {
    return compareFiles(field, entriesBefore, entriesAfter)
  }
  return isSameValue(before, after) ? [] : [{ field, before: before ?? null, after: after ?? null }]
}

function compareFiles(
  field: string,
  before: readonly FileEntry[],
  after: readonly FileEntry[],
): readonly Change[] {
  const removed = [...before]
  const changes = after.flatMap((entry) => {
    const index = removed.findIndex((old) => isSameEntry(old, entry))
    const [old] = index === -1 ? [] : removed.splice(index, 1)
    return compareEntries(`${field}[${entry.fileName}]`, old, entry)
  })
  return [
    ...changes,
    ...removed.flatMap((old) => compareEntries(`${field}[${old.fileName}]`, old, undefined)),
  ]
}

// A file is followed by its id.
function isSameEntry(before: FileEntry, after: FileEntry): boolean {
  if (before.id || after.id) return before.id === after.id
  return before.fileName === after.fileName && isPendingUpload(before) === isPendingUpload(after)
}

// The status of a file is what happens to it, so a change of it is one of the whole entry.
function compareEntries(
  field: string,
  before: FileEntry | undefined,
  after: FileEntry | undefined,
): readonly Change[] {
  const { fileStatus: statusBefore = null, ...fieldsBefore } = before ?? {}
  const { fileStatus: statusAfter = null, ...fieldsAfter } = after ?? {}
  const status = { field, before: statusBefore, after: statusAfter }
  if (before === undefined || after === undefined) return [status]
  return [
    ...(statusBefore === statusAfter ? [] : [status]),
    ...compareObjects(field, fieldsBefore, fieldsAfter),
  ]
}
