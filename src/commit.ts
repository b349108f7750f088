import type { Ports } from './ports.ts'

/** Hands the draft to the Store. */
export async function commit(
  submissionId: string,
  { store, report }: Pick<Ports, 'store' | 'report'>,
): Promise<void> {
  report({ type: 'stage', stage: 'Commit' })
  await store.commit(submissionId)
  report({ type: 'committed' })
}
