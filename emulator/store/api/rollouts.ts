import { ok, type Reply } from '../../http/reply.ts'
import { invalidPercentage, noRolloutInProgress } from '../errors.ts'
import type { PackageRollout } from '../resource.ts'
import type { SubmissionCall } from './submissions.ts'

/** `GET …/packagerollout`. */
export const readRollout = ({ submission }: SubmissionCall): Reply =>
  ok(submission.resource.packageDeliveryOptions?.packageRollout)

/** `POST …/updatepackagerolloutpercentage?percentage=`. With 100 the rollout is still in progress. */
export function updateRolloutPercentage(call: SubmissionCall): Reply {
  const text = call.request.query.get('percentage') ?? ''
  const isPercentage = /^\d+(\.\d+)?$/.test(text) && Number(text) <= 100
  return isPercentage
    ? change(call, { packageRolloutPercentage: Number(text) })
    : invalidPercentage('percentage')
}

/** `POST …/haltpackagerollout`: whoever has the former packages keeps them. */
export const haltRollout = (call: SubmissionCall): Reply =>
  change(call, { packageRolloutPercentage: 0, packageRolloutStatus: 'PackageRolloutStopped' })

/** `POST …/finalizepackagerollout`: everybody gets the packages. */
export const finalizeRollout = (call: SubmissionCall): Reply =>
  change(call, { packageRolloutPercentage: 100, packageRolloutStatus: 'PackageRolloutComplete' })

/** The rules of https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#manage-gradual-package-rollout. */
function change({ record, submission }: SubmissionCall, values: Partial<PackageRollout>): Reply {
  const rollout = submission.resource.packageDeliveryOptions?.packageRollout
  const isLive = record.lastPublished?.id === submission.id
  if (!isLive || rollout?.packageRolloutStatus !== 'PackageRolloutInProgress') return noRolloutInProgress()
  return ok(Object.assign(rollout, values))
}
