import { getField, getObject, type JsonObject, withFields } from '../../shared/json.ts'
import type { Rollout } from '../../store/client.ts'
import type { Transform } from '../model/plan.ts'
import { setDeliveryOptions } from './settings.ts'

/**
 * Sets the gradual rollout. Without an input for it, an inherited one is turned off unless the user's JSON mentions it:
 * a release must not reach only part of the users just because the last one did.
 */
export const setRollout: Transform = (
  submission,
  { submission: patch = {}, settings: { rolloutPercentage } },
) => {
  const inherited = rolloutOf(submission)
  const isInJson = getField(getObject(patch, 'packageDeliveryOptions'), 'packageRollout') !== undefined
  const isKept = isInJson || getField(inherited, 'isPackageRollout') !== true
  if (rolloutPercentage === undefined && isKept) return submission
  return setDeliveryOptions(submission, {
    packageRollout: withFields(inherited, {
      isPackageRollout: rolloutPercentage !== undefined,
      packageRolloutPercentage: rolloutPercentage ?? 0,
    }),
  })
}

/** Returns the state of a submission's gradual rollout; undefined when it has none. */
export function gradualRollout(submission: JsonObject): Rollout | undefined {
  const rollout = rolloutOf(submission)
  const status = getField(rollout, 'packageRolloutStatus')
  const percentage = getField(rollout, 'packageRolloutPercentage')
  if (getField(rollout, 'isPackageRollout') !== true || typeof status !== 'string') return undefined
  return { status, percentage: typeof percentage === 'number' ? percentage : 0 }
}

/** Returns the percentage of users that get a submission through a gradual rollout; undefined when everyone gets it. */
export function rolloutPercentage(submission: JsonObject): number | undefined {
  const rollout = rolloutOf(submission)
  const percentage = getField(rollout, 'packageRolloutPercentage')
  const isGradual =
    getField(rollout, 'isPackageRollout') === true &&
    gradualRollout(submission)?.status !== 'PackageRolloutComplete'
  return isGradual && typeof percentage === 'number' && percentage < 100 ? percentage : undefined
}

function rolloutOf(submission: JsonObject): JsonObject {
  return getObject(submission, 'packageDeliveryOptions', 'packageRollout')
}
