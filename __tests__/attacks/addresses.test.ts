import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createHttpClient } from '../../src/http/http-client.ts'
import { messageOf } from '../../src/shared/errors.ts'
import { Catalog } from '../../src/store/catalog.ts'
import { TokenSource } from '../../src/store/token.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { outcomeIn } from '../support/outcome.ts'
import { runAction } from '../support/run-action.ts'
import { type AnsweringServer, answering } from '../support/servers/answering-server.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'
import { startFront } from './support/front.ts'

const [app] = PRODUCTS
const TOKEN = 'hidden-token'
const BASE = '/v1.0/my/'
const LIST = 'applications/9NDEMO000001/listflights'

useEmulator({ blobs: 'discard' })
useFiles()

/** A server on this machine to which nobody has led the action: what it receives has leaked. */
let trap: AnsweringServer

beforeAll(async () => {
  trap = await answering(() => ({ body: { value: [] } }))
})
afterAll(async () => {
  await trap[Symbol.asyncDispose]()
})

/** A Store whose list of flights has the given link to its next page, by the number of the page. */
async function listing(linkOf: (store: URL, page: number) => unknown) {
  let pages = 0
  const asked: string[] = []
  const server = await answering(({ path, headers }) => {
    if (path.endsWith('/oauth2/token')) return { body: { access_token: TOKEN, expires_in: '3599' } }
    asked.push(`${path}${headers.authorization === `Bearer ${TOKEN}` ? '' : ', without the token'}`)
    return { body: { value: [], '@nextLink': linkOf(server.url, pages++) } }
  })
  return { server, asked, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

/** Lists the flights of an app, and says how that went. */
async function listFlights({ url }: AnsweringServer): Promise<string> {
  const clock = new FakeClock()
  const maskSecret = (): void => undefined
  const report = (): void => undefined
  using http = createHttpClient({ clock, random: () => 0.5, report, maxRetries: 0, requestTimeoutInMs: 1000 })
  const proof = { kind: 'secret', secret: 'secret' } as const
  const tokens = new TokenSource(
    { authorityHost: url, tenantId: 'tenant', clientId: 'client', proof },
    { http, clock, maskSecret },
  )
  const catalog = new Catalog(url, { http, tokens, maskSecret })
  try {
    await catalog.listFlights('9NDEMO000001', { signal: new AbortController().signal })
    return 'listed'
  } catch (error) {
    return messageOf(error).replace(/^.*?: /, '')
  }
}

const FIRST = `${BASE}${LIST}?top=100`

describe('A link to the next page that leads out of the API', () => {
  const LINKS: readonly { name: string; link: (store: URL) => unknown }[] = [
    { name: 'another host', link: () => `${trap.url.href}v1.0/my/x` },
    { name: 'another host, with the path of the API', link: () => `${trap.url.origin}${FIRST}` },
    { name: 'another host, in capitals', link: () => `HTTP://LOCALHOST:${trap.url.port}/` },
    { name: 'another host without a scheme', link: () => `//${trap.url.host}/` },
    { name: 'another host behind three slashes', link: () => `///${trap.url.host}/` },
    { name: 'another host behind backslashes', link: () => `\\\\${trap.url.host}\\x` },
    { name: 'another host behind a slash and a backslash', link: () => `/\\${trap.url.host}/x` },
    { name: 'another host behind a scheme without slashes', link: () => `https:${trap.url.host}` },
    { name: 'another host behind a tab', link: () => `\t//${trap.url.host}/` },
    { name: 'another host in which there are line ends', link: () => `ht\ntp:/\r/${trap.url.host}/` },
    { name: 'another host behind white space', link: () => ` ${trap.url.href}` },
    { name: 'the host of the API as a user', link: ({ host }) => `http://${host}@${trap.url.host}${FIRST}` },
    {
      name: 'the address of the API as a user',
      link: ({ origin }) => `${origin}\\@${trap.url.host}${FIRST}`,
    },
    { name: 'a user', link: ({ host }) => `http://user@${host}${FIRST}` },
    { name: 'another port', link: () => `http://127.0.0.1:${trap.url.port}${FIRST}` },
    { name: 'another scheme', link: ({ host }) => `https://${host}${FIRST}` },
    { name: 'a script', link: () => 'javascript:alert(1)' },
    { name: 'data', link: () => 'data:application/json,{"value":[]}' },
    { name: 'a file', link: () => 'file:///etc/hosts' },
    { name: 'another path', link: ({ origin }) => `${origin}/v1.0/other` },
    { name: 'another path of a like name', link: ({ origin }) => `${origin}/v1.0/my-other/x` },
    { name: 'the path above', link: () => '../other' },
    { name: 'the path above, behind a slash', link: () => '/../../other' },
    { name: 'the path above, further down', link: () => 'applications/../../../other' },
    { name: 'the path above, with backslashes', link: () => 'applications\\..\\..\\..\\other' },
    { name: 'the path above, with encoded dots', link: () => '%2e%2E/%2e%2e/other' },
  ]

  it.each(LINKS)('is not followed: $name', async ({ link }) => {
    await using store = await listing(link)
    expect({
      end: await listFlights(store.server),
      asked: store.asked,
      trapped: [trap.seen, trap.connections],
    }).toEqual({
      end: 'the link in the answer leads out of the API.',
      asked: [FIRST],
      trapped: [[], 0],
    })
  })
})

describe('A link to the next page that only looks like another address', () => {
  const LINKS: readonly { name: string; link: () => string; path: string | RegExp }[] = [
    { name: 'an address behind a dot', link: () => `./${trap.url.href}`, path: /^http:\/\/127/ },
    { name: 'a host behind a dot', link: () => `.//${trap.url.host}/`, path: /^\/127/ },
    { name: 'encoded slashes', link: () => '..%2f..%2fother', path: '..%2f..%2fother' },
    { name: 'encoded backslashes', link: () => '%5c%5chost', path: '%5c%5chost' },
    { name: 'an address in the query', link: () => `?next=${trap.url.href}`, path: /^\?next=http/ },
  ]

  it.each(LINKS)('is followed below the API: $name', async ({ link, path }) => {
    await using store = await listing((_, page) => (page === 0 ? link() : null))
    expect({
      end: await listFlights(store.server),
      asked: store.asked.map((one) => one.replace(BASE, '')),
      trapped: [trap.seen, trap.connections],
    }).toEqual({
      end: 'listed',
      asked: [`${LIST}?top=100`, typeof path === 'string' ? path : expect.stringMatching(path)],
      trapped: [[], 0],
    })
  })

  it.each<{ name: string; link: unknown }>([
    { name: 'a number', link: 7 },
    { name: 'an object', link: { href: 'x' } },
    { name: 'empty', link: '' },
    { name: 'null', link: null },
  ])('is none when it is $name', async ({ link }) => {
    await using store = await listing(() => link)
    expect([await listFlights(store.server), store.asked]).toEqual(['listed', [FIRST]])
  })
})

describe('A list', () => {
  const LEADS_BACK = 'the link to the next page leads back.'

  it('whose page leads to itself is refused', async () => {
    await using store = await listing(() => `${LIST}?top=100`)
    expect([await listFlights(store.server), store.asked]).toEqual([LEADS_BACK, [FIRST]])
  })

  it('whose pages are a ring is refused', async () => {
    await using store = await listing((_, page) => `${LIST}?page=${page % 3}`)
    expect([await listFlights(store.server), store.asked.length]).toEqual([LEADS_BACK, 4])
  })

  it('of a hundred thousand pages is refused after a thousand', async () => {
    await using store = await listing((_, page) => (page < 100_000 ? `${LIST}?page=${page}` : null))
    expect([await listFlights(store.server), store.asked.length]).toEqual([
      'the list has more than 1000 pages.',
      1001,
    ])
  })
})

/** Stands before the emulator, and gives out another upload address than the emulator's. */
async function frontWith(uploadUrl: string) {
  const tokens: string[] = []
  const address = `"fileUploadUrl":${JSON.stringify(uploadUrl)}`
  const front = await startFront(emulator.url, ({ incoming, status, text }, response) => {
    tokens.push((incoming.headers.authorization ?? '').replace('Bearer ', ''))
    response.writeHead(status)
    response.end(text.replace(/"fileUploadUrl":"[^"]*"/, () => address))
  })
  return { url: front.url, tokens, [Symbol.asyncDispose]: () => front[Symbol.asyncDispose]() }
}

// Ways to this machine that are no loopback addresses by their names, so that a trap can be behind them.
const ELSEWHERE: readonly { name: string; address: () => string }[] = [
  { name: 'http to any address', address: () => `http://0.0.0.0:${trap.url.port}/blob` },
  { name: 'http to a mapped address', address: () => `http://[::ffff:127.0.0.1]:${trap.url.port}/blob` },
  { name: 'http behind a user', address: () => `http://127.0.0.1@0.0.0.0:${trap.url.port}/blob` },
  { name: 'ftp', address: () => `ftp://127.0.0.1:${trap.url.port}/blob` },
  { name: 'a file', address: () => 'file:///etc/hosts' },
  { name: 'no scheme', address: () => `//127.0.0.1:${trap.url.port}/blob` },
  { name: 'words', address: () => 'no place at all' },
]

describe('An upload address', () => {
  const publishTo = async (uploadUrl: string) => {
    await using front = await frontWith(uploadUrl)
    const { runner } = await runAction({
      emulator,
      inputs: {
        ...app.ids,
        'zip-path': files.zip,
        'store-api-url': front.url,
        'authority-host': front.url,
        'max-retries': '0',
      },
    })
    return { runner, tokens: front.tokens.filter((token) => token !== '') }
  }

  it.each([...ELSEWHERE, { name: 'a megabyte of letters', address: () => 'x'.repeat(1_000_000) }])(
    'that is not https gets nothing, and the draft is deleted: $name',
    async ({ address }) => {
      const { runner } = await publishTo(address())
      expect({
        failure: runner.failure,
        end: outcomeIn(runner.failure)?.is,
        trapped: [trap.seen, trap.connections],
      }).toEqual({
        failure: expect.stringMatching(
          /^The Store returned an upload URL .* not https, and nothing was sent there\./,
        ),
        end: 'draft deleted',
        trapped: [[], 0],
      })
    },
  )

  it('that is empty is none', async () => {
    const { runner } = await publishTo('')
    expect(runner.failure).toMatch(
      /^The Store returned no upload URL for submission \d+\. Run the job again\. The draft, submission \d+, was deleted\./,
    )
  })

  it.each<{ name: string; address: (blobs: AnsweringServer) => string }>([
    { name: 'has a fragment', address: ({ url }) => `${url.href}account/container/blob?sig=hidden#fragment` },
    { name: 'names no blob', address: ({ url }) => `${url.href}?sig=hidden` },
    {
      name: 'has a user',
      address: ({ url }) => `http://user:password@${url.host}/account/container/blob?sig=hidden`,
    },
    {
      name: 'is written as one number',
      address: ({ url }) => `http://2130706433:${url.port}/account/container/blob?sig=hidden`,
    },
    {
      name: 'has a megabyte of query',
      address: ({ url }) => `${url.href}account/container/blob?sig=${'x'.repeat(1_000_000)}`,
    },
  ])('of this machine gets no token when it $name', async ({ address }) => {
    await using blobs = await answering(() => ({ status: 403 }))
    const { runner, tokens } = await publishTo(address(blobs))
    const sent = JSON.stringify(blobs.seen)
    expect({
      leaked: tokens.filter((token) => sent.includes(token)),
      hadTokens: tokens.length > 0,
      end: outcomeIn(runner.failure)?.is,
      stack: runner.log.filter((line) => /^\s+at /m.test(line)),
    }).toEqual({ leaked: [], hadTokens: true, end: 'draft deleted', stack: [] })
  })
})

describe('An address of a service that is not https', () => {
  const INPUTS = ['store-api-url', 'authority-host'] as const
  const MORE: typeof ELSEWHERE = [
    ...ELSEWHERE,
    { name: 'a query', address: () => `${trap.url.href}?x` },
    { name: 'a fragment', address: () => `${trap.url.href}#x` },
    { name: 'a user', address: () => `http://user@${trap.url.host}` },
    { name: 'a user of https', address: () => `https://127.0.0.1:${trap.url.port}@example.test` },
    { name: 'a script', address: () => 'javascript:alert(1)' },
  ]

  it.each(INPUTS.flatMap((input) => MORE.map((row) => ({ ...row, input }))))(
    'is refused as $input, and nobody gets anything: $name',
    async ({ input, address }) => {
      const { runner } = await runAction({
        emulator,
        inputs: { ...app.ids, 'zip-path': files.zip, [input]: address() },
      })
      expect({
        failure: runner.failure,
        trapped: [trap.seen, trap.connections],
        requests: emulator.requestLog.length,
      }).toEqual({
        failure: expect.stringMatching(new RegExp(`^"${input}": `)),
        trapped: [[], 0],
        requests: 0,
      })
    },
  )
})
