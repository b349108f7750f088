import { ProductStateError } from '../shared/errors.ts'
import { describeProduct, type Product, submissionUrl } from '../store/product.ts'
import { isAccepted, phaseOf } from '../store/status.ts'
import { type Submission, uploadUrlOf } from '../store/submission.ts'

/** Policy for a product whose only pending slot is taken. */
export type PendingPolicy = 'delete' | 'wait' | 'fail'

/** The submission that takes the product's only pending slot. */
export interface PendingSubmission {
  readonly submission: Submission
  readonly status: string
}

/** Way to come by a draft. */
export type PendingAction =
  | { readonly kind: 'create' }
  | { readonly kind: 'delete'; readonly submission: Submission }
  | { readonly kind: 'reuse'; readonly submission: Submission }

/**
 * Decides how to come by a draft.
 *
 * @throws ProductStateError when this run cannot, or must not, free the slot.
 */
export function pendingAction(
  policy: PendingPolicy,
  product: Product,
  {
    published,
    pending,
  }: { readonly published: Submission | undefined; readonly pending: PendingSubmission | undefined },
): PendingAction {
  if (product.kind === 'app' && published === undefined) return firstSubmission(product, pending)
  if (pending === undefined) return { kind: 'create' }
  const reason = blockedReason(policy, pending)
  if (reason === undefined) return { kind: 'delete', submission: pending.submission }
  const { id } = pending.submission
  const where = submissionUrl(product, id)
  throw new ProductStateError(
    `Submission ${id} of ${describeProduct(product)} is in progress (${pending.status}). ${reason} ${where}`,
  )
}

/** Returns whether the Store is working on the pending submission, so that it will be gone some time. */
export function isProcessing(pending: PendingSubmission | undefined): pending is PendingSubmission {
  return pending !== undefined && isAccepted(pending.status)
}

function blockedReason(policy: PendingPolicy, { submission, status }: PendingSubmission): string | undefined {
  const phase = phaseOf(status)
  if (isProcessing({ submission, status })) {
    return 'The Store is working on it, so it can not be deleted. Set "if-pending: wait", or cancel it in Partner Center.'
  }
  if (policy === 'wait') {
    return phase === 'draft'
      ? 'It is a draft, so waiting would not end. Commit it with "command: submit-draft", or set "if-pending: delete".'
      : 'It has failed and holds the slot until it is deleted: set "if-pending: delete".'
  }
  if (policy === 'fail') return 'Finish or delete it, or set "if-pending: delete" to replace it.'
  // The API deletes only what it made, and only that has an upload address:
  // https://github.com/microsoft/msstore-cli/issues/61
  if (phase === 'draft' && uploadUrlOf(submission) === undefined) {
    return 'It was made in Partner Center and can only be deleted there.'
  }
  return undefined
}

// The API cannot make an app's first submission again, so that one is used and never deleted.
function firstSubmission(product: Product, pending: PendingSubmission | undefined): PendingAction {
  const usable = pending !== undefined && phaseOf(pending.status) === 'draft'
  if (usable && uploadUrlOf(pending.submission) !== undefined)
    return { kind: 'reuse', submission: pending.submission }
  const where = pending === undefined ? '' : ` ${submissionUrl(product, pending.submission.id)}`
  throw new ProductStateError(
    `The ${describeProduct(product)} has never been published. Make its first submission, with the age rating questionnaire, in Partner Center.${where}`,
  )
}
