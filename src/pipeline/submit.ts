import type { PackageFile } from '../files/packages/package-file.ts'
import type { SentPlan } from '../plan/compare/field-differences.ts'
import type { Submission } from '../store/submission.ts'
import { commit } from './commit.ts'
import type { Context } from './context.ts'
import { pollStatus, type WaitRequest } from './polling/poll-status.ts'
import { publishTimeOf } from './polling/publish-time.ts'
import { liveSubmission } from './polling/submission-failure.ts'
import { verifySubmission } from './verify-submission.ts'

/** A draft that is ready to be committed. */
export interface ReadyDraft {
  /** The draft as the Store has it, and what it changes. */
  readonly sent: SentPlan & { readonly submission: Submission }
  /** The packages that it adds. */
  readonly packages: readonly PackageFile[]
  /** Its page in Partner Center. */
  readonly url: string
  /** The submission that stays live until it is published; undefined: none. */
  readonly live: Submission | undefined
}

/**
 * Commits a draft, follows it as far as the user wants, and compares the result in the Store with the draft.
 *
 * @throws HttpError or AuthError when the commit is refused; UnclearError when it may have been accepted;
 * SubmissionFailedError when the submission fails; DifferenceError when the Store does not have what was sent.
 */
export async function submit(
  { sent, packages, url, live }: ReadyDraft,
  { waitFor, pollIntervalInMs }: WaitRequest,
  context: Context,
): Promise<void> {
  const { submission } = sent
  const submissionId = submission.id
  const isCommitted = await commit(submissionId, context)
  if (waitFor !== 'none' || !isCommitted) {
    const publishTime = publishTimeOf(submission)
    const follow = { waitFor, pollIntervalInMs, submissionId, url, publishTime, live: liveSubmission(live) }
    await pollStatus(follow, context)
  }
  await verifySubmission(sent, submissionId, packages, context)
}
