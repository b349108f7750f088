import type { Ports } from '../pipeline/context.ts'
import { discard, discardCreated } from '../pipeline/create-draft.ts'
import type { Event } from '../pipeline/events.ts'
import { HttpError, messageOf } from '../shared/errors.ts'
import { phaseOf } from '../store/status.ts'

/** What a run that was cut off may have left in the Store. */
export type Leftover =
  /** A draft that was asked for, whose id never arrived. */
  | { readonly kind: 'unknown' }
  /** A draft that was not committed. */
  | { readonly kind: 'draft'; readonly submissionId: string }

/** Deletes what a run that was cut off has left. Only a draft is deleted, never what may have been committed. */
export async function cleanUp(leftover: Leftover, ports: Ports): Promise<void> {
  const { report } = ports
  report({ type: 'stage', stage: 'Clean up' })
  if (leftover.kind === 'unknown') return await discardCreated(ports)
  const { submissionId } = leftover
  if (await isDraft(submissionId, ports)) await discard(submissionId, ports)
  else report({ type: 'nothing-left' })
}

/** What is told when the clean-up could not even begin. */
export function stillThere(leftover: Leftover, why: unknown): Event {
  const submissionId = leftover.kind === 'draft' ? leftover.submissionId : undefined
  return { type: 'draft-left', submissionId, reason: messageOf(why) }
}

async function isDraft(submissionId: string, { store }: Ports): Promise<boolean> {
  try {
    return phaseOf((await store.status(submissionId)).status) === 'draft'
  } catch (error) {
    if (error instanceof HttpError && error.request.status === 404) return false
    throw error
  }
}
