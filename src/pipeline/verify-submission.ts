import type { PackageFile } from '../files/packages/package-file.ts'
import { differencesAfterCommit } from '../plan/compare/differences.ts'
import { DifferenceError } from '../shared/errors.ts'
import type { JsonObject } from '../shared/json.ts'
import type { Context } from './context.ts'

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
