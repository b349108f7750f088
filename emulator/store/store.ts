import type { Uploads } from '../blobs/uploads.ts'
import type { Tokens } from '../entra/tokens.ts'
import { seeds } from '../fixtures/seeds.ts'
import { GithubOidc } from '../github/oidc.ts'
import { Ids } from './ids.ts'
import { ProductRecord, type Seed } from './product-record.ts'

/** The state of the Store. */
export class Store {
  readonly tokens: Tokens
  /** Certificates of the client, as PEM; an assertion signed with one of their keys is taken for a credential. */
  readonly certificates: string[] = []
  readonly ids = new Ids()
  readonly uploads: Uploads
  /** Endpoint that the jobs of GitHub get their tokens from, which are taken for a credential. */
  readonly github: GithubOidc
  /** The subject of the federated credential; undefined when the client has none. */
  federatedSubject: string | undefined = seeds.federatedSubject
  /**
   * True gives a new flight a draft. Microsoft's pages say it does not, its PowerShell module that it does;
   * https://github.com/microsoft/StoreBroker.
   */
  newFlightsHaveDraft = false
  /** Ids of the groups that a flight can go to. */
  flightGroups: readonly string[] = Object.values(seeds.flightGroups)
  readonly #seeds: readonly Seed[]
  readonly #lines = new Map<string, ProductRecord>()

  constructor(seeds: readonly Seed[], tokens: Tokens, uploads: Uploads) {
    this.tokens = tokens
    this.uploads = uploads
    this.github = new GithubOidc(uploads.origin)
    this.#seeds = seeds
    this.reset()
  }

  /** Puts the products and the knobs here back to what they were at the start; tokens and blobs stay. */
  reset(): void {
    this.federatedSubject = seeds.federatedSubject
    this.newFlightsHaveDraft = false
    this.flightGroups = Object.values(seeds.flightGroups)
    this.github.reset()
    this.#lines.clear()
    for (const seed of this.#seeds) this.add(seed)
  }

  /** Every product record by its resource path, in lower case. */
  get products(): ReadonlyMap<string, ProductRecord> {
    return this.#lines
  }

  /** The product record of a path such as `applications/9NDEMO000001`; throws when there is none. */
  record(path: string): ProductRecord {
    const record = this.find(path)
    if (record === undefined) throw new Error(`The emulator has no ${path}`)
    return record
  }

  /** The product record of a path, in any case. */
  find(path: string): ProductRecord | undefined {
    return this.#lines.get(path.toLowerCase())
  }

  /** Adds a product record, e.g. an app that was never published. */
  add(seed: Seed): ProductRecord {
    const record = new ProductRecord(seed, this.ids, this.uploads)
    this.#lines.set(seed.path.toLowerCase(), record)
    return record
  }

  /** Takes a product record away. */
  remove(record: ProductRecord): void {
    this.#lines.delete(record.path.toLowerCase())
  }
}
