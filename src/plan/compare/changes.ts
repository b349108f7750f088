import { asObject, findKey, getField, isJsonObject, type JsonObject, namesOf } from '../../shared/json.ts'
import { asFileEntries, type FileEntry, isNamed, isPendingUpload, isSameFile } from '../model/file-entry.ts'
import type { Change } from '../model/plan.ts'
import { unchangeable, withoutReadOnly } from '../model/read-only-fields.ts'
import { isSameValue } from '../model/same-value.ts'

/** Lists what an update from one submission to another changes, in the order of the second one's fields. */
export function changesBetween(before: JsonObject, after: JsonObject): readonly Change[] {
  return differencesBetween(before, after).filter(
    (change) => unchangeable(change.field) === undefined && !isLeftOut(change),
  )
}

// An existing image is only removed when it is marked PendingDelete:
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#image-object
function isLeftOut({ field, before, after }: Change): boolean {
  return after === null && before !== 'PendingUpload' && /\.(images\[.*\]|icon)$/i.test(field)
}

/** How to report an object that only one of two submissions has: as one change, or as one for each of its fields. */
type Depth = 'whole' | 'fields'

/** Lists every difference between two submissions except in the Store's own fields. */
export function differencesBetween(
  before: JsonObject,
  after: JsonObject,
  depth: Depth = 'whole',
): readonly Change[] {
  return compareObjects('', withoutReadOnly(before), withoutReadOnly(after), depth)
}

function compareObjects(
  path: string,
  before: JsonObject,
  after: JsonObject,
  depth: Depth,
): readonly Change[] {
  return namesOf(after, before).flatMap((name) => {
    const spelling = findKey(before, name) ?? name
    const field = path === '' ? spelling : `${path}.${spelling}`
    return compareValues(field, before[spelling], getField(after, name), depth)
  })
}

function compareValues(field: string, before: unknown, after: unknown, depth: Depth): readonly Change[] {
  if (before === after) return []
  if (haveFields(before, after, depth)) return compareObjects(field, asObject(before), asObject(after), depth)
  const [entriesBefore, entriesAfter] = [asFileEntries(before), asFileEntries(after)]
  if ([...entriesBefore, ...entriesAfter].some(({ fileName }) => fileName !== undefined)) {
    return compareFiles(field, entriesBefore, entriesAfter, depth)
  }
  return isSameValue(before, after) ? [] : [{ field, before: before ?? null, after: after ?? null }]
}

function haveFields(before: unknown, after: unknown, depth: Depth): boolean {
  const values = [before, after]
  const isField = (value: unknown): boolean => isJsonObject(value) || (depth === 'fields' && value == null)
  return values.some(isJsonObject) && values.every(isField)
}

function compareFiles(
  field: string,
  before: readonly FileEntry[],
  after: readonly FileEntry[],
  depth: Depth,
): readonly Change[] {
  const removed = [...before]
  const changes = after.flatMap((entry) => {
    const index = removed.findIndex((old) => isSameEntry(old, entry))
    const [old] = index === -1 ? [] : removed.splice(index, 1)
    return compareEntries(`${field}[${entry.fileName}]`, old, entry, depth)
  })
  return [
    ...changes,
    ...removed.flatMap((old) => compareEntries(`${field}[${old.fileName}]`, old, undefined, depth)),
  ]
}

// By ID, otherwise by name: a file has no valid ID before the Store has it.
function isSameEntry(before: FileEntry, after: FileEntry): boolean {
  if (before.id && before.id === after.id) return true
  const arePending = isPendingUpload(before)
  if (isPendingUpload(after) !== arePending || (!arePending && before.id && after.id)) return false
  return isSameFile(before, after)
}

// The status of a file says what happens to it, so a changed status is a change of the whole entry.
function compareEntries(
  field: string,
  before: FileEntry | undefined,
  after: FileEntry | undefined,
  depth: Depth,
): readonly Change[] {
  const { id: _, fileStatus: statusBefore = null, ...fieldsBefore } = before ?? {}
  const { id: __, fileStatus: statusAfter = null, ...fieldsAfter } = after ?? {}
  const status = { field, before: statusBefore, after: statusAfter }
  if (before === undefined || after === undefined) return [status]
  const statuses = statusBefore === statusAfter ? [] : [status]
  // Nothing else matters for a file that is to be removed.
  if (statusAfter === 'PendingDelete') return statuses
  // Names that differ only in their slashes are the same, see zipPath.
  const fileName = isNamed(before, after.fileName) ? { fileName: after.fileName } : {}
  return [...statuses, ...compareObjects(field, { ...fieldsBefore, ...fileName }, fieldsAfter, depth)]
}
