import { type Draft, discard } from './draft.ts'
import { HttpError } from './errors.ts'
import type { Ports } from './ports.ts'
import { settled } from './settled.ts'
import { phaseOf } from './store/status.ts'

/**
 * Hands the draft to the Store, once. A draft of this run that the Store does not take is deleted again.
 *
 * @throws HttpError when it is refused; UnclearError when it may have been taken.
 */
export async function commit(draft: Draft, ports: Ports): Promise<void> {
  const { store, report } = ports
  const { id } = draft.submission
  let tries = 0
  const call = async (): Promise<true> => {
    tries += 1
    try {
      await store.commit(id)
    } catch (error) {
      // A submission can be committed once: after an unclear try, a conflict says that it was.
      if (!(tries > 1 && error instanceof HttpError && error.request.status === 409)) throw error
    }
    return true
  }
  const read = async (): Promise<true | undefined> =>
    phaseOf((await store.status(id)).status) === 'draft' ? undefined : true
  report({ type: 'stage', stage: 'Commit' })
  try {
    await settled({ attempt: { what: 'commit', submissionId: id }, call, read, sequels: [] }, ports)
  } catch (error) {
    if (!(error instanceof HttpError)) throw error
    if (!draft.adopted) await discard(id, ports)
    throw error
  }
  report({ type: 'committed' })
}
