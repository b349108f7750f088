import { ingest } from './ingestion/ingest.ts'
import type { ProductRecord, Submission } from './product-record.ts'
import { createStatusDetails, type StatusEntry } from './resource.ts'
import type { Store } from './store.ts'

/** Statuses before the Store has opened the ZIP. */
const WAITING = ['PendingCommit', 'CommitStarted']

/** The publish modes in which the release waits for a person or a date. */
const MODES_THAT_WAIT = ['Manual', 'SpecificDate']

/** Returns whether a submission can be changed: one that was committed may show `PendingCommit` again. */
export const isDraft = ({ commits, resource }: Submission): boolean =>
  commits === 0 && resource.status === 'PendingCommit'

/** Returns whether the Store works on a submission: it was committed, and has neither failed nor been canceled. */
export const isProcessed = (submission: Submission): boolean =>
  !isDraft(submission) && !/(Failed|Canceled)$/.test(submission.resource.status)

/** Advances a committed submission by one step of the script, as every read does. */
export async function advanceStatus(
  store: Store,
  product: ProductRecord,
  submission: Submission,
): Promise<void> {
  const next = takeNextStatus(product, submission)
  if (next === undefined) return
  const errors = WAITING.includes(next) ? [] : await ingestOnce(store, product, submission, next)
  // Another poll may have finished it while this one waited for the ZIP.
  if (isFinal(product, submission)) return
  if (errors.length > 0) {
    submission.failed = true
    submission.resource.status = 'CommitFailed'
    submission.resource.statusDetails = createStatusDetails({ errors: [...errors] })
  } else setStatus(product, submission, next)
}

/** Advances to the next status of the script and returns it; undefined when the submission keeps its status. */
function takeNextStatus(product: ProductRecord, submission: Submission): string | undefined {
  const { statusScript: script } = product.switches
  const { status, targetPublishMode = '' } = submission.resource
  const waits = status === 'Release' && MODES_THAT_WAIT.includes(targetPublishMode)
  if (submission.commits === 0 || isFinal(product, submission) || waits) return undefined
  // A commit starts at the beginning of the script; a submission already in progress starts where it is.
  const first = status === 'CommitStarted' ? 0 : script.indexOf(status)
  const index = submission.scriptIndex === undefined ? first : submission.scriptIndex + 1
  if (index < 0) return undefined
  submission.scriptIndex = Math.min(index, script.length - 1)
  const next = script[submission.scriptIndex]
  return next === status ? undefined : next
}

/** Returns whether a submission is published, gone, or failed on its own. */
const isFinal = ({ pending }: ProductRecord, { id, failed }: Submission): boolean =>
  failed === true || pending?.id !== id

/** Opens the ZIP, once. A scripted failure of the commit does not change the files. */
async function ingestOnce(
  store: Store,
  product: ProductRecord,
  submission: Submission,
  next: string,
): Promise<readonly StatusEntry[]> {
  if (next === 'CommitFailed' || next === 'Canceled') {
    return await ingest(store, product, { ...submission, resource: structuredClone(submission.resource) })
  }
  submission.ingestion ??= ingest(store, product, submission)
  return await submission.ingestion
}

function setStatus(product: ProductRecord, { resource }: Submission, status: string): void {
  const failed = status.endsWith('Failed')
  resource.status = status
  resource.statusDetails = createStatusDetails({
    errors: failed ? [...product.switches.statusErrors] : [],
    warnings: resource.statusDetails.warnings.slice(1),
    certificationReports: failed ? [...product.switches.certificationReports] : [],
  })
  if (status === 'Published') product.publish()
}
