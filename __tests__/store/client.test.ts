import { describe, expect, it } from '@jest/globals'
import { createHttpClient } from '../../src/http/http-client.ts'
import { HttpError } from '../../src/shared/errors.ts'
import { StoreApi } from '../../src/store/api.ts'
import { StoreClient } from '../../src/store/client.ts'
import type { Credential } from '../../src/store/credential.ts'
import type { Product } from '../../src/store/product.ts'
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

const app: Product = { kind: 'app', appId: '9NBLGGH4R315' }
const flight: Product = {
  kind: 'flight',
  appId: '9NBLGGH4R315',
  flightId: '43e448df-97c9-4a43-a0bc-2a445e736bcd',
}
const addOn: Product = { kind: 'add-on', addOnId: '9NBLGGH4TNMP' }

const ID = '1152921505697416353'
const UPLOAD_URL = 'https://blobs.example/ingestion/1?sv=2017-04-17&sr=b&sig=ab+cd%2Fef%3D&se=2026'

/** A Store that gives the tokens token-0, token-1 … and the replies in their order. */
async function storeGiving(...replies: readonly Reply[]) {
  let tokens = 0
  let calls = 0
  const isToken = ({ path }: Seen): boolean => path.endsWith('/oauth2/token')
  const next = inTurn(...replies)
  const server = await answering((seen) =>
    isToken(seen) ? { body: { access_token: `token-${tokens++}`, expires_in: '3599' } } : next(seen, calls++),
  )
  return {
    url: server.url,
    /** The requests without those for a token. */
    get calls(): readonly Seen[] {
      return server.seen.filter((seen) => !isToken(seen))
    },
    server,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

function clientOf({ url }: Pick<AnsweringServer, 'url'>, product: Product = app, { below = '/' } = {}) {
  const clock = new FakeClock()
  const secrets: string[] = []
  const maskSecret = (secret: string): void => void secrets.push(secret)
  const http = createHttpClient({
    clock,
    random: () => 0.5,
    report: () => undefined,
    maxRetries: 0,
    requestTimeoutInMs: 300_000,
  })
  const credential: Credential = {
    authorityHost: url,
    tenantId: 'tenant',
    clientId: 'client',
    proof: { kind: 'secret', secret: 'secret' },
  }
  const tokens = new TokenSource(credential, { http, clock, maskSecret })
  const context = { http, tokens, maskSecret }
  const client = new StoreClient(new URL(below, url), product, context)
  const api = new StoreApi(new URL(below, url), context)
  return { client, api, secrets, [Symbol.dispose]: () => http[Symbol.dispose]() }
}

const options = { signal: new AbortController().signal }
const submission: Reply = { body: { id: ID, status: 'PendingCommit', fileUploadUrl: UPLOAD_URL } }
const rollout: Reply = {
  body: {
    isPackageRollout: true,
    packageRolloutPercentage: 25.0,
    packageRolloutStatus: 'PackageRolloutInProgress',
  },
}

describe('Each call goes to its address', () => {
  it.each([
    { product: app, base: '/v1.0/my/applications/9NBLGGH4R315' },
    {
      product: flight,
      base: '/v1.0/my/applications/9NBLGGH4R315/flights/43e448df-97c9-4a43-a0bc-2a445e736bcd',
    },
    { product: addOn, base: '/v1.0/my/inappproducts/9NBLGGH4TNMP' },
  ])('of the kind $product.kind', async ({ product, base }) => {
    await using store = await storeGiving(submission)
    using subject = clientOf(store, product)
    const { client } = subject
    await client.create(options)
    await client.get(ID, options)
    await client.update(ID, {}, options)
    await client.commit(ID, options)
    await client.getStatus(ID, options)
    await client.delete(ID, options)
    expect(store.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST ${base}/submissions`,
      `GET ${base}/submissions/${ID}`,
      `PUT ${base}/submissions/${ID}`,
      `POST ${base}/submissions/${ID}/commit`,
      `GET ${base}/submissions/${ID}/status`,
      `DELETE ${base}/submissions/${ID}`,
    ])
  })

  it.each([
    { product: app, addresses: ['applications/9NBLGGH4R315'] },
    {
      product: flight,
      addresses: [
        'applications/9NBLGGH4R315',
        'applications/9NBLGGH4R315/flights/43e448df-97c9-4a43-a0bc-2a445e736bcd',
      ],
    },
    { product: addOn, addresses: ['inappproducts/9NBLGGH4TNMP'] },
  ])('for the state of the kind $product.kind, and of the app that a flight is of', async (row) => {
    await using store = await storeGiving(submission)
    using subject = clientOf(store, row.product)
    await subject.client.getProduct(options)
    expect(store.calls.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      row.addresses.map((address) => `GET /v1.0/my/${address}`),
    )
  })

  it('for a rollout, with the percentage in the address', async () => {
    await using store = await storeGiving(rollout)
    using subject = clientOf(store, flight)
    const { client } = subject
    await client.getRollout(ID, options)
    await client.updateRollout(ID, 12.5, options)
    await client.finalizeRollout(ID, options)
    await client.haltRollout(ID, options)
    const base = `/v1.0/my/applications/9NBLGGH4R315/flights/43e448df-97c9-4a43-a0bc-2a445e736bcd/submissions/${ID}`
    expect(store.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${base}/packagerollout`,
      `POST ${base}/updatepackagerolloutpercentage?percentage=12.5`,
      `POST ${base}/finalizepackagerollout`,
      `POST ${base}/haltpackagerollout`,
    ])
  })

  it.each(['/', '/base', '/base/'])('below %s', async (below) => {
    await using store = await storeGiving(submission)
    using subject = clientOf(store, app, { below })
    await subject.client.getProduct(options)
    const path = `${below.replace(/\/$/, '')}/v1.0/my/applications/9NBLGGH4R315`
    expect(store.calls.map((call) => call.path)).toEqual([path])
  })
})

describe('What is sent', () => {
  it('has the token, a JSON content type where a form would be assumed, and a body in the update only', async () => {
    await using store = await storeGiving(submission)
    using subject = clientOf(store)
    const { client } = subject
    await client.get(ID, options)
    await client.create(options)
    await client.commit(ID, options)
    await client.delete(ID, options)
    await client.update(ID, { tag: 'Grüße' }, options)
    const json = 'application/json; charset=UTF-8'
    expect(
      store.calls.map(({ method, headers, body }) => [
        method,
        headers.authorization,
        headers['content-type'],
        headers['content-length'],
        body,
      ]),
    ).toEqual([
      ['GET', 'Bearer token-0', undefined, '0', ''],
      ['POST', 'Bearer token-0', json, '0', ''],
      ['POST', 'Bearer token-0', json, '0', ''],
      ['DELETE', 'Bearer token-0', undefined, '0', ''],
      ['PUT', 'Bearer token-0', json, '17', '{"tag":"Grüße"}'],
    ])
  })

  it('gives back what came, to the digit', async () => {
    const text = `{"id":"${ID}","new":{"number":1152921505700000001,"rate":25.5},"empty":null}`
    await using store = await storeGiving({ body: text })
    using subject = clientOf(store)
    await subject.client.update(ID, await subject.client.get(ID, options), options)
    expect(store.calls[1]?.body).toBe(text)
  })

  it('is nothing but the request for a token when that is all that is asked for', async () => {
    await using store = await storeGiving(submission)
    using subject = clientOf(store)
    await subject.api.signIn(options)
    expect(store.server.seen.map(({ path }) => path)).toEqual(['/tenant/oauth2/token'])
  })
})

describe('What comes back', () => {
  it.each<{ product: Product; identity: unknown }>([
    { product: app, identity: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' } },
    { product: flight, identity: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' } },
    { product: addOn, identity: { packageName: undefined, publisher: undefined } },
  ])('has the identity of the packages of the kind $product.kind', async ({ product, identity }) => {
    const application = { id: '9N', packageIdentityName: 'Contoso.Demo', publisherName: 'CN=Contoso' }
    await using server = await answering(({ path }) => {
      if (path.endsWith('/oauth2/token')) return { body: { access_token: 'token', expires_in: '3599' } }
      return {
        body: path.endsWith(`applications/9NBLGGH4R315`)
          ? application
          : { id: '9N', friendlyName: 'Insiders' },
      }
    })
    using subject = clientOf(server, product)
    expect((await subject.client.getProduct(options)).identity).toEqual(identity)
  })

  it('is how far a rollout is', async () => {
    await using store = await storeGiving(rollout)
    using subject = clientOf(store)
    expect(await subject.client.getRollout(ID, options)).toEqual({
      status: 'PackageRolloutInProgress',
      percentage: 25,
    })
  })

  it('is the submission as the Store holds it', async () => {
    await using store = await storeGiving({ status: 201, body: { id: ID, extra: [1] } })
    using subject = clientOf(store)
    expect(await subject.client.create(options)).toEqual({ id: ID, extra: [1] })
  })

  it.each([
    ['get', (client: StoreClient) => client.get(ID, options)],
    ['getWithStatus', (client: StoreClient) => client.getWithStatus(ID, options)],
    ['create', (client: StoreClient) => client.create(options)],
    ['update', (client: StoreClient) => client.update(ID, {}, options)],
  ] as const)('has its upload address kept secret (%s)', async (_, call) => {
    await using store = await storeGiving(submission)
    using subject = clientOf(store)
    await call(subject.client)
    expect(subject.secrets).toContain(UPLOAD_URL)
  })

  it.each<{ name: string; call: (client: StoreClient) => Promise<unknown>; body: unknown; reason: string }>([
    {
      name: 'no product',
      call: (client) => client.getProduct(options),
      body: '[]',
      reason: 'the answer contains no product',
    },
    {
      name: 'no submission',
      call: (client) => client.get(ID, options),
      body: {},
      reason: 'the answer contains no submission',
    },
    {
      name: 'nothing',
      call: (client) => client.create(options),
      body: '',
      reason: 'the answer contains no submission',
    },
    {
      name: 'no status',
      call: (client) => client.getStatus(ID, options),
      body: { id: ID },
      reason: 'the answer contains no status',
    },
    {
      name: 'a submission without a status, when that matters',
      call: (client) => client.getWithStatus(ID, options),
      body: { id: ID },
      reason: 'the answer contains no status',
    },
    {
      name: 'no rollout',
      call: (client) => client.getRollout(ID, options),
      body: { isPackageRollout: false },
      reason: 'the answer contains no rollout',
    },
    {
      name: 'no rollout, after its percentage was to be changed',
      call: (client) => client.updateRollout(ID, 50, options),
      body: {},
      reason: 'the answer contains no rollout',
    },
    {
      name: 'no rollout, after it was to be finalized',
      call: (client) => client.finalizeRollout(ID, options),
      body: {},
      reason: 'the answer contains no rollout',
    },
    {
      name: 'no rollout, after it was to be halted',
      call: (client) => client.haltRollout(ID, options),
      body: {},
      reason: 'the answer contains no rollout',
    },
  ])('is refused when it is $name', async ({ call, body, reason }) => {
    await using store = await storeGiving({ status: 200, body })
    using subject = clientOf(store)
    const error = await rejection(call(subject.client))
    if (!(error instanceof HttpError)) throw error
    expect([error.request.status, error.request.reason]).toEqual([200, reason])
  })

  it('of a deletion and a commit may be anything', async () => {
    await using store = await storeGiving({ status: 202, body: { status: 'CommitStarted' } }, { status: 204 })
    using subject = clientOf(store)
    expect([await subject.client.commit(ID, options), await subject.client.delete(ID, options)]).toEqual([
      undefined,
      undefined,
    ])
  })
})

describe('A refusal', () => {
  const unauthorized: Reply = {
    status: 401,
    body: { code: 'Unauthorized', message: 'Identity cannot be authorized.' },
  }

  it('of the token is answered with a new one, once', async () => {
    await using store = await storeGiving(unauthorized, submission)
    using subject = clientOf(store)
    const { id } = await subject.client.create(options)
    expect([id, ...store.calls.map(({ headers }) => headers.authorization)]).toEqual([
      ID,
      'Bearer token-0',
      'Bearer token-1',
    ])
  })

  it('of the new token too is an error that says what to do', async () => {
    await using store = await storeGiving(unauthorized)
    using subject = clientOf(store)
    const error = await rejection(subject.client.getProduct(options))
    if (!(error instanceof HttpError)) throw error
    expect({
      status: error.request.status,
      advice: error.message.includes('Manager role'),
      calls: store.calls.length,
    }).toEqual({
      status: 401,
      advice: true,
      calls: 2,
    })
  })

  it('for another reason is not answered with a new token', async () => {
    await using store = await storeGiving({ status: 403 })
    using subject = clientOf(store)
    const error = await rejection(subject.client.getProduct(options))
    if (!(error instanceof HttpError)) throw error
    expect({
      message: error.message.includes('lacks the Manager role'),
      requests: store.server.seen.length,
    }).toEqual({
      message: true,
      requests: 2,
    })
  })

  it('about which nothing is known is reported as it is', async () => {
    await using store = await storeGiving({
      status: 409,
      headers: { 'ms-correlationid': 'c-1' },
      body: { code: 'InvalidState', message: 'No.' },
    })
    using subject = clientOf(store)
    const error = await rejection(subject.client.delete(ID, options))
    if (!(error instanceof HttpError)) throw error
    expect(error.request).toEqual({
      method: 'DELETE',
      path: `applications/9NBLGGH4R315/submissions/${ID}`,
      status: 409,
      code: 'InvalidState',
      reason: 'No.',
      correlationId: 'c-1',
    })
  })
})

describe('A request whose signal is aborted', () => {
  it('is not sent', async () => {
    const reason = new Error('the run is over')
    await using store = await storeGiving(submission)
    using subject = clientOf(store)
    const error = await rejection(subject.client.getProduct({ signal: AbortSignal.abort(reason) }))
    expect({ error, requests: store.server.seen.length }).toEqual({ error: reason, requests: 0 })
  })
})
