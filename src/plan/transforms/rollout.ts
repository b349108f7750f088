import { asObject, getField, getObject, type JsonObject } from '../../shared/json.ts'
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
  const isKept = isInJson || inherited['isPackageRollout'] !== true
  if (rolloutPercentage === undefined && isKept) return submission
  return setDeliveryOptions(submission, {
    packageRollout: {
      ...inherited,
      isPackageRollout: rolloutPercentage !== undefined,
      packageRolloutPercentage: rolloutPercentage ?? 0,
    },
  })
}

/** Returns the state of a submission's gradual rollout; undefined when it has none. */
export function gradualRollout(submission: JsonObject): Rollout | undefined {
  const {
    isPackageRollout,
    packageRolloutStatus: status,
    packageRolloutPercentage: percentage,
  } = rolloutOf(submission)
  if (isPackageRollout !== true || typeof status !== 'string') return undefined
  return { status, percentage: typeof percentage === 'number' ? percentage : 0 }
}

/** Returns the percentage of users that get a submission through a gradual rollout; undefined when everyone gets it. */
export function rolloutPercentage(submission: JsonObject): number | undefined {
  const { isPackageRollout, packageRolloutPercentage: percentage } = rolloutOf(submission)
  const isGradual =
    isPackageRollout === true && gradualRollout(submission)?.status !== 'PackageRolloutComplete'
  return isGradual && typeof percentage === 'number' && percentage < 100 ? percentage : undefined
}

function rolloutOf(submission: JsonObject): JsonObject {
  return asObject(asObject(submission['packageDeliveryOptions'])['packageRollout'])
}
