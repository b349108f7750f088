import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import type { RetryEvent } from '../../src/http/with-retries.ts'
import { HttpError, InputError } from '../../src/shared/errors.ts'
import { type UploadRequest, upload } from '../../src/upload/upload.ts'
import type { UploadContext } from '../../src/upload/upload-blocks.ts'
import type { Archive } from '../../src/upload/zip-archive.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { accept, type BlobServer, blobServer, type Call, reply } from './support/blob-server.ts'
import { zeros } from './support/zeros.ts'

const MIB = 2 ** 20
const BLOCK = 4 * MIB
const SLICE = MIB / 4

const tick = (): Promise<void> => new Promise(setImmediate)

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await tick()
}

type Limits = Partial<Pick<UploadContext, 'maxRetries' | 'requestTimeoutInMs'>>

interface Sending {
  readonly clock: FakeClock
  readonly progress: number[]
  readonly retries: RetryEvent[]
  readonly done: Promise<unknown>
}

function send(
  { uploadUrl }: Pick<BlobServer, 'uploadUrl'>,
  request: Partial<UploadRequest> & Limits = {},
): Sending {
  const clock = new FakeClock()
  const progress: number[] = []
  const retries: RetryEvent[] = []
  const report = (event: RetryEvent): void => void retries.push(event)
  const { maxRetries = 3, requestTimeoutInMs = 10_000_000, onProgress, ...fields } = request
  const done = upload(
    {
      archive: zeros(BLOCK),
      uploadUrl,
      signal: new AbortController().signal,
      onProgress(sentBytes) {
        progress.push(sentBytes)
        onProgress?.(sentBytes)
      },
      ...fields,
    },
    { clock, random: () => 0, report, maxRetries, requestTimeoutInMs },
  )
  // Whoever awaits it meets the failure.
  done.catch(() => undefined)
  return { clock, progress, retries, done }
}

/** One block of 8 MiB: more than what the two ends of a connection put aside. */
function sendLargeBlock({ uploadUrl }: BlobServer, limits: Limits = {}): Sending {
  return send(
    { uploadUrl: uploadUrl.replace('2014-02-14', '2017-04-17') },
    { archive: zeros(2 * BLOCK), ...limits },
  )
}

const blocksIn = ({ calls }: BlobServer): readonly Call[] => calls.filter(({ comp }) => comp === 'block')

const stepsOf = (progress: readonly number[]): readonly number[] =>
  progress.map((sentBytes, index) => sentBytes - (progress[index - 1] ?? 0))

describe('The progress of an upload', () => {
  it('tells each piece that the network has taken, up to the whole', async () => {
    await using server = await blobServer(accept)

    const { progress, done } = send(server, { archive: zeros(BLOCK + 10) })
    await done

    expect(stepsOf(progress).filter((step) => step <= 0 || step > SLICE)).toEqual([])
    expect(progress.length).toBeGreaterThan(BLOCK / SLICE)
    expect(progress.at(-1)).toBe(BLOCK + 10)
  })

  it('stands still while nobody reads', async () => {
    const held: Call[] = []
    await using server = await blobServer((call) => {
      if (call.comp === 'blocklist') void accept(call)
      else held.push(call)
    })
    const { progress, done } = sendLargeBlock(server)
    await until(() => held.length === 1 && progress.length > 0)
    for (let before = 0; before < progress.length; ) {
      before = progress.length
      for (let ticks = 0; ticks < 100; ticks++) await tick()
    }

    expect(progress.at(-1)).toBeLessThan(2 * BLOCK)
    await Promise.all([...held.map(accept), done])
    expect(progress.at(-1)).toBe(2 * BLOCK)
  })

  it('does not count a block again that is sent again', async () => {
    await using server = await blobServer(async (call) => {
      if (call.number === 1) {
        call.request.resume()
        await once(call.request, 'data')
        call.request.socket.resetAndDestroy()
      } else await accept(call)
    })

    const { progress, done } = send(server, { archive: zeros(3 * BLOCK) })
    await done

    expect(blocksIn(server)).toHaveLength(6 + 1)
    expect(stepsOf(progress).filter((step) => step <= 0)).toEqual([])
    expect(progress.at(-1)).toBe(3 * BLOCK)
  })
})

describe('A block that stalls', () => {
  const stalls = [
    {
      how: 'is not read for half a minute',
      stall: () => undefined,
      inMs: 30_000,
      what: 'nothing moved for 30 s',
    },
    {
      how: 'is not answered in the time of a request',
      stall: ({ request }: Call) => request.resume(),
      inMs: 400_000,
      what: 'no answer within 400 s',
    },
  ]

  it.each(stalls)('is sent again when it $how', async ({ stall, inMs }) => {
    await using server = await blobServer((call) => (call.number === 0 ? stall(call) : accept(call)))
    const { clock, done } = sendLargeBlock(server, { requestTimeoutInMs: 400_000 })
    const startedAt = clock.now()
    while (server.calls.length < 2) {
      await tick()
      clock.advance(1000)
    }
    await done

    expect(clock.now() - startedAt).toBeGreaterThanOrEqual(inMs)
    expect(blocksIn(server)).toHaveLength(2)
    // Who does not read does not hear that nobody is there any more.
    server.calls[0]?.request.resume()
    await until(() => server.open.size === 0)
  })

  it.each(stalls)('fails the upload in the end when it always $how', async ({ stall, what }) => {
    await using server = await blobServer(stall)
    const { clock, done } = sendLargeBlock(server, { maxRetries: 2, requestTimeoutInMs: 400_000 })
    const failure = done.then(() => 'no failure', String)
    const advancing = (async () => {
      for (let ended = false; !ended; ) {
        await tick()
        clock.advance(1000)
        ended = await Promise.race([failure.then(() => true), tick().then(() => false)])
      }
    })()

    expect(await failure).toBe(
      `HttpError: PUT upload (block 1 of 1) got no answer from ${new URL(server.uploadUrl).host}: ${what}.`,
    )
    await advancing
    expect(server.calls).toHaveLength(3)
  })

  it('is not one that is slow, however long it takes in all', async () => {
    await using server = await blobServer(accept)

    const { clock, done } = send(server, {
      requestTimeoutInMs: 60_000,
      onProgress: () => clock.advance(29_000),
    })
    await done

    expect(server.calls).toHaveLength(2)
    expect(clock.sleeps).toEqual([])
  })
})

describe('A success', () => {
  it('is one whatever its body is', async () => {
    await using server = await blobServer(async (call) => {
      if (call.comp !== 'blocklist') return await accept(call)
      call.request.resume()
      const headers = { 'content-type': 'application/xml', 'content-length': '3' }
      call.response.writeHead(201, headers).end(Buffer.from([0x1f, 0x8b, 0x08]))
    })

    const { retries, done } = send(server)
    await done

    expect(retries).toEqual([])
  })
})

describe('A refusal', () => {
  it.each([
    { status: 503, retryAfter: '7', pause: 7000 },
    { status: 429, retryAfter: 'Thu, 01 Jan 2026 00:00:20 GMT', pause: 20_000 },
  ])('with $status is obeyed in its Retry-After', async ({ status, retryAfter, pause }) => {
    await using server = await blobServer((call) =>
      call.number === 0 ? reply(call.response, status, { 'retry-after': retryAfter }) : accept(call),
    )

    const { clock, done } = send(server)
    await done

    expect(clock.sleeps).toEqual([pause])
  })

  it.each<{ what: string; refused: string; expected: string }>([
    { what: 'a block', refused: 'block', expected: 'block 1 of 1' },
    { what: 'the list of blocks', refused: 'blocklist', expected: 'list of blocks' },
  ])(
    'of $what is reported when it is sent again, with the reason and the pause',
    async ({ refused, expected }) => {
      let isFirst = true
      await using server = await blobServer((call) => {
        if (call.comp === refused && isFirst) {
          isFirst = false
          reply(call.response, 503, { 'retry-after': '7', 'x-ms-request-id': 'c-1' })
        } else void accept(call)
      })

      const { retries, done } = send(server)
      await done

      expect(retries).toEqual([
        {
          type: 'retry',
          method: 'PUT',
          path: `upload (${expected})`,
          reason: expect.stringMatching(
            new RegExp(`^PUT upload \\(${expected}\\) was answered 503.* \\(correlation ID c-1\\)$`),
          ),
          delayInMs: 7000,
        },
      ])
    },
  )

  it.each<{ what: string; page: string; told: string; requests: number }>([
    { what: 'a block', page: 'block', told: 'block 1 of 1', requests: 1 },
    { what: 'the list of blocks', page: 'blocklist', told: 'list of blocks', requests: 2 },
  ])('is a page with status 200, too, such as a proxy has, for $what', async ({ page, told, requests }) => {
    await using server = await blobServer((call) =>
      call.comp === page ? reply(call.response, 200) : accept(call),
    )

    const { done } = sendLargeBlock(server)

    await expect(done).rejects.toThrow(`PUT upload (${told}) was answered 200`)
    expect(server.calls).toHaveLength(requests)
  })

  it('with 403 is final', async () => {
    await using server = await blobServer(({ response }) => reply(response, 403))

    const { done } = send(server)

    await expect(done).rejects.toThrow(/block 1 of 1\) was answered 403.*run the job again/)
    expect(server.calls).toHaveLength(1)
  })

  it('saves the sending of the rest of the block', async () => {
    await using server = await blobServer((call) =>
      call.number === 0 ? reply(call.response, 503) : accept(call),
    )

    const { done } = sendLargeBlock(server)
    await done

    await until(() => server.open.size === 0)
    expect(blocksIn(server).map(({ request }) => request.complete)).toEqual([false, true])
  })

  it('tells nowhere the upload address', async () => {
    await using server = await blobServer(({ response }) => reply(response, 400))

    const failure = await send(server).done.catch((error: unknown) => error)

    expect(failure).toBeInstanceOf(HttpError)
    expect(inspect(failure, { depth: Infinity, showHidden: true })).not.toMatch(/sig|s(%2B|\+)cret/)
  })

  it('may be a redirect, which is not followed', async () => {
    await using server = await blobServer(({ response }) =>
      reply(response, 307, { location: '/account/container/other?sig=other' }),
    )

    await expect(send(server).done).rejects.toThrow('was answered 307')
    expect(server.calls).toHaveLength(1)
  })
})

describe('The connections of an upload', () => {
  it('are kept for the next block, and closed in the end', async () => {
    await using server = await blobServer(accept)

    await send(server, { archive: zeros(60 * BLOCK) }).done

    expect(server.calls).toHaveLength(63 + 1)
    expect(server.connections).toBeLessThanOrEqual(32)
    await until(() => server.open.size === 0)
  })

  it('are all closed when it is aborted', async () => {
    await using server = await blobServer((call) => {
      if (call.number % 2 === 0) void accept(call)
      else call.request.resume()
    })
    const stop = new AbortController()
    const { done } = send(server, { archive: zeros(40 * BLOCK), signal: stop.signal })
    await until(() => server.open.size >= 16)
    stop.abort(new Error('time is over'))

    await expect(done).rejects.toThrow('time is over')
    await until(() => server.open.size === 0)
  })

  it('are all closed when the archive cannot be read', async () => {
    await using server = await blobServer(accept)
    const changed = new InputError('zip-path', 'It changed.')
    const broken: Archive = { ...zeros(40 * BLOCK), read: () => Promise.reject(changed) }

    await expect(send(server, { archive: broken }).done).rejects.toBe(changed)
    await until(() => server.open.size === 0)
  })

  it('tell nothing about this machine', async () => {
    await using server = await blobServer(accept)

    await send(server).done

    expect(server.calls.map(({ request }) => request.headers['user-agent'])).toEqual([
      'microsoft-store-publish',
      'microsoft-store-publish',
    ])
  })

  it.each<{ name: string; write: (url: string) => string }>([
    { name: 'with "http://"', write: (url) => url },
    { name: 'as host and port', write: (url) => url.replace(/^http:\/\/|\/$/g, '') },
  ])('go through the proxy of the environment, which is written $name', async ({ write }) => {
    await using server = await blobServer(accept)
    await using proxy = await tunnelTo(server)
    const before = process.env['http_proxy']
    process.env['http_proxy'] = write(proxy.url)
    try {
      const uploadUrl = server.uploadUrl.replace(/127\.0\.0\.1:\d+/, 'blobs.example')
      await send({ uploadUrl }, { archive: zeros(3 * BLOCK) }).done
    } finally {
      if (before === undefined) delete process.env['http_proxy']
      else process.env['http_proxy'] = before
    }

    expect(new Set(proxy.targets)).toEqual(new Set(['blobs.example:80']))
    expect(blocksIn(server)).toHaveLength(6)
  })
})

/** A proxy that takes every name for the server's. */
async function tunnelTo({ uploadUrl }: BlobServer) {
  const targets: string[] = []
  const proxy = createServer()
  proxy.on('connect', ({ url = '' }, near) => {
    targets.push(url)
    const far = connect(Number(new URL(uploadUrl).port), '127.0.0.1', () => {
      near.write('HTTP/1.1 200 OK\r\n\r\n')
      near.pipe(far).pipe(near)
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const)
      one.on('error', () => other.destroy())
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    targets,
    async [Symbol.asyncDispose]() {
      proxy.closeAllConnections()
      await new Promise((closed) => proxy.close(closed))
    },
  }
}
