import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { type Emulator, startEmulator } from '../emulator/emulator.ts'
import { samplePackage } from '../emulator/fixtures/sample-packages.ts'
import { seedPaths } from '../emulator/fixtures/seeds.ts'
import type { LoggedRequest } from '../emulator/http/request-log.ts'
import type { Part } from './measure.ts'
import { MIB, medianOf, randomChunks } from './measure.ts'
import { runAction } from './run-action.ts'
import { type BlobRequest, startStorage } from './storage.ts'
import { formatNumber, formatTable, formatTargets } from './table.ts'

/** Milliseconds in real runs: https://github.com/microsoft/windows-dev-center-vsts-extension/issues/73 and others. */
const LATENCY = { token: 250, get: 2000, delete: 6000, create: 12_000, put: 3000, commit: 4000, status: 500 }
const { token, get, create, put, commit, status } = LATENCY
/**
 * The requests up to the commit that need each other: the product, what is live and pending (at once), DELETE of the
 * draft that is in the way, the new one, PUT beside the upload, the draft once more, which nobody else may have changed,
 * commit.
 */
const PATH_TO_COMMIT_IN_MS = token + get + get + LATENCY.delete + create + put + get + commit
/** One look at the status once it has changed, and the GET that compares what was published. */
const PATH_AFTER_CHANGE_IN_MS = status + get
/** Bytes per second that one connection to blob storage takes. */
const BYTES_PER_SECOND = 25e6
/** The Store's own work after the commit, at least. */
const STORE_WORK_IN_MS = 12_000
/** The action's first pauses between two polls. */
const FIRST_PAUSE_IN_MS = 5_000

interface Scene {
  readonly emulator: Emulator
  /** Requests to blob storage since the run began. */
  readonly uploads: BlobRequest[]
  readonly zipPath: string
  /** Speed of the Store, as a multiple of the real one's. */
  readonly scale: number
}

type Run = Awaited<ReturnType<typeof measureRun>>

/** Measures the whole action against a Store as slow as the real one, beside its critical path. */
export const benchPipeline: Part = async ({ runs: count, scale, quick, folder, log }) => {
  const size = (quick ? 16 : 300) * MIB
  const zip = new ZipFile()
  zip.addBuffer(await samplePackage(), 'Demo_2.0.0.0_x64.msix', { compress: false })
  zip.addReadStream(Readable.from(randomChunks(size)), 'symbols.bin', { compress: false, size })
  zip.end()
  const zipPath = join(folder, 'upload.zip')
  await writeFile(zipPath, zip.outputStream, { flush: true })
  const uploads: BlobRequest[] = []
  await using storage = await startStorage({ bytesPerSecond: BYTES_PER_SECOND * scale }, (request) => {
    uploads.push(request)
    const { path, blobSizeInBytes } = request
    // Otherwise the emulator would miss the ZIP.
    if (blobSizeInBytes !== undefined)
      emulator.store.uploads.discarded?.sizes.set(basename(path), blobSizeInBytes)
  })
  const latency = Object.fromEntries(Object.entries(LATENCY).map(([name, ms]) => [name, ms / scale]))
  await using emulator = await startEmulator({ blobs: 'discard', latency, publicUrl: storage.url })
  const runs: Run[] = []
  for (let index = 0; index < count; index++) {
    // At another moment of a pause each time, so that no pause is lucky.
    const workInMs = (STORE_WORK_IN_MS + ((index + 0.5) / count) * FIRST_PAUSE_IN_MS) / scale
    runs.push(await measureRun({ emulator, uploads, zipPath, scale }, workInMs))
    log(`${index + 1} of ${count}`)
  }
  return [
    `## Pipeline: ${size / MIB} MiB, a draft in the way, latencies ÷ ${scale}, ${count} runs`,
    formatRuns(runs, durationOfSample(size) / scale, scale),
  ].join('\n\n')
}

/** Publishes to a Store that has a draft in the way and works on the commit for a while. Gives milliseconds. */
async function measureRun(scene: Scene, workInMs: number) {
  const { emulator, uploads, scale } = scene
  emulator.reset()
  uploads.length = 0
  const product = emulator.store.product(seedPaths.app)
  product.addPending()
  product.switches.statusScript = ['CommitStarted']
  const changeStatus = async (): Promise<number> => {
    while (!emulator.requestLog.some(isCommit)) await pause(2)
    await pause(workInMs)
    product.switches.statusScript = ['PreProcessing']
    return Date.now()
  }
  const startedAt = Date.now()
  const publishing = publish(scene).then(() => Date.now())
  const [endedAt, changedAt] = await Promise.all([publishing, changeStatus()])
  const committedAt = emulator.requestLog.find(isCommit)?.endedAt ?? Number.NaN
  const seenAt = emulator.requestLog.findLast(({ path }) => path.endsWith('/status'))?.endedAt ?? Number.NaN
  const firstUploadAt = Math.min(...uploads.map((upload) => upload.startedAt))
  const uploadInMs = Math.max(...uploads.map((upload) => upload.endedAt)) - firstUploadAt
  const pathToCommit = PATH_TO_COMMIT_IN_MS / scale + Math.max(0, uploadInMs - put / scale)
  return {
    startUp: (emulator.requestLog[0]?.startedAt ?? Number.NaN) - startedAt,
    toCommit: committedAt - startedAt,
    pathToCommit,
    toEnd: endedAt - startedAt,
    pathToEnd: pathToCommit + (changedAt - committedAt) + PATH_AFTER_CHANGE_IN_MS / scale,
    // From the change of the status to the answer that showed it.
    untilSeen: seenAt - changedAt,
  }
}

async function publish({ emulator, zipPath, scale }: Scene): Promise<void> {
  const inputs = {
    'zip-path': zipPath,
    // The first pauses do not scale by themselves: on a faster Store all are as long as they would be.
    'poll-interval-seconds': String(scale === 1 ? 30 : FIRST_PAUSE_IN_MS / scale / 1000),
  }
  await runAction({ emulator, inputs })
}

const isCommit = ({ path, status }: LoggedRequest): boolean => path.endsWith('/commit') && status === 202

/**
 * Returns the milliseconds of Microsoft's sample for Python: one request after the other, no look at what is live or
 * at the draft once more, the ZIP in one PUT, and the status every minute, which has changed by the second time.
 * https://learn.microsoft.com/windows/uwp/monetize/python-code-examples-for-the-windows-store-submission-api
 */
function durationOfSample(zipSizeInBytes: number): number {
  const toCommit = PATH_TO_COMMIT_IN_MS - 2 * get + (zipSizeInBytes / BYTES_PER_SECOND) * 1000
  return toCommit + status + 60_000 + status
}

function formatRuns(runs: readonly Run[], sampleInMs: number, scale: number): string {
  const seconds = (key: keyof Run): string => formatNumber(medianOf(runs, (run) => run[key]) / 1000)
  const commitRatio = medianOf(runs, (run) => run.toCommit / run.pathToCommit)
  const endRatio = medianOf(runs, (run) => run.toEnd / run.pathToEnd)
  const speedUp = medianOf(runs, (run) => sampleInMs / run.toEnd)
  const untilSeen = (Math.max(...runs.map((run) => run.untilSeen)) * scale) / 1000
  // What the action adds does not scale: its share of a path of full length counts.
  const fullRatio = 1 + (commitRatio - 1) / scale
  const rows = [
    ['to the commit', seconds('pathToCommit'), seconds('toCommit'), formatNumber(commitRatio)],
    ['to the end', seconds('pathToEnd'), seconds('toEnd'), formatNumber(endRatio)],
    ['of that, start-up', '', seconds('startUp'), ''],
    ['of that, until the change was seen', '', seconds('untilSeen'), ''],
    ['one after the other, computed', '', formatNumber(sampleInMs / 1000), ''],
  ]
  const targets = formatTargets([
    ['to the commit ÷ critical path, latencies in full', '≤', 1.05, fullRatio],
    ['to the end ÷ critical path, as measured', '≤', 1.05, endRatio],
    ['one after the other ÷ this action', '≥', 1, speedUp],
    ['change seen after, s in full', '≤', 5, untilSeen],
  ])
  return [formatTable(['', 'critical path s', 'this action s', 'ratio'], rows), targets].join('\n\n')
}
