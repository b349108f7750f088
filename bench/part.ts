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
