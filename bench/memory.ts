import { ours } from './clients.ts'
import { GIB, MIB, sparseFile } from './files.ts'
import type { Part } from './part.ts'
import { UNLIMITED } from './profiles.ts'
import { startStorage } from './storage.ts'
import { median, shown, table, targetTable } from './table.ts'

/** What an upload takes of memory: the same for every size. */
export const memoryPart: Part = async ({ runs, quick, folder, tell }) => {
  await using storage = await startStorage(UNLIMITED)
  const sizes = quick ? [64 * MIB, 256 * MIB] : [GIB, 8 * GIB]
  const peaks: number[] = []
  for (const size of sizes) {
    const path = await sparseFile(folder, `${size}.zip`, size)
    const samples: number[] = []
    for (let run = 0; run < runs; run++) {
      const url = storage.newBlob()
      const { peakRssInBytes } = await ours.upload(url, path)
      await storage.check(url, size)
      samples.push(peakRssInBytes / 1e6)
      tell(`${size / GIB} GiB: ${shown(peakRssInBytes / 1e6)} MB`)
    }
    peaks.push(median(samples))
  }
  const [small = Number.NaN, large = Number.NaN] = peaks
  return [
    '## Memory',
    table(
      ['ZIP', 'peak RSS MB'],
      sizes.map((size, index) => [`${size / GIB} GiB`, shown(peaks[index] ?? Number.NaN)]),
    ),
    '### Targets',
    targetTable([
      { what: 'peak RSS MB', is: '≤', limit: 250, seen: Math.max(...peaks) },
      { what: 'large ÷ small ZIP', is: '≤', limit: 1.1, seen: large / small },
    ]),
  ].join('\n\n')
}
