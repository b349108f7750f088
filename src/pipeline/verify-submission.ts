import type { PackageFile } from '../files/packages/package-file.ts'
import {
  changesByOthers,
  differencesAfterCommit,
  differencesAfterUpdate,
} from '../plan/compare/differences.ts'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { DifferenceError, isGone, ProductStateError } from '../shared/errors.ts'
import type { JsonObject } from '../shared/json.ts'
import { submissionUrl } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'
import type { Submission } from '../store/submission.ts'
import type { PreparedUpload } from '../upload/prepare-upload.ts'
import type { Context } from './context.ts'

/** A draft as this run has left it. */
export interface FilledDraft {
  /** The submission that was sent. */
  readonly planned: JsonObject
  /** The Store's answer to it. */
  readonly answered: Submission
  readonly files: Pick<PreparedUpload, 'isReplaced'> | undefined
}

/**
 * Reads the draft and its ZIP once more before it is committed: another run, or a person in Partner Center, may have
 * changed, deleted or submitted it since. A draft that holds just what this run sent is this run's by evidence.
 *
 * @throws ProductStateError when it is no draft any more; DifferenceError that says what was changed.
 */
export async function verifyDraft(draft: FilledDraft, context: Context): Promise<void> {
  const { report, signal } = context
  const { planned, answered, files } = draft
  const { id: submissionId } = answered
  const [stored, isReplaced] = await allOrAbort<[Submission, boolean]>(signal, [
    (stop) => readDraft(submissionId, { ...context, signal: stop }),
    async (stop) => (await files?.isReplaced(stop)) ?? false,
  ])
  const differences = [
    ...(isReplaced ? ['the uploaded ZIP'] : []),
    ...differencesAfterUpdate(planned, stored),
    ...changesByOthers(answered, stored),
  ]
  const isOurs = differences.length === 0
  report({ type: 'draft-evidence', submissionId, owner: isOurs ? 'evidence' : 'other' })
  if (isOurs) return
  throw new DifferenceError(
    `Somebody else changed submission ${submissionId} after this run's update`,
    differences,
  )
}

async function readDraft(submissionId: string, context: Context): Promise<Submission> {
  const { store, report, signal } = context
  const url = submissionUrl(store.product, submissionId)
  try {
    const stored = await store.get(submissionId, { signal })
    if (phaseOf(String(stored['status'])) === 'draft') return stored
    report({ type: 'attempt', attempt: { what: 'commit', submissionId }, step: 'observed' })
    throw new ProductStateError(`Somebody else submitted ${submissionId} before this run could. ${url}`)
  } catch (error) {
    if (!isGone(error)) throw error
    report({ type: 'attempt', attempt: { what: 'delete', submissionId }, step: 'observed' })
    throw new ProductStateError(
      `Somebody else deleted submission ${submissionId} while this run was filling it. Run the job again when nothing else publishes this product.`,
      { cause: error },
    )
  }
}

/**
 * Compares what the Store has once it has taken the submission with what was planned: green must mean done.
 *
 * @throws DifferenceError that says what differs.
 */
export async function verifySubmission(
  submissionId: string,
  planned: JsonObject,
  packages: readonly PackageFile[],
  { store, signal }: Context,
): Promise<void> {
  const stored = await store.get(submissionId, { signal })
  const differences = differencesAfterCommit(planned, stored, packages)
  if (differences.length === 0) return
  throw new DifferenceError(
    `The Store holds submission ${submissionId} otherwise than it was planned`,
    differences,
  )
}
