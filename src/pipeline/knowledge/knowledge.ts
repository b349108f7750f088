import type { Event } from '../events.ts'
import {
  type Attempt,
  type ChangeState,
  type ChangeStep,
  isInDoubt,
  NEXT_OWNER,
  NEXT_STATE,
  type Owner,
} from './change-state.ts'

/** Everything that a run knows about what it has changed and what it owns. */
export interface Knowledge {
  /** One for each attempted change, in the order of their first steps. */
  readonly changes: readonly ChangeKnowledge[]
  /** The draft that this run works on. */
  readonly draft: DraftKnowledge | undefined
}

/** A change that this run has tried. */
interface ChangeKnowledge {
  readonly attempt: Attempt
  readonly state: ChangeState
  /** The answer to a try said that it was carried out, so that nobody else has done it. */
  readonly isAnswered?: true
}

/** The draft that a run works on. */
interface DraftKnowledge {
  readonly submissionId: string
  readonly owner: Owner
  /** It is filled, and intentionally left for a person or another run. */
  readonly isKept?: true
}

/** Knowledge of a run that has not started. */
export const nothingKnown: Knowledge = { changes: [], draft: undefined }

/** Returns the knowledge after one more event; the same object when the event adds nothing. */
export function reduceKnowledge(knowledge: Knowledge, event: Event): Knowledge {
  switch (event.type) {
    case 'attempt':
      return withChange(knowledge, event.attempt, event.step)
    case 'draft':
    case 'unfinished-draft':
      return { ...knowledge, draft: { submissionId: event.submissionId, owner: event.owner } }
    case 'draft-evidence':
      return withEvidence(knowledge, event.submissionId, event.owner)
    case 'draft-kept':
      return knowledge.draft === undefined
        ? knowledge
        : { ...knowledge, draft: { ...knowledge.draft, isKept: true } }
    default:
      return knowledge
  }
}

function withChange(knowledge: Knowledge, attempt: Attempt, step: ChangeStep): Knowledge {
  const before = stateOf(knowledge, attempt)
  const state = NEXT_STATE[before][step]
  if (state === before) return knowledge
  const change = { attempt, state, ...(step === 'answered' ? { isAnswered: true as const } : {}) }
  const { changes } = knowledge
  return {
    ...knowledge,
    changes:
      before === 'not-tried'
        ? [...changes, change]
        : changes.map((one) => (isSame(one.attempt, attempt) ? change : one)),
  }
}

function withEvidence(knowledge: Knowledge, submissionId: string, evidence: 'evidence' | 'other'): Knowledge {
  const { draft } = knowledge
  if (draft?.submissionId !== submissionId) return knowledge
  return { ...knowledge, draft: { ...draft, owner: NEXT_OWNER[draft.owner][evidence] } }
}

/** Returns the state of a change. */
export function stateOf(knowledge: Knowledge, attempt: Attempt): ChangeState {
  return find(knowledge, attempt)?.state ?? 'not-tried'
}

/** Returns whether a change was confirmed by an answer, so that it is certainly this run's. */
export function isAnswered(knowledge: Knowledge, attempt: Attempt): boolean {
  return find(knowledge, attempt)?.isAnswered === true
}

function find({ changes }: Knowledge, attempt: Attempt): ChangeKnowledge | undefined {
  return changes.find((one) => isSame(one.attempt, attempt))
}

function isSame(one: Attempt, other: Attempt): boolean {
  return one.what === other.what && one.submissionId === other.submissionId
}

/** Returns whether a submission has been committed, by whomever. */
export function isCommitted(knowledge: Knowledge, submissionId: string): boolean {
  const state = stateOf(knowledge, { what: 'commit', submissionId })
  return state === 'done' || state === 'done-by-other'
}

/** The creation of the run's draft: it has no ID before it is answered. */
export const CREATE_DRAFT: Attempt = { what: 'create', submissionId: undefined }

/** The creation of a flight, which is known by its name until it is answered. */
export const CREATE_FLIGHT: Attempt = { what: 'create-flight', submissionId: undefined }

/** The fate of the run's draft, as far as it is known. */
export type DraftFate =
  /** There is none, and none can have been created. */
  | 'none'
  | 'create-in-doubt'
  | 'open'
  | 'kept'
  /** Deleted after a try of this run. */
  | 'deleted'
  /** No longer there, and not deleted by this run. */
  | 'gone'
  | 'delete-in-doubt'
  | 'delete-refused'
  | 'commit-in-doubt'
  | 'committed'
  | 'committed-by-other'

/** Returns the fate of the run's draft. A commit, or a doubt about one, takes precedence over everything else. */
export function fateOf(knowledge: Knowledge): DraftFate {
  const { draft } = knowledge
  if (draft === undefined)
    return mayHaveCreated(stateOf(knowledge, CREATE_DRAFT)) ? 'create-in-doubt' : 'none'
  const { submissionId } = draft
  const deletion = stateOf(knowledge, { what: 'delete', submissionId })
  const commit = stateOf(knowledge, { what: 'commit', submissionId })
  if (commit === 'done') return 'committed'
  if (commit === 'done-by-other') return 'committed-by-other'
  if (deletion === 'done') return 'deleted'
  if (deletion === 'done-by-other') return 'gone'
  if (isInDoubt(commit)) return 'commit-in-doubt'
  if (isInDoubt(deletion)) return 'delete-in-doubt'
  if (deletion === 'refused') return 'delete-refused'
  return draft.isKept ? 'kept' : 'open'
}

// An answer arrives before it is known which draft it names.
function mayHaveCreated(state: ChangeState): boolean {
  return isInDoubt(state) || state === 'done'
}

/** The fates of a draft that exists and has no unanswered commit. */
const DELETABLE: ReadonlySet<DraftFate> = new Set<DraftFate>(['open', 'delete-in-doubt', 'delete-refused'])

/**
 * Returns the draft that a clean-up may delete: only one that is this run's by its own answer or by evidence, and never
 * after a commit that may have been accepted.
 */
export function deletableDraft(knowledge: Knowledge): string | undefined {
  const { draft } = knowledge
  const isOwn = draft?.owner === 'run' || draft?.owner === 'evidence'
  return isOwn && DELETABLE.has(fateOf(knowledge)) ? draft.submissionId : undefined
}

/** A draft that a run leaves in the Store, or may leave, if it is cut off here. */
export interface UnfinishedDraft {
  /** Undefined for a requested draft whose ID has not arrived. */
  readonly submissionId: string | undefined
  readonly owner: Exclude<Owner, 'other'>
}

/**
 * Returns the draft that is left if the run ends here and can do nothing more. One of its own that somebody else has
 * changed may still be the one it requested, so it is named; one that existed before the run is not.
 */
export function unfinishedDraft(knowledge: Knowledge): UnfinishedDraft | undefined {
  const { draft } = knowledge
  const fate = fateOf(knowledge)
  if (fate === 'create-in-doubt') return { submissionId: undefined, owner: 'unknown' }
  if (draft === undefined || !DELETABLE.has(fate)) return undefined
  const { submissionId, owner } = draft
  if (owner !== 'other') return { submissionId, owner }
  return mayHaveCreated(stateOf(knowledge, CREATE_DRAFT)) ? { submissionId, owner: 'unknown' } : undefined
}
