import type { PackageFile } from '../../files/packages/package-file.ts'
import type { DeletedSubmission, Event, EventOf, NamedResource, Outcome } from '../../pipeline/events.ts'
import { type Knowledge, nothingKnown, reduceKnowledge } from '../../pipeline/knowledge/knowledge.ts'
import type { PackageChange } from '../../plan/compare/package-changes.ts'
import type { Change } from '../../plan/model/plan.ts'
import type { Rollout } from '../../store/client.ts'
import type { Product } from '../../store/product.ts'
import type { StatusDetails } from '../../store/submission.ts'
import { logLines } from './log-lines.ts'

/** Everything that a run has learned and done so far; outputs and summary are derived from it. */
export interface RunState {
  readonly product: Product | undefined
  readonly productName: string | undefined
  readonly submissionId: string | undefined
  readonly submissionUrl: string | undefined
  readonly status: string | undefined
  readonly details: StatusDetails
  /** True once there is a plan. */
  readonly planned: boolean
  readonly changes: readonly Change[]
  /** The user's packages. */
  readonly packages: readonly PackageFile[]
  /** The packages of the submission that the run is about. */
  readonly contents: readonly PackageChange[]
  /** Warnings of the run itself; the Store's are in the details. */
  readonly warnings: readonly string[]
  /** Files that the plan uploads. */
  readonly uploads: readonly string[]
  readonly timeline: readonly { readonly status: string; readonly at: number }[]
  /** The last answer to each request. */
  readonly answers: readonly EventOf<'answer'>[]
  /** The pending submission that was deleted to make room. */
  readonly replaced: DeletedSubmission | undefined
  /** The rollout of the live submission that was ended to make room. */
  readonly endedRollout: EventOf<'rollout-ended'> | undefined
  /** A flight or an add-on that this run has created. */
  readonly created: NamedResource | undefined
  /** What this run knows about its changes, and about what belongs to it. */
  readonly knowledge: Knowledge
  /** True once the Store has shown the committed submission as a draft for so long that it counts as one again. */
  readonly isCommitLost: boolean
  /** The submission that was waited for last: up to which stage, what stays live if it fails, when it is published. */
  readonly following:
    | Pick<EventOf<'following'>, 'submissionId' | 'url' | 'waitFor' | 'live' | 'publishTime'>
    | undefined
  readonly rolloutStatus: Rollout | undefined
  /** The percentage of users that the submission goes to, unless it is everyone. */
  readonly rolloutPercentage: number | undefined
  readonly outcome: Outcome | undefined
}

/** The state of a run that has not begun. */
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
  contents: [],
  warnings: [],
  uploads: [],
  timeline: [],
  answers: [],
  replaced: undefined,
  endedRollout: undefined,
  created: undefined,
  knowledge: nothingKnown,
  isCommitLost: false,
  following: undefined,
  rolloutStatus: undefined,
  rolloutPercentage: undefined,
  outcome: undefined,
}

type Reducer<T extends Event['type']> = (
  state: RunState,
  event: EventOf<T>,
  at: number,
) => Partial<RunState> | undefined

const none = (): undefined => undefined
const end = (_: RunState, outcome: Outcome): Partial<RunState> => ({ outcome })

/** The change that an event makes to the state, by its type. */
const REDUCERS: { readonly [T in Event['type']]: Reducer<T> } = {
  stage: none,
  credential: none,
  retry: none,
  slow: none,
  'time-limit': none,
  'pending-action': none,
  late: none,
  updated: none,
  upload: none,
  'draft-evidence': none,
  attempt: none,

  'dry-run': end,
  'draft-kept': end,
  'submission-deleted': end,
  'resource-deleted': end,
  'nothing-to-delete': end,
  'rollout-set': end,
  exported: end,
  overview: end,
  'nothing-left': end,
  skipped: (_, outcome) => ({
    outcome,
    submissionId: outcome.submissionId,
    submissionUrl: outcome.url,
    status: outcome.status,
  }),

  target: (_, { product }) => ({ product }),
  // Earlier statuses belong to a submission that this run only waited for.
  product: (_, { product, state }) => ({
    product,
    productName: state.name,
    status: undefined,
    details: initialState.details,
    following: undefined,
  }),
  planned: ({ warnings }, { plan, packages, warnings: more }) => ({
    planned: true,
    changes: plan.changes,
    uploads: plan.uploads,
    packages,
    warnings: [...warnings, ...more],
  }),
  warning: ({ warnings }, event) => ({ warnings: [...warnings, ...logLines(event)] }),
  'unplanned-changes': ({ changes, warnings }, event) => ({
    changes: [...changes, ...event.changes],
    warnings: [...warnings, ...logLines(event)],
  }),
  followed: (_, { submissionId, url }) => ({ submissionId, submissionUrl: url }),
  'resource-created': (_, { what, id, name }) => ({ created: { what, id, name } }),
  replaced: (_, { deleted }) => ({ replaced: deleted }),
  'rollout-ended': (_, event) => ({ endedRollout: event }),
  'rollout-status': (_, { rollout }) => ({ rolloutStatus: rollout }),
  'gradual-rollout': (_, { percentage }) => ({ rolloutPercentage: percentage }),
  draft: (state, { submissionId, url }, at) => ({
    submissionId,
    submissionUrl: url,
    ...statusChange(state, 'PendingCommit', at),
  }),
  'unfinished-draft': (_, { submissionId }) => ({ submissionId }),
  committed: (state, _, at) => statusChange(state, 'CommitStarted', at),
  status: (state, { status, details }, at) => ({ details, ...statusChange(state, status, at) }),
  contents: (_, { packages }) => ({ contents: packages }),
  following: (_, { submissionId, url, waitFor, live, publishTime }) => ({
    following: { submissionId, url, waitFor, live, publishTime },
  }),
  'commit-lost': () => ({ isCommitLost: true }),
  'draft-deleted': (_, { submissionId }) => ({ submissionId }),
  'draft-left': ({ warnings }, event) => ({
    ...(event.submissionId === undefined ? {} : { submissionId: event.submissionId }),
    warnings: [...warnings, ...logLines(event)],
  }),
  answer: ({ answers }, event) => ({
    answers: [...answers.filter((other) => !isSameRequest(other, event)), event],
  }),
}

/** Returns the state after one more event, which happened `at` milliseconds since the epoch. */
export function reduce(state: RunState, event: Event, at: number): RunState {
  const reducer = REDUCERS[event.type] as Reducer<Event['type']>
  const change = reducer(state, event, at)
  const knowledge = reduceKnowledge(state.knowledge, event)
  return change === undefined && knowledge === state.knowledge ? state : { ...state, knowledge, ...change }
}

function statusChange(
  { timeline }: RunState,
  status: string,
  at: number,
): Pick<RunState, 'status' | 'timeline'> {
  const changed = timeline.at(-1)?.status !== status
  return { status, timeline: changed ? [...timeline, { status, at }] : timeline }
}

// A long wait requests the same status many times.
function isSameRequest(one: EventOf<'answer'>, other: EventOf<'answer'>): boolean {
  return one.method === other.method && one.path === other.path && one.status === other.status
}
