import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import { kinds } from '../../../emulator/store/kinds.ts'
import { ingestionError, type Session, startSession } from '../client.ts'

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.store.reset())
afterAll(async () => {
  await session[Symbol.asyncDispose]()
})

describe('the products', () => {
  it.each([
    {
      product: seedPaths.app,
      name: 'Application',
      location: `applications/${seeds.app.appId}/submissions/`,
      resource: {
        id: seeds.app.appId,
        packageIdentityName: seeds.app.packageIdentityName,
        publisherName: seeds.app.publisherName,
        PackageFamilyName: seeds.app.packageFamilyName,
      },
    },
    {
      product: seedPaths.flight,
      name: 'Flight',
      location: `flights/${seeds.flight.flightId}/submissions/`,
      resource: { flightId: seeds.flight.flightId, friendlyName: seeds.flight.friendlyName },
    },
    {
      product: seedPaths.addOn,
      name: 'InAppProduct',
      location: `inappproducts/${seeds.addOn.addOnId}/submissions/`,
      resource: { id: seeds.addOn.addOnId, productId: seeds.addOn.productId, productType: 'Durable' },
    },
  ])(
    'link to their submissions, an absent one not even with null: $name',
    async ({ product, name, location, resource }) => {
      const { store } = session.emulator
      const published = store.product(product).lastPublished?.id
      const links = {
        [`lastPublished${name}Submission`]: { id: published, resourceLocation: `${location}${published}` },
      }
      const before = await session.call('GET', product)
      expect(before).toMatchObject({ status: 200, body: { ...resource, ...links } })
      expect(before.body).not.toHaveProperty(`pending${name}Submission`)

      const { id } = store.product(product).addPending()
      const after = await session.call('GET', product)
      const pending = { [`pending${name}Submission`]: { id, resourceLocation: `${location}${id}` } }
      expect(after.body).toMatchObject({ ...links, ...pending })
    },
  )

  it('do not show a pending submission for as many reads as configured', async () => {
    const app = session.emulator.store.product(seedPaths.app)
    app.addPending()
    app.switches.pendingHiddenForReads = 2
    const shown = []
    for (let read = 0; read < 3; read += 1) {
      const { body } = await session.call('GET', seedPaths.app)
      shown.push('pendingApplicationSubmission' in (body as object))
    }
    expect(shown).toEqual([false, false, true])
  })

  it.each([
    ['in lower case', seedPaths.app.toLowerCase()],
    ['in upper case', seedPaths.app.toUpperCase()],
    ['with a trailing slash', `${seedPaths.app}/`],
  ])('are found by their path %s', async (_, path) => {
    expect((await session.call('GET', path)).status).toBe(200)
  })

  it.each(['applications/9NUNKNOWN000', `${seedPaths.app}/flights/Insiders`, 'inappproducts/9PUNKNOWN000'])(
    'are 404 when nobody knows them: %s',
    async (path) => {
      const { status, body } = await session.call('GET', path)
      expect({ status, body }).toEqual({
        status: 404,
        body: ingestionError('ResourceNotFound', 'Resource can not be found'),
      })
    },
  )

  it.each([
    { access: 'forbidden' as const, status: 403, body: undefined },
    {
      access: 'unsupported' as const,
      status: 409,
      body: {
        code: 'InvalidState',
        message:
          'This application uses features that are not supported by the submission API. ' +
          'To perform this operation, use the Dev Center dashboard.',
        target: 'application',
      },
    },
  ])('answer every request alike when access is $access', async ({ access, status, body }) => {
    session.emulator.store.product(seedPaths.app).switches.access = access
    const answers = [
      await session.call('GET', seedPaths.app),
      await session.call('POST', `${seedPaths.app}/submissions`),
      await session.call('GET', `${seedPaths.app}/submissions/${seeds.app.publishedId}/status`),
    ]
    expect(answers.map((answer) => ({ status: answer.status, body: answer.body }))).toEqual(
      answers.map(() => ({ status, body })),
    )
    expect((await session.call('GET', 'applications')).status).toBe(200)
  })
})

describe('the lists', () => {
  it('hold every app, page by page', async () => {
    for (const id of ['9NDEMO00000A', '9NDEMO00000B']) {
      session.emulator.store.addProduct({
        path: `applications/${id}`,
        kind: kinds.Application,
        resource: { id },
      })
    }
    const first = await session.call('GET', 'applications?top=2')
    expect(first.body).toMatchObject({
      '@nextLink': 'applications?skip=2&top=2',
      value: [{ id: seeds.app.appId }, { id: '9NDEMO00000A' }],
      totalCount: 3,
    })
    const last = await session.call('GET', 'applications/?Skip=2&TOP=2')
    expect(last.body).toEqual({ value: [{ id: '9NDEMO00000B' }], totalCount: 3 })
  })

  it.each(['top=0', 'top=-1', 'top=1.5', 'top=x', 'skip=x', 'skip=-1'])(
    'hold a page of the usual size for %s',
    async (query) => {
      const { body } = await session.call('GET', `applications?${query}`)
      expect(body).toMatchObject({ value: [{ id: seeds.app.appId }], totalCount: 1 })
      expect(body).not.toHaveProperty('@nextLink')
    },
  )

  it.each([
    [`${seedPaths.app}/listflights`, { flightId: seeds.flight.flightId, friendlyName: 'Insiders' }],
    [`${seedPaths.app}/listinappproducts`, { inAppProductId: seeds.addOn.addOnId }],
    ['inappproducts', { id: seeds.addOn.addOnId, productId: seeds.addOn.productId }],
  ])('hold what belongs to them: %s', async (path, row) => {
    const { status, body } = await session.call('GET', path)
    expect({ status, body }).toMatchObject({ status: 200, body: { value: [row], totalCount: 1 } })
  })
})

describe('unknown routes', () => {
  it.each([
    ['GET', `${seedPaths.app}/submissions`],
    ['PATCH', seedPaths.app],
    ['POST', `${seedPaths.app}/submissions/1/publish`],
    ['GET', 'nonsense'],
  ])('are 404 and remembered: %s %s', async (method, path) => {
    const { status, body, headers } = await session.call(method, path)
    expect({ status, body }).toEqual({
      status: 404,
      body: { statusCode: 404, message: 'Resource not found' },
    })
    expect(headers.get('ms-correlationid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(session.emulator.unknownRequests.at(-1)).toMatchObject({
      method,
      path: `/v1.0/my/${path}`,
      status: 404,
    })
  })

  it('are not what a request for an unknown product is', async () => {
    const before = session.emulator.unknownRequests.length
    await session.call('GET', 'applications/9NUNKNOWN000')
    expect(session.emulator.unknownRequests).toHaveLength(before)
  })
})
