import { asString, getField, getObject, isJsonObject, type JsonObject } from '../../shared/json.ts'
import type { Change } from '../model/plan.ts'
import { unchangeable } from '../model/read-only-fields.ts'
import { isSameValue } from '../model/same-value.ts'

/**
 * Returns whether a difference may have been made by the Store itself. A file marked for deletion may be gone. The
 * Store fills in the facts of a file, the IDs of a trailer, and fields that have a default; it may omit an empty field,
 * trim a text, or add the time to a date.
 */
export function mayBeTheStores({ field, before, after }: Change): boolean {
  if (before === 'PendingDelete' && after === null) return true
  if (isSameValue(before, null))
    return isFact(field) || typeof after === 'boolean' || typeof after === 'number' || isNothing(field, after)
  if (isSameValue(after, null)) return isNothing(field, before)
  return isCompleted(before, after) || isSameTrimmed(before, after)
}

function isFact(field: string): boolean {
  return /\]\.(?!description$)\w+$/i.test(field)
}

/** Returns whether a value means "none" or "off": the Store may omit such a field. */
function isNothing(field: string, value: unknown): boolean {
  if (unchangeable(field) === 'read-only') return true
  if (Array.isArray(value)) return value.every((item) => isNothing(field, item))
  if (isJsonObject(value))
    return Object.entries(value).every(([name, inner]) => isNothing(`${field}.${name}`, inner))
  return isSameValue(value, null) || value === false || value === 0
}

/** Returns whether `after` equals `before`, possibly with more fields filled in. */
function isCompleted(before: unknown, after: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(after)) {
    const rest = [...after]
    const areThere = before.every((item) => {
      const index = rest.findIndex((other) => isSameValue(item, other) || isCompleted(item, other))
      if (index !== -1) rest.splice(index, 1)
      return index !== -1
    })
    return areThere && rest.length === 0
  }
  if (!isJsonObject(before) || !isJsonObject(after)) return isSameTrimmed(before, after)
  return Object.keys({ ...before, ...after }).every((name) => {
    const [one, other] = [getField(before, name), getField(after, name)]
    if (isSameValue(one, null) || isSameValue(one, other)) return true
    return isSameValue(other, null) ? isNothing(name, one) : isCompleted(one, other)
  })
}

// A number may have been sent as a text, or a date without a time.
function isSameTrimmed(before: unknown, after: unknown): boolean {
  if (typeof before !== 'string') return false
  if (typeof after === 'number') return before.trim() !== '' && Number(before) === after
  const sent = before.trim().replace(/^\d{4}-\d{2}-\d{2}$/, '$&T00:00:00Z')
  return typeof after === 'string' && (isSameValue(before.trim(), after.trim()) || isSameValue(sent, after))
}

// The condition under which a field has an effect, by path in lower case.
const CONDITIONS: ReadonlyMap<string, (submission: JsonObject) => boolean> = new Map(
  Object.entries({
    targetpublishdate: (submission: JsonObject) =>
      asString(getField(submission, 'targetPublishMode')) === 'SpecificDate',
    'packagedeliveryoptions.mandatoryupdateeffectivedate': (submission: JsonObject) =>
      getField(getObject(submission, 'packageDeliveryOptions'), 'isMandatoryUpdate') === true,
    'packagedeliveryoptions.packagerollout.packagerolloutpercentage': (submission: JsonObject) =>
      getField(getObject(submission, 'packageDeliveryOptions', 'packageRollout'), 'isPackageRollout') ===
      true,
  }),
)

/**
 * Returns whether a field has no effect in a submission: a date that is not used, or the percentage of a rollout that
 * is off.
 */
export function isIdle(field: string, submission: JsonObject): boolean {
  return CONDITIONS.get(field.toLowerCase())?.(submission) === false
}
