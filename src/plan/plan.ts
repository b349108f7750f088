import type { JsonObject } from '../json.ts'
import type { Kind } from '../store/product.ts'
import type { Metadata } from '../workspace/metadata.ts'
import type { PackageFile } from '../workspace/package-file.ts'
import { type Change, changesBetween } from './changes.ts'
import { applyAddOnListings, applyListings } from './listings.ts'
import { mergeSubmission } from './merge.ts'
import { takePackages } from './packages.ts'
import type { PackagePolicy } from './policy.ts'
import { setRollout } from './rollout.ts'
import { applyReleaseNotes, applySettings, type Settings, setMandatoryUpdate } from './settings.ts'
import { pendingUploads } from './uploads.ts'

/** What the user asks for, read and checked. */
export interface PlanRequest {
  /** The user's submission JSON. */
  readonly submission: JsonObject | undefined
  /** `merge` lays it over the draft, `replace` sends it as it is. */
  readonly submissionMode: 'merge' | 'replace'
  /** The user's packages, in the ZIP or on disk. */
  readonly packages: readonly PackageFile[]
  readonly packagePolicy: PackagePolicy
  readonly metadata: Metadata | undefined
  readonly settings: Settings
}

/** What will be sent, what has to be uploaded for it, and what it changes. */
export interface Plan {
  readonly submission: JsonObject
  /** Paths in the ZIP. */
  readonly uploads: readonly string[]
  readonly changes: readonly Change[]
}

/** One step from the draft to what is sent. Gives a new value. */
export type Pass = (submission: JsonObject, request: PlanRequest) => JsonObject

/** The whole difference between the kinds as far as what is sent goes. Later passes win. */
const PASSES: Readonly<Record<Kind, readonly Pass[]>> = {
  app: [
    mergeSubmission,
    applyListings,
    applyReleaseNotes,
    applySettings,
    takePackages('applicationPackages'),
    setRollout,
    setMandatoryUpdate,
  ],
  flight: [mergeSubmission, applySettings, takePackages('flightPackages'), setRollout, setMandatoryUpdate],
  'add-on': [mergeSubmission, applyAddOnListings, applySettings],
}

/**
 * Plans what to send for `base`: the draft, or for a preview the submission that is live. The uploads and
 * the changes are read off the result, so neither can disagree with it.
 */
export function planSubmission(kind: Kind, base: JsonObject, request: PlanRequest): Plan {
  const verbatim = request.submissionMode === 'replace' ? request.submission : undefined
  const submission = verbatim ?? PASSES[kind].reduce((result, pass) => pass(result, request), base)
  return { submission, uploads: pendingUploads(submission), changes: changesBetween(base, submission) }
}
