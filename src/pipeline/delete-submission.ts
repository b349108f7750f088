import { HttpError, isGone } from '../shared/errors.ts'
import { applyOnce } from './apply-once.ts'
import type { Context } from './context.ts'

// A delete may be refused for a moment: https://github.com/Iktahana/illusions/issues/1349
const MOST_REFUSALS = 5
const PAUSE_IN_MS = 30_000

/**
 * Deletes a draft or a failed submission, and waits out a refusal that passes. One that is gone already is as good as
 * deleted.
 *
 * @throws what {@link applyOnce} throws.
 */
export async function deleteSubmission(id: string, context: Context): Promise<void> {
  const { clock, signal } = context
  for (let refusals = 0; ; refusals++) {
    const refusal = await tryToDelete(id, context)
    if (refusal === undefined) return
    if (refusals === MOST_REFUSALS) throw refusal
    await clock.sleep(PAUSE_IN_MS, signal)
  }
}

/** Deletes a submission; returns a refusal that may pass. */
async function tryToDelete(id: string, context: Context): Promise<HttpError | undefined> {
  const { store, signal } = context
  try {
    await applyOnce(
      {
        attempt: { what: 'delete', submissionId: id },
        send: () => store.delete(id, { signal }),
        isApplied: async () => (await store.getProduct({ signal })).pendingId !== id,
        conflictStatuses: { 404: 're-read', 409: 're-read' },
      },
      context,
    )
    return undefined
  } catch (error) {
    if (isGone(error)) return undefined
    if (error instanceof HttpError && isPassing(error)) return error
    throw error
  }
}

// A refusal for which a remedy is known does not pass by itself.
function isPassing({ request: { code, advice } }: HttpError): boolean {
  return code === 'InvalidState' && advice === undefined
}
