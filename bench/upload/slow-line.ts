import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { startEmulator } from '../../emulator/emulator.ts'
import { samplePackage, zipOf } from '../../emulator/fixtures/sample-packages.ts'
import type { PartOptions } from '../measure.ts'
import { MIB, randomChunks } from '../measure.ts'
import { runAction } from '../run-action.ts'
import { startStorage } from '../storage.ts'
import { formatNumber, formatTable, formatTargets } from '../table.ts'

// 1 Mbit/s, which all connections share.
const BYTES_PER_SECOND = 125_000

/** Publishes a small ZIP over a slow line, with the default inputs, and looks at how long nothing is told. */
export async function benchSlowLine({ quick, folder, log }: PartOptions): Promise<string> {
  const path = join(folder, 'slow.zip')
  const symbols = Buffer.concat(randomChunks((quick ? 4 : 8) * MIB))
  const zip = await zipOf({ 'Demo_2.0.0.0_x64.msix': await samplePackage(), 'symbols.bin': symbols })
  await writeFile(path, zip)
  const arrivals: number[] = []
  await using storage = await startStorage(
    { sharedBytesPerSecond: BYTES_PER_SECOND },
    ({ path: blob, blobSizeInBytes, endedAt }) => {
      arrivals.push(endedAt)
      if (blobSizeInBytes !== undefined)
        emulator.store.uploads.discarded?.sizes.set(basename(blob), blobSizeInBytes)
    },
  )
  await using emulator = await startEmulator({ blobs: 'discard', publicUrl: storage.url })
  const told: number[] = []
  const { log: lines } = await runAction({
    emulator,
    inputs: { 'zip-path': path },
    onLog: () => void told.push(Date.now()),
  })
  const lastArrival = arrivals.at(-1) ?? Number.NaN
  const startedAt = told[0] ?? Number.NaN
  const during = [...told.filter((at) => at < lastArrival), lastArrival]
  const silences = during.slice(1).map((at, index) => (at - (during[index] ?? Number.NaN)) / 1000)
  const seconds = (lastArrival - startedAt) / 1000
  const ratio = (seconds * BYTES_PER_SECOND) / zip.length
  const retries = lines.split('\n').filter((line) => /Trying again in/.test(line)).length
  log(`1 Mbit/s: ${formatNumber(seconds)} s`)
  return [
    `### ${formatNumber(zip.length / 1e6)} MB over 1 Mbit/s, which all connections share`,
    formatTable(
      ['', ''],
      [
        ['seconds', formatNumber(seconds)],
        ['lines with progress', String(lines.match(/^Uploaded /gm)?.length ?? 0)],
      ],
    ),
    formatTargets([
      ['longest silence in the log, s', '≤', 10, Math.max(...silences)],
      ['time ÷ what the line takes', '≤', 1.1, ratio],
      ['blocks sent again', '≤', 0, retries],
    ]),
  ].join('\n\n')
}
