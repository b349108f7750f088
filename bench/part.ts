/** How much is measured. */
export interface PartOptions {
  /** How often each thing is measured; the median counts. */
  readonly runs: number
  /** A smoke run: small files, figures without meaning. */
  readonly quick: boolean
  /** How many times as fast as the real one the Store is. */
  readonly scale: number
  /** For files; it is emptied in the end. */
  readonly folder: string
  /** Tells a waiting person what is going on. */
  readonly tell: (line: string) => void
}

/** A part of the benchmarks; gives its Markdown. */
export type Part = (options: PartOptions) => Promise<string>
