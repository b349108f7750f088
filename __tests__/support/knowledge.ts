import type { Attempt, ChangeState, Owner } from '../../src/pipeline/knowledge/change-state.ts'
import type { DraftFate, Knowledge } from '../../src/pipeline/knowledge/knowledge.ts'

/** Returns the knowledge of one change that has come to a state. */
export function knownChange(
  what: Attempt['what'],
  submissionId: string | undefined,
  state: ChangeState,
): Knowledge {
  return { changes: [{ attempt: { what, submissionId }, state }], draft: undefined }
}

const CHANGES_OF_A_DRAFT: Readonly<
  Record<DraftFate, Readonly<Partial<Record<'create' | 'delete' | 'commit', ChangeState>>>>
> = {
  none: {},
  'create-in-doubt': { create: 'unclear' },
  open: { create: 'done' },
  kept: { create: 'done' },
  deleted: { create: 'done', delete: 'done' },
  gone: { create: 'done', delete: 'done-by-other' },
  'delete-in-doubt': { create: 'done', delete: 'unclear' },
  'delete-refused': { create: 'done', delete: 'refused' },
  'commit-in-doubt': { create: 'done', commit: 'unclear' },
  committed: { create: 'done', commit: 'done' },
  'committed-by-other': { create: 'done', commit: 'done-by-other' },
}

/** Returns the knowledge of a draft with a fate. */
export function knownDraft(submissionId: string, fate: DraftFate, owner: Owner = 'run'): Knowledge {
  const isThere = fate !== 'none' && fate !== 'create-in-doubt'
  return {
    changes: Object.entries(CHANGES_OF_A_DRAFT[fate]).map(([name, state]) => {
      const what = name as 'create' | 'delete' | 'commit'
      return { attempt: { what, submissionId: what === 'create' ? undefined : submissionId }, state }
    }),
    draft: isThere ? { submissionId, owner, ...(fate === 'kept' ? { isKept: true } : {}) } : undefined,
  }
}
