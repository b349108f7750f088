import { ok, type Reply, type Request } from '../../http/reply.ts'
import {
  createConflict,
  neverPublished,
  noListings,
  notCommittable,
  notDeletable,
  notFoundYet,
  notUpdatable,
  portalSubmission,
  rolloutInProgress,
  unreadableBody,
} from '../errors.ts'
import { canonical } from '../names.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import { advance } from '../progress.ts'
import { isObject, type SubmissionResource } from '../resource.ts'
import type { Store } from '../store.ts'
import { applyUpdate } from '../update/update.ts'
import { refusalOf } from '../update/update-rules.ts'

/** A request for a product record. */
export interface ProductCall {
  readonly request: Request
  readonly store: Store
  readonly record: ProductRecord
}

/** A request for a submission of a product record. */
export interface SubmissionCall extends ProductCall {
  readonly submission: Submission
}

/** `POST …/submissions`: a copy of the published submission, when the product's one place for a draft is free. */
export function create({ request, record }: ProductCall): Reply {
  const refusal = createRefusal(request, record)
  if (refusal !== undefined) return refusal
  if (record.notFoundCreates > 0) {
    record.notFoundCreates -= 1
    return notFoundYet()
  }
  const { resource } = record.addPending()
  const isMinimal = request.query.get('isMinimalResponse') === 'true' && record.kind.noun !== 'InAppProduct'
  return { status: 201, body: isMinimal ? minimal(record, resource) : resource }
}

function createRefusal(
  { text }: Request,
  { kind, pending, lastPublished }: ProductRecord,
): Reply | undefined {
  // Any body is taken for submission data, `{}` included.
  if (text.trim() !== '') return noListings('Listings')
  if (pending !== undefined) return createConflict(kind.conflict)
  if (lastPublished === undefined) return kind.needsPublished ? neverPublished() : undefined
  const status = lastPublished.resource.packageDeliveryOptions?.packageRollout.packageRolloutStatus
  return status === 'PackageRolloutInProgress' ? rolloutInProgress() : undefined
}

/** Undocumented: spares the Store to send what is big. Partner Center's PowerShell module asks for it. */
function minimal({ kind }: ProductRecord, resource: SubmissionResource): object {
  const { listings: _, ...rest } = resource
  return Object.fromEntries(Object.entries(rest).filter(([name]) => name !== kind.packages))
}

/** `GET …/submissions/{id}`. */
export function read({ record, submission }: SubmissionCall): Reply {
  record.renewUploadUrl(submission, 'GET')
  return ok(submission.resource)
}

/** `PUT …/submissions/{id}`: replaces the draft. */
export function update({ request, record, submission }: SubmissionCall): Reply {
  if (submission.origin === 'portal') return portalSubmission()
  if (!isDraft(submission)) return notUpdatable()
  const sent = parsed(request.text)
  if (sent === undefined) return unreadableBody()
  const refusal = refusalOf(record.kind, submission.resource, sent)
  if (refusal !== undefined) return refusal
  submission.resource = applyUpdate(record, submission, sent)
  record.renewUploadUrl(submission, 'PUT')
  return ok(submission.resource)
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const sent = canonical(JSON.parse(text))
    return isObject(sent) ? sent : undefined
  } catch {
    return undefined
  }
}

/** `DELETE …/submissions/{id}`. */
export function remove({ record, submission }: SubmissionCall): Reply {
  if (record.pending?.id !== submission.id) return notDeletable()
  if (submission.origin === 'portal') return portalSubmission()
  if (isProcessed(submission)) return notDeletable()
  record.discardPending()
  return { status: 204 }
}

/** `POST …/submissions/{id}/commit`: answers at once; what becomes of it shows in the status. */
export function commit({ submission }: SubmissionCall): Reply {
  if (submission.origin === 'portal') return portalSubmission()
  if (!isDraft(submission)) return notCommittable()
  submission.commits += 1
  submission.resource.status = 'CommitStarted'
  return { status: 202, body: { status: 'CommitStarted' } }
}

/** Returns whether the Store works on a submission: committed, and neither failed nor canceled. */
export const isProcessed = (submission: Submission): boolean =>
  !isDraft(submission) && !/(Failed|Canceled)$/.test(submission.resource.status)

/** A committed submission may show `PendingCommit` again, but is no draft any more. */
const isDraft = ({ commits, resource }: Submission): boolean =>
  commits === 0 && resource.status === 'PendingCommit'

/** `GET …/submissions/{id}/status`: every poll takes a committed submission a step further. */
export async function status({ store, record, submission }: SubmissionCall): Promise<Reply> {
  await advance(store, record, submission)
  const { status, statusDetails } = submission.resource
  return ok({ status, statusDetails })
}
