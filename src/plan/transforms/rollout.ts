import { asObject, getField, isJsonObject, type JsonObject } from '../../shared/json.ts'
import type { Transform } from '../model/plan.ts'
import { withDelivery } from './settings.ts'

/**
 * Sets the gradual rollout. Without an input for it, one that the draft has inherited is turned off, unless
 * the user's JSON says something about it: the next release must not reach a part of the users only because
 * the last one did.
 */
export const setRollout: Transform = (submission, { submission: patch, settings: { rolloutPercentage } }) => {
  const inherited = asObject(asObject(submission['packageDeliveryOptions'])['packageRollout'])
  if (rolloutPercentage === undefined) {
    const stays = inherited['isPackageRollout'] !== true || (patch !== undefined && namesRollout(patch))
    return stays
      ? submission
      : withRollout(submission, inherited, { isPackageRollout: false, packageRolloutPercentage: 0 })
  }
  return withRollout(submission, inherited, {
    isPackageRollout: true,
    packageRolloutPercentage: rolloutPercentage,
  })
}

/** How far the rollout of a submission is, in the Store's word; undefined when it has none. */
export function rolloutStatus(submission: JsonObject): unknown {
  const rollout = asObject(asObject(submission['packageDeliveryOptions'])['packageRollout'])
  return rollout['isPackageRollout'] === true ? rollout['packageRolloutStatus'] : undefined
}

function withRollout(submission: JsonObject, inherited: JsonObject, rollout: JsonObject): JsonObject {
  return withDelivery(submission, { packageRollout: { ...inherited, ...rollout } })
}

function namesRollout(patch: JsonObject): boolean {
  const options = getField(patch, 'packageDeliveryOptions')
  return isJsonObject(options) && getField(options, 'packageRollout') !== undefined
}
