import type { JsonObject } from '../../shared/json.ts'

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#app-submission-object
const READ_ONLY_FIELDS: ReadonlySet<string> = new Set([
  'id',
  'appid',
  'flightid',
  'iapid',
  'resourcelocation',
  'status',
  'statusdetails',
  'fileuploadurl',
  'friendlyname',
])

/**
 * Returns a submission without the Store's own fields: JSON that was exported from another submission contains them,
 * but they do not affect what is published.
 */
export function withoutReadOnly(submission: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(submission).filter(([name]) => !READ_ONLY_FIELDS.has(name.toLowerCase())),
  )
}

/**
 * Fields of a listing that the Store returns for compatibility, and ignores in an update.
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object
 */
export const OBSOLETE_LISTING_FIELDS: readonly string[] = ['privacyPolicy', 'supportContact', 'websiteUrl']

/** Why an update cannot change a field. */
type Unchangeable =
  /** The Store's own. */
  | 'read-only'
  /** Was updatable once; still returned for compatibility. */
  | 'obsolete'

// By path.
// No update keeps isAdvancedPricingModel: https://github.com/microsoft/msstore-cli/pull/175
const UNCHANGEABLE: readonly (readonly [path: RegExp, treatment: Unchangeable])[] = [
  [
    /^\w+Packages\[.*\]\.(version|architecture|languages|capabilities|targetDeviceFamilies|targetPlatform)$/i,
    'read-only',
  ],
  [/^packageDeliveryOptions\.packageRollout\.(packageRolloutStatus|fallbackSubmissionId)$/i, 'read-only'],
  [/^pricing\.isAdvancedPricingModel$/i, 'read-only'],
  [/^pricing\.sales$/i, 'obsolete'],
  [new RegExp(`^listings\\..+\\.(${OBSOLETE_LISTING_FIELDS.join('|')})$`, 'i'), 'obsolete'],
]

/** Returns why an update cannot change the field at a path; undefined when it can. */
export function unchangeable(field: string): Unchangeable | undefined {
  return UNCHANGEABLE.find(([path]) => path.test(field))?.[1]
}
