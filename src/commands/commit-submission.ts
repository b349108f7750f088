import { commit } from '../pipeline/commit.ts'
import type { Context } from '../pipeline/context.ts'
import { pollStatus, type WaitRequest } from '../pipeline/poll-status.ts'
import { verifySubmission } from '../pipeline/verify-submission.ts'
import { changesBetween } from '../plan/compare/changes.ts'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct, submissionUrl } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'

/** What the user asks for, checked. */
export interface CommitRequest extends WaitRequest {
  /** Undefined: the pending one. */
  readonly submissionId: string | undefined
  readonly dryRun: boolean
}

/**
 * Commits a draft that an earlier run has left, and waits for it.
 *
 * @throws ProductStateError when there is no such draft.
 */
export async function commitSubmission(request: CommitRequest, context: Context): Promise<void> {
  const { store, report } = context
  report({ type: 'stage', stage: 'Check' })
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const id = request.submissionId ?? state.pendingId
  if (id === undefined) {
    throw new ProductStateError(`The ${describeProduct(store.product)} has no pending submission to commit.`)
  }
  const [submission, { status, details }] = await allOrAbort(context.signal, [
    (stop) => store.under(stop).get(id),
    (stop) => store.under(stop).status(id),
  ])
  const url = submissionUrl(store.product, id)
  const isDraft = phaseOf(status) === 'draft'
  report({ type: 'followed', submissionId: id, url, committed: !isDraft })
  report({ type: 'status', status, details })
  if (!isDraft) {
    throw new ProductStateError(
      `Submission ${id} is no draft (${status}), so it can not be committed. ${url}`,
    )
  }
  const draft = { submission, url, preexisting: true }
  report({ type: 'draft', draft })
  const live = state.publishedId === undefined ? {} : await store.get(state.publishedId)
  report({
    type: 'planned',
    plan: { submission, uploads: [], changes: changesBetween(live, submission) },
    packages: [],
    warnings: [],
  })
  if (request.dryRun) return report({ type: 'dry-run' })

  await commit(draft, context)
  if (request.waitFor === 'none') return
  await pollStatus(
    { ...request, submissionId: id, url, publishMode: submission['targetPublishMode'] },
    context,
  )
  await verifySubmission(id, submission, [], context)
}
