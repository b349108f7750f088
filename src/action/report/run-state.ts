import type { UnfinishedDraft } from '../../commands/clean-up.ts'
import type { PackageFile } from '../../files/packages/package-file.ts'
import type { Attempt, Event } from '../../pipeline/events.ts'
import type { Change } from '../../plan/compare/changes.ts'
import type { Rollout } from '../../store/client.ts'
import type { Product } from '../../store/product.ts'
import type { StatusDetails } from '../../store/submission.ts'
import { describeDeleted } from './log-lines.ts'

/** What a run has come to know and done so far: all that outputs and summary are made of. */
export interface RunState {
  readonly product: Product | undefined
  readonly productName: string | undefined
  readonly submissionId: string | undefined
  readonly submissionUrl: string | undefined
  readonly status: string | undefined
  readonly details: StatusDetails
  /** Whether a plan was made. */
  readonly planned: boolean
  readonly changes: readonly Change[]
  /** The user's packages. */
  readonly packages: readonly PackageFile[]
  /** What the run itself has warned of; the Store's warnings are in the details. */
  readonly warnings: readonly string[]
  /** Files that the plan uploads. */
  readonly uploads: readonly string[]
  readonly timeline: readonly { readonly status: string; readonly at: number }[]
  /** The last answer to each request. */
  readonly answers: readonly Answer[]
  /** The pending submission that was deleted to make place: its id, name and packages, in words. */
  readonly replaced: string | undefined
  /** The rollout of the live submission that was finished. */
  readonly rollout: Extract<Event, { type: 'rollout' }> | undefined
  readonly committed: boolean
  /** What was tried and may have taken effect, though nobody knows. */
  readonly unconfirmed: Attempt | undefined
  /** Whether the draft was there before this run. */
  readonly preexisting: boolean
  readonly skipped: boolean
  /** What became of a draft that could not be committed. */
  readonly draft: 'none' | 'open' | 'kept' | 'deleted' | 'left'
  readonly dryRun: boolean
  /** What a dry run would have done, when it is no plan. */
  readonly would: string | undefined
  /** How a command other than publishing has ended, in a sentence. */
  readonly done: string | undefined
  readonly rolloutStatus: Rollout | undefined
  /** A flight or an add-on that this run has made. */
  readonly made:
    | { readonly what: 'flight' | 'add-on'; readonly id: string; readonly name: string }
    | undefined
  readonly exported: Extract<Event, { type: 'exported' }> | undefined
}

type Answer = Extract<Event, { type: 'answer' }>

/** A run that has not begun. */
export const initialState: RunState = {
  product: undefined,
  productName: undefined,
  submissionId: undefined,
  submissionUrl: undefined,
  status: undefined,
  details: { errors: [], warnings: [], certificationReports: [] },
  planned: false,
  changes: [],
  packages: [],
  warnings: [],
  uploads: [],
  timeline: [],
  answers: [],
  replaced: undefined,
  rollout: undefined,
  committed: false,
  unconfirmed: undefined,
  preexisting: false,
  skipped: false,
  draft: 'none',
  dryRun: false,
  would: undefined,
  done: undefined,
  rolloutStatus: undefined,
  made: undefined,
  exported: undefined,
}

/** The record after one more event, which happened `at` milliseconds since the epoch. */
export function reduce(record: RunState, event: Event, at: number): RunState {
  switch (event.type) {
    case 'target':
      return { ...record, product: event.product }
    case 'product':
      // What was seen before is of a submission that this run only waited for.
      return {
        ...record,
        product: event.product,
        productName: event.state.name,
        status: undefined,
        details: initialState.details,
      }
    case 'planned':
      return {
        ...record,
        planned: true,
        changes: event.plan.changes,
        uploads: event.plan.uploads,
        packages: event.packages,
        warnings: [...record.warnings, ...event.warnings],
      }
    case 'warning':
      return { ...record, warnings: [...record.warnings, event.message] }
    case 'skipped':
      return {
        ...record,
        skipped: true,
        submissionId: event.submissionId,
        submissionUrl: event.url,
        status: event.status,
      }
    case 'deleted':
      return { ...record, replaced: describeDeleted(event), unconfirmed: undefined }
    case 'draft':
      return withStatus(
        {
          ...record,
          submissionId: event.draft.submission.id,
          submissionUrl: event.draft.url,
          draft: 'open',
          preexisting: event.draft.preexisting,
          unconfirmed: undefined,
        },
        'PendingCommit',
        at,
      )
    case 'committed':
      return withStatus({ ...record, committed: true, unconfirmed: undefined }, 'CommitStarted', at)
    case 'attempt':
      return { ...record, unconfirmed: event.attempt }
    case 'rollout':
      return { ...record, rollout: event, unconfirmed: undefined }
    case 'no-effect':
      return { ...record, unconfirmed: undefined }
    case 'nothing-left':
      return { ...record, done: 'Nothing was left behind.', unconfirmed: undefined }
    case 'status':
      return withStatus({ ...record, details: event.details }, event.status, at)
    case 'draft-deleted':
      return { ...record, draft: 'deleted', submissionId: event.submissionId, unconfirmed: undefined }
    case 'draft-kept':
      return { ...record, draft: 'kept' }
    case 'dry-run':
      return { ...record, dryRun: true, would: event.would }
    case 'done':
      return { ...record, done: event.what, unconfirmed: undefined }
    case 'followed':
      return {
        ...record,
        submissionId: event.submissionId,
        submissionUrl: event.url,
        committed: event.committed,
        preexisting: true,
      }
    case 'rollout-status':
      return { ...record, rolloutStatus: event.rollout, unconfirmed: undefined }
    case 'flight-created':
      return {
        ...record,
        made: { what: 'flight', id: event.flightId, name: event.name },
        unconfirmed: undefined,
      }
    case 'add-on-created':
      return {
        ...record,
        made: { what: 'add-on', id: event.addOnId, name: event.productId },
        unconfirmed: undefined,
      }
    case 'exported':
      return { ...record, exported: event }
    case 'draft-left':
      return event.submissionId === undefined
        ? { ...record, unconfirmed: { what: 'create', submissionId: undefined } }
        : { ...record, draft: 'left', submissionId: event.submissionId, unconfirmed: undefined }
    case 'answer':
      return {
        ...record,
        answers: [...record.answers.filter((other) => !isSameRequest(other, event)), event],
      }
    case 'credential':
    case 'stage':
    case 'retry':
    case 'updated':
    case 'upload':
      return record
  }
}

function withStatus(record: RunState, status: string, at: number): RunState {
  const changed = record.timeline.at(-1)?.status !== status
  return { ...record, status, timeline: changed ? [...record.timeline, { status, at }] : record.timeline }
}

// A long wait asks for the same status again and again.
function isSameRequest(one: Answer, other: Answer): boolean {
  return one.method === other.method && one.path === other.path && one.status === other.status
}

/** What has to be deleted when the run ends here and can do nothing any more; undefined when there is nothing. */
export function unfinishedDraft({
  draft,
  unconfirmed,
  committed,
  preexisting,
  submissionId,
}: RunState): UnfinishedDraft | undefined {
  if (unconfirmed?.what === 'create') return { kind: 'unknown' }
  if (unconfirmed?.what === 'commit' || committed || preexisting || submissionId === undefined)
    return undefined
  return draft === 'open' || draft === 'left' ? { kind: 'draft', submissionId } : undefined
}
