import { livePackages } from '../../plan/model/package-list.ts'
import { asSentence, shorten } from '../../shared/errors.ts'
import { capitalized } from '../../shared/names.ts'
import type { Kind } from '../../store/product.ts'
import { adviceForStatus, describeMessage } from '../../store/status-hints.ts'
import type { StatusMessage, Submission, SubmissionStatus } from '../../store/submission.ts'

/** The submission that users have until another is published. */
export interface LiveSubmission {
  readonly id: string
  /** Of its packages; empty when they are unknown, or there are none. */
  readonly versions: readonly string[]
}

/** Returns what a sentence about the live submission needs. */
export function liveSubmission(submission: Submission | undefined): LiveSubmission | undefined {
  return submission === undefined
    ? undefined
    : { id: submission.id, versions: [...new Set(livePackages(submission).map(({ version }) => version))] }
}

/** A submission that has failed. */
export interface FailedSubmission extends SubmissionStatus {
  readonly submissionId: string
  readonly kind: Kind
  readonly url: string
  readonly live: LiveSubmission | undefined
}

/**
 * Describes why a submission has failed, what stays live, and what to do. Several errors become separate annotations.
 */
export function describeFailedSubmission(failed: FailedSubmission): string {
  const { status, details, url, live } = failed
  const onlyReason = onlyErrorOf(details)
  return [
    headOf(failed),
    onlyReason === undefined ? '' : asSentence(describeMessage(onlyReason)),
    ...details.certificationReports.map(({ reportUrl }) => `Report: ${shorten(reportUrl)}`),
    live !== undefined && status !== 'PublishFailed' ? describeStaying(live) : '',
    nextStepAfterFailure(failed),
    url,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** Returns the one error with which a submission has failed; undefined when there is none, or more than one. */
export function onlyErrorOf({
  errors: [first, ...others],
}: SubmissionStatus['details']): StatusMessage | undefined {
  return others.length === 0 ? first : undefined
}

function headOf({ submissionId, status, details }: FailedSubmission): string {
  const head = `${describeFailedStatus(status, `submission ${submissionId}`)} (${status})`
  if (details.errors.length > 1) return `${head}; see the errors above.`
  const isUnexplained = details.errors.length + details.certificationReports.length === 0
  return isUnexplained && status !== 'Canceled'
    ? `${head}. The Store gave no reason; see Partner Center.`
    : `${head}.`
}

const NOT_PUBLISHED = 'was certified, but could not be published'

const PREDICATES: Readonly<Record<string, string>> = {
  CertificationFailed: 'failed certification',
  ReleaseFailed: NOT_PUBLISHED,
  PublishFailed: NOT_PUBLISHED,
  Canceled: 'was cancelled in Partner Center',
}

/** Returns how a submission has failed, as a sentence without its full stop; `name` is the submission's. */
export function describeFailedStatus(status: string, name: string): string {
  const predicate = PREDICATES[status]
  return predicate === undefined ? `The Store rejected ${name}` : `${capitalized(name)} ${predicate}`
}

const MOST_VERSIONS = 3

/** Returns the sentence that says what stays live when another submission fails. */
export function describeStaying({ id, versions }: LiveSubmission): string {
  if (versions.length === 0 || versions.length > MOST_VERSIONS) return `Submission ${id} stays live.`
  return `Version ${versions.join(' and ')} stays live.`
}

/** Returns what to do about a submission that has failed; empty when there is nothing to do. */
export function nextStepAfterFailure({
  status,
  details,
  kind,
  live,
}: Pick<FailedSubmission, 'status' | 'details' | 'kind' | 'live'>): string {
  const onlyReason = onlyErrorOf(details)
  const advice = onlyReason && adviceForStatus(onlyReason)
  if (advice !== undefined) return advice
  if (status === 'Canceled') return ''
  if (status === 'ReleaseFailed' || status === 'PublishFailed')
    return 'Publish again later; if it persists, ask Partner Center support.'
  // The API cannot replace an app's first submission.
  if (kind === 'app' && live === undefined) return 'Fix it and submit it again in Partner Center.'
  const raise = kind === 'add-on' || status !== 'CertificationFailed' ? '' : ', raise the version'
  return `Fix it${raise} and publish again: that replaces the failed submission.`
}
