import type { PackageFile } from '../../files/packages/package-file.ts'
import type { Event } from '../../pipeline/events.ts'
import type { Plan } from '../../plan/model/plan.ts'
import { adviceForStatus } from '../../store/error-hints.ts'
import { describeProduct } from '../../store/product.ts'
import type { ProductState, StatusMessage } from '../../store/submission.ts'

/** An upload's progress, as one line can show it. */
export interface Progress {
  readonly sentBytes: number
  readonly totalBytes: number
  readonly elapsedInMs: number
}

const CREDENTIALS: Readonly<Record<Extract<Event, { type: 'credential' }>['kind'], string>> = {
  secret: 'the client secret',
  certificate: 'the client certificate',
  'github-oidc': "GitHub's OIDC token",
}

/** The log's lines for an event. Stages are groups, and progress is told by time: neither has a line here. */
export function logLines(event: Event): readonly string[] {
  switch (event.type) {
    case 'stage':
    case 'target':
    case 'upload':
    case 'attempt':
    case 'no-effect':
      return []
    case 'nothing-left':
      return ['Nothing was left behind.']
    case 'answer': {
      const correlation = event.correlationId === undefined ? '' : `, correlation id ${event.correlationId}`
      return [
        `${event.method} ${event.path}: ${event.status} in ${seconds(event.durationInMs)}${correlation}`,
      ]
    }
    case 'retry':
      return [`${event.reason} Trying again in ${seconds(event.delayInMs)}.`]
    case 'product':
      return [`${event.state.name ?? describeProduct(event.product)}: ${standing(event.state)}.`]
    case 'planned':
      return [...planLines(event.plan), ...event.packages.map(packageLine)]
    case 'warning':
      return [event.message]
    case 'dry-run':
      return [event.would === undefined ? 'Dry run: nothing was changed.' : `Dry run: would ${event.would}.`]
    case 'done':
      return [event.what]
    case 'followed':
      return [`Submission ${event.submissionId}: ${event.url}`]
    case 'rollout-status':
      return [`The rollout is at ${event.rollout.percentage} % (${event.rollout.status}).`]
    case 'flight-created':
      return [`Created the flight "${event.name}": ${event.flightId}`]
    case 'add-on-created':
      return [`Created the add-on "${event.productId}": ${event.addOnId}`]
    case 'credential':
      return [`Signing in with ${CREDENTIALS[event.kind]}.`]
    case 'rollout':
      return [describeRollout(event)]
    case 'draft-kept':
      return ['The draft is filled and waits for "command: commit-submission".']
    case 'exported':
      return [`Wrote ${counted(event.files.length, 'file')} to ${event.folder}.`]
    case 'skipped':
      return [`Nothing to do: submission ${event.submissionId} is live already.`]
    case 'deleted':
      return [`Deleted submission ${describeDeleted(event)}.`]
    case 'draft': {
      const { preexisting, submission, url } = event.draft
      return [
        `${preexisting ? 'Using the draft that is there' : 'Created'}: submission ${submission.id}. ${url}`,
      ]
    }
    case 'updated':
      return ['The Store has taken the update.']
    case 'committed':
      return ['The Store has taken the commit and checks the files now.']
    case 'status':
      return [`Status: ${event.status}`]
    case 'draft-deleted':
      return [`Deleted the draft again: submission ${event.submissionId}.`]
    case 'draft-left':
      return [
        event.submissionId === undefined
          ? `Whether the Store has made a draft is not known: ${event.reason}`
          : `The draft, submission ${event.submissionId}, is still there and could not be deleted: ${event.reason}`,
      ]
  }
}

function planLines({ changes, uploads }: Plan): readonly string[] {
  return [
    `Plan: ${counted(changes.length, 'change')}, ${uploads.length} to upload.`,
    ...uploads.map((name) => `  ${name}`),
  ]
}

function packageLine({ fileName, identity }: PackageFile): string {
  if (identity === undefined) return `Package ${fileName}: its manifest is not read.`
  return `Package ${fileName}: ${identity.name} ${identity.version} ${identity.architectures.join('+')}`
}

/** What was done about a rollout. */
export function describeRollout({ submissionId, action }: Extract<Event, { type: 'rollout' }>): string {
  return `The rollout of submission ${submissionId} was ${action === 'halt' ? 'halted' : 'finalized'}.`
}

/** A number of things. */
export function counted(count: number, thing: string): string {
  return `${count} ${count === 1 ? thing : `${thing}s`}`
}

/** A submission that was deleted: its id, the Store's name for it, and its packages. */
export function describeDeleted({
  submissionId,
  name,
  packages,
}: Extract<Event, { type: 'deleted' }>): string {
  const label = name === undefined ? '' : ` "${name}"`
  return `${submissionId}${label} with ${packages.length === 0 ? 'no packages' : packages.join(', ')}`
}

/** An error or warning of the Store, with what to do about it where that is known. */
export function sentenceFor({ code, details }: StatusMessage): string {
  return [`${code}: ${details}`, adviceForStatus(code)].filter((part) => part !== undefined).join(' ')
}

/** How far an upload is, how fast it goes and how long it will take. */
export function progressLine({ sentBytes, totalBytes, elapsedInMs }: Progress): string {
  const bytesPerMs = elapsedInMs === 0 ? undefined : sentBytes / elapsedInMs
  const percent = totalBytes === 0 ? 100 : Math.floor((sentBytes / totalBytes) * 100)
  const pace =
    bytesPerMs === undefined || bytesPerMs === 0
      ? ''
      : `, ${(bytesPerMs / 1000).toFixed(1)} MB/s, ${seconds((totalBytes - sentBytes) / bytesPerMs)} left`
  return `Uploaded ${percent} % of ${size(totalBytes)}${pace}`
}

function size(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** Milliseconds as the log shows them. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

function standing({ publishedId, pendingId }: ProductState): string {
  const live = publishedId === undefined ? 'never published' : `submission ${publishedId} is live`
  return pendingId === undefined
    ? `${live}, nothing is pending`
    : `${live}, submission ${pendingId} is pending`
}
