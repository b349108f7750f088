import { packageNames } from '../plan/model/package-list.ts'
import { ProductStateError } from '../shared/errors.ts'
import { toJson } from '../shared/json.ts'
import { submissionUrl } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'
import { type Submission, uploadUrlOf } from '../store/submission.ts'
import { createOnce } from './apply-once.ts'
import type { Context } from './context.ts'
import { deleteSubmission } from './delete-submission.ts'
import { discardDraft } from './discard-draft.ts'
import type { DeletedSubmission, Draft } from './events.ts'
import type { Owner } from './knowledge/change-state.ts'
import { CREATE_DRAFT } from './knowledge/knowledge.ts'
import type { PendingAction, PendingPolicy } from './pending-submission.ts'
import { type ProductSnapshot, readIfThere } from './product-snapshot.ts'

/** A draft that is deleted when it is disposed of, since it would stand in the way of the next run. */
export interface OwnedDraft extends Draft, AsyncDisposable {
  /** Lets the draft outlive the run. */
  keep(): void
}

/** Everything that the way to a draft depends on. */
export interface DraftRequest {
  readonly action: PendingAction
  readonly policy: PendingPolicy
  /** The product before the draft is created. */
  readonly snapshot: ProductSnapshot
}

/**
 * Creates a draft in the product's only pending slot, after deleting what has to go. Only a draft that is known to be this
 * run's is deleted when it is disposed of.
 *
 * @throws ProductStateError when somebody else's submission takes the slot meanwhile.
 */
export async function createDraft(request: DraftRequest, context: Context): Promise<OwnedDraft> {
  const { store, report } = context
  const { action } = request
  if (action.kind === 'delete')
    report({ type: 'replaced', deleted: await deletePending(action.submission, context) })
  report({ type: 'stage', stage: 'Create' })
  const { submission, owner } =
    action.kind === 'reuse'
      ? { submission: action.submission, owner: 'other' as const }
      : await sendCreate(request, context)
  const url = submissionUrl(store.product, submission.id)
  report({ type: 'draft', submissionId: submission.id, url, owner })
  let isKept = false
  return {
    submission,
    url,
    keep() {
      isKept = true
    },
    async [Symbol.asyncDispose]() {
      if (!isKept) await discardDraft(context)
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

async function sendCreate(
  { policy, snapshot: { published, pending } }: DraftRequest,
  context: Context,
): Promise<{ readonly submission: Submission; readonly owner: Owner }> {
  const { store, signal } = context
  const knownIds = new Set([published?.id, pending?.submission.id])
  const { value, by } = await createOnce(
    {
      attempt: CREATE_DRAFT,
      send: (observe) => store.create({ signal, observe }),
      findEffect: () => findNewSubmission(knownIds, context),
    },
    context,
  )
  if (by === 'answer') return { submission: value, owner: 'run' }
  const reason = refusalOf(value, policy)
  if (reason === undefined) return { submission: value, owner: 'unknown' }
  throw new ProductStateError(`${reason} ${submissionUrl(store.product, value.id)}`)
}

/**
 * Returns why a submission that turned up after a create without an answer is not used; undefined when it is: a draft that
 * nobody has worked on, under the policy that would replace it anyway.
 */
function refusalOf(submission: Submission, policy: PendingPolicy): string | undefined {
  const { id } = submission
  // What this run never got to know it cannot have changed.
  const isUntouched =
    phaseOf(String(submission['status'])) === 'draft' &&
    uploadUrlOf(submission) !== undefined &&
    !/"fileStatus":"Pending/i.test(toJson(submission))
  if (!isUntouched)
    return `Submission ${id} was created by somebody else while this run tried to create one. It was left as it is.`
  if (policy !== 'delete') {
    return (
      `Submission ${id} turned up after this run had asked for a draft and got no answer. Whether this run or somebody else ` +
      'created it cannot be told, so it was left as it is. Delete it in Partner Center, or run again with "if-pending: delete".'
    )
  }
  return undefined
}

// The product shows a new submission only after some seconds, and one that was deleted for some seconds more.
const MOST_READS = 7
const PAUSE_IN_MS = 5_000

/** Waits for a submission to show up in the product that was not there before; undefined when none does for a while. */
async function findNewSubmission(
  knownIds: ReadonlySet<string | undefined>,
  { store, clock, report, signal }: Pick<Context, 'store' | 'clock' | 'report' | 'signal'>,
): Promise<Submission | undefined> {
  for (let reads = 1; ; reads++) {
    const { pendingId } = await store.getProduct({ signal })
    const newId = knownIds.has(pendingId) ? undefined : pendingId
    const submission = await readIfThere(newId, (id) => store.get(id, { signal }))
    if (submission !== undefined || reads === MOST_READS) return submission
    if (reads === 1) report({ type: 'late', what: 'new-draft', upToInMs: (MOST_READS - 1) * PAUSE_IN_MS })
    await clock.sleep(PAUSE_IN_MS, signal)
  }
}
