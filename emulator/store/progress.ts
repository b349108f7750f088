import { ingest } from './ingestion.ts'
import { detailsWith, type ProductRecord, type Submission } from './product-record.ts'
import type { StatusEntry } from './resource.ts'
import type { Store } from './store.ts'

/** Statuses before the Store has looked at the ZIP. */
const WAITING = ['PendingCommit', 'CommitStarted']

/** Takes a committed submission one step along the script; every poll of its status does. */
export async function advance(store: Store, record: ProductRecord, submission: Submission): Promise<void> {
  const next = nextStatus(record, submission)
  if (next === undefined) return
  const errors = WAITING.includes(next) ? [] : await ingested(store, record, submission, next)
  // Another poll may have ended it while this one waited for the ZIP.
  if (isSettled(record, submission)) return
  if (errors.length > 0) fail(submission, 'CommitFailed', errors)
  else show(record, submission, next)
}

/** The status to show next; undefined when the submission stays where it is. */
function nextStatus(record: ProductRecord, submission: Submission): string | undefined {
  const { statusScript: script } = record
  const { status } = submission.resource
  const waits = status === 'Release' && waitsForRelease(submission)
  if (submission.commits === 0 || isSettled(record, submission) || waits) return undefined
  const step = submission.step === undefined ? firstStep(script, status) : submission.step + 1
  if (step < 0) return undefined
  submission.step = Math.min(step, script.length - 1)
  const next = script[submission.step]
  return next === status ? undefined : next
}

/** A commit starts at the head of the script; a submission found on its way starts where it is. */
const firstStep = (script: readonly string[], status: string): number =>
  status === 'CommitStarted' ? 0 : script.indexOf(status)

/** Published, or failed for a reason of its own. */
const isSettled = (record: ProductRecord, { id, failed }: Submission): boolean =>
  failed === true || record.pending?.id !== id

/** The publish modes that leave the release to a person or to a date. */
const waitsForRelease = ({ resource }: Submission): boolean =>
  resource.targetPublishMode === 'Manual' || resource.targetPublishMode === 'SpecificDate'

/** Opens the ZIP, once. A scripted failure of the commit leaves the files as they were. */
async function ingested(
  store: Store,
  record: ProductRecord,
  submission: Submission,
  next: string,
): Promise<readonly StatusEntry[]> {
  if (next === 'CommitFailed' || next === 'Canceled') {
    return await ingest(store, record, { ...submission, resource: structuredClone(submission.resource) })
  }
  submission.ingestion ??= ingest(store, record, submission)
  return await submission.ingestion
}

function fail(submission: Submission, status: string, errors: readonly StatusEntry[]): void {
  submission.failed = true
  submission.resource.status = status
  submission.resource.statusDetails = detailsWith({ errors: [...errors] })
}

function show(record: ProductRecord, { resource }: Submission, status: string): void {
  const failed = status.endsWith('Failed')
  resource.status = status
  resource.statusDetails = detailsWith({
    errors: failed ? [...(record.statusErrors ?? [])] : [],
    warnings: resource.statusDetails.warnings.slice(1),
    certificationReports: failed ? [...(record.certificationReports ?? [])] : [],
  })
  if (status === 'Published') record.publish()
}
