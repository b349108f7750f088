import { asObject, asObjects, getField, isJsonObject, toJson } from '../shared/json.ts'
import { asId, asText, toText } from './answer-fields.ts'
import { type ChangeOptions, type RequestOptions, StoreApi, type StoreContext } from './api.ts'

/** A package flight. */
export interface Flight {
  readonly flightId: string
  readonly name: string
}

/** An add-on. */
export interface AddOn {
  readonly addOnId: string
  /** The developer's own ID for it. */
  readonly productId: string
}

/** A flight to be created. */
export interface NewFlight {
  readonly name: string
  /** IDs of flight groups, from their URLs in Partner Center. */
  readonly groups: readonly string[]
  /** Friendly name of the flight to rank above; undefined: the highest. */
  readonly rankHigherThan: string | undefined
}

/** An add-on to be created. */
export interface NewAddOn {
  readonly productId: string
  readonly type: 'Durable' | 'Consumable'
}

const ROWS_PER_PAGE = 100
// No account comes near a hundred thousand rows; without a limit, an endless list would be followed until the run times
// out.
const MOST_PAGES = 1000

interface Page<Row> {
  readonly rows: readonly Row[]
  /** The path of the next page below the API's base; undefined on the last one. */
  readonly next: string | undefined
}

/**
 * A client for the flights and add-ons of an app. Every method throws an HttpError when the Store refuses or gives no
 * usable answer, and an AuthError when there is no token.
 */
export class Catalog {
  readonly #api: StoreApi

  constructor(storeApiUrl: URL, context: StoreContext) {
    this.#api = new StoreApi(storeApiUrl, context)
  }

  /** Gets a token, so that a wrong credential is noticed first. */
  async signIn(options: RequestOptions): Promise<void> {
    await this.#api.signIn(options)
  }

  /** Reads every flight of an app. */
  async listFlights(appId: string, options: RequestOptions): Promise<readonly Flight[]> {
    const path = `applications/${appId}/listflights?top=${ROWS_PER_PAGE}`
    return await this.#readPages(path, readFlight, options)
  }

  /** Creates a flight. https://learn.microsoft.com/windows/uwp/monetize/create-a-flight */
  async createFlight(
    appId: string,
    { name, groups, rankHigherThan }: NewFlight,
    options: ChangeOptions,
  ): Promise<Flight> {
    const body = toJson({ friendlyName: name, groupIds: groups, rankHigherThan: rankHigherThan ?? null })
    return await this.#api.read(
      { method: 'POST', path: `applications/${appId}/flights`, body, ...options },
      readFlight,
    )
  }

  /** Deletes a flight and its submissions. */
  async deleteFlight(appId: string, flightId: string, options: ChangeOptions): Promise<void> {
    await this.#api.send({ method: 'DELETE', path: `applications/${appId}/flights/${flightId}`, ...options })
  }

  /**
   * Reads every add-on of an app, or of the account when `appId` is undefined; always from the account's list, since an
   * app's list only contains their IDs.
   */
  async listAddOns(appId: string | undefined, options: RequestOptions): Promise<readonly AddOn[]> {
    const readRow = (row: unknown) => ({ ...readAddOn(row), apps: appIdsOf(row) })
    const rows = await this.#readPages(`inappproducts?top=${ROWS_PER_PAGE}`, readRow, options)
    return appId === undefined ? rows : rows.filter(({ apps }) => apps.includes(appId.toUpperCase()))
  }

  /** Reads an add-on. */
  async getAddOn(addOnId: string, options: RequestOptions): Promise<AddOn> {
    return await this.#api.read({ method: 'GET', path: `inappproducts/${addOnId}`, ...options }, readAddOn)
  }

  /** Creates an add-on. https://learn.microsoft.com/windows/uwp/monetize/create-an-add-on */
  async createAddOn(appId: string, { productId, type }: NewAddOn, options: ChangeOptions): Promise<AddOn> {
    const body = toJson({ applicationIds: [appId], productId, productType: type })
    return await this.#api.read({ method: 'POST', path: 'inappproducts', body, ...options }, readAddOn)
  }

  /** Deletes an add-on and its submissions. */
  async deleteAddOn(addOnId: string, options: ChangeOptions): Promise<void> {
    await this.#api.send({ method: 'DELETE', path: `inappproducts/${addOnId}`, ...options })
  }

  async #readPages<Row>(
    first: string,
    readRow: (row: unknown) => Row,
    options: RequestOptions,
  ): Promise<readonly Row[]> {
    const rows: Row[] = []
    const seen = new Set<string>()
    let path: string | undefined = first
    while (path !== undefined) {
      seen.add(path)
      const page: Page<Row> = await this.#api.read({ method: 'GET', path, ...options }, (body) => {
        if (seen.size > MOST_PAGES) throw new Error(`the list has more than ${MOST_PAGES} pages`)
        // A truncated list would be taken for complete, and its missing entries created a second time.
        if (!isJsonObject(body)) throw new Error('the answer contains no list')
        const link = asText(getField(body, '@nextLink'))
        const next = link === undefined ? undefined : this.#api.pathOf(link)
        if (next !== undefined && seen.has(next)) throw new Error('the link to the next page leads back')
        return { rows: asObjects(getField(body, 'value')).map(readRow), next }
      })
      rows.push(...page.rows)
      path = page.next
    }
    return rows
  }
}

function readFlight(body: unknown): Flight {
  return {
    flightId: readId(body, 'flightId'),
    name: toText(getField(asObject(body), 'friendlyName')),
  }
}

function readAddOn(body: unknown): AddOn {
  return {
    addOnId: readId(body, 'id'),
    productId: toText(getField(asObject(body), 'productId')),
  }
}

function readId(body: unknown, name: string): string {
  const id = asId(getField(asObject(body), name))
  if (id === undefined) throw new Error(`the answer contains no ${name}`)
  return id
}

function appIdsOf(addOn: unknown): readonly string[] {
  const apps = getField(asObject(getField(asObject(addOn), 'applications')), 'value')
  return asObjects(apps).map((app) => toText(getField(app, 'id')).toUpperCase())
}
