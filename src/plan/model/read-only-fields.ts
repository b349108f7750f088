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
 * Returns a submission without the fields that are the Store's own: a JSON that was once exported from another
 * submission carries them along, and they say nothing about what is to be published.
 */
export function withoutReadOnly(submission: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(submission).filter(([name]) => !READ_ONLY_FIELDS.has(name.toLowerCase())),
  )
}

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#base-listing-object
/** Fields of a listing that the Store gives for compatibility, and ignores in an update. */
export const OBSOLETE_LISTING_FIELDS: readonly string[] = ['privacyPolicy', 'supportContact', 'websiteUrl']

/** Treatment of a field that an update cannot change. */
type Unchangeable =
  /** The Store's own. */
  | 'read-only'
  /** It was changed by an update once, and is given for compatibility. */
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
