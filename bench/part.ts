/** How a part of the benchmarks is run. */
export interface PartOptions {
  /** How often each thing is measured; the median counts. */
  readonly runs: number
  /** Small files and few runs: shows that all works, and its figures mean nothing. */
  readonly quick: boolean
  /** How many times as fast as the real one the Store is. */
  readonly scale: number
  /** The `dist/` of an older checkout to compare with. */
  readonly against: string | undefined
  /** Where files may be written; it is deleted at the end. */
  readonly folder: string
  /** Tells a waiting person about the progress. */
  readonly log: (line: string) => void
}

/** A part of the benchmarks; returns its Markdown. */
export type Part = (options: PartOptions) => Promise<string>
