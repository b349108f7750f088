import { asObject, asObjects, getField, isJsonObject, toJson } from '../shared/json.ts'
import { type RequestOptions, StoreApi, type StoreContext } from './api.ts'

/** A package flight. */
export interface Flight {
  readonly flightId: string
  readonly name: string
}

/** An add-on. */
export interface AddOn {
  readonly addOnId: string
  /** The developer's own id for it. */
  readonly productId: string
}

/** A flight to be made. */
export interface NewFlight {
  readonly name: string
  /** Ids of flight groups, from their addresses in Partner Center. */
  readonly groups: readonly string[]
  /** Friendly name of the flight to rank above; undefined: the highest. */
  readonly rankHigherThan: string | undefined
}

/** An add-on to be made. */
export interface NewAddOn {
  readonly productId: string
  readonly type: 'Durable' | 'Consumable'
}

const PAGE = 100

/**
 * The flights and add-ons of an app. Every method throws an HttpError when the Store refuses or gives no usable
 * answer, and an AuthError when there is no token.
 */
export class Catalog {
  readonly #api: StoreApi

  constructor(storeApiUrl: URL, context: StoreContext) {
    this.#api = new StoreApi(storeApiUrl, context)
  }

  /** Gets a token, so that a wrong credential shows before anything else. */
  async signIn(options: RequestOptions): Promise<void> {
    await this.#api.signIn(options)
  }

  /** Every flight of an app. */
  async listFlights(appId: string, options: RequestOptions): Promise<readonly Flight[]> {
    return await this.#pages(`applications/${appId}/listflights?top=${PAGE}`, readFlight, options)
  }

  /** Makes a flight. https://learn.microsoft.com/windows/uwp/monetize/create-a-flight */
  async createFlight(
    appId: string,
    { name, groups, rankHigherThan }: NewFlight,
    options: RequestOptions,
  ): Promise<Flight> {
    const body = toJson({ friendlyName: name, groupIds: groups, rankHigherThan: rankHigherThan ?? null })
    return await this.#api.read(
      { method: 'POST', path: `applications/${appId}/flights`, body, ...options },
      readFlight,
    )
  }

  /** Deletes a flight and its submissions. */
  async deleteFlight(appId: string, flightId: string, options: RequestOptions): Promise<void> {
    await this.#api.send({ method: 'DELETE', path: `applications/${appId}/flights/${flightId}`, ...options })
  }

  /** Every add-on of an app. The account's list has them whole; an app's has nothing but their ids. */
  async listAddOns(appId: string, options: RequestOptions): Promise<readonly AddOn[]> {
    const rows = await this.#pages(
      `inappproducts?top=${PAGE}`,
      (row) => ({
        ...readAddOn(row),
        apps: appsOf(row),
      }),
      options,
    )
    return rows.filter(({ apps }) => apps.includes(appId.toUpperCase()))
  }

  /** Reads an add-on. */
  async getAddOn(addOnId: string, options: RequestOptions): Promise<AddOn> {
    return await this.#api.read({ method: 'GET', path: `inappproducts/${addOnId}`, ...options }, readAddOn)
  }

  /** Makes an add-on. https://learn.microsoft.com/windows/uwp/monetize/create-an-add-on */
  async createAddOn(appId: string, { productId, type }: NewAddOn, options: RequestOptions): Promise<AddOn> {
    const body = toJson({ applicationIds: [appId], productId, productType: type })
    return await this.#api.read({ method: 'POST', path: 'inappproducts', body, ...options }, readAddOn)
  }

  /** Deletes an add-on and its submissions. */
  async deleteAddOn(addOnId: string, options: RequestOptions): Promise<void> {
    await this.#api.send({ method: 'DELETE', path: `inappproducts/${addOnId}`, ...options })
  }

  async #pages<T>(
    first: string,
    readRow: (row: unknown) => T,
    options: RequestOptions,
  ): Promise<readonly T[]> {
    const rows: T[] = []
    const seen = new Set<string>()
    for (let path: string | undefined = first; path !== undefined && !seen.has(path); ) {
      seen.add(path)
      const page: { readonly rows: readonly T[]; readonly next: string | undefined } = await this.#api.read(
        { method: 'GET', path, ...options },
        (body) => readPage(body, readRow, (link) => this.#api.pathOf(link)),
      )
      rows.push(...page.rows)
      path = page.next
    }
    return rows
  }
}

// A list that is cut short would be taken for the whole, and what it lacks be made a second time.
function readPage<T>(body: unknown, readRow: (row: unknown) => T, pathOf: (link: string) => string) {
  if (!isJsonObject(body)) throw new Error('the answer holds no list')
  const next = getField(body, '@nextLink')
  return {
    rows: asObjects(getField(body, 'value')).map(readRow),
    next: typeof next === 'string' && next !== '' ? pathOf(next) : undefined,
  }
}

function readFlight(body: unknown): Flight {
  return {
    flightId: idIn(body, 'flightId'),
    name: isJsonObject(body) ? String(getField(body, 'friendlyName') ?? '') : '',
  }
}

function readAddOn(body: unknown): AddOn {
  return {
    addOnId: idIn(body, 'id'),
    productId: isJsonObject(body) ? String(getField(body, 'productId') ?? '') : '',
  }
}

function appsOf(row: unknown): readonly string[] {
  const apps = getField(asObject(getField(asObject(row), 'applications')), 'value')
  return asObjects(apps).map((app) => String(getField(app, 'id')).toUpperCase())
}

function idIn(body: unknown, name: string): string {
  const id = isJsonObject(body) ? getField(body, name) : undefined
  if (typeof id !== 'string' || !/^[\w-]+$/.test(id)) throw new Error(`the answer holds no ${name}`)
  return id
}
