import { truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Part } from './measure.ts'
import { GIB, MIB, measureInTurn, medianOf } from './measure.ts'
import { startStorage } from './storage.ts'
import { formatNumber, formatTable, formatTargets } from './table.ts'
import { thisAction } from './upload-clients.ts'

/** Measures the memory that uploads of two sizes take, which should be the same. */
export const benchMemory: Part = async ({ runs, quick, folder, log }) => {
  await using storage = await startStorage({})
  const samples = await measureInTurn(quick ? [64 * MIB, 256 * MIB] : [GIB, 8 * GIB], runs, async (size) => {
    const path = join(folder, `${size}.zip`)
    // Zeros that take no room on the disk.
    await writeFile(path, '')
    await truncate(path, size)
    const { peakRssInBytes } = await storage.receive(size, (url) => thisAction.upload(url, path))
    log(`${size / GIB} GiB: ${formatNumber(peakRssInBytes / 1e6)} MB`)
    return peakRssInBytes / 1e6
  })
  const rows = [...samples].map(([size, peaks]) => [size / GIB, medianOf(peaks, (peak) => peak)])
  const [small = Number.NaN, large = Number.NaN] = rows.map(([, peak = Number.NaN]) => peak)
  return [
    '## Memory',
    formatTable(
      ['ZIP GiB', 'peak RSS MB'],
      rows.map((row) => row.map(formatNumber)),
    ),
    formatTargets([
      ['peak RSS MB', '≤', 250, Math.max(small, large)],
      ['large ÷ small ZIP', '≤', 1.1, large / small],
    ]),
  ].join('\n\n')
}
