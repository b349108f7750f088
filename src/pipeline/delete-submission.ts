import type { ObserveTry } from '../http/http-client.ts'
import { HttpError, isGone } from '../shared/errors.ts'
import { applyOnce } from './apply-once.ts'
import type { Context } from './context.ts'
import { isCommitted } from './knowledge/knowledge.ts'
import { readDraftStatus } from './product-snapshot.ts'

// A delete may be refused for a moment: https://github.com/Iktahana/illusions/issues/1349
const MOST_REFUSALS = 5
const PAUSE_IN_MS = 30_000

/**
 * Deletes a draft or a failed submission, and retries transient refusals. One that is already gone counts as deleted.
 *
 * @throws what {@link applyOnce} throws.
 */
export async function deleteSubmission(id: string, context: Context): Promise<void> {
  const { clock, report, signal } = context
  for (let refusals = 0; ; refusals++) {
    const refusal = await tryToDelete(id, context)
    if (refusal === undefined) return
    if (refusals === MOST_REFUSALS || isCommitted(context.knowledge(), id)) throw refusal
    const { method, path } = refusal.request
    report({ type: 'retry', method, path, reason: refusal.message, delayInMs: PAUSE_IN_MS })
    await clock.sleep(PAUSE_IN_MS, signal)
  }
}

/** Deletes a submission; returns a refusal that may be transient. */
async function tryToDelete(id: string, context: Context): Promise<HttpError | undefined> {
  const { store, report, signal } = context
  const attempt = { what: 'delete', submissionId: id } as const
  const send = async (observe: ObserveTry): Promise<void> => {
    try {
      await store.delete(id, { signal, observe })
    } catch (error) {
      if (!isGone(error)) throw error
      report({ type: 'attempt', attempt, step: 'observed' })
    }
  }
  try {
    await applyOnce(
      {
        attempt,
        send,
        // The product is not evidence: it shows a change only after some seconds.
        isApplied: async () => (await readDraftStatus(id, context)) === undefined,
        conflictStatuses: [409],
      },
      context,
    )
    return undefined
  } catch (error) {
    if (error instanceof HttpError && isPassing(error)) return error
    throw error
  }
}

// A refusal with a known remedy is not transient.
function isPassing({ request: { code, advice } }: HttpError): boolean {
  return code === 'InvalidState' && advice === undefined
}
