import type { Attempt } from '../../pipeline/events.ts'
import { phaseOf } from '../../store/status.ts'
import { truncate } from './escape.ts'
import { counted, describeRollout } from './log-lines.ts'
import type { RunState } from './run-state.ts'

/** In a few sentences what has, and what has not happened. `failure` is the message of a run that has failed. */
export function conclusion(record: RunState, failure: string | undefined): string {
  const { replaced, rollout, done, made } = record
  return [
    made === undefined ? '' : `The ${made.what} "${made.name}" was created: ${made.id}.`,
    failure === undefined ? success(record) : `${truncate(failure, 2000)} ${aftermath(record)}`,
    replaced === undefined || done !== undefined
      ? ''
      : `To make place, pending submission ${replaced} was deleted.`,
    rollout === undefined ? '' : describeRollout(rollout),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function success(record: RunState): string {
  const { submissionId, status = '', committed, skipped, dryRun, draft, changes, exported } = record
  if (exported !== undefined) {
    return `Wrote ${counted(exported.files.length, 'file')} to ${exported.folder}. Nothing was changed in the Store.`
  }
  if (record.done !== undefined) return record.done
  if (skipped) return skip(record)
  if (record.would !== undefined) return `Dry run: would ${record.would}. Nothing was changed.`
  if (dryRun) {
    const planned = counted(changes.length, 'change')
    return `Dry run: ${planned} ${changes.length === 1 ? 'is' : 'are'} planned, and nothing was changed in the Store.`
  }
  if (draft === 'kept') return kept(record)
  if (submissionId === undefined && record.made !== undefined) return ''
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
        : aftermath(record)
  }
}

function skip({ submissionId, planned }: RunState): string {
  const reason = planned ? 'already says all of this' : 'already has the very same packages'
  return `Nothing to do: submission ${submissionId}, which is live, ${reason}. No submission was made.`
}

function kept({ submissionId, uploads }: RunState): string {
  const files = uploads.length === 0 ? '' : ' with its files uploaded'
  return `Submission ${submissionId} is a draft${files}. It is not committed: "command: commit-submission" does that.`
}

const DOUBTS: Readonly<Record<Attempt['what'], (submissionId: string | undefined) => string>> = {
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

function aftermath(record: RunState): string {
  const { submissionId, committed, status, draft, unconfirmed, replaced, rollout, made } = record
  if (unconfirmed !== undefined) {
    const own = unconfirmed.what === 'delete' && unconfirmed.submissionId === submissionId
    return `${DOUBTS[unconfirmed.what](unconfirmed.submissionId)}${own ? ' Nothing was committed.' : ''}`
  }
  // Without a status it is the live one, whose rollout was to be changed.
  if (committed && status !== undefined) {
    return `Submission ${submissionId} was committed and stays in the Store.${resumption(status)}`
  }
  const submission = `The draft, submission ${submissionId},`
  const changed = [replaced, rollout, made].some((change) => change !== undefined)
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
