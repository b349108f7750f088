import { commit } from '../pipeline/commit.ts'
import type { Ports } from '../pipeline/context.ts'
import { settle, type WaitRequest } from '../pipeline/poll-status.ts'
import { confirm } from '../pipeline/verify-submission.ts'
import { changesBetween } from '../plan/compare/changes.ts'
import { together } from '../shared/all-or-abort.ts'
import { ProductStateError } from '../shared/errors.ts'
import { nameOf, submissionUrl } from '../store/product.ts'
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
export async function commitSubmission(request: CommitRequest, ports: Ports): Promise<void> {
  const { store, report } = ports
  report({ type: 'stage', stage: 'Check' })
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const id = request.submissionId ?? state.pendingId
  if (id === undefined) {
    throw new ProductStateError(`The ${nameOf(store.product)} has no pending submission to commit.`)
  }
  const [submission, { status, details }] = await together(ports.signal, [
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
  const draft = { submission, url, adopted: true }
  report({ type: 'draft', draft })
  const live = state.publishedId === undefined ? {} : await store.get(state.publishedId)
  report({
    type: 'planned',
    plan: { submission, uploads: [], changes: changesBetween(live, submission) },
    packages: [],
    warnings: [],
  })
  if (request.dryRun) return report({ type: 'dry-run' })

  await commit(draft, ports)
  if (request.waitFor === 'none') return
  await settle({ ...request, submissionId: id, url, publishMode: submission['targetPublishMode'] }, ports)
  await confirm(id, submission, [], ports)
}
