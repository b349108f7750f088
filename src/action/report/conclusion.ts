import type { EventOf, Outcome } from '../../pipeline/events.ts'
import { type Attempt, isInDoubt } from '../../pipeline/knowledge/change-state.ts'
import { fateOf, isCommitted } from '../../pipeline/knowledge/knowledge.ts'
import { phaseOf } from '../../store/status.ts'
import { truncate } from './escape.ts'
import {
  counted,
  describeDeleted,
  describeEndedRollout,
  describeIntended,
  describeOutcome,
} from './log-lines.ts'
import { whenPublished } from './publication.ts'
import type { RunState } from './run-state.ts'

/**
 * Summarizes what happened and what did not. `failure` is the message of a run that has failed.
 */
export function conclusion(state: RunState, failure: string | undefined): string {
  if (failure === undefined) return joinSentences([creation(state), success(state), ...roomMade(state)])
  return joinSentences([...creationBeforeFailure(state), truncate(failure, 2000), ...whatIsLeft(state)])
}

/** Returns what has, and what has not happened in a run that has failed: its conclusion without the message. */
export function consequences(state: RunState): string {
  return joinSentences([...creationBeforeFailure(state), ...whatIsLeft(state)])
}

function whatIsLeft(state: RunState): readonly string[] {
  return [...roomMade(state), consequence(state)]
}

function roomMade({ replaced, endedRollout }: RunState): readonly string[] {
  return [
    replaced === undefined ? '' : `Pending submission ${describeDeleted(replaced)} was deleted to make room.`,
    endedRollout === undefined ? '' : describeEndedRollout(endedRollout),
  ]
}

// A text of several lines may end in a command, so what follows begins on a line of its own.
function joinSentences(sentences: readonly string[]): string {
  return sentences
    .filter((sentence) => sentence !== '')
    .reduce((text, sentence) => `${text}${separatorAfter(text)}${sentence}`, '')
}

function separatorAfter(text: string): string {
  if (text === '') return ''
  return text.includes('\n') ? '\n' : ' '
}

function creation({ created }: RunState): string {
  return created === undefined ? '' : `The ${created.what} "${created.name}" was created: ${created.id}.`
}

function creationBeforeFailure(state: RunState): readonly string[] {
  return state.created === undefined ? [] : [creation(state), 'It stays, and the next run uses it.']
}

function success(state: RunState): string {
  const { outcome } = state
  if (outcome === undefined) return progress(state)
  switch (outcome.type) {
    case 'skipped':
      return skip(state)
    case 'dry-run':
      return dryRun(outcome, state)
    case 'draft-kept':
      return kept(state)
    case 'overview':
      return describeOverview(outcome, state)
    case 'exported':
      return `${describeOutcome(outcome)} Nothing was changed in the Store.`
    default:
      return describeOutcome(outcome)
  }
}

function progress(state: RunState): string {
  const { submissionId, status = '', knowledge, created } = state
  if (submissionId === undefined && created !== undefined) return ''
  switch (phaseOf(status)) {
    case 'published':
      return published(state)
    case 'certified':
    case 'publishing':
      return unpublished(state)
    case 'processing':
      return `The Store has accepted submission ${submissionId} (${status}). It is not certified or published yet.`
    case 'failed':
      return consequence(state)
    default:
      return submissionId !== undefined && isCommitted(knowledge, submissionId)
        ? `Submission ${submissionId} was submitted. The Store has not accepted it yet.`
        : consequence(state)
  }
}

function unpublished(state: RunState): string {
  const { submissionId, status, submissionUrl } = state
  const next = whenPublished(state)
  const head = `Submission ${submissionId} has passed certification. It is not published yet (${status}).`
  return [head, next, next === '' ? undefined : submissionUrl].filter(Boolean).join(' ')
}

function published({ submissionId, rolloutPercentage }: RunState): string {
  return rolloutPercentage === undefined
    ? `Submission ${submissionId} is published.`
    : `Submission ${submissionId} is published to ${rolloutPercentage}% of users. Set another percentage with "command: update-rollout", or give it to everyone with "command: finalize-rollout".`
}

function describeOverview({ published: live, pending }: EventOf<'overview'>, state: RunState): string {
  const { rolloutPercentage } = state
  const part = rolloutPercentage === undefined ? '' : ` for ${rolloutPercentage}% of users`
  const packages = (live?.packages ?? []).map((one) =>
    [one.fileName, one.version, one.architecture].filter((text) => text !== '').join(' '),
  )
  const list = packages.length === 0 ? '' : ` with ${packages.join(', ')}`
  return [
    pending === undefined ? 'Nothing is pending.' : pendingSentence(pending),
    whenPublished(state),
    live === undefined
      ? 'Nothing has ever been published.'
      : `Submission ${live.submissionId} is live${part}${list}.`,
  ]
    .filter(Boolean)
    .join(' ')
}

function pendingSentence({ submissionId, status }: NonNullable<EventOf<'overview'>['pending']>): string {
  switch (phaseOf(status)) {
    case 'failed':
      return `Submission ${submissionId} has failed (${status}).`
    case 'draft':
      return `Submission ${submissionId} is a draft (${status}).`
    default:
      return `Submission ${submissionId} is pending (${status}).`
  }
}

function dryRun({ intended }: Extract<Outcome, { type: 'dry-run' }>, { changes }: RunState): string {
  if (intended !== undefined) return `Dry run: would ${describeIntended(intended)}. Nothing was changed.`
  const verb = changes.length === 1 ? 'is' : 'are'
  return `Dry run: ${counted(changes.length, 'change')} ${verb} planned, and nothing was changed in the Store.`
}

function skip({ submissionId, planned }: RunState): string {
  const reason = planned ? 'already matches' : 'already has the same packages'
  return `Nothing to do: live submission ${submissionId} ${reason}. No submission was created.`
}

function kept({ submissionId, uploads }: RunState): string {
  const files = uploads.length === 0 ? '' : ' with its files uploaded'
  return `Submission ${submissionId} is a draft${files}. It is not submitted yet: use "command: submit-draft".`
}

/** Sentences for a change that may or may not have been carried out. Those of the draft are covered by its fate. */
const DOUBTS: Readonly<Record<Attempt['what'], (submissionId: string | undefined) => string>> = {
  delete: (id) => `It is unknown whether submission ${id} was deleted: look in Partner Center.`,
  create: () =>
    'It is unknown whether a draft was created: look in Partner Center. If there is one, the next run handles it as its "if-pending" says.',
  commit: (id) =>
    `It is unknown whether submission ${id} was committed. It was not deleted: "command: wait" follows it, or says that it is still a draft.`,
  'create-flight': () => 'It is unknown whether the flight was created: look in Partner Center.',
  'delete-flight': () => 'It is unknown whether the flight was deleted: look in Partner Center.',
  'create-add-on': () => 'It is unknown whether the add-on was created: look in Partner Center.',
  'delete-add-on': () => 'It is unknown whether the add-on was deleted: look in Partner Center.',
  rollout: (id) =>
    `It is unknown whether the rollout of submission ${id} was changed: look in Partner Center.`,
}

const OF_THE_DRAFT: ReadonlySet<Attempt['what']> = new Set<Attempt['what']>(['create', 'commit'])

/** Describes what happened to everything that the run changed, or tried to. */
function consequence(state: RunState): string {
  const { knowledge } = state
  const draftId = knowledge.draft?.submissionId
  const doubts = knowledge.changes
    .filter(({ state: how }) => isInDoubt(how))
    .map(({ attempt }) => attempt)
    .filter(
      ({ what, submissionId }) => !OF_THE_DRAFT.has(what) && !(what === 'delete' && submissionId === draftId),
    )
  return [
    ...doubts.map(({ what, submissionId }) => DOUBTS[what](submissionId)),
    ...(doubts.length > 0 && fateOf(knowledge) === 'none' ? [] : [fateSentence(state)]),
  ].join(' ')
}

function fateSentence(state: RunState): string {
  const { knowledge } = state
  const submissionId = knowledge.draft?.submissionId
  const draft = `The draft, submission ${submissionId},`
  switch (fateOf(knowledge)) {
    case 'none':
      return untouched(state)
    case 'create-in-doubt':
      return DOUBTS.create(undefined)
    case 'kept':
      return `${draft} was left as it is. This run committed nothing.`
    case 'open':
      return knowledge.draft?.owner === 'unknown'
        ? `Submission ${submissionId} was not deleted, since it may belong to somebody else: the next run handles it as its "if-pending" says. This run committed nothing.`
        : `${draft} was left as it is. This run committed nothing.`
    case 'deleted':
      return `${draft} was deleted. Nothing was committed.`
    case 'gone':
      return `${draft} is gone. Nothing was committed.`
    case 'delete-in-doubt':
      return `${DOUBTS.delete(submissionId)} This run committed nothing.`
    case 'delete-refused':
      // The refusal may be due to a commit from elsewhere.
      return `Submission ${submissionId} could not be deleted and is still there. This run committed nothing.`
    case 'commit-in-doubt':
      return state.isCommitLost ? `Submission ${submissionId} was not deleted.` : DOUBTS.commit(submissionId)
    case 'committed':
      return state.isCommitLost
        ? `Submission ${submissionId} was not deleted.`
        : `Submission ${submissionId} remains in the Store.${resumption(state)}`
    case 'committed-by-other':
      return `Submission ${submissionId} was committed, but not by this run.`
  }
}

/** Returns the sentence for a run without a draft of its own. */
function untouched(state: RunState): string {
  const { knowledge, submissionId, status, replaced, endedRollout, created } = state
  // A submission that this run only followed.
  const isProcessed = submissionId !== undefined && isCommitted(knowledge, submissionId)
  if (isProcessed && !['failed', 'published'].includes(phaseOf(status ?? '') ?? ''))
    return `Submission ${submissionId} remains in the Store.${resumption(state)}`
  const isTold = [replaced, endedRollout, created].some((change) => change !== undefined)
  if (isTold) return 'No submission was created.'
  const done = knowledge.changes.filter((change) => change.state === 'done')
  return done.length === 0
    ? `Nothing was changed in the Store.${obstacle(state)}`
    : done.map(({ attempt: { what, submissionId: id } }) => DONE[what](id)).join(' ')
}

/** Sentences for a change of a run that failed before it reported it. */
const DONE: Readonly<Record<Attempt['what'], (submissionId: string | undefined) => string>> = {
  delete: (id) => `Submission ${id} was deleted.`,
  create: () => 'A draft was created.',
  commit: (id) => `Submission ${id} was committed.`,
  'create-flight': () => 'The flight was created.',
  'delete-flight': () => 'The flight was deleted.',
  'create-add-on': () => 'The add-on was created.',
  'delete-add-on': () => 'The add-on was deleted.',
  rollout: (id) => `The Store accepted the change to the rollout of submission ${id}.`,
}

/** Returns how to keep following a submission that the Store is still processing; empty if it is not. */
function resumption({ status = '', submissionUrl, following }: RunState): string {
  const phase = phaseOf(status)
  if (phase === 'failed' || phase === 'published') return ''
  const waitFor = following === undefined || following.waitFor === 'none' ? 'published' : following.waitFor
  const state = status === '' ? '' : ` Its last status is ${status}.`
  const page = submissionUrl === undefined ? '' : `\n${submissionUrl}`
  return `${state} Resume waiting with:\ncommand: wait\nwait-for: ${waitFor}${page}`
}

/** Returns which submission still occupies the slot after this run waited for it; empty if none does. */
function obstacle({ following, submissionId, status }: RunState): string {
  if (following === undefined || submissionId !== undefined || phaseOf(status ?? '') === 'failed') return ''
  const state = status === undefined ? '' : ` (${status})`
  return ` Submission ${following.submissionId} is still being processed${state}: run the job again when it is published. ${following.url}`
}
