import { randomBytes } from 'node:crypto'

/** Bytes in a mebibyte. */
export const MIB = 2 ** 20
/** Bytes in a gibibyte. */
export const GIB = 2 ** 30

/** Returns random bytes in pieces of 4 MiB: one large buffer would count as peak RSS of processes started later. */
export function randomChunks(sizeInBytes: number): readonly Buffer[] {
  return new Array(sizeInBytes / (4 * MIB)).fill(randomBytes(4 * MIB))
}

/** Measurements of one upload. */
export interface Sample {
  readonly seconds: number
  /** User and system time. */
  readonly cpuSeconds: number
  /** The highest since the process started. */
  readonly peakRssInBytes: number
}

/** Measures work in this process, which should do nothing else. */
export async function measureProcess(work: () => Promise<unknown>): Promise<Sample> {
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  await work()
  const seconds = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakRssInBytes: process.resourceUsage().maxRSS * 1024,
  }
}

/** Measures several things in turn, so that whatever else the machine does affects all of them. */
export async function measureInTurn<Thing, Result>(
  things: readonly Thing[],
  runs: number,
  measure: (thing: Thing) => Promise<Result>,
): Promise<ReadonlyMap<Thing, readonly Result[]>> {
  const results = new Map<Thing, Result[]>(things.map((thing) => [thing, []]))
  for (let run = 0; run < runs; run++) for (const [thing, taken] of results) taken.push(await measure(thing))
  return results
}

/** Returns the median of one figure of several samples. NaN is no figure, and what comes of none. */
export function medianOf<Item>(items: readonly Item[], figure: (item: Item) => number): number {
  const sorted = items
    .map(figure)
    .filter((value) => !Number.isNaN(value))
    .toSorted((one, other) => one - other)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

/** Options of a part of the benchmarks. */
export interface PartOptions {
  /** Number of times that each thing is measured; the median counts. */
  readonly runs: number
  /** Small files and few runs: shows that all works, and its figures mean nothing. */
  readonly quick: boolean
  /** Speed of the Store, as a multiple of the real one's. */
  readonly scale: number
  /** The `dist/` of an older checkout to compare with. */
  readonly against: string | undefined
  /** Folder that files may be written to; it is deleted at the end. */
  readonly folder: string
  /** Tells a waiting person about the progress. */
  readonly log: (line: string) => void
}

/** A part of the benchmarks; returns its Markdown. */
export type Part = (options: PartOptions) => Promise<string>
