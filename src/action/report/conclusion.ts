import type { Attempt, Outcome } from '../../pipeline/events.ts'
import { phaseOf } from '../../store/status.ts'
import { truncate } from './escape.ts'
import {
  counted,
  describeDeleted,
  describeEndedRollout,
  describeIntended,
  describeOutcome,
} from './log-lines.ts'
import type { RunState } from './run-state.ts'

/**
 * Returns in a few sentences what has, and what has not happened. `failure` is the message of a run that has failed.
 */
export function conclusion(state: RunState, failure: string | undefined): string {
  const { created, replaced, endedRollout } = state
  return [
    created === undefined ? '' : `The ${created.what} "${created.name}" was created: ${created.id}.`,
    failure === undefined ? success(state) : `${truncate(failure, 2000)} ${consequence(state)}`,
    replaced === undefined
      ? ''
      : `To make place, pending submission ${describeDeleted(replaced)} was deleted.`,
    endedRollout === undefined ? '' : describeEndedRollout(endedRollout),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
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
    case 'exported':
      return `${describeOutcome(outcome)} Nothing was changed in the Store.`
    default:
      return describeOutcome(outcome)
  }
}

function progress(state: RunState): string {
  const { submissionId, status = '', committed, created } = state
  if (submissionId === undefined && created !== undefined) return ''
  switch (phaseOf(status)) {
    case 'published':
      return `Submission ${submissionId} is published.`
    case 'certified':
    case 'publishing':
      return `Submission ${submissionId} has passed certification. It is not published yet (${status}).`
    case 'processing':
      return `The Store has accepted submission ${submissionId} (${status}). It is not certified and not published yet.`
    default:
      return committed
        ? `Submission ${submissionId} is committed. The Store has not said yet whether it accepts it.`
        : consequence(state)
  }
}

function dryRun({ intended }: Extract<Outcome, { type: 'dry-run' }>, { changes }: RunState): string {
  if (intended !== undefined) return `Dry run: would ${describeIntended(intended)}. Nothing was changed.`
  const verb = changes.length === 1 ? 'is' : 'are'
  return `Dry run: ${counted(changes.length, 'change')} ${verb} planned, and nothing was changed in the Store.`
}

function skip({ submissionId, planned }: RunState): string {
  const reason = planned ? 'already says all of this' : 'already has the very same packages'
  return `Nothing to do: submission ${submissionId}, which is live, ${reason}. No submission was made.`
}

function kept({ submissionId, uploads }: RunState): string {
  const files = uploads.length === 0 ? '' : ' with its files uploaded'
  return `Submission ${submissionId} is a draft${files}. It is not committed: "command: commit-submission" does that.`
}

const UNCONFIRMED: Readonly<Record<Attempt['what'], (submissionId: string | undefined) => string>> = {
  delete: (id) => `Whether submission ${id} was deleted is not known: look in Partner Center.`,
  create: () => 'Whether a draft was made is not known: look in Partner Center. The next run deletes it.',
  commit: (id) =>
    `Whether submission ${id} was committed is not known. It was not deleted: "command: wait" follows it, or says that it is still a draft.`,
  'create-flight': () => 'Whether the flight was made is not known: look in Partner Center.',
  'delete-flight': () => 'Whether the flight was deleted is not known: look in Partner Center.',
  'create-add-on': () => 'Whether the add-on was made is not known: look in Partner Center.',
  'delete-add-on': () => 'Whether the add-on was deleted is not known: look in Partner Center.',
  rollout: (id) =>
    `Whether the rollout of submission ${id} was changed is not known: look in Partner Center.`,
}

function consequence(state: RunState): string {
  const { submissionId, committed, status, draft, unconfirmed, replaced, endedRollout, created } = state
  if (unconfirmed !== undefined) {
    const own = unconfirmed.what === 'delete' && unconfirmed.submissionId === submissionId
    return `${UNCONFIRMED[unconfirmed.what](unconfirmed.submissionId)}${own ? ' Nothing was committed.' : ''}`
  }
  // Without a status it is the live one, whose rollout was to be changed.
  if (committed && status !== undefined) {
    return `Submission ${submissionId} was committed and stays in the Store.${resumption(status)}`
  }
  const submission = `The draft, submission ${submissionId},`
  const changed = [replaced, endedRollout, created].some((change) => change !== undefined)
  switch (draft) {
    case 'none':
      return changed ? 'No submission was made.' : 'Nothing was changed in the Store.'
    case 'open':
    case 'kept':
      return `${submission} was left as it is. Nothing was committed.`
    case 'deleted':
      return `${submission} was deleted again. Nothing was committed.`
    case 'left':
      return `${submission} could not be deleted and is still there. Nothing was committed.`
  }
}

function resumption(status: string): string {
  const phase = phaseOf(status)
  return phase === 'failed' || phase === 'published' ? '' : ' Follow it with "command: wait".'
}
