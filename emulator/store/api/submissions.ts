import { parseObject } from '../../http/json.ts'
import { ok, type Reply, type Request } from '../../http/messages.ts'
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
import type { ProductRecord, Submission } from '../product-record.ts'
import { parseProperties } from '../property-names.ts'
import { advanceStatus, isDraft, isProcessed } from '../submission-status.ts'
import { applyUpdate } from '../update/apply-update.ts'
import { checkUpdate } from '../update/check-update.ts'
import { readBody } from '../update/read-body.ts'
import type { ProductCall, SubmissionCall } from './call.ts'
import { readParameter } from './query.ts'

/**
 * Handles `POST …/submissions`: a copy of the published one, if the product has no pending submission. With a body, it is
 * updated at once, as https://learn.microsoft.com/windows/uwp/monetize/csharp-code-examples-for-the-windows-store-submission-api
 * does with an add-on.
 */
export function createSubmission({ request, product }: ProductCall): Reply {
  const error = checkCreate(request, product)
  if (error !== undefined) return error
  if (product.notFoundCreates > 0) {
    product.notFoundCreates -= 1
    return notFoundYet
  }
  const draft = product.addPending()
  const refusal = isAbsent(request.text) ? undefined : storeBody(product, draft, request.text)
  if (refusal !== undefined) {
    delete product.pending
    return refusal
  }
  const { resource } = draft
  const { name, packages } = product.kind
  // Undocumented: spares the Store from sending large fields. Partner Center's PowerShell module uses it.
  const isAsked = readParameter(request, 'isMinimalResponse')?.toLowerCase() === 'true'
  const isMinimal = isAsked && name !== 'InAppProduct'
  const large = isMinimal ? ['listings', packages] : []
  return {
    status: 201,
    body: Object.fromEntries(Object.entries(resource).filter(([property]) => !large.includes(property))),
  }
}

/**
 * Returns whether there is no body; https://github.com/microsoft/windows-dev-center-vsts-extension sends null instead
 * of none.
 */
const isAbsent = (text: string): boolean => ['', 'null', '""'].includes(text.trim())

function checkCreate({ text }: Request, { kind, pending, lastPublished }: ProductRecord): Reply | undefined {
  // Any body is taken for submission data, `{}` included.
  if (!isAbsent(text) && parseProperties(text, ['listings'])?.listings === undefined)
    return noListings('Listings')
  if (pending !== undefined) return createConflict(kind.conflict)
  if (lastPublished === undefined) return kind.needsPublished ? neverPublished : undefined
  const status = lastPublished.resource.packageDeliveryOptions?.packageRollout.packageRolloutStatus
  return status === 'PackageRolloutInProgress' ? rolloutInProgress : undefined
}

/** Handles `GET …/submissions/{id}`, which advances a committed submission by one step, as reading its status does. */
export async function readSubmission({ store, product, submission }: SubmissionCall): Promise<Reply> {
  await advanceStatus(store, product, submission)
  product.renewUploadUrl(submission, 'GET')
  return ok(submission.resource)
}

/** Handles `PUT …/submissions/{id}`, which replaces the draft. */
export function updateSubmission({ request, product, submission }: SubmissionCall): Reply {
  if (submission.origin === 'portal') return portalSubmission
  if (!isDraft(submission)) return notUpdatable
  const error = storeBody(product, submission, request.text)
  if (error !== undefined) return error
  product.switches.changeUpdatedDraft(submission.resource)
  product.renewUploadUrl(submission, 'PUT')
  return ok(submission.resource)
}

/** Stores a body in a draft, or returns the error. */
function storeBody(product: ProductRecord, draft: Submission, text: string): Reply | undefined {
  const sent = parseObject(text)
  if (sent === undefined) return unreadableBody
  const body = readBody(product, draft, sent)
  const error = checkUpdate(product, draft, body)
  if (error === undefined) draft.resource = applyUpdate(product, draft, body)
  return error
}

/** Handles `DELETE …/submissions/{id}`. */
export function deleteSubmission({ product, submission }: SubmissionCall): Reply {
  if (product.pending?.id !== submission.id) return notDeletable
  if (submission.origin === 'portal') return portalSubmission
  if (isProcessed(submission)) return notDeletable
  product.discardPending()
  return { status: 204 }
}

/** Handles `POST …/submissions/{id}/commit`: it answers at once, and the status shows the progress. */
export function commitSubmission({ product, submission }: SubmissionCall): Reply {
  if (submission.origin === 'portal') return portalSubmission
  if (!isDraft(submission)) return notCommittable
  submission.commits += 1
  submission.resource.status = 'CommitStarted'
  product.switches.changeCommittedDraft(submission.resource)
  return { status: 202, body: { status: 'CommitStarted' } }
}

/** Handles `GET …/submissions/{id}/status`: every poll advances a committed submission by one step. */
export async function readStatus({ store, product, submission }: SubmissionCall): Promise<Reply> {
  await advanceStatus(store, product, submission)
  const { status, statusDetails } = submission.resource
  return ok({ status, statusDetails })
}
