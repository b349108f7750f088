import { asObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import {
  asFileEntries,
  type FileEntry,
  isPendingUpload,
  isRemaining,
  isSameFile,
  markForDeletion,
} from '../model/file-entry.ts'
import { spellLanguages } from '../model/language-maps.ts'
import { plannedFacts } from '../model/package-facts.ts'
import type { PlanRequest, Transform } from '../model/plan.ts'
import { withoutReadOnly } from '../model/read-only-fields.ts'
import { FIELD_SPELLING } from '../model/submission-fields.ts'
import { keepExisting } from './existing-packages.ts'

/**
 * Merges the user's JSON into the draft as a JSON Merge Patch (RFC 7396), with two differences: property names and
 * language keys are case-insensitive and keep the Store's spelling, and packages and images are matched entry by entry.
 * New languages are spelled in lower case.
 */
export const mergeSubmission: Transform = (submission, request) =>
  request.submission === undefined
    ? submission
    : mergeObject(submission, spellLanguages(withoutReadOnly(request.submission), submission), request)

function mergeObject(base: JsonObject, patch: JsonObject, request: PlanRequest): JsonObject {
  const spelling = new Map(Object.keys(base).map((name) => [name.toLowerCase(), name]))
  const merged = new Map(Object.entries(base))
  for (const [given, value] of Object.entries(patch)) {
    const key = given.toLowerCase()
    const name = spelling.get(key) ?? FIELD_SPELLING.get(key) ?? given
    spelling.set(key, name)
    if (value === null) merged.delete(name)
    else merged.set(name, mergeValue(name, merged.get(name), value, request))
  }
  return Object.fromEntries(merged)
}

function mergeValue(name: string, base: unknown, patch: unknown, request: PlanRequest): unknown {
  if (isJsonObject(patch)) return mergeObject(asObject(base), patch, request)
  const list = FILE_LISTS.get(name.toLowerCase())
  // Anything but a list of objects is refused later.
  if (list === undefined || !Array.isArray(patch) || !patch.every(isJsonObject)) return patch
  return mergeFiles(asFileEntries(base), asFileEntries(patch), list, request)
}

/** Returns what happens to the draft's entries that the user's list does not name, given those that it names. */
type KeepUnlisted = (
  unlisted: readonly FileEntry[],
  listed: readonly FileEntry[],
  request: PlanRequest,
) => readonly FileEntry[]

/** A list of files of a submission. */
interface FileList {
  readonly keepUnlisted: KeepUnlisted
  /**
   * The fields of a new entry, in lower case; the others are filled in by the Store, and are only there because the
   * JSON was copied.
   */
  readonly newFields?: ReadonlySet<string>
}

const PACKAGES: FileList = {
  keepUnlisted: keepUnlistedPackages,
  newFields: new Set(['filename', 'filestatus', 'minimumdirectxversion', 'minimumsystemram']),
}

// By name in lower case.
const FILE_LISTS: ReadonlyMap<string, FileList> = new Map([
  ['applicationpackages', PACKAGES],
  ['flightpackages', PACKAGES],
  ['images', { keepUnlisted: keepUnlistedImages }],
])

function keepUnlistedPackages(
  unlisted: readonly FileEntry[],
  listed: readonly FileEntry[],
  { existingPackages, packages }: PlanRequest,
): readonly FileEntry[] {
  const remaining = listed.filter(isRemaining)
  return keepExisting(existingPackages, unlisted, {
    added: remaining.filter(isPendingUpload).map((entry) => plannedFacts(entry, packages)),
    kept: remaining.filter((entry) => !isPendingUpload(entry)).map((entry) => plannedFacts(entry, packages)),
  })
}

// An image stays until it is marked for deletion, or replaced by another of the same name.
function keepUnlistedImages(
  unlisted: readonly FileEntry[],
  listed: readonly FileEntry[],
): readonly FileEntry[] {
  const added = listed.filter(isPendingUpload)
  return unlisted.flatMap((entry) =>
    added.some((other) => isSameFile(other, entry)) ? markForDeletion([entry]) : [entry],
  )
}

function mergeFiles(
  base: readonly FileEntry[],
  patch: readonly FileEntry[],
  { keepUnlisted, newFields }: FileList,
  request: PlanRequest,
): readonly FileEntry[] {
  // A list without entries names nothing, so it requests nothing.
  if (patch.length === 0) return base
  const pairs = patch.map((entry) => ({ entry, old: matchingEntry(base, entry) }))
  const listed = pairs.map(({ entry, old }) => {
    const { id: _, ...fields } = entry
    // An entry found by its name keeps its ID: the JSON may come from a submission in which it had another.
    if (old !== undefined) return mergeObject(old, fields, request)
    // An entry that claims to be in the Store is left unchanged, and refused later.
    if (hasId(entry) && !isPendingUpload(entry)) return entry
    const known = Object.entries(fields).filter(([name]) => newFields?.has(name.toLowerCase()) ?? true)
    return { fileStatus: 'PendingUpload', ...Object.fromEntries(known) }
  })
  const unlisted = base.filter((entry) => !pairs.some(({ old }) => old === entry))
  return [...keepUnlisted(unlisted, listed, request), ...listed]
}

// By ID, otherwise by name. A new file never takes over an old entry, even if it has the same name.
function matchingEntry(base: readonly FileEntry[], entry: FileEntry): FileEntry | undefined {
  const sameId = hasId(entry) ? base.find(({ id }) => id === entry.id) : undefined
  const isNew = isPendingUpload(entry)
  return sameId ?? base.find((other) => isSameFile(other, entry) && (!isNew || isPendingUpload(other)))
}

function hasId({ id }: FileEntry): boolean {
  return typeof id === 'string' && id !== ''
}
