import { asString, getField, type JsonObject } from '../../shared/json.ts'

/**
 * Time at which a certified submission is published: at once, on a date, or by hand. Both values are the submission's
 * own, and empty when it has none:
 * https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#app-submission-object
 */
export interface PublishTime {
  readonly mode: string
  readonly date: string
}

/** Returns when a submission will be published once it is certified. */
export function publishTimeOf(submission: JsonObject): PublishTime {
  return {
    mode: asString(getField(submission, 'targetPublishMode')),
    date: asString(getField(submission, 'targetPublishDate')),
  }
}

/** Returns whether a certified submission stays unpublished for longer than a run may wait. */
export function isHeld({ mode }: Pick<PublishTime, 'mode'>): boolean {
  return mode === 'Manual' || mode === 'SpecificDate'
}
