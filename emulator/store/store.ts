import { randomUUID } from 'node:crypto'
import type { Uploads } from '../blobs/uploads.ts'
import type { ConditionName } from '../entra/conditions.ts'
import type { Tokens } from '../entra/tokens.ts'
import { seedPaths, seeds } from '../fixtures/seeds.ts'
import { type FlightProperties, insertRank, removeRank } from './flight-ranks.ts'
import { Ids } from './ids.ts'
import { kinds } from './kinds.ts'
import { ProductRecord, type ProductSeed } from './product-record.ts'

/** The state of the Store. */
export class Store {
  readonly tokens: Tokens
  /** Certificates of the client, as PEM; an assertion signed with the key of one of them is accepted. */
  readonly certificates: string[] = []
  readonly ids = new Ids()
  readonly uploads: Uploads
  /** The subject of the federated credential; undefined when the client has none. */
  federatedSubject: string | undefined = seeds.federatedSubject
  /** A state of the client or its tenant in which Entra issues no token, whatever the credential. */
  condition: ConditionName | undefined
  /**
   * New flights have a draft with an upload URL, as in two logs
   * (https://github.com/microsoft/windows-dev-center-vsts-extension/issues/73 and 75), in Microsoft's samples and in its
   * PowerShell module (https://github.com/microsoft/StoreBroker); a note on its page on creating flights says otherwise.
   */
  newFlightsHaveDraft = true
  /** Number of reads for which a new flight does not show its draft yet, as products do after a create. */
  newDraftHiddenForReads = 0
  /** IDs of the groups that a flight can have. */
  flightGroups: readonly string[] = Object.values(seeds.flightGroups)
  /** Changes each product that is added. */
  prepareProduct: (product: ProductRecord) => void = () => undefined
  readonly #initialProducts: readonly ProductSeed[]
  readonly #products = new Map<string, ProductRecord>()

  /** Creates a Store with its initial products. */
  constructor(products: readonly ProductSeed[], tokens: Tokens, uploads: Uploads) {
    this.tokens = tokens
    this.uploads = uploads
    this.#initialProducts = products
    this.reset()
  }

  /** Resets the products and the settings of this class to their initial state; tokens and blobs stay. */
  reset(): void {
    this.federatedSubject = seeds.federatedSubject
    this.condition = undefined
    this.newFlightsHaveDraft = true
    this.newDraftHiddenForReads = 0
    this.flightGroups = Object.values(seeds.flightGroups)
    this.#products.clear()
    for (const seed of this.#initialProducts) this.addProduct(seed)
  }

  /** Every product by its resource path, in lower case. */
  get products(): ReadonlyMap<string, ProductRecord> {
    return this.#products
  }

  /**
   * Returns the product of a path such as `applications/9NDEMO000001`, in any case.
   * @throws {Error} When it does not exist.
   */
  product(path: string): ProductRecord {
    const product = this.findProduct(path)
    if (product === undefined) throw new Error(`The emulator has no ${path}`)
    return product
  }

  /** Finds the product of a path, in any case. */
  findProduct(path: string): ProductRecord | undefined {
    return this.#products.get(path.toLowerCase())
  }

  /** Adds a product, e.g. an app that was never published. */
  addProduct(seed: ProductSeed): ProductRecord {
    const product = new ProductRecord(seed, this.ids, this.uploads)
    this.prepareProduct(product)
    this.#products.set(seed.path.toLowerCase(), product)
    return product
  }

  /** Removes a product. */
  removeProduct(product: ProductRecord): void {
    this.#products.delete(product.path.toLowerCase())
  }

  /** Lists the flights of an app. */
  flightsOf(app: ProductRecord): ProductRecord[] {
    const prefix = `${app.path}/flights/`.toLowerCase()
    return [...this.#products].filter(([path]) => path.startsWith(prefix)).map(([, flight]) => flight)
  }

  /** Adds a flight to an app, without a submission. */
  addFlight(app: ProductRecord, { friendlyName, groupIds, rankHigherThan }: FlightProperties): ProductRecord {
    const flightId = randomUUID()
    const rank = insertRank(this.flightsOf(app), friendlyName, rankHigherThan)
    return this.addProduct({
      path: `${app.path}/flights/${flightId}`,
      kind: kinds.Flight,
      resource: { flightId, friendlyName, groupIds, rankHigherThan: rank },
      ...(app.identity && { identity: app.identity }),
    })
  }

  /**
   * Adds a flight as Partner Center creates it: with a draft that the API can neither change nor delete;
   * https://github.com/microsoft/msstore-cli/issues/61.
   */
  addPortalFlight({
    app = seedPaths.app,
    friendlyName = 'Portal flight',
    groupIds = [seeds.flightGroups.testers],
    ...rank
  }: Partial<FlightProperties> & { readonly app?: string } = {}): ProductRecord {
    const flight = this.addFlight(this.product(app), { friendlyName, groupIds, ...rank })
    flight.addPending({ origin: 'portal' })
    return flight
  }

  /** Removes a flight, and its place among the flights of its app. */
  removeFlight(flight: ProductRecord): void {
    removeRank(this.flightsOf(this.product(flight.path.replace(/\/flights\/.*$/i, ''))), flight)
    this.removeProduct(flight)
  }
}
