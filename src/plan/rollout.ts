import { isJsonObject, type JsonObject } from '../json.ts'
import type { Pass } from './plan.ts'

/**
 * Turns a gradual rollout off that the draft has inherited, unless the user's JSON says something about it:
 * the next release must not reach a part of the users only because the last one did.
 */
export const resetRollout: Pass = (submission, { submission: patch }) => {
  const options = submission['packageDeliveryOptions']
  const rollout = isJsonObject(options) ? options['packageRollout'] : undefined
  if (!isJsonObject(options) || !isJsonObject(rollout) || rollout['isPackageRollout'] !== true)
    return submission
  if (patch !== undefined && namesRollout(patch)) return submission
  const off = { ...rollout, isPackageRollout: false, packageRolloutPercentage: 0 }
  return { ...submission, packageDeliveryOptions: { ...options, packageRollout: off } }
}

function namesRollout(patch: JsonObject): boolean {
  const options = field(patch, 'packageDeliveryOptions')
  return isJsonObject(options) && field(options, 'packageRollout') !== undefined
}

function field(object: JsonObject, name: string): unknown {
  return Object.entries(object).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
}
