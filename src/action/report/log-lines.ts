import type { PackageFile } from '../../files/packages/package-file.ts'
import type { DeletedSubmission, Event, EventOf, IntendedChange } from '../../pipeline/events.ts'
import type { Owner } from '../../pipeline/knowledge/change-state.ts'
import { isHeld } from '../../pipeline/polling/publish-time.ts'
import { describeChanges, describeValue } from '../../plan/compare/describe-value.ts'
import { asSentence } from '../../shared/errors.ts'
import type { Rollout } from '../../store/client.ts'
import { describeProduct } from '../../store/product.ts'
import { adviceForStatus, describeMessage } from '../../store/status-hints.ts'
import type { ProductState, StatusMessage } from '../../store/submission.ts'
import { duration } from './duration.ts'

/** Progress of an upload, for one line. */
export interface Progress {
  readonly sentBytes: number
  readonly totalBytes: number
  readonly elapsedInMs: number
  /** Everything has been sent, and the storage has yet to confirm it. */
  readonly isAwaited?: boolean
}

const CREDENTIALS: Readonly<Record<EventOf<'credential'>['kind'], string>> = {
  secret: 'the client secret',
  certificate: 'the client certificate',
  'github-oidc': "GitHub's OIDC token",
}

const DRAFTS: Readonly<Record<Owner, string>> = {
  run: 'Created',
  evidence: "Using the draft that contains this run's update",
  unknown: 'Using the draft that appeared after the request to create it got no answer',
  other: 'Using the existing draft',
}

const LATE: Readonly<Record<EventOf<'late'>['what'], (submissionId: string | undefined) => string>> = {
  'new-draft': () => 'The product does not show the new draft yet.',
  update: (id) => `Submission ${id} differs from what this run sent.`,
  commit: (id) => `Submission ${id} is still shown as a draft.`,
  rollout: (id) => `The rollout of submission ${id} does not show the change yet.`,
}

const UNPLANNED: Readonly<Record<EventOf<'unplanned-changes'>['seenIn'], string>> = {
  draft:
    'The new draft differs from the live submission in fields that this run does not set, and will be published like that',
  update: 'The Store answered the update with different values in fields that this run does not set',
  committed: 'The Store changed fields that this run does not set',
}

const none = (): readonly string[] => []

/**
 * The log's lines for each event. Stages are groups, and progress and statuses are throttled by time: none of them has a
 * line here.
 */
const LINES: { readonly [T in Event['type']]: (event: EventOf<T>) => readonly string[] } = {
  stage: none,
  target: none,
  upload: none,
  attempt: none,
  'draft-evidence': none,
  'commit-lost': none,
  contents: none,
  overview: none,
  'gradual-rollout': none,
  answer: (answer) => (isFinalRefusal(answer) ? [describeAnswer(answer)] : []),
  retry: ({ reason, delayInMs }) => [`${reason} Trying again in ${duration(delayInMs)}.`],
  slow: ({ method, path, elapsedInMs, limitInMs }) => [
    `${method} ${path}: no answer for ${duration(elapsedInMs)}; waiting up to ${duration(limitInMs)}.`,
  ],
  following: (event) => [describeFollowing(event)],
  late: ({ what, submissionId, upToInMs }) => [
    `${LATE[what](submissionId)} Checking again for up to ${duration(upToInMs)}, since the Store may show it late.`,
  ],
  credential: ({ kind }) => [`Signing in with ${CREDENTIALS[kind]}.`],
  product: ({ product, state }) => [`${state.name ?? describeProduct(product)}: ${describeState(state)}.`],
  planned: ({ plan, packages }) => [...planLines(plan, packages), ...packages.map(packageLine)],
  warning: ({ message }) => [message],
  'unplanned-changes': ({ seenIn, changes }) => [`${UNPLANNED[seenIn]}: ${describeChanges(changes)}`],
  followed: ({ submissionId, url }) => [`Submission ${submissionId}: ${url}`],
  'resource-created': ({ what, name, id }) => [`Created the ${what} "${name}": ${id}`],
  replaced: ({ deleted }) => [`Deleted submission ${describeDeleted(deleted)}.`],
  'rollout-ended': (event) => [describeEndedRollout(event)],
  'rollout-status': ({ rollout: { percentage, status } }) => [
    `The rollout is at ${percentage}% (${status}).`,
  ],
  draft: ({ submissionId, url, owner }) => [`${DRAFTS[owner]}: submission ${submissionId}. ${url}`],
  'unfinished-draft': ({ submissionId }) => [`The interrupted run left a draft: submission ${submissionId}.`],
  updated: () => ['The Store accepted the update.'],
  committed: () => ['Submitted. The Store is checking the files.'],
  status: none,
  'time-limit': none,
  'pending-action': none,
  skipped: ({ submissionId }) => [`Nothing to do: submission ${submissionId} is already live.`],
  'dry-run': ({ intended }) => [
    intended === undefined
      ? 'Dry run: nothing was changed.'
      : `Dry run: would ${describeIntended(intended)}.`,
  ],
  'draft-kept': () => ['The draft is ready. Submit it with "command: submit-draft".'],
  'submission-deleted': ({ deleted }) => [`Deleted submission ${describeDeleted(deleted)}.`],
  'resource-deleted': (event) => [describeOutcome(event)],
  'nothing-to-delete': (event) => [describeOutcome(event)],
  'rollout-set': (event) => [describeOutcome(event)],
  exported: (event) => [describeOutcome(event)],
  'nothing-left': (event) => [describeOutcome(event)],
  'draft-deleted': ({ submissionId }) => [`Deleted the draft: submission ${submissionId}.`],
  'draft-left': ({ submissionId, reason, inDoubt }) => [
    submissionId === undefined
      ? `It is unknown whether the Store created a draft: ${reason}`
      : `The draft, submission ${submissionId}, ${inDoubt ? 'may still be there' : 'could not be deleted'}: ${reason}`,
  ],
}

/** Returns the log's lines for an event. */
export function logLines(event: Event): readonly string[] {
  return (LINES[event.type] as (event: Event) => readonly string[])(event)
}

/** The log's debug lines for each event that has any: requests, decisions, the plan. */
const DEBUG_LINES: { readonly [T in Event['type']]?: (event: EventOf<T>) => readonly string[] } = {
  answer: (answer) => (isFinalRefusal(answer) ? [] : [describeAnswer(answer)]),
  target: ({ product }) => [`Product: ${describeProduct(product)}`],
  planned: ({ plan: { changes } }) =>
    changes.map(
      ({ field, before, after }) => `Planned: ${field}: ${describeValue(before)} → ${describeValue(after)}`,
    ),
  'pending-action': ({ action, submissionId }) => [
    submissionId === undefined
      ? `Decision: ${action} a draft`
      : `Decision: ${action} submission ${submissionId}`,
  ],
  attempt: ({ attempt: { what, submissionId }, step }) => [
    `Change: ${what}${submissionId === undefined ? '' : ` ${submissionId}`} is ${step}`,
  ],
  'draft-evidence': ({ submissionId, owner }) => [
    `Draft ${submissionId} contains ${owner === 'evidence' ? "this run's update" : "somebody else's change"}`,
  ],
  following: ({ longestPauseInMs }) => [
    `Status checks: every 5 s, later every ${duration(longestPauseInMs)}`,
  ],
  'gradual-rollout': ({ percentage }) => [`Gradual rollout: ${percentage}%`],
}

/** Returns the log's debug lines for an event. */
export function debugLines(event: Event): readonly string[] {
  const lines = DEBUG_LINES[event.type] as ((event: Event) => readonly string[]) | undefined
  return lines?.(event) ?? []
}

/** A transient refusal is reported by its retry, or by the error that the run ends with. */
function isFinalRefusal({ status }: EventOf<'answer'>): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}

function describeAnswer({ method, path, status, durationInMs, correlationId }: EventOf<'answer'>): string {
  const correlation = correlationId === undefined ? '' : `, correlation ID ${correlationId}`
  return `${method} ${path}: ${status} in ${duration(durationInMs)}${correlation}`
}

/** Returns the sentence for the end of a command that needs no other state. */
export function describeOutcome(
  outcome: EventOf<
    | 'submission-deleted'
    | 'resource-deleted'
    | 'nothing-to-delete'
    | 'rollout-set'
    | 'exported'
    | 'nothing-left'
  >,
): string {
  switch (outcome.type) {
    case 'submission-deleted':
      return `Deleted submission ${outcome.deleted.id}.`
    case 'resource-deleted':
      return `Deleted the ${outcome.what} "${outcome.name}" (${outcome.id}) and its submissions.`
    case 'nothing-to-delete':
      return `There is no ${describeMissing(outcome)}: nothing to delete.`
    case 'rollout-set': {
      const { submissionId, rollout } = outcome
      const subject = submissionId === undefined ? 'Nothing to do' : `Submission ${submissionId}`
      return `${subject}: ${describeRollout(rollout)}.`
    }
    case 'exported':
      return describeExport(outcome)
    case 'nothing-left':
      return 'Nothing was left behind.'
  }
}

function describeExport({ files, folder, overwritten = 0 }: EventOf<'exported'>): string {
  const present = overwritten === 0 ? '' : ` (${overwritten} overwritten)`
  return `Wrote ${counted(files.length, 'file')} to ${folder}${present}.`
}

function describeMissing({ what, id, name }: EventOf<'nothing-to-delete'>): string {
  return what === 'submission' ? 'pending submission' : `${what} ${id ?? `"${name}"`}`
}

function describeRollout({ percentage, status }: Rollout): string {
  return `the rollout is at ${percentage}% (${status})`
}

/** Describes a change that a dry run does not make, as it follows "would". */
export function describeIntended(intended: IntendedChange): string {
  switch (intended.action) {
    case 'create':
      return `create the ${intended.what} "${intended.name}"`
    case 'delete':
      return intended.what === 'submission'
        ? `delete submission ${intended.id}`
        : `delete the ${intended.what} "${intended.name}" (${intended.id})`
    case 'update-rollout':
      return `set the rollout to ${intended.percentage}%`
    case 'finalize-rollout':
      return 'finalize the rollout'
    case 'halt-rollout':
      return 'halt the rollout'
  }
}

// Each package has its own line.
function planLines(
  { changes, uploads }: EventOf<'planned'>['plan'],
  packages: readonly PackageFile[],
): readonly string[] {
  const others = uploads.filter((name) => !packages.some(({ fileName }) => fileName === name))
  return [
    `Plan: ${counted(changes.length, 'change')}, ${counted(uploads.length, 'file')} to upload.`,
    ...others.map((name) => `File ${name}`),
  ]
}

function packageLine({ fileName, identity }: PackageFile): string {
  if (identity === undefined) return `Package ${fileName}: its manifest was not read (unsupported type).`
  return `Package ${fileName}: ${identity.name} ${identity.version} ${identity.architectures.join('+')}`
}

function describeFollowing({ submissionId, waitFor, publishTime }: EventOf<'following'>): string {
  if (waitFor === 'published' && isHeld(publishTime))
    return `Waiting until submission ${submissionId} is certified. Its publish mode is ${publishTime.mode}, so the wait ends there.`
  return `Waiting until submission ${submissionId} is ${waitFor === 'none' ? 'submitted' : waitFor}.`
}

/** Returns the sentence for a rollout that was ended. */
export function describeEndedRollout({ submissionId, action }: EventOf<'rollout-ended'>): string {
  return `The rollout of submission ${submissionId} was ${action === 'halt' ? 'halted' : 'finalized'}.`
}

/** Returns a number of things, e.g. `2 files`. */
export function counted(count: number, thing: string): string {
  return `${count} ${count === 1 ? thing : `${thing}s`}`
}

/** Describes a deleted submission: its ID, the Store's name for it, and its packages. */
export function describeDeleted({ id, name, packages }: DeletedSubmission): string {
  const label = name === undefined ? '' : ` "${name}"`
  return `${id}${label} with ${packages.length === 0 ? 'no packages' : packages.join(', ')}`
}

/** Returns an error or warning of the Store, with what to do about it if that is known. */
export function sentenceFor(message: StatusMessage): string {
  const advice = adviceForStatus(message)
  const words = describeMessage(message)
  return advice === undefined ? words : `${asSentence(words)} ${advice}`
}

/** Returns the progress of an upload, its speed and the time left. */
export function progressLine({ sentBytes, totalBytes, elapsedInMs, isAwaited }: Progress): string {
  if (isAwaited) return `Uploaded 100% of ${size(totalBytes)}, waiting for the storage to confirm it`
  const bytesPerMs = elapsedInMs === 0 ? undefined : sentBytes / elapsedInMs
  const percent = totalBytes === 0 ? 100 : Math.floor((sentBytes / totalBytes) * 100)
  const pace =
    bytesPerMs === undefined || bytesPerMs === 0
      ? ''
      : `, ${bytesPerMs < 1000 ? `${bytesPerMs.toFixed(0)} kB` : `${(bytesPerMs / 1000).toFixed(1)} MB`}/s`
  const rest =
    pace === '' || sentBytes === totalBytes
      ? ''
      : `, ${duration((totalBytes - sentBytes) / (bytesPerMs ?? 1))} left`
  return `Uploaded ${percent}% of ${size(totalBytes)}${pace}${rest}`
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function describeState({ publishedId, pendingId }: ProductState): string {
  const live = publishedId === undefined ? 'never published' : `submission ${publishedId} is live`
  return pendingId === undefined
    ? `${live}, nothing is pending`
    : `${live}, submission ${pendingId} is pending`
}
