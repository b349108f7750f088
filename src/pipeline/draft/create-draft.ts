import { hasPendingFiles } from '../../plan/model/pending-uploads.ts'
import { HttpError, ProductStateError, UnclearError } from '../../shared/errors.ts'
import { getField } from '../../shared/json.ts'
import { describeProduct, type Product, submissionUrl } from '../../store/product.ts'
import { phaseOf } from '../../store/status.ts'
import { type Submission, uploadUrlOf } from '../../store/submission.ts'
import { createOnce } from '../apply-once.ts'
import type { Context } from '../context.ts'
import { deleteSubmission } from '../delete-submission.ts'
import type { DeletedSubmission, Draft } from '../events.ts'
import type { Owner } from '../knowledge/change-state.ts'
import { CREATE_DRAFT, CREATE_FLIGHT, isAnswered } from '../knowledge/knowledge.ts'
import { type PendingAction, type PendingPolicy, toDeletedSubmission } from '../pending-submission.ts'
import { type ProductSnapshot, readIfThere } from '../product-snapshot.ts'
import { discardDraft } from './discard-draft.ts'

/** A draft that is deleted when it is disposed of, since it would block the next run. */
export interface OwnedDraft extends Draft, AsyncDisposable {
  /** Lets the draft outlive the run. */
  keep(): void
}

/** Everything needed to obtain a draft. */
export interface DraftRequest {
  readonly action: PendingAction
  readonly policy: PendingPolicy
  /** The product before the draft is created. */
  readonly snapshot: ProductSnapshot
}

/**
 * Creates a draft in the product's only pending slot, after deleting a submission that occupies it. Only a draft that
 * is known to be this run's is deleted when it is disposed of.
 *
 * @throws ProductStateError when somebody else's submission takes the slot in the meantime.
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
      : await obtainDraft(request, context)
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

/** Deletes the pending submission, and describes it. */
export async function deletePending(submission: Submission, context: Context): Promise<DeletedSubmission> {
  context.report({ type: 'stage', stage: 'Delete pending' })
  await deleteSubmission(submission.id, context)
  return toDeletedSubmission(submission)
}

/** A draft, and who owns it. */
interface FoundDraft {
  readonly submission: Submission
  readonly owner: Owner
}

// A create has been seen to get an empty 404 two seconds after the only submission of a flight was deleted:
// https://github.com/microsoft/windows-dev-center-vsts-extension/issues/73
const MOST_CREATES = 7

/**
 * Requests a draft, several times for a product without a release: for a while the Store may refuse its first one, or
 * not show it.
 *
 * @throws ProductStateError when the Store keeps refusing for half a minute.
 */
async function obtainDraft(request: DraftRequest, context: Context): Promise<FoundDraft> {
  const { clock, report, signal } = context
  for (let creates = 1; ; creates++) {
    const result = await tryCreate(request, context)
    if (!('notYet' in result)) return result
    if (creates === MOST_CREATES) throw describeRefusedFirst(result.error, context.store.product)
    const { method, path } = result.notYet.request
    report({ type: 'retry', method, path, reason: result.notYet.message, delayInMs: PAUSE_IN_MS })
    await clock.sleep(PAUSE_IN_MS, signal)
  }
}

/** A refusal that may be transient, and the outcome of the create. */
interface NotYet {
  readonly notYet: HttpError
  readonly error: Error
}

/** Requests a draft once. */
async function tryCreate(request: DraftRequest, context: Context): Promise<FoundDraft | NotYet> {
  try {
    return await sendCreate(request, context)
  } catch (error) {
    const last = error instanceof UnclearError ? error.last : error
    if (!(error instanceof Error && last instanceof HttpError) || request.snapshot.published !== undefined)
      throw error
    if (isNotYet(last)) return { notYet: last, error }
    const first = error === last ? await findFirstDraft(last, request, context) : undefined
    if (first !== undefined) return first
    throw error
  }
}

function isNotYet({ request: { status, code, reason } }: HttpError): boolean {
  return status === 404 && code === undefined && reason === undefined
}

// The possible draft matters more, so an UnclearError is kept.
function describeRefusedFirst(error: Error, product: Product): Error {
  if (!(error instanceof HttpError)) return error
  return new ProductStateError(
    `The Store does not create a submission of ${describeProduct(product)} yet, since its only one was just deleted. Run the job again in a few minutes.`,
    { cause: error },
  )
}

/**
 * Finds the draft that a flight has had since its creation, if the Store did not show it in time. After a conflict, it
 * is certainly that one if the Store has answered that this run created the flight. Otherwise somebody may have created
 * it in the meantime, so it is used only under the policy that would replace it anyway.
 */
async function findFirstDraft(
  { request: { status } }: HttpError,
  { policy, snapshot }: DraftRequest,
  context: Context,
): Promise<FoundDraft | undefined> {
  const { store, knowledge } = context
  const isExpected = isAnswered(knowledge(), CREATE_FLIGHT) || policy === 'delete'
  if (status !== 409 || store.product.kind !== 'flight' || snapshot.pending !== undefined || !isExpected)
    return undefined
  const submission = await findNewSubmission(new Set(), context)
  if (submission === undefined || !isUntouched(submission)) return undefined
  return { submission, owner: 'other' }
}

async function sendCreate(
  { policy, snapshot: { published, pending } }: DraftRequest,
  context: Context,
): Promise<FoundDraft> {
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
 * Returns why a submission that appeared after a create without an answer is not used; undefined when it is used: an
 * untouched draft, under the policy that would replace it anyway.
 */
function refusalOf(submission: Submission, policy: PendingPolicy): string | undefined {
  const { id } = submission
  // This run did not know its ID until now, so it cannot have worked on it.
  if (!isUntouched(submission))
    return `Somebody else created submission ${id} while this run tried to create one. It was left unchanged. Run the job again when nothing else publishes this product.`
  if (policy !== 'delete') {
    return (
      `Submission ${id} appeared after this run had requested a draft and got no answer. It may belong to somebody else, ` +
      'so it was left unchanged. Delete it in Partner Center, or run again with "if-pending: delete".'
    )
  }
  return undefined
}

function isUntouched(submission: Submission): boolean {
  return (
    phaseOf(String(getField(submission, 'status'))) === 'draft' &&
    uploadUrlOf(submission) !== undefined &&
    !hasPendingFiles(submission)
  )
}

// The product shows a new submission only after some seconds, and keeps showing a deleted one for some seconds.
const MOST_READS = 7
const PAUSE_IN_MS = 5_000

/** Waits for a new submission to appear in the product; undefined when none does for a while. */
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
