import { ok, type Reply } from '../../http/messages.ts'
import { invalidPercentage, noRolloutInProgress } from '../errors.ts'
import type { PackageRollout } from '../resource.ts'
import type { SubmissionCall } from './call.ts'
import { readParameter } from './query.ts'

/** Handles `GET …/packagerollout`. */
export const readRollout = ({ submission }: SubmissionCall): Reply =>
  ok(submission.resource.packageDeliveryOptions?.packageRollout)

/** Handles `POST …/updatepackagerolloutpercentage?percentage=`. With 100 the rollout is still in progress. */
export function updateRolloutPercentage(call: SubmissionCall): Reply {
  const text = readParameter(call.request, 'percentage') ?? ''
  const isPercentage = /^\d+(\.\d+)?$/.test(text) && Number(text) <= 100
  return isPercentage
    ? changeRollout(call, { packageRolloutPercentage: Number(text) })
    : invalidPercentage('percentage')
}

/** Handles `POST …/haltpackagerollout`: those with the previous packages keep them. */
export const haltRollout = (call: SubmissionCall): Reply =>
  changeRollout(call, { packageRolloutPercentage: 0, packageRolloutStatus: 'PackageRolloutStopped' })

/** Handles `POST …/finalizepackagerollout`: everyone gets the packages. */
export const finalizeRollout = (call: SubmissionCall): Reply =>
  changeRollout(call, { packageRolloutPercentage: 100, packageRolloutStatus: 'PackageRolloutComplete' })

/** The rules of https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#manage-gradual-package-rollout. */
function changeRollout({ product, submission }: SubmissionCall, values: Partial<PackageRollout>): Reply {
  const rollout = submission.resource.packageDeliveryOptions?.packageRollout
  const isLive = product.lastPublished?.id === submission.id
  if (!isLive || rollout?.packageRolloutStatus !== 'PackageRolloutInProgress') return noRolloutInProgress
  return ok(Object.assign(rollout, values))
}
