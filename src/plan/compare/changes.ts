import { getField, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { type FileEntry, fileEntries, isPendingUpload } from '../model/file-entry.ts'
import type { Change } from '../model/plan.ts'
import { withoutReadOnly } from '../model/read-only-fields.ts'
import { sameValue } from '../model/same-value.ts'

/** Every difference that the user makes between two submissions, in the order of the first one's fields. */
export function changesBetween(before: JsonObject, after: JsonObject): readonly Change[] {
  return ofObjects('', withoutReadOnly(before), withoutReadOnly(after))
}

function ofObjects(path: string, before: JsonObject, after: JsonObject): readonly Change[] {
  // The Store takes names in any case, so another case is no change.
  const names = new Map(
    [...Object.keys(after), ...Object.keys(before)].map((name) => [name.toLowerCase(), name]),
  )
  return [...names.values()].flatMap((name) =>
    ofValues(path === '' ? name : `${path}.${name}`, getField(before, name), getField(after, name)),
  )
}

function ofValues(field: string, before: unknown, after: unknown): readonly Change[] {
  if (before === after) return []
  if (isJsonObject(before) && isJsonObject(after)) return ofObjects(field, before, after)
  if (isListOfFiles(before) || isListOfFiles(after))
    return ofFiles(field, fileEntries(before), fileEntries(after))
  if (sameValue(before, after)) return []
  return [{ field, before: before ?? null, after: after ?? null }]
}

function isListOfFiles(value: unknown): boolean {
  return fileEntries(value).some(({ fileName }) => fileName !== undefined)
}

// A file is followed by its id; its status is what happens to it.
function ofFiles(
  field: string,
  before: readonly FileEntry[],
  after: readonly FileEntry[],
): readonly Change[] {
  const rest = [...before]
  const changes = after.flatMap((entry) => {
    const index = rest.findIndex((old) => isSameFile(old, entry))
    const [old] = index === -1 ? [] : rest.splice(index, 1)
    return ofEntry(`${field}[${entry.fileName}]`, old, entry)
  })
  return [...changes, ...rest.flatMap((old) => ofEntry(`${field}[${old.fileName}]`, old, undefined))]
}

function ofEntry(
  field: string,
  before: FileEntry | undefined,
  after: FileEntry | undefined,
): readonly Change[] {
  if (before !== undefined && after !== undefined) {
    const { fileStatus: was, ...old } = before
    const { fileStatus: is, ...now } = after
    return [
      ...(was === is ? [] : [{ field, before: was ?? null, after: is ?? null }]),
      ...ofObjects(field, old, now),
    ]
  }
  return [{ field, before: before?.fileStatus ?? null, after: after?.fileStatus ?? null }]
}

function isSameFile(one: FileEntry, other: FileEntry): boolean {
  if (one.id || other.id) return one.id === other.id
  return one.fileName === other.fileName && isPendingUpload(one) === isPendingUpload(other)
}
