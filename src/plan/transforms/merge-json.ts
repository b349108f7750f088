import { InputError } from '../../shared/errors.ts'
import { asObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import { LISTING_FIELDS } from '../../shared/listing-facts.ts'
import {
  type FileEntry,
  fileEntries,
  fileEntry,
  isPendingUpload,
  markForDeletion,
  zipPath,
} from '../model/file-entry.ts'
import { factsOfEntry, factsOfNew } from '../model/package-facts.ts'
import type { PlanRequest, Transform } from '../model/plan.ts'
import { withoutReadOnly } from '../model/read-only-fields.ts'
import { applyPolicy } from './package-policy.ts'

/**
 * Lays the user's JSON over the draft as a JSON Merge Patch (RFC 7396), with two differences: property
 * names and language keys match without case and keep the Store's spelling, and packages and pictures are
 * matched entry by entry.
 */
export const mergeSubmission: Transform = (submission, request) =>
  request.submission === undefined
    ? submission
    : mergeObject(submission, withoutReadOnly(request.submission), leftOutRules(request))

/** What becomes of the entries that a list of the user's leaves out, by the list's name in lower case. */
type UnlistedEntryPolicy = Readonly<
  Record<string, (leftOut: readonly FileEntry[], merged: readonly FileEntry[]) => readonly FileEntry[]>
>

// Packages follow the policy; a picture stays until it is marked, or until another of its name takes its place.
function leftOutRules({ packagePolicy, packages }: PlanRequest): UnlistedEntryPolicy {
  const packagesLeftOut: UnlistedEntryPolicy[string] = (leftOut, merged) => {
    const staying = merged.filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
    const others = staying.map((entry) => {
      const file = isPendingUpload(entry)
        ? packages.find(({ fileName }) => sameFile(entry, { fileName }))
        : undefined
      return file === undefined ? factsOfEntry(entry) : factsOfNew(file)
    })
    return applyPolicy(packagePolicy, leftOut, others)
  }
  return {
    applicationpackages: packagesLeftOut,
    flightpackages: packagesLeftOut,
    images: (leftOut, merged) =>
      leftOut.flatMap((entry) => {
        const isReplaced = merged.some((other) => isPendingUpload(other) && sameFile(other, entry))
        return isReplaced ? markForDeletion([entry]) : [entry]
      }),
  }
}

// The spelling of what a draft may not have yet and what is looked for in it, such as a new language's listing.
const SPELLING = new Map(
  [
    ...['applicationPackages', 'flightPackages', 'listings', 'baseListing', 'platformOverrides', 'images'],
    ...['icon', 'trailers', 'packageDeliveryOptions', 'packageRollout', 'notesForCertification'],
    ...['targetPublishMode', 'targetPublishDate', 'visibility', ...Object.keys(LISTING_FIELDS)],
  ].map((name) => [name.toLowerCase(), name]),
)

function mergeObject(base: JsonObject, patch: JsonObject, rules: UnlistedEntryPolicy): JsonObject {
  const spelling = new Map(Object.keys(base).map((name) => [name.toLowerCase(), name]))
  const merged = new Map(Object.entries(base))
  for (const [given, value] of Object.entries(patch)) {
    const name = spelling.get(given.toLowerCase()) ?? SPELLING.get(given.toLowerCase()) ?? given
    spelling.set(given.toLowerCase(), name)
    if (value === null) merged.delete(name)
    else merged.set(name, mergeValue(name, merged.get(name), value, rules))
  }
  return Object.fromEntries(merged)
}

function mergeValue(name: string, base: unknown, patch: unknown, rules: UnlistedEntryPolicy): unknown {
  if (isJsonObject(patch)) return mergeObject(asObject(base), patch, rules)
  const isFiles = Object.hasOwn(rules, name.toLowerCase()) && Array.isArray(patch)
  return isFiles ? mergeFiles(name, fileEntries(base), patch, rules) : patch
}

function mergeFiles(
  name: string,
  base: readonly FileEntry[],
  patch: readonly unknown[],
  rules: UnlistedEntryPolicy,
): readonly FileEntry[] {
  // A list without entries names nothing, and so asks for nothing.
  if (patch.length === 0) return base
  if (!patch.every(isJsonObject)) {
    throw new InputError(
      'submission',
      `"${name}" has to be a list of objects such as {"fileName": "App.msix"}.`,
    )
  }
  const entries = fileEntries(patch).map(complete)
  const counterparts = entries.map((entry) => matchingEntry(base, entry))
  const merged = entries.map((entry, index) => {
    const found = counterparts[index]
    return found === undefined ? asNew(entry) : changed(found, entry, rules)
  })
  const leftOut = base.filter((entry) => !counterparts.includes(entry))
  const keep = rules[name.toLowerCase()] ?? ((entries) => entries)
  return [...keep(leftOut, merged), ...merged]
}

// A null id, as the Store shows it for a new file, identifies nothing and must not clear an old file's id.
function complete(entry: FileEntry): FileEntry {
  const { id, ...rest } = entry
  return hasId(entry) ? entry : rest
}

// What was found by its name keeps its id: the JSON may come from a submission that had another one.
function changed(found: FileEntry, { id: _, ...entry }: FileEntry, rules: UnlistedEntryPolicy): FileEntry {
  return fileEntry(mergeObject(found, entry, rules))
}

function asNew(entry: FileEntry): FileEntry {
  return { fileStatus: 'PendingUpload', ...entry }
}

// By id, else by name. A new file is nobody's counterpart, even when it has the name of an old one.
function matchingEntry(base: readonly FileEntry[], entry: FileEntry): FileEntry | undefined {
  const sameId = hasId(entry) ? base.find(({ id }) => id === entry.id) : undefined
  if (sameId !== undefined) return sameId
  if (isPendingUpload(entry)) return base.find((other) => isPendingUpload(other) && sameFile(other, entry))
  return base.find((other) => sameFile(other, entry))
}

// Two pictures of a listing may share a name when they are of different types.
function sameFile(one: FileEntry, other: FileEntry): boolean {
  if (one.fileName === undefined || other.fileName === undefined) return false
  if (zipPath(one.fileName) !== zipPath(other.fileName)) return false
  return one.imageType === undefined || other.imageType === undefined || one.imageType === other.imageType
}

function hasId(entry: FileEntry): boolean {
  return typeof entry.id === 'string' && entry.id !== ''
}
