import { differencesAfterUpdate } from '../plan/compare/differences.ts'
import type { Plan } from '../plan/model/plan.ts'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { DifferenceError, HttpError, ProductStateError } from '../shared/errors.ts'
import { isSecureUrl } from '../shared/secure-url.ts'
import { type Submission, uploadUrlOf } from '../store/submission.ts'
import type { OnProgress, PreparedUpload } from '../upload/prepare-upload.ts'
import type { Context } from './context.ts'

/**
 * Sends what is planned: the update of the draft and the files, both at once, since neither needs the other. A
 * refused update stops the upload. Gives what the Store then holds.
 *
 * @throws DifferenceError when the Store has answered the update with something else than was sent.
 */
export async function updateAndUpload(
  draft: Submission,
  plan: Plan,
  cargo: PreparedUpload | undefined,
  context: Context,
): Promise<Submission> {
  const { store, report, signal } = context
  report({ type: 'stage', stage: 'Update and upload' })
  const update = async (stop: AbortSignal): Promise<Submission> => {
    const updated = await store.under(stop).update(draft.id, plan.submission)
    const differences = differencesAfterUpdate(plan.submission, updated)
    if (differences.length > 0)
      throw new DifferenceError('The Store did not take the update as it was sent', differences)
    report({ type: 'updated' })
    return updated
  }
  if (cargo === undefined) return await update(signal)
  const onProgress: OnProgress = (sentBytes, totalBytes) => report({ type: 'upload', sentBytes, totalBytes })
  const address = addressOf(draft)
  if (address === undefined) {
    throw new ProductStateError(
      `The Store gave no upload address for submission ${draft.id}. Delete the submission in Partner Center and run the job again.`,
    )
  }
  const send = async (stop: AbortSignal): Promise<void> => {
    try {
      await cargo.upload(address, onProgress, stop)
    } catch (error) {
      // An address is good for a day: the Store may have a fresh one (https://github.com/microsoft/StoreBroker/issues/88).
      const fresh = isRefused(error) ? addressOf(await store.under(stop).get(draft.id)) : undefined
      if (fresh === undefined || fresh === address) throw error
      await cargo.upload(fresh, onProgress, stop)
    }
  }
  const [updated] = await allOrAbort<[Submission, unknown]>(signal, [update, send])
  // The Store looks only into the blob that it named last.
  const named = addressOf(updated) ?? address
  if (blobOf(named) !== blobOf(address)) await cargo.upload(named, onProgress, signal)
  return updated
}

// Whoever reads the address can put another ZIP in the place of this one.
function addressOf(submission: Submission): string | undefined {
  const url = uploadUrlOf(submission)
  if (url === undefined || (URL.canParse(url) && isSecureUrl(new URL(url)))) return url
  throw new ProductStateError(
    `The Store gave an upload address for submission ${submission.id} that is not https. Nothing was sent there.`,
  )
}

function isRefused(error: unknown): boolean {
  return error instanceof HttpError && error.request.status === 403
}

// Two addresses of the same blob differ in their signature.
function blobOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
