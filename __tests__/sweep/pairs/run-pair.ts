import { setTimeout as pause } from 'node:timers/promises'
import type { Emulator } from '../../../emulator/emulator.ts'
import { samplePackage, zipOf } from '../../../emulator/fixtures/sample-packages.ts'
import type { ProductRecord } from '../../../emulator/store/product-record.ts'
import { CanceledError } from '../../../src/shared/errors.ts'
import { type ActionRun, type ActionStep, startAction } from '../../support/run-action.ts'
import { type Files, somethingNew } from '../../support/store-run.ts'
import { SLOW_IN_MS } from '../faults.ts'
import type { PairCase } from './draw.ts'
import { type PairVerdict, verdictOnPair } from './verdict-on-pair.ts'
import { isStuck, TENANTS, World } from './world.ts'

const REQUEST_LIMIT_IN_MS = 300_000
const DEADLINE_IN_MS = 240_000
const GRACE_IN_MS = 9_500
const TICK_IN_MS = 1
// Counted, since a machine that is busy or a process that was stopped is no run that hangs.
const MOST_TICKS = 15_000

/** Files that the two runs publish, each its own. */
export interface PairFiles {
  readonly A: Files
  /** Inputs of the second run, by the kind of product. */
  readonly B: Readonly<Record<'app' | 'flight' | 'add-on', Readonly<Record<string, string>>>>
}

/** Makes the files of the second run beside those of the first. */
export async function pairFiles(files: Files): Promise<PairFiles> {
  const release = await samplePackage({ version: '1.2.0.0', architecture: 'x64' })
  const zip = await files.add('upload-b.zip', await zipOf({ 'Demo_1.2.0.0_x64.msix': release }))
  const pictures = await files.add('pictures-b.zip', await zipOf({ 'icon-b.png': 'another picture' }))
  const icon = { fileName: 'icon-b.png', fileStatus: 'PendingUpload' }
  const submission = JSON.stringify({ listings: { 'en-us': { icon } } })
  return {
    A: files,
    B: {
      app: { 'zip-path': zip },
      flight: { 'zip-path': zip },
      'add-on': { 'zip-path': pictures, submission },
    },
  }
}

/** Runs a case, and judges what each run says by what the Store has carried out. */
export async function runPair(one: PairCase, emulator: Emulator, files: PairFiles): Promise<PairVerdict> {
  emulator.reset()
  emulator.store.uploads.signatures = 'rawPlus'
  emulator.store.tokens.given.length = 0
  const record = emulator.store.product(one.product.path)
  const pendingId = prepare(one, record)
  const world = new World(one, record)
  emulator.observer = world
  const runs = new Runs(one, emulator, world, files)
  await runs.finish()
  return await verdictOnPair({ one, emulator, record, world, pendingId, ...runs.results })
}

function prepare({ hasPending, disturbances }: PairCase, record: ProductRecord): string | undefined {
  for (const one of disturbances) {
    if (one.kind === 'late status')
      record.switches.statusScript = [
        ...Array<string>(one.polls).fill('PendingCommit'),
        ...record.switches.statusScript,
      ]
    if (one.kind !== 'late views') continue
    record.switches.pendingHiddenForReads = one.hidden
    record.switches.deletedShownForReads = one.deletedShown
  }
  return hasPending ? record.addPending().id : undefined
}

/** A run of the action in this process, and how it has ended. */
export interface RunResult extends ActionRun {
  readonly end: 'ended' | 'killed' | 'hangs' | 'too late'
}

/** What is left to judge. */
export interface Results {
  readonly A: RunResult
  readonly B: RunResult | undefined
  readonly post: RunResult | undefined
  /** State that the first run had saved when it ended, or was killed. */
  readonly saved: string
  /** The ZIP of each run. */
  readonly zips: Readonly<Record<'A' | 'B', string>>
}

type Started = ReturnType<typeof startAction> & { isOver: boolean }

class Runs {
  readonly #one: PairCase
  readonly #emulator: Emulator
  readonly #world: World
  readonly #files: PairFiles
  readonly #cancel = new AbortController()
  readonly #a: Started
  #b: Started | undefined
  #post: Started | undefined
  #canceledAt: number | undefined
  #aEnd: RunResult['end'] = 'ended'
  #hangs = false
  #saved = 'null'

  constructor(one: PairCase, emulator: Emulator, world: World, files: PairFiles) {
    this.#one = one
    this.#emulator = emulator
    this.#world = world
    this.#files = files
    world.onSecondRun = () => {
      this.#b ??= this.#start({ ...this.#inputs('B'), ...this.#zip('B') }, { random: () => 0.25 })
    }
    const { signal: cancelled } = this.#cancel
    this.#a = this.#start({ ...this.#inputs('A'), ...this.#zip('A') }, { cancelled })
  }

  get results(): Results {
    const end = this.#hangs ? 'hangs' : 'ended'
    return {
      A: { ...this.#a, end: this.#hangs ? 'hangs' : this.#aEnd },
      B: this.#b && { ...this.#b, end },
      post: this.#post && { ...this.#post, end },
      saved: this.#saved,
      zips: { A: this.#zip('A')['zip-path'] ?? '', B: this.#zip('B')['zip-path'] ?? '' },
    }
  }

  /** Waits for the end of all of them; the post run begins when the first run has ended. */
  async finish(): Promise<void> {
    let quietTicks = 0
    for (let ticks = 0; !this.#isOver(); ticks++) {
      if (ticks === MOST_TICKS) {
        this.#hangs = true
        break
      }
      await pause(TICK_IN_MS)
      if (this.#a.isOver && this.#post === undefined) this.#startPost()
      quietTicks = isStuck(this.#emulator, this.#world) ? quietTicks + 1 : 0
      if (quietTicks < 3) continue
      quietTicks = 0
      this.#moveOn()
    }
    await this.#abandon()
  }

  #isOver(): boolean {
    return this.#a.isOver && (this.#b?.isOver ?? true) && (this.#post?.isOver ?? false)
  }

  #inputs(who: keyof typeof TENANTS): Readonly<Record<string, string>> {
    const { product, ifPending, waitFor, disturbances } = this.#one
    const end = disturbances.find(({ kind }) => kind === 'end')
    const isDeadline = who === 'A' && end?.kind === 'end' && end.fault.end === 'deadline'
    return {
      ...product.ids,
      'tenant-id': TENANTS[who],
      'if-pending': ifPending,
      'wait-for': waitFor,
      ...(isDeadline ? { 'timeout-minutes': `${DEADLINE_IN_MS / 60_000}` } : {}),
    }
  }

  #zip(who: 'A' | 'B'): Readonly<Record<string, string>> {
    const { kind } = this.#one.product
    return who === 'A' ? somethingNew(kind, this.#files.A) : this.#files.B[kind]
  }

  #start(
    inputs: Readonly<Record<string, string>>,
    step: Pick<ActionStep, 'cancelled' | 'state' | 'random'>,
  ): Started {
    const started = { ...startAction({ emulator: this.#emulator, inputs, ...step }), isOver: false }
    void started.ended.finally(() => {
      started.isOver = true
    })
    return started
  }

  #startPost(): void {
    if (this.#aEnd !== 'killed') this.#saved = this.#a.runner.state['unfinishedDraft'] ?? 'null'
    const state = { unfinishedDraft: this.#saved }
    this.#world.tell(`    A has ended: ${this.#a.runner.failure ?? 'well'}; saved: ${JSON.stringify(state)}`)
    const elapsed = this.#a.clock.now() - (this.#canceledAt ?? Number.POSITIVE_INFINITY)
    if (elapsed > GRACE_IN_MS) this.#aEnd = 'too late'
    this.#post = this.#start({ ...this.#inputs('post'), ...this.#zip('A') }, { state })
  }

  /** All that the runs wait for is an answer that does not come. */
  #moveOn(): void {
    const end = this.#one.disturbances.find(({ kind }) => kind === 'end')
    if (this.#world.isEnding && end?.kind === 'end') {
      this.#world.isEnding = false
      this.#endFirst(end.fault.end)
      return
    }
    const pauseInMs = this.#emulator.heldRequests > 0 ? SLOW_IN_MS : REQUEST_LIMIT_IN_MS
    this.#a.clock.advance(this.#graceLeftInMs() ?? pauseInMs)
    this.#b?.clock.advance(pauseInMs)
    this.#post?.clock.advance(pauseInMs)
    this.#emulator.releaseHeldRequests()
  }

  /** What the runner still grants a cancelled run, of which pauses may have taken a part; undefined for any other. */
  #graceLeftInMs(): number | undefined {
    if (this.#canceledAt === undefined || this.#a.isOver) return undefined
    return Math.max(this.#canceledAt + GRACE_IN_MS - this.#a.clock.now(), 1)
  }

  #endFirst(how: 'cancelled' | 'deadline' | 'killed' | undefined): void {
    if (how === 'deadline') this.#a.clock.advance(DEADLINE_IN_MS)
    if (how === 'cancelled') {
      this.#canceledAt = this.#a.clock.now()
      this.#cancel.abort(new CanceledError('The run was cancelled (SIGINT).'))
    }
    if (how !== 'killed') return
    this.#world.isKilled = true
    this.#aEnd = 'killed'
    this.#saved = this.#a.runner.state['unfinishedDraft'] ?? 'null'
    // Nothing that it has under way arrives any more; what it says and saves from here on does not count.
    this.#cancel.abort(new CanceledError('killed'))
    this.#a.isOver = true
  }

  /** Lets what is late take effect, and ends what a killed process would not have gone on with. */
  async #abandon(): Promise<void> {
    this.#emulator.releaseHeldRequests()
    await pause(TICK_IN_MS)
    if (this.#aEnd !== 'killed') return
    const isReallyOver = this.#a.ended.then(() => true)
    while (!(await Promise.race([isReallyOver, pause(TICK_IN_MS, false)])))
      this.#a.clock.advance(REQUEST_LIMIT_IN_MS)
  }
}
