import type { StatusDetails } from './submission.ts'

/**
 * A phase between draft and live. `certified` waits to be released, `publishing` is past that; `failed` is final.
 */
export type Phase =
  | 'draft'
  | 'committing'
  | 'processing'
  | 'certified'
  | 'publishing'
  | 'published'
  | 'failed'

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#submission-status-code
const PHASES: ReadonlyMap<string, Phase> = new Map(
  Object.entries<Phase>({
    PendingCommit: 'draft',
    CommitStarted: 'committing',
    PreProcessing: 'processing',
    Certification: 'processing',
    Release: 'certified',
    PendingPublication: 'publishing',
    Publishing: 'publishing',
    Published: 'published',
    Canceled: 'failed',
  }),
)

/**
 * Returns the phase of a status word; undefined for an unknown one. Any word that ends in `Failed` is a failure, known
 * or not.
 */
export function phaseOf(status: string): Phase | undefined {
  return status.endsWith('Failed') ? 'failed' : PHASES.get(status)
}

/** Returns whether a status shows that a submission was committed and has not failed. */
export function isAccepted(status: string): boolean {
  const phase = phaseOf(status)
  return phase !== 'draft' && phase !== 'failed'
}

/** Removes the warning that the Store adds to every submission: https://github.com/microsoft/msstore-cli/issues/29 */
export function withoutKnownNoise(details: StatusDetails): StatusDetails {
  return { ...details, warnings: details.warnings.filter(({ code }) => code !== 'SalesUnsupportedWarning') }
}
