import { createWriteStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { runStep } from '../emulator/runner.ts'
import { samplePackage } from '../emulator/sample-packages.ts'
import { seeds } from '../emulator/seeds.ts'
import {
  busiest,
  commitOf,
  type Link,
  type Observed,
  pathToCommit,
  pathToEnd,
  seenBy,
} from './critical-path.ts'
import { MIB, randomFile } from './files.ts'
import { nodes } from './nodes.ts'
import type { Part } from './part.ts'
import { LATENCY, type Playground, startPlayground } from './playground.ts'
import { pollTimes } from './polls.ts'
import { publishSequentially } from './sequential-client.ts'
import { median, shown, type Target, table, targetTable } from './table.ts'

const PACKAGE = 'Demo_2.0.0.0_x64.msix'
/** Of the action, as it is unless a workflow sets it. */
const POLL_INTERVAL_IN_MS = 30_000
/** Its first pauses; at another scale all are as long, since the action does not scale. */
const FIRST_PAUSE_IN_MS = 5_000
/** Of Microsoft's sample. */
const SAMPLE_PAUSE_IN_MS = 60_000
/** How long the Store works on a commit, at least. */
const STORE_IN_MS = 12_000
/** Above this a run takes seconds and not minutes. */
const SCALE_OF_ALL_RUNS = 5
const FEW_RUNS = 2
/** The Store takes as many in a minute: https://github.com/microsoft/StoreBroker/issues/92 */
const MOST_REQUESTS = 20

/** What all runs have in common. */
interface Scene {
  readonly playground: Playground
  /** The Node that runs the action. */
  readonly node: string
  readonly zipPath: string
  readonly scale: number
}

/** One run of the action. All in milliseconds. */
interface Run extends Observed {
  /** Of the process, since the epoch. */
  readonly startedAt: number
  /** Of the process, since the epoch. */
  readonly endedAt: number
}

/** The whole action against a Store as slow as the real one, and how fast it could have been. */
export const pipelinePart: Part = async (options) => {
  const { scale, quick, folder } = options
  const runs = scale < SCALE_OF_ALL_RUNS ? Math.min(options.runs, FEW_RUNS) : options.runs
  const zipPath = await zipOf(folder, (quick ? 16 : 300) * MIB)
  await using playground = await startPlayground(scale)
  const scene: Scene = { playground, zipPath, scale, node: nodes()[0]?.path ?? process.execPath }
  const ours: Run[] = []
  const samples: number[] = []
  for (let run = 0; run < runs; run++) {
    // In another moment of a pause each time, so that no pause is lucky.
    const storeInMs = (STORE_IN_MS + ((run + 0.5) / runs) * FIRST_PAUSE_IN_MS) / scale
    ours.push(await oneRun(scene, storeInMs))
    samples.push(await oneSample(scene, storeInMs))
    options.tell(`${run + 1} of ${runs}: ${shown((samples.at(-1) ?? 0) / 1000)} s one after the other`)
  }
  const polls = await pollFigures(ours, scale)
  return [
    `## Pipeline: 300 MiB, a draft in the way, latencies of real logs ÷ ${scale}, ${runs} runs`,
    runTable(ours, samples),
    '### Critical path',
    pathTable(ours),
    '### Polls',
    pollTable(polls),
    '### Targets',
    targetTable([...targetsOf(ours, samples, scale), ...pollTargets(polls, ours, scale)]),
  ].join('\n\n')
}

async function zipOf(folder: string, sizeInBytes: number): Promise<string> {
  const path = join(folder, 'upload.zip')
  const zip = new ZipFile()
  zip.addBuffer(await samplePackage(), PACKAGE, { compress: false })
  zip.addFile(await randomFile(folder, 'symbols', sizeInBytes), 'symbols.bin', { compress: false })
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

async function oneRun({ playground, node, zipPath, scale }: Scene, storeInMs: number): Promise<Run> {
  playground.reset()
  const { emulator } = playground
  using stop = stopper()
  const change = playground.statusChange(storeInMs, stop.signal)
  const startedAt = Date.now()
  const { exitCode, log } = await runStep({
    script: resolve('dist/index.js'),
    node,
    inputs: {
      'tenant-id': seeds.tenantId,
      'client-id': seeds.clientId,
      'client-secret': seeds.clientSecret,
      'app-id': seeds.app.appId,
      'zip-path': zipPath,
      'store-api-url': emulator.url,
      'authority-host': emulator.url,
      'poll-interval-seconds': String((scale === 1 ? POLL_INTERVAL_IN_MS : FIRST_PAUSE_IN_MS / scale) / 1000),
    },
  })
  const endedAt = Date.now()
  if (exitCode !== 0) throw new Error(`The action failed:\n${log}`)
  const journal = emulator.journal.map((entry) => ({ ...entry }))
  const blobRequests = [...playground.blobRequests]
  return { journal, blobRequests, startedAt, endedAt, changedAt: await change }
}

async function oneSample({ playground, zipPath, scale }: Scene, storeInMs: number): Promise<number> {
  playground.reset()
  using stop = stopper()
  const change = playground.statusChange(storeInMs, stop.signal)
  const startedAt = performance.now()
  const pollIntervalInMs = SAMPLE_PAUSE_IN_MS / scale
  await publishSequentially({ url: playground.emulator.url, zipPath, fileName: PACKAGE, pollIntervalInMs })
  await change
  return performance.now() - startedAt
}

/** A signal that is aborted at the end, whatever that is. */
function stopper(): { readonly signal: AbortSignal } & Disposable {
  const controller = new AbortController()
  return { signal: controller.signal, [Symbol.dispose]: () => controller.abort() }
}

const sum = (links: readonly Link[]): number => links.reduce((total, { ms }) => total + ms, 0)
const toCommit = (run: Run): number => commitOf(run).endedAt - run.startedAt
const whole = (run: Run): number => run.endedAt - run.startedAt
const startUp = ({ journal, startedAt }: Run): number => (journal[0]?.startedAt ?? startedAt) - startedAt
/** From the change to the end of the status request that shows it. */
const lag = (run: Run): number => seenBy(run).endedAt - run.changedAt

function middle(runs: readonly Run[], of: (run: Run) => number): number {
  return median(runs.map(of))
}

function runTable(runs: readonly Run[], samples: readonly number[]): string {
  const seconds = (of: (run: Run) => number): string => shown(middle(runs, of) / 1000)
  const ratio = (path: (run: Run) => number, of: (run: Run) => number): string =>
    shown(middle(runs, (run) => of(run) / path(run)))
  const commitPath = (run: Run): number => sum(pathToCommit(run))
  const endPath = (run: Run): number => sum(pathToEnd(run))
  return table(
    ['', 'critical path s', 'this action s', 'ratio'],
    [
      ['to the commit', seconds(commitPath), seconds(toCommit), ratio(commitPath, toCommit)],
      ['to the end', seconds(endPath), seconds(whole), ratio(endPath, whole)],
      ['of that, start-up', '', seconds(startUp), ''],
      ['of that, until the change was seen', '', seconds(lag), ''],
      ['one after the other', '', shown(median(samples) / 1000), ''],
    ],
  )
}

function pathTable(runs: readonly Run[]): string {
  const [first] = runs
  const links = first === undefined ? [] : pathToEnd(first)
  return table(
    ['step', 's'],
    links.map(({ name }, index) => [
      name,
      shown(middle(runs, (run) => pathToEnd(run)[index]?.ms ?? 0) / 1000),
    ]),
  )
}

function targetsOf(runs: readonly Run[], samples: readonly number[], scale: number): readonly Target[] {
  // What the action adds does not scale: how much it is of a path of full length.
  const atFullLength = (run: Run): number => {
    const path = sum(pathToCommit(run))
    return 1 + (toCommit(run) - path) / (path * scale)
  }
  return [
    {
      what: 'to the commit ÷ critical path, latencies in full',
      is: '≤',
      limit: 1.05,
      seen: middle(runs, atFullLength),
    },
    {
      what: 'to the end ÷ critical path, as measured',
      is: '≤',
      limit: 1.05,
      seen: middle(runs, (run) => whole(run) / sum(pathToEnd(run))),
    },
    {
      what: 'one after the other ÷ this action',
      is: '≥',
      limit: 1,
      seen: median(samples) / middle(runs, whole),
    },
    {
      what: 'change seen after, s in full',
      is: '≤',
      limit: 5,
      seen: (Math.max(...runs.map(lag)) * scale) / 1000,
    },
  ]
}

/** When a wait of full length asks, in milliseconds since the answer to the commit. */
interface PollFigures {
  readonly askedAt: readonly number[]
  /** Starts of all requests of a run of full length. */
  readonly startsInMs: readonly number[]
}

const POLLS = 20

async function pollFigures([run]: readonly Run[], scale: number): Promise<PollFigures> {
  if (run === undefined) throw new Error('Nothing was measured')
  const askedAt = await pollTimes({
    polls: POLLS,
    pollIntervalInMs: POLL_INTERVAL_IN_MS,
    statusInMs: LATENCY.status,
  })
  const { endedAt: committedAt } = commitOf(run)
  const before = storeStarts(run).filter((at) => at < committedAt)
  const [first = 0] = before
  const after = askedAt.map((at) => (committedAt - first) * scale + at)
  return { askedAt, startsInMs: [...before.map((at) => (at - first) * scale), ...after] }
}

const storeStarts = ({ journal }: Run): readonly number[] =>
  journal.filter(({ path }) => path.startsWith('/v1.0/')).map(({ startedAt }) => startedAt)

const EARLY_IN_MS = 20_000

/** How long a change waits at most for the request that shows it, by whether it comes early. */
function longestWait({ askedAt }: PollFigures, isEarly: boolean): number {
  const answered = [0, ...askedAt.map((at) => at + LATENCY.status)]
  const waits = askedAt.map((at, poll) => ({ from: answered[poll] ?? 0, wait: at - (answered[poll] ?? 0) }))
  return Math.max(...waits.filter(({ from }) => !isEarly || from < EARLY_IN_MS).map(({ wait }) => wait))
}

function pollTable(polls: PollFigures): string {
  const seconds = polls.askedAt.map((at) => shown(at / 1000))
  return [
    `Asked ${seconds.slice(0, 10).join(', ')} … s after the commit, with the default interval of 30 s.`,
    `Requests in the busiest minute of a run of full length: ${busiest(polls.startsInMs, 60_000)}.`,
  ].join('\n')
}

function pollTargets(polls: PollFigures, runs: readonly Run[], scale: number): readonly Target[] {
  const minute = 60_000 / scale
  return [
    {
      what: `a change in the first ${EARLY_IN_MS / 1000} s is asked for after, s`,
      is: '≤',
      limit: 5,
      seen: longestWait(polls, true) / 1000,
    },
    {
      what: 'a later change, s',
      is: '≤',
      limit: POLL_INTERVAL_IN_MS / 1000,
      seen: longestWait(polls, false) / 1000,
    },
    {
      what: 'requests in a minute, default interval',
      is: '≤',
      limit: MOST_REQUESTS,
      seen: busiest(polls.startsInMs, 60_000),
    },
    {
      what: 'requests in a minute, as measured',
      is: '≤',
      limit: MOST_REQUESTS,
      seen: Math.max(...runs.map((run) => busiest(storeStarts(run), minute))),
    },
  ]
}
