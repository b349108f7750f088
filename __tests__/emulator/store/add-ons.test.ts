import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import { kinds } from '../../../emulator/store/kinds.ts'
import { ingestionError, type Session, startSession } from '../client.ts'

const { appId } = seeds.app
const good = { applicationIds: [appId], productId: 'demo.coins', productType: 'Consumable' }

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.reset())
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

interface AddOn {
  readonly id: string
  readonly productId: string
}

const answer = async (...request: Parameters<Session['call']>): Promise<object> => {
  const { status, body } = await session.call(...request)
  return { status, body }
}

async function makeAddOn(productId: string): Promise<AddOn> {
  const { body } = await session.call('POST', 'inappproducts', { ...good, productId })
  return body as AddOn
}

describe('a new add-on', () => {
  it.each(['Durable', 'Consumable'])('is there at once, without a submission: %s', async (productType) => {
    const { status, body } = await session.call('POST', 'inappproducts', { ...good, productType })
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        applications: {
          value: [{ id: appId, resourceLocation: `applications/${appId}` }],
          totalCount: 1,
        },
        id: expect.stringMatching(/^9P[0-9A-Z]{10}$/),
        productId: 'demo.coins',
        productType,
      },
    })
    expect(await answer('GET', `inappproducts/${(body as AddOn).id}`)).toEqual({ status: 200, body })
  })

  it('takes property names in any case, and a slash at the end', async () => {
    const sent = { ApplicationIds: [appId.toLowerCase()], ProductId: 'demo.coins', ProductType: 'Durable' }
    expect(await answer('POST', 'inappproducts/', sent)).toMatchObject({ status: 201 })
  })

  it('gets its first submission from the API', async () => {
    const { id } = await makeAddOn('demo.coins')
    const path = await session.draft(`inappproducts/${id}`)
    expect(await answer('GET', path)).toMatchObject({
      status: 200,
      body: { status: 'PendingCommit', friendlyName: 'Submission 1', listings: {} },
    })
  })

  it.each([
    { name: 'no app', change: { applicationIds: [] }, target: 'applicationIds' },
    { name: 'two apps', change: { applicationIds: [appId, appId] }, target: 'applicationIds' },
    { name: 'an unknown app', change: { applicationIds: ['9NUNKNOWN000'] }, target: 'applicationIds' },
    { name: 'an app that is not a list', change: { applicationIds: appId }, target: 'applicationIds' },
    { name: 'no product id', change: { productId: '' }, target: 'productId' },
    { name: 'a long product id', change: { productId: 'x'.repeat(101) }, target: 'productId' },
    { name: 'no type', change: { productType: undefined }, target: 'productType' },
    { name: 'a type in another case', change: { productType: 'durable' }, target: 'productType' },
  ])('is refused with $name', async ({ change, target }) => {
    expect(await answer('POST', 'inappproducts', { ...good, ...change })).toEqual({
      status: 400,
      body: ingestionError('InvalidParameterValue', expect.any(String), target),
    })
  })

  it.each([
    { name: 'no JSON', body: '[', type: 'application/json', target: 'body' },
    { name: 'a form', body: 'productId=a', type: 'application/x-www-form-urlencoded', target: 'mediaType' },
  ])('is refused as $name', async ({ body, type, target }) => {
    expect(await answer('POST', 'inappproducts', body, { 'Content-Type': type })).toMatchObject({
      status: 400,
      body: { target },
    })
  })

  it('is a conflict with one of the same product id, unless that is of another app', async () => {
    const sent = { ...good, productId: seeds.addOn.productId.toUpperCase() }
    expect(await answer('POST', 'inappproducts', sent)).toEqual({
      status: 409,
      body: ingestionError('InvalidState', expect.stringContaining(sent.productId), 'productId'),
    })
    const id = '9NDEMO00000A'
    session.emulator.store.addProduct({
      path: `applications/${id}`,
      kind: kinds.Application,
      resource: { id },
    })
    expect(await answer('POST', 'inappproducts', { ...sent, applicationIds: [id] })).toMatchObject({
      status: 201,
    })
  })

  it.each(['Subscription', 'StoreManagedConsumable'])(
    'of type %s is not for the API',
    async (productType) => {
      expect(await answer('POST', 'inappproducts', { ...good, productType })).toMatchObject({
        status: 409,
        body: {
          code: 'InvalidState',
          message: expect.stringContaining('not supported by the submission API'),
        },
      })
    },
  )

  it('has the access of its app', async () => {
    session.emulator.store.product(seedPaths.app).switches.access = 'forbidden'
    expect(await answer('POST', 'inappproducts', good)).toEqual({ status: 403, body: undefined })
  })
})

describe('a deleted add-on', () => {
  it('is gone with its submissions', async () => {
    expect(await answer('DELETE', seedPaths.addOn)).toEqual({ status: 204, body: undefined })
    expect(await answer('GET', seedPaths.addOn)).toMatchObject({ status: 404 })
    expect(await answer('DELETE', seedPaths.addOn)).toMatchObject({ status: 404 })
    expect(await answer('GET', 'inappproducts')).toMatchObject({ body: { value: [], totalCount: 0 } })
  })

  it('is 409 with a submission that the Store works on', async () => {
    session.emulator.store.product(seedPaths.addOn).addPending({ status: 'Certification' })
    expect(await answer('DELETE', seedPaths.addOn)).toMatchObject({ status: 409 })
  })
})

describe('the lists of add-ons', () => {
  const ids = (body: unknown): string[] =>
    (body as { value: { id?: string; inAppProductId?: string }[] }).value.map(
      ({ id, inAppProductId }) => id ?? inAppProductId ?? '',
    )

  it('hold all of them when no page is asked for', async () => {
    for (let index = 0; index < 11; index += 1) await makeAddOn(`demo.${index}`)
    const { body } = await session.call('GET', 'inappproducts')
    expect(ids(body)).toHaveLength(12)
    expect(body).not.toHaveProperty('@nextLink')
  })

  it.each([
    { list: 'inappproducts', link: 'inappproducts/?skip=2&top=2' },
    { list: `${seedPaths.app}/listinappproducts`, link: `${seedPaths.app}/listinappproducts/?skip=2&top=2` },
  ])('come in pages: $list', async ({ list, link }) => {
    const made = [seeds.addOn.addOnId, (await makeAddOn('a')).id, (await makeAddOn('b')).id]
    const first = await session.call('GET', `${list}?top=2`)
    expect(first.body).toMatchObject({ '@nextLink': link, totalCount: 3 })
    const last = await session.call('GET', link)
    expect(last.body).not.toHaveProperty('@nextLink')
    expect([...ids(first.body), ...ids(last.body)]).toEqual(made)
  })
})
