import { setTimeout as pause } from 'node:timers/promises'
import { isBlobPath } from '../../emulator/blobs/handle-blob.ts'
import type { Emulator } from '../../emulator/emulator.ts'
import { CanceledError } from '../../src/shared/errors.ts'
import type { FakeClock } from '../support/fake-clock.ts'
import type { RecordingRunner } from '../support/recording-runner.ts'
import { startAction } from '../support/run-action.ts'
import { type Files, somethingNew } from '../support/store-run.ts'
import { FAULTS, type FaultRow, SLOW_IN_MS } from './faults.ts'
import { prepareProduct, SWEPT_PRODUCTS, type SweptProduct } from './products.ts'
import { fits, makes, REQUESTS, type RequestRow, type Setting } from './requests.ts'
import { type Evidence, type Verdict, verdictOn, verdictOnPostRun } from './verdict.ts'

/** One run of the sweep. */
export interface Case {
  readonly product: SweptProduct
  readonly request: RequestRow
  readonly fault: FaultRow
  readonly times: 'once' | 'for ever'
}

/** Every request of every kind of product × every fault × once and, where that makes sense, for ever. */
export const CASES: readonly Case[] = SWEPT_PRODUCTS.flatMap((product) =>
  REQUESTS.filter((request) => makes(product, request)).flatMap((request) =>
    FAULTS.filter((fault) => fits(fault, request)).flatMap((fault) =>
      (fault.end === undefined ? (['once', 'for ever'] as const) : (['once'] as const)).map((times) => ({
        product,
        request,
        fault,
        times,
      })),
    ),
  ),
)

/** A part of the cases, the same every time, that has every request and every fault more than once. */
export function sampleOf(size: number): readonly Case[] {
  // Their numbers have no divisor in common, so that going round both in step meets every pair once.
  const pairs = Array.from({ length: REQUESTS.length * FAULTS.length }, (_, index) =>
    CASES.filter(
      ({ request, fault }) =>
        request === REQUESTS[index % REQUESTS.length] && fault === FAULTS[index % FAULTS.length],
    ),
  )
  return pairs.flatMap((cases, index) => cases[index % cases.length] ?? []).slice(0, size)
}

/** How a message calls a case. */
export function titleOf({ product, request, fault, times }: Case): string {
  return `${product.name}: ${request.name}, ${fault.name} ${times}`
}

/** Runs the action in this process against a Store with the fault, and judges how it went. */
export async function runCase(one: Case, emulator: Emulator, files: Files): Promise<Verdict> {
  const { product, request, fault } = one
  emulator.reset()
  emulator.store.uploads.signatures = 'rawPlus'
  emulator.store.tokens.given.length = 0
  const record = prepareProduct(emulator, product)
  record.switches.statusScript = [
    ...Array<string>(request.latePolls ?? 0).fill('PendingCommit'),
    ...record.switches.statusScript,
  ]
  if (request.rollsOut) record.startRollout(25)
  const pendingId = record.addPending({ status: product.pending }).id
  inject(one, { ...product, pendingId }, emulator)
  const publishable = somethingNew(product.kind, files)
  const inputs = {
    ...product.ids,
    ...publishable,
    ...(request.rollsOut ? { 'if-rollout-active': 'finalize' } : {}),
    ...(fault.end === 'deadline' ? { 'timeout-minutes': `${DEADLINE_IN_MS / 60_000}` } : {}),
    'wait-for': 'published',
  }
  const known = new Set(
    [record.lastPublished, record.pending, ...record.superseded].map((known) => known?.id),
  )
  const content = publishable['zip-path'] ?? ''
  const step = new Step(emulator, inputs, fault)
  const end = await step.end()
  const { runner } = step
  const evidence: Evidence = { emulator, record, runner, known, pendingId, end, content }
  const verdict = await verdictOn(one, evidence)
  if (fault.end === undefined) return verdict
  const { length } = emulator.requestLog
  const post = await runPost(runner, inputs, emulator)
  // What a killed run has under way may still arrive: its blocks.
  const requests = emulator.requestLog.slice(length).filter(({ path }) => !isBlobPath(path))
  const after = verdictOnPostRun(one, { ...evidence, ...post, requests, main: { runner, verdict } })
  await step.abandon()
  return after
}

function inject({ request, fault, times }: Case, setting: Setting, emulator: Emulator): void {
  const isFirstDraft = !setting.parts.includes('create')
  const skip = (request.skip ?? 0) + (isFirstDraft ? (request.readsOfFirstDraft ?? 0) : 0)
  for (const extra of request.with?.(setting) ?? []) emulator.inject(extra)
  emulator.inject({
    ...fault.fault,
    match: request.match(setting),
    times: times === 'once' ? 1 : Number.POSITIVE_INFINITY,
    skip,
  })
}

const REQUEST_LIMIT_IN_MS = 300_000
// The time passes in steps: in one, several limits would be reached at once.
const STEP_IN_MS = 50_000
const DEADLINE_IN_MS = 240_000
// The runner's, from its first signal to the kill, less what a process takes to end.
const GRACE_IN_MS = 9_500

/** A run under way, and whoever ends it. */
class Step {
  readonly runner: RecordingRunner
  readonly #emulator: Emulator
  readonly #fault: FaultRow
  readonly #clock: FakeClock
  readonly #controller = new AbortController()
  readonly #run: Promise<void>
  #endedAt: number | undefined

  constructor(emulator: Emulator, inputs: Readonly<Record<string, string>>, fault: FaultRow) {
    const { runner, clock, ended } = startAction({ emulator, inputs, cancelled: this.#controller.signal })
    this.runner = runner
    this.#emulator = emulator
    this.#fault = fault
    this.#clock = clock
    this.#run = ended
  }

  /** Waits for its end. */
  async end(): Promise<End> {
    const end = await endOf(this.#run, this.#emulator, () => this.#moveOn())
    const elapsed = this.#clock.now() - (this.#endedAt ?? Number.POSITIVE_INFINITY)
    return end === 'ended' && this.#fault.end === 'cancelled' && elapsed > GRACE_IN_MS ? 'killed' : end
  }

  /** Ends what a killed process would not have gone on with. */
  async abandon(): Promise<void> {
    this.#emulator.inject({ match: {}, times: Number.POSITIVE_INFINITY, reset: true })
    this.#cancel()
    this.#emulator.releaseHeldRequests()
    await endOf(this.#run, this.#emulator, () => {
      this.#clock.advance(REQUEST_LIMIT_IN_MS)
      return true
    })
  }

  /** All that the run waits for is an answer that does not come. False when it is killed. */
  #moveOn(): boolean {
    if (this.#fault.end === 'killed') return false
    if (this.#fault.end === undefined) {
      this.#clock.advance(this.#emulator.heldRequests > 0 ? SLOW_IN_MS : STEP_IN_MS)
      this.#emulator.releaseHeldRequests()
    } else if (this.#fault.end === 'deadline') this.#clock.advance(DEADLINE_IN_MS)
    else if (this.#endedAt === undefined) this.#cancel()
    else this.#clock.advance(GRACE_IN_MS)
    return true
  }

  #cancel(): void {
    this.#endedAt ??= this.#clock.now()
    this.#controller.abort(new CanceledError('The run was cancelled (SIGINT).'))
  }
}

/** The step's post run. What the Store still works on takes effect meanwhile. */
async function runPost(
  { state }: RecordingRunner,
  inputs: Readonly<Record<string, string>>,
  emulator: Emulator,
): Promise<{ readonly end: End; readonly runner: RecordingRunner }> {
  const { length } = emulator.requestLog
  const { runner, ended } = startAction({ emulator, inputs, state })
  const release = setInterval(() => {
    if (emulator.requestLog.length > length + 1) emulator.releaseHeldRequests()
  }, 1)
  const end = await endOf(ended, emulator, () => true)
  clearInterval(release)
  emulator.releaseHeldRequests()
  await pause(TICK_IN_MS)
  return { end, runner }
}

/** How a run can end. */
export type End = 'ended' | 'killed' | 'hangs'

const TICK_IN_MS = 2
// Counted, since a machine that is busy or a process that was stopped is no run that hangs.
const MOST_TICKS = 10_000

/** Waits for the end of a run; `moveOn` is called whenever every request that it waits for is kept waiting. */
async function endOf(run: Promise<void>, emulator: Emulator, moveOn: () => boolean): Promise<End> {
  let ended = false
  const ending = run.finally(() => {
    ended = true
  })
  let quietTicks = 0
  for (let ticks = 0; !ended && ticks < MOST_TICKS; ticks++) {
    await Promise.race([ending, pause(TICK_IN_MS)])
    quietTicks = isStuck(emulator) ? quietTicks + 1 : 0
    if (quietTicks < 3) continue
    quietTicks = 0
    if (!moveOn()) return 'killed'
  }
  return ended ? 'ended' : 'hangs'
}

function isStuck({ waitingClients: waiting, requestLog }: Emulator): boolean {
  return waiting > 0 && requestLog.filter(({ endedAt }) => endedAt === undefined).length === waiting
}
