import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Part, PartOptions } from '../measure.ts'
import { GIB, MIB, measureInTurn, medianOf, randomChunks, type Sample } from '../measure.ts'
import { createTlsFiles, type Profile, startStorage, type TlsFiles } from '../storage.ts'
import { formatNumber, formatTable, formatTargets, type Target } from '../table.ts'
import { benchSlowLine } from './slow-line.ts'
import {
  type Client,
  curl,
  findOlderVersion,
  hasRequests,
  requests,
  thisAction,
  uploadFile20,
  uploadFileDefaults,
} from './upload-clients.ts'

/** Medians over the runs of a client. */
type Figures = Readonly<Record<'MB/s' | 'CPU s/GiB' | 'peak RSS MB', number>>
type Results = ReadonlyMap<Client, Figures>

/** A line to the storage, and what is wanted of this action on it. */
interface Line extends Omit<Profile, 'tls'> {
  readonly name: string
  readonly isTls?: boolean
  /** Speed that it has to reach, as a multiple of other clients'. */
  readonly speedOver: readonly (readonly [Client, number])[]
  readonly atMost?: readonly (readonly [keyof Figures, number])[]
}

const LINES: readonly Line[] = [
  {
    name: 'unlimited',
    speedOver: [
      [curl, 0.7],
      [uploadFile20, 1.8],
      [uploadFileDefaults, 1.8],
    ],
    atMost: [
      ['CPU s/GiB', 0.7],
      ['peak RSS MB', 200],
    ],
  },
  { name: 'unlimited, TLS', isTls: true, speedOver: [[curl, 0.6]], atMost: [['peak RSS MB', 200]] },
  { name: '25 MB/s per connection', bytesPerSecond: 25e6, speedOver: [[curl, 12]] },
  {
    name: '25 MB/s per connection, 50 ms per request',
    bytesPerSecond: 25e6,
    delayInMs: 50,
    speedOver: [[curl, 12]],
  },
  {
    name: '25 MB/s per connection, 50 ms per request, TLS',
    isTls: true,
    bytesPerSecond: 25e6,
    delayInMs: 50,
    speedOver: [[curl, 12]],
  },
]

/** A file, and who uploads it to whom. */
interface Job {
  readonly path: string
  readonly size: number
  readonly clients: readonly Client[]
  readonly tls: TlsFiles
}

/** Measures how fast one file goes to a storage, by this action and by others. */
export const benchUpload: Part = async (options) => {
  const size = options.quick ? 64 * MIB : GIB
  const path = join(options.folder, 'upload.zip')
  // Flushed, otherwise the disk is still at work while the first upload is measured.
  await writeFile(path, randomChunks(size), { flush: true })
  const tls = await createTlsFiles(options.folder)
  const older = options.against === undefined ? [] : [findOlderVersion(options.against)]
  const python = hasRequests() ? [requests] : []
  const clients = [curl, uploadFile20, uploadFileDefaults, ...python, ...older, thisAction]
  const rows: string[][] = []
  const targets: Target[] = []
  for (const line of LINES) {
    const results = await measureLine(line, { path, size, clients, tls }, options)
    for (const [{ name }, figures] of results)
      rows.push([line.name, name, ...Object.values(figures).map(formatNumber)])
    // Of at most 1.05 times its time.
    const speedOver = [...line.speedOver, ...older.map((client) => [client, 0.952] as const)]
    targets.push(...targetsOf({ ...line, speedOver }, results))
  }
  return [
    `## Upload of ${size / MIB} MiB`,
    formatTable(['line', 'client', 'MB/s', 'CPU s/GiB', 'peak RSS MB'], rows),
    formatTargets(targets),
    await benchSlowLine(options),
  ].join('\n\n')
}

async function measureLine(line: Line, job: Job, { runs, log }: PartOptions): Promise<Results> {
  const tls = line.isTls ? job.tls : undefined
  await using storage = await startStorage({ ...line, tls })
  const measure = async (client: Client): Promise<Sample> => {
    const sample = await storage.receive(job.size, (url) => client.upload(url, job.path, tls?.certificate))
    log(`${line.name}: ${client.name}: ${formatNumber(sample.seconds)} s`)
    return sample
  }
  // A single connection that the storage holds back takes the same time in every run.
  const isHeldBack = (client: Client): boolean => client.isSinglePut && line.bytesPerSecond !== undefined
  const others = job.clients.filter((client) => !isHeldBack(client))
  const samples = new Map([
    ...(await measureInTurn(job.clients.filter(isHeldBack), 1, measure)),
    ...(await measureInTurn(others, runs, measure)),
  ])
  return new Map(job.clients.map((client) => [client, figuresOf(samples.get(client) ?? [], job.size)]))
}

function figuresOf(samples: readonly Sample[], sizeInBytes: number): Figures {
  return {
    'MB/s': sizeInBytes / 1e6 / medianOf(samples, ({ seconds }) => seconds),
    'CPU s/GiB': (medianOf(samples, ({ cpuSeconds }) => cpuSeconds) * GIB) / sizeInBytes,
    'peak RSS MB': medianOf(samples, ({ peakRssInBytes }) => peakRssInBytes) / 1e6,
  }
}

function targetsOf({ name, speedOver, atMost = [] }: Line, results: Results): readonly Target[] {
  const figure = (client: Client, key: keyof Figures): number => results.get(client)?.[key] ?? Number.NaN
  const ratio = (other: Client): number => figure(thisAction, 'MB/s') / figure(other, 'MB/s')
  return [
    ...speedOver.map(
      ([other, limit]): Target => [`${name}: speed ÷ ${other.name}`, '≥', limit, ratio(other)],
    ),
    ...atMost.map(([key, limit]): Target => [`${name}: ${key}`, '≤', limit, figure(thisAction, key)]),
  ]
}
