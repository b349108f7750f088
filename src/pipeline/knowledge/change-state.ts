/** A change that this run requests from the Store; its effect is in doubt until the answer has arrived. */
export interface Attempt {
  readonly what:
    | 'delete'
    | 'create'
    | 'commit'
    | 'rollout'
    | 'create-flight'
    | 'delete-flight'
    | 'create-add-on'
    | 'delete-add-on'
  /** Undefined for a change without one. */
  readonly submissionId: string | undefined
}

/**
 * State of a change: `sent` until an answer has arrived, `unclear` once a try may have had an effect, `done` when it was
 * confirmed by an answer, or was read after a try that may have caused it, and `done-by-other` when it was read although
 * no try of this run can have caused it.
 */
export type ChangeState = 'not-tried' | 'sent' | 'refused' | 'unclear' | 'done' | 'done-by-other'

/**
 * Step of a change: a try is sent, is refused without an effect, may have had one, was carried out according to its own
 * answer, or its effect was read at the resource's own address.
 */
export type ChangeStep = 'sent' | 'refused' | 'unclear' | 'answered' | 'observed'

/**
 * The next state of a change. A doubt remains until the effect is seen: not seeing it proves nothing, since a request
 * that was cut off may still take effect, and a later refusal says nothing about an earlier try.
 */
export const NEXT_STATE: Readonly<Record<ChangeState, Readonly<Record<ChangeStep, ChangeState>>>> = {
  'not-tried': {
    sent: 'sent',
    refused: 'refused',
    unclear: 'unclear',
    answered: 'done',
    observed: 'done-by-other',
  },
  // The outcome of the previous try was never reported.
  sent: { sent: 'unclear', refused: 'refused', unclear: 'unclear', answered: 'done', observed: 'done' },
  refused: {
    sent: 'sent',
    refused: 'refused',
    unclear: 'unclear',
    answered: 'done',
    observed: 'done-by-other',
  },
  unclear: { sent: 'unclear', refused: 'unclear', unclear: 'unclear', answered: 'done', observed: 'done' },
  done: { sent: 'done', refused: 'done', unclear: 'done', answered: 'done', observed: 'done' },
  'done-by-other': {
    sent: 'done-by-other',
    refused: 'done-by-other',
    unclear: 'done-by-other',
    answered: 'done-by-other',
    observed: 'done-by-other',
  },
}

/**
 * The owner of a draft: `run` by the answer to its own create, `evidence` when it appeared after a create without an
 * answer and contains exactly the update that this run sent, `unknown` before that is read, `other` when it existed
 * before or somebody else has changed it.
 */
export type Owner = 'run' | 'evidence' | 'unknown' | 'other'

/** The owner after a reading that shows this run's update, or somebody else's change. */
export const NEXT_OWNER: Readonly<Record<Owner, Readonly<Record<'evidence' | 'other', Owner>>>> = {
  run: { evidence: 'run', other: 'other' },
  evidence: { evidence: 'evidence', other: 'other' },
  unknown: { evidence: 'evidence', other: 'other' },
  other: { evidence: 'other', other: 'other' },
}

/** Returns whether a change may or may not have been carried out. */
export function isInDoubt(state: ChangeState): boolean {
  return state === 'sent' || state === 'unclear'
}
