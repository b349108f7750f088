import type { PackageFile } from '../files/packages/package-file.ts'
import { changesByOthers, compareAfterCommit, compareAfterUpdate } from '../plan/compare/differences.ts'
import type { SentPlan } from '../plan/compare/field-differences.ts'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { DifferenceError, isGone, ProductStateError } from '../shared/errors.ts'
import { submissionUrl } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'
import type { Submission, SubmissionStatus } from '../store/submission.ts'
import type { PreparedUpload } from '../upload/prepare-upload.ts'
import type { Context } from './context.ts'
import { readDraftStatus, reportCommitted, reportGradualRollout } from './product-snapshot.ts'
import { readUntil } from './read-until.ts'

/** A draft as this run left it. */
export interface FilledDraft {
  /** The plan that was sent. */
  readonly plan: SentPlan
  /** The Store's answer to it. */
  readonly answered: Submission
  readonly files: Pick<PreparedUpload, 'isReplaced'> | undefined
}

/**
 * Reads the draft and its ZIP once more before it is committed: another run, or a person in Partner Center, may have
 * changed, deleted or submitted it since. A draft that contains exactly what this run sent is this run's by evidence.
 *
 * @throws ProductStateError when it is no longer a draft; DifferenceError that says what was changed.
 */
export async function verifyDraft(draft: FilledDraft, context: Context): Promise<void> {
  const { report } = context
  const { id: submissionId } = draft.answered
  const seen: Differences = { zip: [], draft: [] }
  const isAsSent = (): boolean => allOf(seen).length === 0
  try {
    const read = (): Promise<void> => findDifferences(seen, draft, context)
    await readUntil({ read, isShown: isAsSent, late: { what: 'update', submissionId } }, context)
    if (isAsSent()) return report({ type: 'draft-evidence', submissionId, owner: 'evidence' })
  } finally {
    // Even if the run ends during a check or between two: a draft that somebody else has changed is not deleted.
    if (!isAsSent()) report({ type: 'draft-evidence', submissionId, owner: 'other' })
  }
  const what = `Somebody else changed submission ${submissionId} after this run's update`
  throw new DifferenceError(what, allOf(seen))
}

/** The differences found by the last reading. */
interface Differences {
  zip: readonly string[]
  draft: readonly string[]
}

function allOf({ zip, draft }: Differences): readonly string[] {
  return [...zip, ...draft]
}

// Each reading counts as soon as it has arrived: the run may end before the other one does.
async function findDifferences(
  seen: Differences,
  { plan, answered, files }: FilledDraft,
  context: Context,
): Promise<void> {
  await allOrAbort(context.signal, [
    async (stop) => {
      const stored = await readDraft(answered.id, { ...context, signal: stop })
      seen.draft = [...compareAfterUpdate(plan, stored).differences, ...changesByOthers(answered, stored)]
    },
    async (stop) => {
      seen.zip = (await files?.isReplaced(stop)) ? ['the uploaded ZIP'] : []
    },
  ])
}

async function readDraft(submissionId: string, context: Context): Promise<Submission> {
  const { store, signal } = context
  try {
    const { submission, ...status } = await store.getWithStatus(submissionId, { signal })
    if (phaseOf(status.status) === 'draft') return submission
    throw submittedByOther(submissionId, status, context)
  } catch (error) {
    if (!isGone(error)) throw error
    // A single 404 is no proof, and a draft that is taken for gone would be left behind.
    const status = await readDraftStatus(submissionId, context)
    if (status === undefined)
      throw new ProductStateError(
        `Somebody else deleted submission ${submissionId} while this run was filling it. Run the job again when nothing else publishes this product.`,
        { cause: error },
      )
    throw phaseOf(status.status) === 'draft' ? error : submittedByOther(submissionId, status, context)
  }
}

function submittedByOther(
  submissionId: string,
  status: SubmissionStatus,
  context: Context,
): ProductStateError {
  const { store, report } = context
  report({ type: 'draft-evidence', submissionId, owner: 'other' })
  reportCommitted(submissionId, status, context)
  const url = submissionUrl(store.product, submissionId)
  return new ProductStateError(
    `Somebody else submitted submission ${submissionId} before this run could. ${url}`,
  )
}

/**
 * Compares the submission that the Store accepted with the draft that was sent: a green run must be complete.
 *
 * @throws DifferenceError that says where the submission in the Store differs from the plan.
 */
export async function verifySubmission(
  draft: SentPlan,
  submissionId: string,
  packages: readonly PackageFile[],
  { store, report, signal }: Context,
): Promise<void> {
  const stored = await store.get(submissionId, { signal })
  reportGradualRollout(stored, { report })
  const { differences, unplanned } = compareAfterCommit(draft, stored, packages)
  if (unplanned.length > 0) report({ type: 'unplanned-changes', seenIn: 'committed', changes: unplanned })
  if (differences.length === 0) return
  throw new DifferenceError(`Submission ${submissionId} in the Store differs from what was sent`, differences)
}
