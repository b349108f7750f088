import type { Emulator } from '../../emulator/emulator.ts'
import type { ProductRecord, Submission } from '../../emulator/store/product-record.ts'
import { type Outcome, outcomeIn } from './outcome.ts'
import { PRODUCTS } from './store-run.ts'

/** The product of every case. */
export const [APP] = PRODUCTS

/** Two things that go wrong in one run, or one and another writer. */
export interface OwnershipCase {
  readonly name: string
  readonly inputs?: Readonly<Record<string, string>>
  /** Makes the Store ready. */
  readonly prepare: (emulator: Emulator, record: ProductRecord) => void
  /** What somebody else does while a request of the run is held. */
  readonly meanwhile?: (record: ProductRecord) => void
  readonly expected: Told
  /** On a clock that takes its time. */
  readonly takesMinutes?: true
}

/** What a run says, and what it has sent. */
export interface Told {
  /** Undefined for a run that has succeeded. */
  readonly outcome: Outcome['is'] | undefined
  /** Submissions that it sent a delete for: the one that was there before, or one that came during the run. */
  readonly deletes: readonly ('pending' | 'draft')[]
  readonly commits: number
}

const create = { method: 'POST', path: /\/submissions$/ }
const update = { method: 'PUT', path: /\/submissions\/\d+$/ }
const commit = { method: 'POST', path: /\/commit$/ }
const remove = { method: 'DELETE', path: /\/submissions\/\d+$/ }
const status = { method: 'GET', path: /\/status$/ }
const token = { path: /\/token$/ }
const refused = { status: 400, body: { code: 'InvalidParameterValue', message: 'No.' } }
const conflict = { status: 409, body: { code: 'InvalidState', message: 'Not now.' } }
const lost = { status: 504, effect: 'applied' } as const
const unheard = { status: 504, effect: 'none' } as const

const reading = { method: 'GET', path: new RegExp(`/submissions/(?!${APP.publishedId})\\d+$`) }

/** The findings on pairs of faults, each with the right end. */
export const OWNERSHIP_CASES: readonly OwnershipCase[] = [
  {
    name: 'H3: what somebody has filled is not taken for the draft of a lost create',
    prepare: (emulator) => emulator.inject({ match: create, held: true, ...unheard }),
    meanwhile: (record) => fill(record.addPending()),
    expected: { outcome: 'create unconfirmed', deletes: [], commits: 0 },
  },
  {
    name: 'H3: what turns up after a lost create is not used under "if-pending: fail"',
    inputs: { 'if-pending': 'fail' },
    prepare: (emulator) => emulator.inject({ match: create, ...lost }),
    expected: { outcome: 'create unconfirmed', deletes: [], commits: 0 },
  },
  {
    name: 'H3: what turns up after a lost create is used under "if-pending: delete"',
    prepare: (emulator) => emulator.inject({ match: create, ...lost }),
    expected: { outcome: undefined, deletes: [], commits: 1 },
  },
  {
    name: 'H3: and is not deleted by guess when the run fails',
    prepare(emulator) {
      emulator.inject({ match: create, ...lost })
      emulator.inject({ match: update, ...refused })
    },
    expected: { outcome: 'draft of somebody kept', deletes: [], commits: 0 },
  },
  {
    name: 'H3: but is this run’s by evidence once it holds its update',
    prepare(emulator) {
      emulator.inject({ match: create, ...lost })
      emulator.inject({ match: commit, ...refused })
    },
    expected: { outcome: 'draft deleted', deletes: ['draft'], commits: 1 },
  },
  {
    name: 'H3: a conflict at the first try is somebody else’s submission',
    prepare: (emulator) => emulator.inject({ match: create, held: true }),
    meanwhile: (record) => void record.addPending(),
    expected: { outcome: 'nothing changed', deletes: [], commits: 0 },
  },
  {
    name: 'H4: a commit that was lost and then refused a token may have been taken, and is not deleted',
    prepare(emulator, record) {
      record.switches.statusScript = Array<string>(9).fill('PendingCommit')
      emulator.inject({ match: commit, ...lost })
      emulator.inject({ match: commit, status: 401, body: { code: 'Unauthorized' } })
      emulator.inject({ match: token, skip: 1, status: 401, body: { error: 'invalid_client' } })
    },
    expected: { outcome: 'commit unconfirmed', deletes: [], commits: 2 },
  },
  {
    name: 'H4: a commit that was lost and then refused may have been taken, and is not deleted',
    prepare(emulator, record) {
      record.switches.statusScript = Array<string>(9).fill('PendingCommit')
      emulator.inject({ match: commit, ...lost })
      emulator.inject({ match: commit, ...refused })
    },
    expected: { outcome: 'commit unconfirmed', deletes: [], commits: 2 },
  },
  {
    name: 'H4: a create that was lost and then refused may have made a draft',
    takesMinutes: true,
    inputs: { 'max-retries': '1' },
    prepare(emulator, record) {
      record.switches.pendingHiddenForReads = 100
      emulator.inject({ match: create, ...lost })
    },
    expected: { outcome: 'create unconfirmed', deletes: [], commits: 0 },
  },
  {
    name: 'H6: the draft is deleted when its own address says so, not the product',
    prepare(emulator, record) {
      emulator.inject({ match: update, ...refused })
      emulator.inject({ match: remove, ...unheard })
      record.switches.pendingHiddenForReads = 100
    },
    expected: { outcome: 'draft deleted', deletes: ['draft', 'draft'], commits: 0 },
  },
  {
    name: 'H6: a delete that is answered 404 needs no further reading',
    prepare(emulator, record) {
      emulator.inject({ match: update, held: true, ...refused })
      emulator.inject({ match: status, times: Number.POSITIVE_INFINITY, status: 403 })
      record.switches.pendingHiddenForReads = 100
    },
    meanwhile: (record) => record.discardPending(),
    expected: { outcome: 'draft gone', deletes: ['draft'], commits: 0 },
  },
  {
    name: 'H11: what somebody changes between update and commit is not committed, nor deleted',
    prepare: (emulator) => emulator.inject({ match: reading, held: true }),
    meanwhile: (record) => Object.assign(record.pending?.resource ?? {}, { notesForCertification: 'Mine.' }),
    expected: { outcome: 'draft kept', deletes: [], commits: 0 },
  },
  {
    name: 'H11: what somebody deletes between update and commit is gone',
    prepare: (emulator) => emulator.inject({ match: reading, held: true }),
    meanwhile: (record) => record.discardPending(),
    expected: { outcome: 'draft gone', deletes: [], commits: 0 },
  },
  {
    name: 'H11: what somebody submits between update and commit is committed, and not by this run',
    prepare: (emulator) => emulator.inject({ match: reading, held: true }),
    meanwhile: (record) => hand(record),
    expected: { outcome: 'committed by somebody else', deletes: [], commits: 0 },
  },
  {
    name: 'H12: a first conflict of the commit is read: committed',
    prepare: (emulator) => emulator.inject({ match: commit, held: true }),
    meanwhile: (record) => hand(record),
    expected: { outcome: undefined, deletes: [], commits: 1 },
  },
  {
    name: 'H12: a first conflict of the commit is followed while the status is late',
    prepare(emulator, record) {
      record.switches.statusScript = [
        ...Array<string>(4).fill('PendingCommit'),
        ...record.switches.statusScript,
      ]
      emulator.inject({ match: commit, held: true })
    },
    meanwhile: (record) => hand(record),
    expected: { outcome: undefined, deletes: [], commits: 1 },
  },
  {
    name: 'H12: a draft is not deleted after a conflict, though its status never shows anything else',
    inputs: { 'poll-interval-seconds': '30' },
    takesMinutes: true,
    prepare: (emulator) => emulator.inject({ match: commit, ...conflict }),
    expected: { outcome: 'commit lost', deletes: [], commits: 1 },
  },
  {
    name: 'H12: a conflict that no time can mend is a refusal',
    prepare: (emulator) =>
      emulator.inject({
        match: commit,
        status: 409,
        body: { code: 'InvalidState', message: 'This application uses features that are not supported.' },
      }),
    expected: { outcome: 'draft deleted', deletes: ['draft'], commits: 1 },
  },
  {
    name: 'H12: a conflict after a lost commit is followed while the status is late',
    prepare(emulator, record) {
      record.switches.statusScript = [
        ...Array<string>(4).fill('PendingCommit'),
        ...record.switches.statusScript,
      ]
      emulator.inject({ match: commit, ...lost })
    },
    expected: { outcome: undefined, deletes: [], commits: 2 },
  },
  {
    name: 'H12: and is no proof when the status never shows anything but a draft',
    inputs: { 'poll-interval-seconds': '30' },
    takesMinutes: true,
    prepare(emulator, record) {
      record.switches.statusScript = ['PendingCommit']
      emulator.inject({ match: commit, ...lost })
    },
    expected: { outcome: 'commit lost', deletes: [], commits: 2 },
  },
  {
    name: 'H16: the submission that was just deleted is not taken for the new draft',
    prepare(emulator, record) {
      record.addPending()
      record.switches.deletedShownForReads = 1
      emulator.inject({ match: create, ...lost })
    },
    expected: { outcome: undefined, deletes: ['pending'], commits: 1 },
  },
  {
    name: 'H16: a product that still shows a deleted submission has none',
    prepare(_, record) {
      record.addPending()
      record.discardPending()
      record.switches.deletedShownForReads = 1
    },
    expected: { outcome: undefined, deletes: [], commits: 1 },
  },
]

/** Somebody fills the draft, with a package that is still to be uploaded. */
function fill({ resource }: Submission): void {
  Object.assign(resource.applicationPackages?.[0] ?? {}, { fileStatus: 'PendingUpload' })
}

/** Somebody presses "Submit" in Partner Center. */
function hand({ pending }: ProductRecord): void {
  if (pending === undefined) return
  pending.commits += 1
  pending.resource.status = 'CommitStarted'
}

/** Runs a case: `start` begins a step with inputs and resolves with the text of its failure. */
export async function runOwnershipCase(
  { inputs = {}, prepare, meanwhile, expected }: OwnershipCase,
  emulator: Emulator,
  start: (inputs: Readonly<Record<string, string>>) => Promise<string | undefined>,
): Promise<{ readonly told: Told; readonly expected: Told }> {
  const record = emulator.store.product(APP.path)
  prepare(emulator, record)
  const pendingId = record.pending?.id
  const running = start({
    ...APP.ids,
    'metadata-only': 'true',
    submission: '{"notesForCertification":"Press the green button."}',
    ...inputs,
  })
  if (meanwhile !== undefined) {
    await heldRequest(emulator)
    meanwhile(record)
    emulator.releaseHeldRequests()
  }
  const failure = await running
  const sent = (method: string, path: RegExp) =>
    emulator.requestLog.filter((one) => one.method === method && path.test(one.path))
  return {
    told: {
      outcome: outcomeIn(failure)?.is,
      deletes: sent('DELETE', /submissions/).map(({ path }) =>
        pendingId !== undefined && path.endsWith(pendingId) ? 'pending' : 'draft',
      ),
      commits: sent('POST', /commit$/).length,
    },
    expected,
  }
}

async function heldRequest(emulator: Emulator): Promise<void> {
  while (emulator.heldRequests === 0) await new Promise(setImmediate)
}
