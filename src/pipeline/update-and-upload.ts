import { compareAfterUpdate } from '../plan/compare/differences.ts'
import { longKeywords } from '../plan/compare/listing-warnings.ts'
import type { Plan } from '../plan/model/plan.ts'
import { allOrAbort } from '../shared/all-or-abort.ts'
import { DifferenceError, HttpError, ProductStateError } from '../shared/errors.ts'
import type { JsonObject } from '../shared/json.ts'
import { isSecureUrl } from '../shared/secure-url.ts'
import { type Submission, uploadUrlOf } from '../store/submission.ts'
import type { PreparedUpload } from '../upload/prepare-upload.ts'
import type { Context } from './context.ts'
import { reportProgress } from './upload-progress.ts'

/**
 * Sends the planned update of the draft and the files, both at once, since neither needs the other. A refused update
 * stops the upload.
 *
 * @returns what the Store has afterwards.
 * @throws DifferenceError when the Store answers the update with something other than what was sent.
 */
export async function updateAndUpload(
  draft: Submission,
  plan: Plan,
  files: PreparedUpload | undefined,
  context: Context,
): Promise<Submission> {
  const { report, signal } = context
  report({ type: 'stage', stage: 'Update and upload' })
  if (files === undefined) return await update(draft.id, plan, context)
  const url = secureUploadUrl(draft)
  if (url === undefined) {
    throw new ProductStateError(
      `The Store returned no upload URL for submission ${draft.id}. Run the job again.`,
    )
  }
  const [updated] = await allOrAbort<[Submission, unknown]>(signal, [
    (stop) => update(draft.id, plan, { ...context, signal: stop }),
    (stop) => upload(files, url, draft.id, { ...context, signal: stop }),
  ])
  // The Store only reads the blob that it named last.
  const lastUrl = secureUploadUrl(updated) ?? url
  if (blobOf(lastUrl) !== blobOf(url)) await sendFiles(files, lastUrl, context)
  return updated
}

async function update(id: string, plan: Plan, { store, report, signal }: Context): Promise<Submission> {
  const updated = await store.update(id, plan.submission, { signal }).catch((error: unknown) => {
    throw withKeywords(error, plan.submission)
  })
  if (updated.id !== id)
    throw new ProductStateError(
      `The Store answered the update of submission ${id} with submission ${updated.id}. Run the job again.`,
    )
  const { differences, unplanned } = compareAfterUpdate(plan, updated)
  if (differences.length > 0)
    throw new DifferenceError('The Store did not apply the update as sent', differences)
  report({ type: 'updated' })
  if (unplanned.length > 0) report({ type: 'unplanned-changes', seenIn: 'update', changes: unplanned })
  return updated
}

/** Adds the long keywords to the Store's refusal of a keyword, which does not name it. */
function withKeywords(error: unknown, planned: JsonObject): unknown {
  if (!(error instanceof HttpError)) return error
  const { status, reason = '' } = error.request
  const [advice] = longKeywords(planned)
  if (status !== 400 || !/keyword/i.test(reason) || advice === undefined) return error
  return new HttpError({ ...error.request, advice }, { cause: error })
}

async function upload(files: PreparedUpload, url: string, draftId: string, context: Context): Promise<void> {
  const { store, signal } = context
  try {
    await sendFiles(files, url, context)
  } catch (error) {
    if (!(error instanceof HttpError && error.request.status === 403)) throw error
    // An upload URL is valid for a day: the Store may have a fresh one
    // (https://github.com/microsoft/StoreBroker/issues/88).
    const freshUrl = secureUploadUrl(await store.get(draftId, { signal }))
    if (freshUrl === undefined || freshUrl === url) throw error
    await sendFiles(files, freshUrl, context)
  }
}

async function sendFiles(files: PreparedUpload, url: string, context: Context): Promise<void> {
  using progress = reportProgress(context)
  await files.upload(url, progress.onProgress, context.signal)
}

// Anyone who reads the URL can replace the ZIP.
function secureUploadUrl(submission: Submission): string | undefined {
  const url = uploadUrlOf(submission)
  if (url === undefined || (URL.canParse(url) && isSecureUrl(new URL(url)))) return url
  throw new ProductStateError(
    `The Store returned an upload URL for submission ${submission.id} that is not https, and nothing was sent there. Run the job again.`,
  )
}

// Two URLs of the same blob differ in their signature.
function blobOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
