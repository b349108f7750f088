import { Ids } from './ids.ts'
import { Line, type Seed } from './line.ts'
import type { Tokens } from './tokens.ts'
import type { Uploads } from './uploads.ts'

/** The state of the Store. */
export class Store {
  readonly tokens: Tokens
  /** Certificates of the client, as PEM; an assertion signed with one of their keys is taken for a credential. */
  readonly certificates: string[] = []
  readonly ids = new Ids()
  readonly uploads: Uploads
  readonly #seeds: readonly Seed[]
  readonly #lines = new Map<string, Line>()

  constructor(seeds: readonly Seed[], tokens: Tokens, uploads: Uploads) {
    this.tokens = tokens
    this.uploads = uploads
    this.#seeds = seeds
    this.reset()
  }

  /** Puts the products back to what they were at the start; tokens and blobs stay. */
  reset(): void {
    this.#lines.clear()
    for (const seed of this.#seeds) this.add(seed)
  }

  /** Every product line by its resource path, in lower case. */
  get products(): ReadonlyMap<string, Line> {
    return this.#lines
  }

  /** The product line of a path such as `applications/9NDEMO000001`; throws when there is none. */
  line(path: string): Line {
    const line = this.find(path)
    if (line === undefined) throw new Error(`The emulator has no ${path}`)
    return line
  }

  /** The product line of a path, in any case. */
  find(path: string): Line | undefined {
    return this.#lines.get(path.toLowerCase())
  }

  /** Adds a product line, e.g. an app that was never published. */
  add(seed: Seed): Line {
    const line = new Line(seed, this.ids, this.uploads)
    this.#lines.set(seed.path.toLowerCase(), line)
    return line
  }
}
