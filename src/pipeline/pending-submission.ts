import { packageEntries, packageNames } from '../plan/model/package-list.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct, type Product, productUrl, resourceOf, submissionUrl } from '../store/product.ts'
import { isAccepted, phaseOf } from '../store/status.ts'
import { type Submission, uploadUrlOf } from '../store/submission.ts'
import type { DeletedSubmission } from './events.ts'

/** Policy for a product whose only pending slot is taken. */
export type PendingPolicy = 'delete' | 'wait' | 'fail'

/** The submission that takes the product's only pending slot. */
export interface PendingSubmission {
  readonly submission: Submission
  readonly status: string
}

/** How to obtain a draft. */
export type PendingAction =
  | { readonly kind: 'create' }
  | { readonly kind: 'delete'; readonly submission: Submission }
  | { readonly kind: 'reuse'; readonly submission: Submission }

/**
 * Decides how to obtain a draft. An app or a flight that was never published keeps its first one: the Store may not
 * create it again.
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
  const pendingId = pending?.submission.id
  const isFirst = published === undefined && product.kind !== 'add-on'
  const first = isFirst ? usableDraft(pending) : undefined
  if (first !== undefined && mayFill(first, product, policy)) return { kind: 'reuse', submission: first }
  if (isFirst && product.kind === 'app' && !isProcessing(pending)) throw neverPublished(product, pendingId)
  if (pending === undefined) return { kind: 'create' }
  const reason = blockedReason(policy, pending)
  if (reason === undefined) return { kind: 'delete', submission: pending.submission }
  const { id } = pending.submission
  const where = submissionUrl(product, id)
  throw new ProductStateError(
    `Submission ${id} of ${describeProduct(product)} is in progress (${pending.status}). ${reason} ${where}`,
  )
}

/** Returns the error for an app that must first be published in Partner Center. */
export function neverPublished(product: Product, pendingId: string | undefined): ProductStateError {
  const url = pendingId === undefined ? productUrl(product) : submissionUrl(product, pendingId)
  return new ProductStateError(
    `App ${resourceOf(product).storeId} has never been published. Create its first submission, including the age rating, in Partner Center; this action can publish every later one. ${url}`,
  )
}

/** Returns whether the Store is working on the pending submission, so that the slot will be free eventually. */
export function isProcessing(pending: PendingSubmission | undefined): pending is PendingSubmission {
  return pending !== undefined && isAccepted(pending.status)
}

/** Returns what is reported about a submission that is deleted. */
export function toDeletedSubmission(submission: Submission): DeletedSubmission {
  const { id, friendlyName } = submission
  return {
    id,
    name: typeof friendlyName === 'string' ? friendlyName : undefined,
    packages: packageNames(submission),
  }
}

/** A reason why the pending submission cannot be deleted. */
export type DeletionObstacle = 'in-process' | 'made-by-hand'

/** Returns why the pending submission cannot be deleted; undefined when it can. */
export function deletionObstacle(pending: PendingSubmission): DeletionObstacle | undefined {
  if (isAccepted(pending.status)) return 'in-process'
  // The API deletes only submissions that it created, and only those have an upload URL:
  // https://github.com/microsoft/msstore-cli/issues/61
  const isByHand = phaseOf(pending.status) === 'draft' && uploadUrlOf(pending.submission) === undefined
  return isByHand ? 'made-by-hand' : undefined
}

function blockedReason(policy: PendingPolicy, pending: PendingSubmission): string | undefined {
  const obstacle = deletionObstacle(pending)
  if (obstacle === 'in-process') {
    // A dry run does not wait.
    return policy === 'wait'
      ? 'The Store is processing it: run the job again when it has finished.'
      : 'The Store is processing it, so it cannot be deleted. Set "if-pending: wait", or cancel it in Partner Center.'
  }
  if (obstacle === 'made-by-hand') return 'It was created in Partner Center and can only be deleted there.'
  if (policy === 'fail') return 'Finish or delete it, or set "if-pending: delete" to replace it.'
  if (policy !== 'wait') return undefined
  return phaseOf(pending.status) === 'draft'
    ? 'It is a draft, so waiting would never end. Set "if-pending: delete", or submit it with "command: submit-draft".'
    : 'It has failed and blocks the next one until it is deleted: set "if-pending: delete".'
}

/**
 * Returns whether a first draft may be filled: an app's always, since nothing else leads to a release; a flight's,
 * which it has had since its creation, unless somebody has filled it and the policy is to keep that.
 */
function mayFill(first: Submission, { kind }: Product, policy: PendingPolicy): boolean {
  return kind === 'app' || policy === 'delete' || packageEntries(first).length === 0
}

/** Returns a draft that the API can fill: only one that it created has an upload URL. */
function usableDraft(pending: PendingSubmission | undefined): Submission | undefined {
  const isUsable =
    pending !== undefined &&
    phaseOf(pending.status) === 'draft' &&
    uploadUrlOf(pending.submission) !== undefined
  return isUsable ? pending.submission : undefined
}
