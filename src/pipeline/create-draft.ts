import { packageNames } from '../plan/model/package-list.ts'
import { submissionUrl } from '../store/product.ts'
import type { Submission } from '../store/submission.ts'
import { createOnce, isDefinitive } from './apply-once.ts'
import type { Context } from './context.ts'
import { deleteSubmission } from './delete-submission.ts'
import { deleteDraft, deleteUnconfirmedDraft, findCreatedDraft } from './discard-draft.ts'
import type { DeletedSubmission, Draft } from './events.ts'
import type { PendingAction } from './pending-submission.ts'

/** A draft that is deleted when it is disposed of, since it would stand in the way of the next run. */
export interface OwnedDraft extends Draft, AsyncDisposable {
  /** Lets the draft outlive the run. */
  keep(): void
}

/**
 * Creates a draft in the product's only pending slot, after deleting what has to go. A draft that was there before is
 * never deleted.
 */
export async function createDraft(action: PendingAction, context: Context): Promise<OwnedDraft> {
  const { store, report } = context
  if (action.kind === 'delete')
    report({ type: 'replaced', deleted: await deletePending(action.submission, context) })
  report({ type: 'stage', stage: 'Create' })
  const preexisting = action.kind === 'reuse'
  const submission = preexisting ? action.submission : await sendCreate(context)
  const draft: Draft = { submission, preexisting, url: submissionUrl(store.product, submission.id) }
  report({ type: 'draft', draft })
  let isKept = preexisting
  return {
    ...draft,
    keep() {
      isKept = true
    },
    async [Symbol.asyncDispose]() {
      if (!isKept) await deleteDraft(submission.id, context)
    },
  }
}

/** Deletes the pending submission; returns what it was. */
export async function deletePending(submission: Submission, context: Context): Promise<DeletedSubmission> {
  const { id, friendlyName } = submission
  context.report({ type: 'stage', stage: 'Delete pending' })
  await deleteSubmission(id, context)
  return {
    id,
    name: typeof friendlyName === 'string' ? friendlyName : undefined,
    packages: packageNames(submission),
  }
}

async function sendCreate(context: Context): Promise<Submission> {
  const { store, signal } = context
  try {
    return await createOnce(
      {
        attempt: { what: 'create', submissionId: undefined },
        send: () => store.create({ signal }),
        findEffect: () => findCreatedDraft(context),
        conflictStatuses: { 409: 're-read' },
      },
      context,
    )
  } catch (error) {
    // Cut off in the middle, a create may go on in the Store.
    if (!isDefinitive(error)) await deleteUnconfirmedDraft(context)
    throw error
  }
}
