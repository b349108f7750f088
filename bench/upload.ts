import { stat } from 'node:fs/promises'
import {
  type Client,
  curl,
  hasRequests,
  ours,
  requests,
  uploadFile20,
  uploadFileDefaults,
} from './clients.ts'
import { GIB, MIB, randomFile } from './files.ts'
import type { Sample } from './measured.ts'
import type { Part, PartOptions } from './part.ts'
import { LIMITED, type Profile, UNLIMITED } from './profiles.ts'
import { type Storage, startStorage } from './storage.ts'
import { median, shown, type Target, table, targetTable } from './table.ts'

/** Medians over the runs of a client. */
interface Figures {
  readonly megabytesPerSecond: number
  readonly cpuSecondsPerGib: number
  readonly peakRssInMegabytes: number
}

type Results = ReadonlyMap<Client, Figures>

/** One file to a storage, by this action and by others, side by side. */
export const uploadPart: Part = async (options) => {
  const clients = [curl, uploadFile20, uploadFileDefaults, ...(hasRequests() ? [requests] : []), ours]
  const path = await randomFile(options.folder, 'upload.zip', options.quick ? 64 * MIB : GIB)
  const sections: string[] = []
  const targets: Target[] = []
  for (const profile of [UNLIMITED, ...LIMITED]) {
    const results = await compared(clients, profile, path, options)
    sections.push(`### ${profile.name}`, resultTable(results))
    targets.push(...(profile === UNLIMITED ? unlimitedTargets(results) : limitedTargets(profile, results)))
  }
  const note = hasRequests() ? [] : ['Python with requests is not there: `requests.put` was left out.']
  return [
    `## Upload of ${options.quick ? '64 MiB' : '1 GiB'}`,
    ...note,
    ...sections,
    '### Targets',
    targetTable(targets),
  ].join('\n\n')
}

async function compared(
  clients: readonly Client[],
  profile: Profile,
  path: string,
  { runs, tell }: PartOptions,
): Promise<Results> {
  await using storage = await startStorage(profile)
  const samples = new Map<Client, Sample[]>(clients.map((client) => [client, []]))
  const take = async (client: Client): Promise<void> => {
    const sample = await sampleOf(client, storage, path)
    samples.get(client)?.push(sample)
    tell(`${profile.name}: ${client.name}: ${shown(sample.seconds)} s`)
  }
  // A single connection that the storage holds back leaves the machine idle, so that all runs fit into one.
  const isWaiting = (client: Client): boolean => client.isSingle && profile.bytesPerSecond !== undefined
  for (const client of clients.filter(isWaiting))
    await Promise.all(Array.from({ length: runs }, () => take(client)))
  // In turn, so that what else the machine does meets all of them.
  for (let run = 0; run < runs; run++)
    for (const client of clients.filter((client) => !isWaiting(client))) await take(client)
  const { size } = await stat(path)
  return new Map(clients.map((client) => [client, figuresOf(samples.get(client) ?? [], size)]))
}

async function sampleOf(client: Client, storage: Storage, path: string): Promise<Sample> {
  const url = storage.newBlob()
  const sample = await client.upload(url, path)
  await storage.check(url, (await stat(path)).size)
  return sample
}

function figuresOf(samples: readonly Sample[], sizeInBytes: number): Figures {
  return {
    megabytesPerSecond: sizeInBytes / 1e6 / median(samples.map(({ seconds }) => seconds)),
    cpuSecondsPerGib: (median(samples.map(({ cpuSeconds }) => cpuSeconds)) * GIB) / sizeInBytes,
    peakRssInMegabytes: median(samples.map(({ peakRssInBytes }) => peakRssInBytes)) / 1e6,
  }
}

function resultTable(results: Results): string {
  return table(
    ['', 'MB/s', 'CPU s/GiB', 'peak RSS MB'],
    [...results].map(([{ name }, figures]) => [
      name,
      shown(figures.megabytesPerSecond),
      shown(figures.cpuSecondsPerGib),
      shown(figures.peakRssInMegabytes),
    ]),
  )
}

function unlimitedTargets(results: Results): readonly Target[] {
  const own = results.get(ours)
  return [
    { what: 'unlimited: speed ÷ `curl -T`', is: '≥', limit: 0.7, seen: times(results, curl) },
    {
      what: 'unlimited: speed ÷ `uploadFile`, 4 MiB × 20',
      is: '≥',
      limit: 1.8,
      seen: times(results, uploadFile20),
    },
    {
      what: 'unlimited: speed ÷ `uploadFile`, defaults',
      is: '≥',
      limit: 1.8,
      seen: times(results, uploadFileDefaults),
    },
    { what: 'unlimited: CPU s/GiB', is: '≤', limit: 0.7, seen: own?.cpuSecondsPerGib ?? Number.NaN },
    { what: 'unlimited: peak RSS MB', is: '≤', limit: 250, seen: own?.peakRssInMegabytes ?? Number.NaN },
  ]
}

function limitedTargets({ name }: Profile, results: Results): readonly Target[] {
  return [{ what: `${name}: speed ÷ one PUT`, is: '≥', limit: 12, seen: times(results, curl) }]
}

function times(results: Results, other: Client): number {
  const speedOf = (client: Client): number => results.get(client)?.megabytesPerSecond ?? Number.NaN
  return speedOf(ours) / speedOf(other)
}
