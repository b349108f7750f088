import type { Context } from '../pipeline/context.ts'
import { pollStatus, type WaitRequest } from '../pipeline/polling/poll-status.ts'
import { publishTimeOf } from '../pipeline/polling/publish-time.ts'
import { readProductState, readSubmission } from '../pipeline/product-snapshot.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'
import type { ExistingSubmission } from './requests.ts'

/**
 * Follows a submission that an earlier run has committed.
 *
 * @throws ProductStateError if there is none, or if it is a draft.
 */
export async function wait(request: ExistingSubmission & WaitRequest, context: Context): Promise<void> {
  const { pendingId, publishedId } = await readProductState(context)
  const submissionId = request.submissionId ?? pendingId ?? publishedId
  if (submissionId === undefined) {
    const name = describeProduct(context.store.product)
    throw new ProductStateError(`The ${name} has no submission to wait for.`)
  }
  const { submission, status, url } = await readSubmission(submissionId, context)
  if (phaseOf(status) === 'draft') {
    throw new ProductStateError(
      `Submission ${submissionId} is a draft, so waiting would never end. Submit it with "command: submit-draft". ${url}`,
    )
  }
  if (phaseOf(status) === 'published') return
  const live = publishedId === undefined ? undefined : { id: publishedId, versions: [] }
  await pollStatus({ ...request, submissionId, url, publishTime: publishTimeOf(submission), live }, context)
}
