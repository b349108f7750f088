import { packageChanges } from '../plan/compare/package-changes.ts'
import { rolloutPercentage } from '../plan/transforms/rollout.ts'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { isGone } from '../shared/errors.ts'
import { type Kind, type Product, submissionUrl } from '../store/product.ts'
import { isAccepted, phaseOf } from '../store/status.ts'
import type { ProductIdentity, ProductState, Submission, SubmissionStatus } from '../store/submission.ts'
import type { Context } from './context.ts'
import { readOrNameOthers } from './missing-product.ts'
import type { PendingSubmission } from './pending-submission.ts'

/** State of a product: its live and its pending submission. */
export interface ProductSnapshot {
  readonly kind: Kind
  readonly product: Product
  readonly identity: ProductIdentity
  readonly published: Submission | undefined
  /** The submission that takes the product's only pending slot. */
  readonly pending: PendingSubmission | undefined
}

/** Reads which submissions a product has. */
export async function readProductState(context: Context): Promise<ProductState> {
  const { store, report, signal } = context
  report({ type: 'stage', stage: 'Check' })
  const state = await readOrNameOthers(() => store.getProduct({ signal }), context)
  report({ type: 'product', product: store.product, state })
  return state
}

/**
 * Reads a product's state. The status of a pending submission is read at its own address, which is always up to date;
 * the submission itself shows what would be deleted, and whether the API may. One that is missing at its own address
 * was deleted, although the product still shows it for some seconds.
 */
export async function readProduct(context: Context): Promise<ProductSnapshot> {
  const { store } = context
  const { identity, publishedId, pendingId } = await readProductState(context)
  const [published, pending, status] = await allOrAbort(context.signal, [
    async (signal) => (publishedId === undefined ? undefined : await store.get(publishedId, { signal })),
    (signal) => readIfThere(pendingId, (id) => store.get(id, { signal })),
    (signal) => readIfThere(pendingId, (id) => store.getStatus(id, { signal })),
  ])
  return {
    kind: store.product.kind,
    product: store.product,
    identity,
    published,
    pending:
      pending === undefined || status === undefined
        ? undefined
        : { submission: pending, status: status.status },
  }
}

/** Reads something by its ID; undefined when there is no ID, or the resource is gone. */
export async function readIfThere<T>(
  id: string | undefined,
  read: (id: string) => Promise<T>,
): Promise<T | undefined> {
  try {
    return id === undefined ? undefined : await read(id)
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

/**
 * Reads the status of a submission at its own address, and reports if the Store has accepted it, or if it is gone.
 *
 * @returns undefined when it is gone.
 */
export async function readDraftStatus(
  submissionId: string,
  context: Pick<Context, 'store' | 'report' | 'knowledge' | 'signal'>,
): Promise<SubmissionStatus | undefined> {
  const { store, report, signal } = context
  const status = await readIfThere(submissionId, (id) => store.getStatus(id, { signal }))
  if (status === undefined)
    report({ type: 'attempt', attempt: { what: 'delete', submissionId }, step: 'observed' })
  else if (isAccepted(status.status)) reportCommitted(submissionId, status, context)
  return status
}

/** Reports that a submission was seen to be committed; also its status, if it is this run's draft. */
export function reportCommitted(
  submissionId: string,
  { status, details }: SubmissionStatus,
  { report, knowledge }: Pick<Context, 'report' | 'knowledge'>,
): void {
  if (knowledge().draft?.submissionId === submissionId) report({ type: 'status', status, details })
  report({ type: 'attempt', attempt: { what: 'commit', submissionId }, step: 'observed' })
}

/** Reports the percentage of users that get a submission, unless everyone does. */
export function reportGradualRollout(submission: Submission, { report }: Pick<Context, 'report'>): void {
  const percentage = rolloutPercentage(submission)
  if (percentage !== undefined) report({ type: 'gradual-rollout', percentage })
}

/** A submission that this run did not create. */
export interface FollowedSubmission extends SubmissionStatus {
  readonly submission: Submission
  /** Its page in Partner Center. */
  readonly url: string
}

/** Reads a submission that this run did not create, and its status. */
export async function readSubmission(
  id: string,
  { store, report, signal }: Context,
): Promise<FollowedSubmission> {
  const [submission, { status, details }] = await allOrAbort(signal, [
    (stop) => store.get(id, { signal: stop }),
    (stop) => store.getStatus(id, { signal: stop }),
  ])
  const url = submissionUrl(store.product, id)
  report({ type: 'followed', submissionId: id, url })
  report({ type: 'contents', packages: packageChanges({}, submission, []) })
  if (phaseOf(status) !== 'draft')
    report({ type: 'attempt', attempt: { what: 'commit', submissionId: id }, step: 'observed' })
  report({ type: 'status', status, details })
  reportGradualRollout(submission, { report })
  return { submission, status, details, url }
}
