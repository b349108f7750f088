import { commit } from '../pipeline/commit.ts'
import type { Context } from '../pipeline/context.ts'
import { pollStatus, type WaitRequest } from '../pipeline/polling/poll-status.ts'
import { liveSubmission } from '../pipeline/polling/submission-failure.ts'
import { readProductState, readSubmission } from '../pipeline/product-snapshot.ts'
import { verifySubmission } from '../pipeline/verify-submission.ts'
import { changesBetween } from '../plan/compare/changes.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'
import type { Changing, ExistingSubmission } from './requests.ts'

/**
 * Commits a draft that an earlier run has left, and waits for it.
 *
 * @throws ProductStateError when there is no such draft.
 */
export async function submitDraft(
  request: ExistingSubmission & WaitRequest & Changing,
  context: Context,
): Promise<void> {
  const { store, report, signal } = context
  const { pendingId, publishedId } = await readProductState(context)
  const submissionId = request.submissionId ?? pendingId
  if (submissionId === undefined) {
    throw new ProductStateError(`The ${describeProduct(store.product)} has no pending submission to commit.`)
  }
  const { submission, status, url } = await readSubmission(submissionId, context)
  if (phaseOf(status) !== 'draft') {
    throw new ProductStateError(
      `Submission ${submissionId} is no draft (${status}), so it can not be committed. ${url}`,
    )
  }
  report({ type: 'draft', submissionId, url, owner: 'other' })
  const live = publishedId === undefined ? undefined : await store.get(publishedId, { signal })
  const changes = changesBetween(live ?? {}, submission)
  report({ type: 'planned', plan: { uploads: [], changes }, packages: [], warnings: [] })
  if (request.dryRun) return report({ type: 'dry-run' })

  const isTaken = await commit(submissionId, context)
  const publishMode = submission['targetPublishMode']
  if (request.waitFor !== 'none' || !isTaken)
    await pollStatus({ ...request, submissionId, url, publishMode, live: liveSubmission(live) }, context)
  await verifySubmission({ submission, changes }, submissionId, [], context)
}
