import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { main } from '../../src/main.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { outcomeIn } from '../support/outcome.ts'
import { RecordingRunner } from '../support/recording-runner.ts'
import { type AnsweringServer, answering } from '../support/servers/answering-server.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'
import { startFront } from './support/front.ts'

const FLIGHT = `/v1.0/my/applications/${seeds.flight.appId}/flights/${seeds.flight.flightId}`

/** The requests of a run that publishes to a flight, with GitHub's token and the flight's name. */
const REQUESTS: readonly { readonly request: string; readonly matches: RegExp }[] = [
  { request: 'OIDC', matches: /^GET \/github-oidc/ },
  { request: 'token', matches: /^POST .*\/token$/ },
  { request: 'flights list', matches: /^GET .*\/listflights/ },
  { request: 'product', matches: new RegExp(`^GET ${FLIGHT}$`) },
  { request: 'submission', matches: /^GET .*\/submissions\/\d+$/ },
  { request: 'create', matches: /^POST .*\/submissions$/ },
  { request: 'update', matches: /^PUT / },
  { request: 'commit', matches: /^POST .*\/commit$/ },
  { request: 'status', matches: /^GET .*\/status$/ },
]

/** The true answer, and what a wrong one is made with. */
interface Means {
  readonly text: string
  readonly clock: FakeClock
  readonly elsewhere: string
}

type Spoil = (response: ServerResponse, means: Means) => void

interface Answer {
  readonly answer: string
  readonly spoil: Spoil
  /** The run ends well all the same. */
  readonly survived?: true
}

const MB = 2 ** 20

const body =
  (
    textOf: string | Buffer | ((text: string) => string | Buffer),
    headers: Readonly<Record<string, string>> = {},
  ): Spoil =>
  (response, { text }) => {
    response.writeHead(200, headers)
    response.end(typeof textOf === 'function' ? textOf(text) : textOf)
  }

/** Writes a piece of an answer, past the head that a server makes, again and again until nobody takes it any more. */
const endlessly =
  (head: string, piece: string | Buffer, msEach = 0): Spoil =>
  ({ socket }, { clock }) => {
    const write = (data: string | Buffer): void => {
      clock.advance(msEach)
      socket?.write(data, (error) => {
        if (!error) setImmediate(write, piece)
      })
    }
    write(head)
  }

const raw =
  (head: string, end: (response: ServerResponse) => void = () => undefined): Spoil =>
  (response, { text }) =>
    void response.socket?.write(`HTTP/1.1 ${head}\r\n\r\n${text}`, () => end(response))

const hangUp = ({ socket }: ServerResponse): void => void socket?.destroy()

const HUGE: readonly Answer[] = [
  { answer: 'endless', spoil: endlessly('HTTP/1.1 200 OK\r\n\r\n', Buffer.alloc(MB, ' ')) },
  { answer: 'of endless headers', spoil: endlessly('HTTP/1.1 200 OK\r\n', `X: ${'a'.repeat(1000)}\r\n`) },
  {
    answer: 'of endless chunk extensions',
    spoil: endlessly('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;', 'a'.repeat(1000)),
  },
  { answer: 'of a byte per second', spoil: endlessly('HTTP/1.1 200 OK\r\n\r\n', ' ', 1000) },
  { answer: 'a flood of 100', spoil: endlessly('', 'HTTP/1.1 100 Continue\r\n\r\n', 1000) },
]

const WRONG: readonly Answer[] = [
  { answer: '101', spoil: raw('101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x') },
  { answer: 'no HTTP', spoil: ({ socket }) => void socket?.end('220 mail.example ready\r\n') },
  { answer: 'longer than it says', spoil: raw('200 OK\r\nContent-Length: 1') },
  { answer: 'shorter than it says', spoil: raw('200 OK\r\nContent-Length: 99999', hangUp) },
  { answer: 'gzip', spoil: body((text) => gzipSync(text), { 'content-encoding': 'gzip' }) },
  { answer: 'not UTF-8', spoil: body(Buffer.from('{"id":"ü","status":"ü"}', 'latin1')) },
  { answer: 'not a number', spoil: body('{"id":NaN,"status":Infinity}') },
  { answer: 'of repeated keys', spoil: body('{"id":"1","id":"2","status":"a","status":"b"}') },
  { answer: 'deep', spoil: body('{"id":'.repeat(100_000)) },
  { answer: 'unclosed tags', spoil: body('<'.repeat(MB)) },
  ...['null', '[]', '7', '{}'].map((json) => ({
    answer: json,
    spoil: body(json),
  })),
  ...['../../x', ''].map((id) => ({
    answer: `of the id "${id}"`,
    spoil: body(JSON.stringify({ id, flightId: id, status: id, value: [{ flightId: id }] })),
  })),
  {
    answer: 'of the id "__proto__"',
    spoil: body(
      '{"__proto__":{"id":"x","status":"x"},"constructor":{"prototype":{"id":"x"}},"status":{"__proto__":1}}',
    ),
  },
  ...[301, 302, 307, 308].map((status) => ({
    answer: `${status} to another host`,
    spoil: ((response, { elsewhere }) => {
      response.writeHead(status, { location: elsewhere })
      response.end()
    }) satisfies Spoil,
  })),
]

const SURVIVED: readonly Answer[] = [
  { answer: 'true, behind a byte order mark', spoil: body((text) => `\ufeff${text}`), survived: true },
  {
    answer: 'true, with a key twice and keys that are nobody’s',
    spoil: body((text) =>
      text.replace(
        /^\{("\w+":("[^"]*"|\d+)),/,
        '{"__proto__":{"id":"x"},"constructor":null,"toString":7,$1,$1,',
      ),
    ),
    survived: true,
  },
  {
    answer: 'true, behind ten times 103',
    spoil: (response, { text }) => {
      for (let hint = 0; hint < 10; hint++) response.writeEarlyHints({ link: '</x>; rel=preload' })
      response.end(text)
    },
    survived: true,
  },
]

useEmulator({ blobs: 'discard' })

let elsewhere: AnsweringServer

beforeAll(async () => {
  elsewhere = await answering(() => ({ body: {} }))
})
afterAll(async () => {
  await elsewhere[Symbol.asyncDispose]()
})

/** Stands before the emulator, and spoils the answers to the requests that match. */
async function spoilingFront(matches: RegExp, spoil: Spoil, clock: FakeClock) {
  let mostBytes = 0
  const front = await startFront(emulator.url, ({ incoming, status, text }, response) => {
    if (!matches.test(`${incoming.method} ${incoming.url?.split('?')[0]}`)) {
      response.writeHead(status)
      response.end(text)
      return
    }
    const { socket } = response
    const before = socket?.bytesWritten ?? 0
    response.on('close', () => {
      mostBytes = Math.max(mostBytes, (socket?.bytesWritten ?? 0) - before)
    })
    spoil(response, { text, clock, elsewhere: elsewhere.url.href })
  })
  return {
    url: front.url,
    get mostBytes() {
      return mostBytes
    },
    [Symbol.asyncDispose]: () => front[Symbol.asyncDispose](),
  }
}

/** Publishes words to a flight through a front that spoils the answers to some of the requests. */
async function publish(matches: RegExp, spoil: Spoil) {
  const clock = new FakeClock()
  await using front = await spoilingFront(matches, spoil, clock)
  const runner = new RecordingRunner({
    product: 'flight',
    'app-id': seeds.flight.appId,
    'flight-name': seeds.flight.friendlyName,
    'metadata-only': 'true',
    submission: '{"notesForCertification":"Press the green button."}',
    'tenant-id': seeds.tenantId,
    'client-id': seeds.clientId,
    'store-api-url': front.url,
    'authority-host': front.url,
    'max-retries': '1',
    'request-timeout-seconds': '10',
    'timeout-minutes': '10',
  })
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ...rest } = emulator.github.environment
  runner.grantIdToken({ ...rest, ACTIONS_ID_TOKEN_REQUEST_URL: url.replace(emulator.url, front.url) })
  await main({ runner, clock, random: () => 0.5, cancelled: new AbortController().signal })
  return { runner, front }
}

/** What is wrong with the end of a run, whatever the answer was. */
function problemsOf({ runner, front }: Awaited<ReturnType<typeof publish>>): readonly string[] {
  const { failure = '' } = runner
  const end = outcomeIn(failure)?.is
  const commits = emulator.requestLog.filter(({ path }) => path.endsWith('/commit')).length
  const problems: Readonly<Record<string, boolean>> = {
    'shows a stack': /^\s+at /m.test(runner.everything),
    'shows a value of the code': /undefined|\[object|NaN(?!,)|TypeError|RangeError/.test(failure),
    'tells no end': failure !== '' && end === undefined,
    'commits twice': commits > 1,
    'denies the commit': commits > 0 && end !== undefined && !/^commit/.test(end),
    'follows a redirect': elsewhere.connections > 0,
    'takes more than 24 MB': front.mostBytes > 24 * MB,
  }
  return Object.entries(problems).flatMap(([problem, is]) => (is ? [problem] : []))
}

beforeEach(() => {
  emulator.store.product(FLIGHT.replace('/v1.0/my/', '')).switches.statusScript = [
    'CommitStarted',
    'PreProcessing',
  ]
})

const crossed = (answers: readonly Answer[]) =>
  answers.flatMap((answer) => REQUESTS.map((request) => ({ ...answer, ...request })))

describe('An answer that is wrong ends the run in order, or not at all', () => {
  it.each(crossed([...HUGE, ...WRONG]))('$answer, to $request', async ({ matches, spoil }) => {
    const run = await publish(matches, spoil)
    expect({ problems: problemsOf(run), failure: run.runner.failure }).toEqual({
      problems: [],
      failure: run.runner.failure,
    })
  })
})

describe('An answer that is odd and true is taken', () => {
  it.each(crossed(SURVIVED))('$answer, to $request', async ({ matches, spoil }) => {
    const run = await publish(matches, spoil)
    expect({ problems: problemsOf(run), failure: run.runner.failure }).toEqual({
      problems: [],
      failure: undefined,
    })
  })
})
