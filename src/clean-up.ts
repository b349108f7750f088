import { discard } from './draft.ts'
import { HttpError } from './errors.ts'
import type { Ports } from './ports.ts'
import { phaseOf } from './store/status.ts'

/** What a run that was cut off may have left in the Store. */
export type Leftover =
  /** A draft that was asked for, whose id never arrived. */
  | { readonly kind: 'unknown' }
  /** A draft that was not committed. */
  | { readonly kind: 'draft'; readonly submissionId: string }

/**
 * Deletes what a run that was cut off has left. Only a draft is deleted, never what may have been committed.
 */
export async function cleanUp(leftover: Leftover, ports: Ports): Promise<void> {
  const { report } = ports
  report({ type: 'stage', stage: 'Clean up' })
  const id = leftover.kind === 'draft' ? leftover.submissionId : (await ports.store.state()).pendingId
  if (id !== undefined && (await isDraft(id, ports))) await discard(id, ports)
  else report({ type: 'nothing-left' })
}

async function isDraft(submissionId: string, { store }: Ports): Promise<boolean> {
  try {
    return phaseOf((await store.status(submissionId)).status) === 'draft'
  } catch (error) {
    if (error instanceof HttpError && error.request.status === 404) return false
    throw error
  }
}
