import { describe, expect, it } from '@jest/globals'
import { createHttpClient } from '../../src/http/http-client.ts'
import { HttpError } from '../../src/shared/errors.ts'
import { Catalog } from '../../src/store/catalog.ts'
import { TokenSource } from '../../src/store/token.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { rejection } from '../support/rejection.ts'
import {
  type AnsweringServer,
  answering,
  inTurn,
  type Reply,
  type Seen,
} from '../support/servers/answering-server.ts'

const APP = '9NBLGGH4R315'
const options = { signal: new AbortController().signal }
const FLIGHT_ID = '43e448df-97c9-4a43-a0bc-2a445e736bcd'
const LIST = `applications/${APP}/listflights`

/** A Store that gives a token and then the replies in their order. */
async function storeGiving(...replies: readonly Reply[]) {
  const isToken = ({ path }: Seen): boolean => path.endsWith('/oauth2/token')
  const next = inTurn(...replies)
  let calls = 0
  const server = await answering((seen) =>
    isToken(seen) ? { body: { access_token: 'token', expires_in: '3599' } } : next(seen, calls++),
  )
  return {
    url: server.url,
    get calls(): readonly Seen[] {
      return server.seen.filter((seen) => !isToken(seen))
    },
    /** The requests without those for a token: method, path below the API's base, and body. */
    get asked(): readonly string[] {
      return this.calls.map(({ method, path, body }) =>
        [method, path.replace('/v1.0/my/', ''), body].filter((part) => part !== '').join(' '),
      )
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

function catalogOf({ url }: Pick<AnsweringServer, 'url'>, below = '/') {
  const clock = new FakeClock()
  const maskSecret = (): void => undefined
  const http = createHttpClient({
    clock,
    random: () => 0.5,
    report: () => undefined,
    maxRetries: 0,
    requestTimeoutInMs: 300_000,
  })
  const tokens = new TokenSource(
    {
      authorityHost: url,
      tenantId: 'tenant',
      clientId: 'client',
      proof: { kind: 'secret', secret: 'secret' },
    },
    { http, clock, maskSecret },
  )
  return {
    catalog: new Catalog(new URL(below, url), { http, tokens, maskSecret }),
    [Symbol.dispose]: () => http[Symbol.dispose](),
  }
}

const flightRow = (number: number) => ({ flightId: `flight-${number}`, friendlyName: `Ring ${number}` })
const page = (rows: readonly unknown[], nextLink?: unknown): Reply => ({
  body: {
    value: rows,
    totalCount: rows.length,
    ...(nextLink === undefined ? {} : { '@nextLink': nextLink }),
  },
})

async function refusalOf(call: Promise<unknown>): Promise<HttpError> {
  const error = await rejection(call)
  if (error instanceof HttpError) return error
  throw error
}

describe('Each call of the catalog', () => {
  it.each<{ name: string; call: (catalog: Catalog) => Promise<unknown>; asked: string }>([
    {
      name: 'listFlights',
      call: (catalog) => catalog.listFlights(APP, options),
      asked: `GET ${LIST}?top=100`,
    },
    {
      name: 'createFlight',
      call: (catalog) =>
        catalog.createFlight(APP, { name: 'Größe "L"', groups: ['1', '2'], rankHigherThan: 'Slow' }, options),
      asked: `POST applications/${APP}/flights {"friendlyName":"Größe \\"L\\"","groupIds":["1","2"],"rankHigherThan":"Slow"}`,
    },
    {
      name: 'createFlight, with the highest rank',
      call: (catalog) =>
        catalog.createFlight(APP, { name: 'Fast', groups: ['1'], rankHigherThan: undefined }, options),
      asked: `POST applications/${APP}/flights {"friendlyName":"Fast","groupIds":["1"],"rankHigherThan":null}`,
    },
    {
      name: 'deleteFlight',
      call: (catalog) => catalog.deleteFlight(APP, FLIGHT_ID, options),
      asked: `DELETE applications/${APP}/flights/${FLIGHT_ID}`,
    },
    {
      name: 'listAddOns',
      call: (catalog) => catalog.listAddOns(APP, options),
      asked: 'GET inappproducts?top=100',
    },
    {
      name: 'getAddOn',
      call: (catalog) => catalog.getAddOn('9NCOINS', options),
      asked: 'GET inappproducts/9NCOINS',
    },
    {
      name: 'createAddOn',
      call: (catalog) => catalog.createAddOn(APP, { productId: 'coins.100', type: 'Consumable' }, options),
      asked: `POST inappproducts {"applicationIds":["${APP}"],"productId":"coins.100","productType":"Consumable"}`,
    },
    {
      name: 'deleteAddOn',
      call: (catalog) => catalog.deleteAddOn('9NCOINS', options),
      asked: 'DELETE inappproducts/9NCOINS',
    },
  ])('goes to its address: $name', async ({ call, asked }) => {
    await using store = await storeGiving({ body: { flightId: FLIGHT_ID, id: '9NCOINS', value: [] } })
    using subject = catalogOf(store)
    await call(subject.catalog)
    expect(store.asked).toEqual([asked])
  })

  it('carries the token, and no content type where there is no body', async () => {
    await using store = await storeGiving(page([]), { status: 204 })
    using subject = catalogOf(store)
    await subject.catalog.listFlights(APP, options)
    await subject.catalog.deleteFlight(APP, FLIGHT_ID, options)
    expect(store.calls.map(({ headers }) => [headers.authorization, headers['content-type']])).toEqual([
      ['Bearer token', undefined],
      ['Bearer token', undefined],
    ])
  })

  it('is none when only a token is asked for', async () => {
    await using store = await storeGiving()
    using subject = catalogOf(store)
    await subject.catalog.signIn(options)
    expect(store.calls).toEqual([])
  })
})

describe('A list in several pages is read to its end', () => {
  it.each<{ name: string; link: (base: string) => string }>([
    { name: 'without a slash before the query', link: () => `${LIST}?skip=1&top=1` },
    { name: 'with a slash before the query', link: () => `${LIST}/?skip=1&top=1` },
    { name: 'with a slash at the beginning', link: () => `/${LIST}?skip=1&top=1` },
    { name: 'as a whole address below the base', link: (base) => `${base}v1.0/my/${LIST}?skip=1&top=1` },
  ])('when the link to the next one is written $name', async ({ link }) => {
    const pages: Reply[] = [page([flightRow(2)])]
    await using store = await storeGiving(
      (response) =>
        response.end(JSON.stringify({ value: [flightRow(1)], '@nextLink': link(store.url.href) })),
      ...pages,
    )
    using subject = catalogOf(store)
    expect({
      flights: await subject.catalog.listFlights(APP, options),
      asked: store.asked.map((line) => line.replace('listflights/?', 'listflights?')),
    }).toEqual({
      flights: [
        { flightId: 'flight-1', name: 'Ring 1' },
        { flightId: 'flight-2', name: 'Ring 2' },
      ],
      asked: [`GET ${LIST}?top=100`, `GET ${LIST}?skip=1&top=1`],
    })
  })

  it('also below an address that has a path of its own', async () => {
    await using store = await storeGiving(page([flightRow(1)], `${LIST}?skip=1`), page([]))
    using subject = catalogOf(store, '/base/')
    await subject.catalog.listFlights(APP, options)
    expect(store.calls.map(({ path }) => path)).toEqual([
      `/base/v1.0/my/${LIST}?top=100`,
      `/base/v1.0/my/${LIST}?skip=1`,
    ])
  })

  it.each([null, '', 7])('and has no next page when the link is %j', async (link) => {
    await using store = await storeGiving(page([flightRow(1)], link))
    using subject = catalogOf(store)
    expect([(await subject.catalog.listFlights(APP, options)).length, store.asked.length]).toEqual([1, 1])
  })

  it.each([
    { name: 'to itself', link: `/${LIST}?skip=1` },
    { name: 'to the first page', link: `${LIST}?top=100` },
  ])('and is no list when a link leads back: $name', async ({ link }) => {
    await using store = await storeGiving(page([flightRow(1)], `${LIST}?skip=1`), page([flightRow(2)], link))
    using subject = catalogOf(store)
    const { request } = await refusalOf(subject.catalog.listFlights(APP, options))
    expect([request.status, request.reason, store.asked.length]).toEqual([
      200,
      'the link to the next page leads back',
      2,
    ])
  })
})

describe('A link that leads out of the API is not followed, since it would get the token', () => {
  it.each<{ name: string; link: (host: string) => string }>([
    { name: 'to another server', link: (host) => `http://${host}/x` },
    { name: 'to another server, over its name only', link: (host) => `//${host}/x` },
    { name: 'to another server, after one more slash', link: (host) => `///${host}/x` },
    { name: 'to another server, with backslashes', link: (host) => `/\\${host}/x` },
    { name: 'to another server, with a line end in its scheme', link: (host) => `ht\ntp://${host}/x` },
    { name: 'to another server, with a tab in its scheme', link: (host) => `h\tttp://${host}/x` },
    { name: 'to another server, after white space', link: (host) => ` http://${host}/x` },
    { name: 'to another server, as a user of this one', link: (host) => `http://127.0.0.1@${host}/x` },
    { name: 'upwards', link: () => '../../other' },
    { name: 'upwards in its middle', link: () => 'applications/../../../other' },
    { name: 'upwards, escaped', link: () => 'applications/%2e%2e/%2e%2e/%2E./other' },
    { name: 'upwards, with backslashes', link: () => 'applications\\..\\..\\..\\other' },
    { name: 'to the root', link: () => '//' },
    { name: 'nowhere', link: () => 'http://' },
    { name: 'to a script', link: () => 'javascript:alert(1)' },
  ])('$name', async ({ link }) => {
    await using elsewhere = await answering(() => page([]))
    await using store = await storeGiving(
      page([flightRow(1)], link(elsewhere.url.host)),
      page([flightRow(2)]),
    )
    using subject = catalogOf(store)
    const { request } = await refusalOf(subject.catalog.listFlights(APP, options))
    expect({ request, asked: store.asked.length, connections: elsewhere.connections }).toEqual({
      request: {
        method: 'GET',
        path: `${LIST}?top=100`,
        status: 200,
        reason: 'the link in the answer leads out of the API',
      },
      asked: 1,
      connections: 0,
    })
  })
})

describe('A link that names another server in the form of a path below the API', () => {
  it.each<{ name: string; link: (host: string) => string }>([
    { name: 'after a dot', link: (host) => `./http://${host}/x` },
    { name: 'after a dot and two slashes', link: (host) => `.///${host}/x` },
    { name: 'after a dot, with backslashes', link: (host) => `./\\\\${host}/x` },
    { name: 'after a folder that is left again', link: (host) => `applications/..//${host}/x` },
    { name: 'after a folder that is left again, whole', link: (host) => `applications/../http://${host}/x` },
    { name: 'after an escaped dot', link: (host) => `%2e/http://${host}/x` },
    { name: 'after an escaped dot, over its name only', link: (host) => `%2e//${host}/x` },
    { name: 'after the whole address of the API', link: (host) => `/./http://${host}/x` },
    { name: 'with a tab in its scheme', link: (host) => `./ht\ttp://${host}/x` },
  ])('is asked for there, and the token stays here: $name', async ({ link }) => {
    await using elsewhere = await answering(() => page([]))
    await using store = await storeGiving(page([flightRow(1)], link(elsewhere.url.host)), page([]))
    using subject = catalogOf(store)
    await subject.catalog.listFlights(APP, options)
    expect({
      asked: store.calls.map(({ path }) => path.startsWith('/v1.0/my/')),
      connections: elsewhere.connections,
    }).toEqual({ asked: [true, true], connections: 0 })
  })
})

describe('What the catalog gives', () => {
  const row = (id: string, productId: string, ...apps: readonly string[]) => ({
    id,
    productId,
    productType: 'Durable',
    applications: { value: apps.map((app) => ({ id: app, resourceLocation: `applications/${app}` })) },
  })

  it('are the add-ons of the app, from the list of the whole account', async () => {
    await using store = await storeGiving(
      page(
        [row('9NONE', 'levels', '9NOTHER00000'), row('9NTWO', 'coins', APP.toLowerCase())],
        'inappproducts/?skip=2&top=2',
      ),
      page([row('9NTHREE', 'gems', '9NOTHER00000', APP), { id: '9NFOUR', productId: 'of none' }]),
    )
    using subject = catalogOf(store)
    expect(
      (await subject.catalog.listAddOns(APP, options)).map(({ addOnId, productId }) => [addOnId, productId]),
    ).toEqual([
      ['9NTWO', 'coins'],
      ['9NTHREE', 'gems'],
    ])
  })

  it('is read whatever the case of the names', async () => {
    await using store = await storeGiving({
      body: { Value: [{ FlightId: FLIGHT_ID, FriendlyName: 'Insiders' }] },
    })
    using subject = catalogOf(store)
    expect(await subject.catalog.listFlights(APP, options)).toEqual([
      { flightId: FLIGHT_ID, name: 'Insiders' },
    ])
  })

  it.each<{ name: string; body: unknown }>([
    { name: 'that is missing', body: { friendlyName: 'Insiders' } },
    { name: 'that is not a text', body: { flightId: 7 } },
    { name: 'that is empty', body: { flightId: '' } },
    { name: 'that leads elsewhere', body: { flightId: '../../inappproducts/9N' } },
    { name: 'of what is not an object', body: ['flight-1'] },
  ])('is refused with an id $name', async ({ body }) => {
    await using store = await storeGiving({ status: 201, body })
    using subject = catalogOf(store)
    const call = subject.catalog.createFlight(
      APP,
      { name: 'a', groups: ['1'], rankHigherThan: undefined },
      options,
    )
    const { request, isUnclear } = await refusalOf(call)
    expect([request.status, request.reason, isUnclear]).toEqual([
      201,
      'the answer contains no flightId',
      true,
    ])
  })

  it.each(['[]', '"text"', '', '7'])('is refused as a list when it is %j', async (body) => {
    await using store = await storeGiving({ body })
    using subject = catalogOf(store)
    expect((await refusalOf(subject.catalog.listAddOns(APP, options))).request.reason).toBe(
      'the answer contains no list',
    )
  })
})
