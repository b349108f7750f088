import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Emulator, type Latency, startEmulator } from '../emulator/emulator.ts'
import { seedPaths } from '../emulator/fixtures/seeds.ts'
import type { BlobRequest } from './throttled-blobs.ts'

/** A Store whose requests take as long as in logs of real runs, with blob storage behind a slow line. */
export interface Playground extends AsyncDisposable {
  readonly emulator: Emulator
  /** What blob storage was asked for, since the last reset. */
  readonly blobRequests: readonly BlobRequest[]
  /** Starts anew, with a draft that is in the way. */
  reset(): void
  /** Waits for a commit and some time more; then the status changes. Gives when that was. */
  statusChange(afterMs: number, signal: AbortSignal): Promise<number>
}

/** https://github.com/microsoft/windows-dev-center-vsts-extension/issues/73 and others, rounded. */
export const LATENCY = {
  token: 250,
  get: 2000,
  delete: 6000,
  create: 12_000,
  put: 3000,
  commit: 4000,
  status: 500,
} satisfies Latency

/** What one connection to blob storage takes. */
export const BYTES_PER_SECOND = 25e6

/** Starts a Store that is `scale` times as fast. */
export async function startPlayground(scale: number): Promise<Playground> {
  const program = fileURLToPath(new URL('./throttled-blobs.js', import.meta.url))
  const blobs = fork(program, [String(BYTES_PER_SECOND * scale)])
  const [port] = await once(blobs, 'message')
  const latency = Object.fromEntries(Object.entries(LATENCY).map(([name, ms]) => [name, ms / scale]))
  const emulator = await startEmulator({ blobs: 'discard', latency, publicUrl: `http://127.0.0.1:${port}` })
  const blobRequests: BlobRequest[] = []
  blobs.on('message', (seen: BlobRequest) => {
    blobRequests.push(seen)
    if (seen.comp === 'block') return
    const parts = blobRequests.filter(({ blobName }) => blobName === seen.blobName)
    const sizeInBytes = parts.reduce((sum, { comp, bytes }) => sum + (comp === 'blocklist' ? 0 : bytes), 0)
    // Else the emulator would miss the ZIP.
    emulator.store.uploads.discarded?.sizes.set(seen.blobName, sizeInBytes)
  })
  return {
    emulator,
    blobRequests,
    reset() {
      emulator.reset()
      blobRequests.length = 0
      const line = emulator.store.line(seedPaths.app)
      line.addPending()
      line.statusScript = ['CommitStarted']
    },
    statusChange: (afterMs, signal) => statusChange(emulator, afterMs, signal),
    async [Symbol.asyncDispose]() {
      await emulator.close()
      blobs.disconnect()
      await once(blobs, 'exit')
    },
  }
}

const LOOK_IN_MS = 2

async function statusChange(emulator: Emulator, afterMs: number, signal: AbortSignal): Promise<number> {
  const isCommitted = (): boolean =>
    emulator.journal.some(({ path, status }) => path.endsWith('/commit') && status === 202)
  while (!isCommitted()) await pause(LOOK_IN_MS, undefined, { signal })
  await pause(afterMs, undefined, { signal })
  emulator.store.line(seedPaths.app).statusScript = ['PreProcessing']
  return Date.now()
}
