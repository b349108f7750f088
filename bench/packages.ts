import { open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { openVirtualZip } from '../src/upload/zip-archive.ts'
import { ours } from './clients.ts'
import { MIB, randomFile } from './files.ts'
import type { Sample } from './measured.ts'
import type { Part, PartOptions } from './part.ts'
import { LIMITED, type Profile, UNLIMITED } from './profiles.ts'
import { startStorage } from './storage.ts'
import { median, shown, type Target, table, targetTable } from './table.ts'

/** Medians over the runs of one way. */
interface Figures {
  readonly checksumSeconds: number
  readonly megabytesPerSecond: number
  readonly megabytesPerSecondInAll: number
  readonly writtenBytes: number
}

/** Packages that become a ZIP on the way, and the same ZIP from disk. */
export const packagesPart: Part = async (options) => {
  const packages: string[] = []
  for (const name of ['1', '2', '3', '4'])
    packages.push(await randomFile(options.folder, `${name}.msix`, (options.quick ? 16 : 250) * MIB))
  const ready = await zipOf(packages, join(options.folder, 'ready.zip'))
  const { size } = await stat(ready)
  const sections: string[] = []
  const targets: Target[] = []
  for (const profile of [UNLIMITED, ...LIMITED]) {
    const [zip, files] = await compared(profile, { size, ways: [[ready], packages] }, options)
    if (zip === undefined || files === undefined) throw new Error('Nothing was measured')
    sections.push(`### ${profile.name}`, resultTable({ 'ready ZIP': zip, packages: files }))
    targets.push(...targetsOf(profile, zip, files))
  }
  return [
    `## Four packages of ${options.quick ? 16 : 250} MiB`,
    ...sections,
    '### Targets',
    targetTable(targets),
  ].join('\n\n')
}

async function compared(
  profile: Profile,
  { size, ways }: { readonly size: number; readonly ways: readonly (readonly string[])[] },
  { runs, tell }: PartOptions,
): Promise<readonly Figures[]> {
  await using storage = await startStorage(profile)
  const samples = ways.map((): Sample[] => [])
  for (let run = 0; run < runs; run++) {
    for (const [index, paths] of ways.entries()) {
      const url = storage.newBlob()
      const sample = await ours.upload(url, ...paths)
      await storage.check(url, size)
      samples[index]?.push(sample)
      tell(`${profile.name}: ${paths.length} files: ${shown(sample.seconds)} s`)
    }
  }
  return samples.map((taken) => figuresOf(taken, size))
}

function figuresOf(samples: readonly Sample[], sizeInBytes: number): Figures {
  const middle = (of: (sample: Sample) => number): number => median(samples.map(of))
  const preparing = ({ preparingSeconds = Number.NaN }: Sample): number => preparingSeconds
  return {
    checksumSeconds: middle(preparing),
    megabytesPerSecond: sizeInBytes / 1e6 / middle((sample) => sample.seconds - preparing(sample)),
    megabytesPerSecondInAll: sizeInBytes / 1e6 / middle(({ seconds }) => seconds),
    writtenBytes: Math.max(...samples.map(({ writtenBytes = Number.NaN }) => writtenBytes)),
  }
}

function resultTable(figures: Readonly<Record<string, Figures>>): string {
  return table(
    ['', 'upload MB/s', 'checksums s', 'with checksums MB/s', 'written to disk'],
    Object.entries(figures).map(([name, found]) => [
      name,
      shown(found.megabytesPerSecond),
      shown(found.checksumSeconds),
      shown(found.megabytesPerSecondInAll),
      `${found.writtenBytes} B`,
    ]),
  )
}

function targetsOf({ name }: Profile, zip: Figures, files: Figures): readonly Target[] {
  const upload = files.megabytesPerSecond / zip.megabytesPerSecond
  const all = files.megabytesPerSecondInAll / zip.megabytesPerSecondInAll
  return [
    { what: `${name}: upload ÷ ready ZIP`, is: '≥', limit: 0.85, seen: upload },
    { what: `${name}: with checksums ÷ ready ZIP`, is: '≥', limit: 0.85, seen: all },
    { what: `${name}: bytes written to disk`, is: '≤', limit: 0, seen: files.writtenBytes },
  ]
}

async function zipOf(paths: readonly string[], target: string): Promise<string> {
  const files = await Promise.all(
    paths.map(async (path) => ({ name: basename(path), path, sizeInBytes: (await stat(path)).size })),
  )
  await using archive = await openVirtualZip(files, new AbortController().signal)
  await using file = await open(target, 'w')
  const buffer = Buffer.allocUnsafe(8 * MIB)
  for (let at = 0; at < archive.sizeInBytes; at += buffer.length) {
    const length = Math.min(buffer.length, archive.sizeInBytes - at)
    await archive.read(buffer, at, length)
    await file.write(buffer, 0, length)
  }
  await file.sync()
  return target
}
