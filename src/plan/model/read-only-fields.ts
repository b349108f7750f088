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
