import { ProductStateError } from './errors.ts'
import { nameOf, type Product, submissionUrl } from './store/product.ts'
import { phaseOf } from './store/status.ts'
import { type Submission, uploadUrlOf } from './store/submission.ts'
import type { Found, Pending } from './survey.ts'

/** What to do when the product's only pending slot is taken. */
export type PendingPolicy = 'delete' | 'fail'

/** How to come by a draft. */
export type PendingAction =
  | { readonly kind: 'create' }
  | { readonly kind: 'delete'; readonly submission: Submission }
  | { readonly kind: 'adopt'; readonly submission: Submission }

/**
 * Decides how to come by a draft.
 *
 * @throws ProductStateError when this run can not, or must not, free the slot.
 */
export function pendingAction(policy: PendingPolicy, product: Product, found: Found): PendingAction {
  const { published, pending } = found
  if (product.kind === 'app' && published === undefined) return firstSubmission(product, pending)
  if (pending === undefined) return { kind: 'create' }
  const obstacle = obstacleTo(policy, pending)
  if (obstacle === undefined) return { kind: 'delete', submission: pending.submission }
  const { id } = pending.submission
  const where = submissionUrl(product, id)
  throw new ProductStateError(
    `Submission ${id} of ${nameOf(product)} is in progress (${pending.status}). ${obstacle} ${where}`,
  )
}

function obstacleTo(policy: PendingPolicy, { submission, status }: Pending): string | undefined {
  const phase = phaseOf(status)
  if (phase !== 'draft' && phase !== 'failed') {
    return 'The Store is working on it, so it can not be deleted. Wait until it is published, or cancel it in Partner Center.'
  }
  if (policy === 'fail') return 'Finish or delete it, or set "pending: delete" to replace it.'
  // The API deletes only what it made, and only that has an upload address:
  // https://github.com/microsoft/msstore-cli/issues/61
  if (phase === 'draft' && uploadUrlOf(submission) === undefined) {
    return 'It was made in Partner Center and can only be deleted there.'
  }
  return undefined
}

// The API can not make an app's first submission again, so that one is used and never deleted.
function firstSubmission(product: Product, pending: Pending | undefined): PendingAction {
  const usable = pending !== undefined && phaseOf(pending.status) === 'draft'
  if (usable && uploadUrlOf(pending.submission) !== undefined)
    return { kind: 'adopt', submission: pending.submission }
  const where = pending === undefined ? '' : ` ${submissionUrl(product, pending.submission.id)}`
  throw new ProductStateError(
    `The ${nameOf(product)} has never been published. Make its first submission, with the age rating questionnaire, in Partner Center.${where}`,
  )
}
