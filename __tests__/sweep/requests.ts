import type { Fault } from '../../emulator/http/faults.ts'
import type { FaultRow } from './faults.ts'
import type { Part, SweptProduct } from './products.ts'

/** The product of a run, and the submissions that were there before. */
export interface Setting extends SweptProduct {
  readonly pendingId: string
}

/** A request of the pipeline that a fault can meet. */
export interface RequestRow {
  readonly name: string
  readonly match: (setting: Setting) => Fault['match']
  /** How many of them go by unharmed before. */
  readonly skip?: number
  /** It is made only in this part of a run. */
  readonly part?: Part
  /** Only flights have it. */
  readonly ofFlights?: true
  /** How many of them are made before, when the draft was there before the run. */
  readonly readsOfFirstDraft?: number
  readonly to?: 'token' | 'store' | 'blob'
  /** It changes something and is settled by reading, so that after its effect no fault of it matters. */
  readonly settled?: true
  /** What else goes wrong, so that the request is made at all. */
  readonly with?: (setting: Setting) => readonly Fault[]
  /** What else goes wrong fails the run in any case. */
  readonly doomed?: true
  /** Without it no draft can be deleted again. */
  readonly cleansUp?: true
  /** How many polls show a draft after the commit. */
  readonly latePolls?: number
  /** The live submission's rollout is in progress, and the run finalizes it. */
  readonly rollsOut?: true
}

const submissions = ({ path }: Setting, rest: string): RegExp =>
  new RegExp(`^/v1\\.0/my/${path.toLowerCase()}/submissions${rest}$`)
const product = ({ path }: Setting): RegExp => new RegExp(`^/v1\\.0/my/${path.toLowerCase()}$`)

const token = { method: 'POST', path: /\/oauth2\/token$/ }
const blob = { method: 'PUT', path: /^\/ingestion\// }
const getProduct = (setting: Setting) => ({ method: 'GET', path: product(setting) })
const remove = (setting: Setting) => ({
  method: 'DELETE',
  path: submissions(setting, `/${setting.pendingId}`),
})
const create = (setting: Setting) => ({ method: 'POST', path: submissions(setting, '') })
const update = (setting: Setting) => ({ method: 'PUT', path: submissions(setting, '/\\d+') })
const commit = (setting: Setting) => ({ method: 'POST', path: submissions(setting, '/\\d+/commit') })
const draft = ({ parts, publishedId, pendingId }: Setting): string =>
  parts.includes('create') ? `/(?!${publishedId}|${pendingId})\\d+` : `/${pendingId}`

const unclear = (match: Fault['match']): Fault => ({ match, status: 504, effect: 'applied' })

/** Every request of a run that finds a pending draft, in their order. */
const PIPELINE: readonly RequestRow[] = [
  { name: 'token', match: () => token, to: 'token' },
  { name: 'GET product', match: getProduct },
  {
    name: 'GET app of the flight',
    match: ({ path }) => ({
      method: 'GET',
      path: new RegExp(`^/v1\\.0/my/${path.toLowerCase().split('/flights')[0]}$`),
    }),
    ofFlights: true,
  },
  {
    name: 'GET live submission',
    part: 'read the release',
    match: (setting) => ({ method: 'GET', path: submissions(setting, `/${setting.publishedId}`) }),
  },
  {
    name: 'GET pending submission',
    match: (setting) => ({ method: 'GET', path: submissions(setting, `/${setting.pendingId}`) }),
  },
  {
    name: 'GET status of the pending submission',
    match: (setting) => ({ method: 'GET', path: submissions(setting, `/${setting.pendingId}/status`) }),
  },
  {
    name: 'POST finalize',
    match: (setting) => ({ method: 'POST', path: submissions(setting, '/\\d+/finalizepackagerollout') }),
    part: 'end the rollout',
    settled: true,
    rollsOut: true,
  },
  { name: 'DELETE pending submission', match: remove, part: 'delete', settled: true },
  { name: 'POST create', match: create, part: 'create', settled: true },
  { name: 'PUT', match: update },
  { name: 'Put Block', match: () => blob, to: 'blob' },
  { name: 'Put Block List', match: () => blob, skip: 1, to: 'blob' },
  { name: 'POST commit', match: commit, settled: true },
  {
    name: 'GET status',
    readsOfFirstDraft: 1,
    match: (setting) => ({ method: 'GET', path: submissions(setting, `${draft(setting)}/status`) }),
  },
  {
    name: 'GET after commit',
    readsOfFirstDraft: 1,
    match: (setting) => ({ method: 'GET', path: submissions(setting, draft(setting)) }),
  },
]

/** The requests that are made only when something has gone wrong before. */
const IN_TROUBLE: readonly RequestRow[] = [
  {
    name: 'token, again',
    match: () => token,
    skip: 1,
    to: 'token',
    with: (setting) => [{ match: commit(setting), status: 401, body: { code: 'Unauthorized' } }],
    cleansUp: true,
  },
  {
    name: 'GET rollout after an unclear finalize',
    match: (setting) => ({ method: 'GET', path: submissions(setting, '/\\d+/packagerollout') }),
    part: 'end the rollout',
    with: (setting) => [
      unclear({ method: 'POST', path: submissions(setting, '/\\d+/finalizepackagerollout') }),
    ],
    rollsOut: true,
  },
  {
    name: 'GET product after an unclear delete',
    part: 'delete',
    match: getProduct,
    skip: 1,
    with: (setting) => [unclear(remove(setting))],
  },
  {
    name: 'GET product after an unclear create',
    part: 'create',
    match: getProduct,
    skip: 1,
    with: (setting) => [unclear(create(setting))],
    cleansUp: true,
  },
  {
    name: 'GET status after an unclear commit',
    readsOfFirstDraft: 1,
    match: (setting) => ({ method: 'GET', path: submissions(setting, `${draft(setting)}/status`) }),
    with: (setting) => [unclear(commit(setting))],
  },
  { name: 'POST commit that shows late', match: commit, latePolls: 10 },
  {
    name: 'DELETE pending submission after a finalize',
    match: remove,
    part: 'end the rollout',
    settled: true,
    rollsOut: true,
  },
  {
    name: 'POST create, again',
    part: 'create',
    match: create,
    settled: true,
    with: (setting) => [{ match: create(setting), reset: true }],
  },
  {
    name: 'DELETE draft',
    part: 'create',
    match: (setting) => ({ method: 'DELETE', path: submissions(setting, draft(setting)) }),
    with: (setting) => [{ match: update(setting), status: 400, body: { code: 'InvalidParameterValue' } }],
    doomed: true,
    cleansUp: true,
    settled: true,
  },
  {
    name: 'GET product after an unclear DELETE draft',
    part: 'create',
    match: getProduct,
    skip: 1,
    with: (setting) => [
      { match: update(setting), status: 400, body: { code: 'InvalidParameterValue' } },
      unclear({ method: 'DELETE', path: submissions(setting, draft(setting)) }),
    ],
    doomed: true,
    cleansUp: true,
  },
]

/** Every request that a fault can meet. */
export const REQUESTS: readonly RequestRow[] = [...PIPELINE, ...IN_TROUBLE]

/** Whether a run of a product makes a request. */
export function makes({ kind, parts }: SweptProduct, { part, ofFlights }: RequestRow): boolean {
  return (part === undefined || parts.includes(part)) && (!ofFlights || kind === 'flight')
}

/** Whether a fault can meet a request: a blob's answers hold no JSON that could be cut. */
export function fits({ name }: FaultRow, { to }: RequestRow): boolean {
  return !(to === 'blob' && name === 'cut JSON')
}
