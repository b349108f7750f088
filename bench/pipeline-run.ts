import { createWriteStream } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { samplePackage } from '../emulator/fixtures/sample-packages.ts'
import { seeds } from '../emulator/fixtures/seeds.ts'
import { runStep } from '../emulator/github/runner.ts'
import type { Observed } from './critical-path.ts'
import { randomFile } from './files.ts'
import type { Playground } from './playground.ts'
import { publishSequentially } from './sequential-client.ts'

const PACKAGE = 'Demo_2.0.0.0_x64.msix'
/** The longest pause between two polls of the action, unless a workflow sets it. */
export const POLL_INTERVAL_IN_MS = 30_000
/** Its first pauses. */
export const FIRST_PAUSE_IN_MS = 5_000
/** Of Microsoft's sample. */
const SAMPLE_PAUSE_IN_MS = 60_000

/** What all runs have in common. */
export interface Scene {
  readonly playground: Playground
  /** The Node that runs the action. */
  readonly node: string
  readonly zipPath: string
  /** How many times as fast as the real one the Store is. */
  readonly scale: number
}

/** One run of the action, in milliseconds since the epoch. */
export interface Run extends Observed {
  /** Of the process. */
  readonly startedAt: number
  /** Of the process. */
  readonly endedAt: number
}

/** Makes the ZIP that is published: a package, and symbols that make it large. */
export async function zipOf(folder: string, sizeInBytes: number): Promise<string> {
  const path = join(folder, 'upload.zip')
  const zip = new ZipFile()
  zip.addBuffer(await samplePackage(), PACKAGE, { compress: false })
  zip.addFile(await randomFile(folder, 'symbols', sizeInBytes), 'symbols.bin', { compress: false })
  zip.end()
  // Flushed: else the disk is still at work while the first run is measured.
  await pipeline(zip.outputStream, createWriteStream(path, { flush: true }))
  return path
}

/** Runs the action; the Store works on its commit for a while. */
export async function oneRun({ playground, node, zipPath, scale }: Scene, storeInMs: number): Promise<Run> {
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
      'poll-interval-seconds': String(pollIntervalInMs(scale) / 1000),
    },
  })
  const endedAt = Date.now()
  if (exitCode !== 0) throw new Error(`The action failed:\n${log}`)
  const journal = emulator.journal.map((entry) => ({ ...entry }))
  const blobRequests = [...playground.blobRequests]
  return { journal, blobRequests, startedAt, endedAt, changedAt: await change }
}

/** Runs the sequence of Microsoft's sample, and gives its milliseconds. */
export async function oneSample({ playground, zipPath, scale }: Scene, storeInMs: number): Promise<number> {
  playground.reset()
  using stop = stopper()
  const change = playground.statusChange(storeInMs, stop.signal)
  const startedAt = performance.now()
  const pollIntervalInMs = SAMPLE_PAUSE_IN_MS / scale
  await publishSequentially({ url: playground.emulator.url, zipPath, fileName: PACKAGE, pollIntervalInMs })
  await change
  return performance.now() - startedAt
}

// The action's first pauses do not scale: on a faster Store all are as long as the first ones would be.
function pollIntervalInMs(scale: number): number {
  return scale === 1 ? POLL_INTERVAL_IN_MS : FIRST_PAUSE_IN_MS / scale
}

/** A signal that is aborted at the end, whatever that is. */
function stopper(): { readonly signal: AbortSignal } & Disposable {
  const controller = new AbortController()
  return { signal: controller.signal, [Symbol.dispose]: () => controller.abort() }
}
