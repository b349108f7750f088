import type { JsonObject } from '../shared/json.ts'
import type { Kind } from '../store/product.ts'
import { changesBetween } from './compare/changes.ts'
import { pendingUploads } from './model/pending-uploads.ts'
import type { Plan, PlanRequest, Transform } from './model/plan.ts'
import { applyAddOnListings, applyListings } from './transforms/listings.ts'
import { mergeSubmission } from './transforms/merge-json.ts'
import { applyPackages } from './transforms/packages.ts'
import { setRollout } from './transforms/rollout.ts'
import { applyReleaseNotes, applySettings, setMandatoryUpdate } from './transforms/settings.ts'

// The only difference between the kinds in what is sent. Later transforms win.
const TRANSFORMS: Readonly<Record<Kind, readonly Transform[]>> = {
  app: [
    mergeSubmission,
    applyListings,
    applyReleaseNotes,
    applySettings,
    applyPackages('applicationPackages'),
    setRollout,
    setMandatoryUpdate,
  ],
  flight: [mergeSubmission, applySettings, applyPackages('flightPackages'), setRollout, setMandatoryUpdate],
  'add-on': [mergeSubmission, applyAddOnListings, applySettings],
}

/**
 * Plans what to send for `base`: the draft or, for a preview, the live submission. The uploads and the changes are
 * derived from the result, so they always agree with it.
 */
export function planSubmission(kind: Kind, base: JsonObject, request: PlanRequest): Plan {
  const verbatim = request.submissionMode === 'replace' ? request.submission : undefined
  const submission =
    verbatim ?? TRANSFORMS[kind].reduce((result, transform) => transform(result, request), base)
  return { submission, uploads: pendingUploads(submission), changes: changesBetween(base, submission) }
}
