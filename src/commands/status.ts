import type { Context } from '../pipeline/context.ts'
import type { EventOf, PublishedSubmission } from '../pipeline/events.ts'
import { publishTimeOf } from '../pipeline/polling/publish-time.ts'
import { readIfThere, readProductState, reportGradualRollout } from '../pipeline/product-snapshot.ts'
import { factsOfEntry } from '../plan/model/package-facts.ts'
import { remainingPackages } from '../plan/model/package-list.ts'
import { gradualRollout } from '../plan/transforms/rollout.ts'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { submissionUrl } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'
import type { Submission, SubmissionStatus } from '../store/submission.ts'

/**
 * Reads once what is live and what is pending. Never fails because of what it finds, so a scheduled workflow can follow
 * a certification for days.
 */
export async function readOverview(context: Context): Promise<void> {
  const { store, report, signal } = context
  const { publishedId, pendingId } = await readProductState(context)
  const [live, pendingStatus] = await allOrAbort(signal, [
    async (stop) =>
      publishedId === undefined ? undefined : await store.getWithStatus(publishedId, { signal: stop }),
    (stop) => readIfThere(pendingId, (id) => store.getStatus(id, { signal: stop })),
  ])
  const isPending = pendingId !== undefined && pendingStatus !== undefined
  if (isPending) reportSubmission(pendingId, pendingStatus, context)
  else if (live !== undefined) reportSubmission(live.submission.id, live, context)
  if (live !== undefined) reportRollout(live.submission, context)
  report({
    type: 'overview',
    published: live === undefined ? undefined : publishedSubmission(live.submission),
    pending: isPending ? await pendingSubmission(pendingId, pendingStatus, context) : undefined,
  })
}

// Before certification, the publish time is not of interest, so it is not requested.
async function pendingSubmission(
  submissionId: string,
  { status }: SubmissionStatus,
  { store, signal }: Context,
): Promise<EventOf<'overview'>['pending']> {
  if (phaseOf(status) !== 'certified') return { submissionId, status }
  const submission = await readIfThere(submissionId, (id) => store.get(id, { signal }))
  return { submissionId, status, publishTime: submission && publishTimeOf(submission) }
}

function reportSubmission(
  submissionId: string,
  { status, details }: SubmissionStatus,
  { store, report }: Pick<Context, 'store' | 'report'>,
): void {
  const url = submissionUrl(store.product, submissionId)
  report({ type: 'followed', submissionId, url })
  report({ type: 'status', status, details })
  if (phaseOf(status) === 'failed')
    report({ type: 'warning', message: `Submission ${submissionId} has failed (${status}). ${url}` })
}

function reportRollout(live: Submission, { report }: Pick<Context, 'report'>): void {
  const rollout = gradualRollout(live)
  if (rollout !== undefined) report({ type: 'rollout-status', rollout })
  reportGradualRollout(live, { report })
}

function publishedSubmission(live: Submission): PublishedSubmission {
  const packages = remainingPackages(live).map(factsOfEntry)
  return {
    submissionId: live.id,
    packages: packages.map(({ fileName, version, architecture }) => ({ fileName, version, architecture })),
  }
}
