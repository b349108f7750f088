import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import type { SubmissionResource } from '../../../emulator/store/resource.ts'
import { ingestionError, type Session, startSession } from '../client.ts'

const { app, flight, addOn } = seedPaths
const products = [
  { kind: 'an app', product: app, publishedId: seeds.app.publishedId },
  { kind: 'a flight', product: flight, publishedId: seeds.flight.publishedId },
]
const verbs = ['updatepackagerolloutpercentage?percentage=50', 'haltpackagerollout', 'finalizepackagerollout']
const notInProgress = {
  status: 409,
  body: ingestionError('InvalidState', 'The submission has no package rollout in progress.', 'submissionId'),
}

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.reset())
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

const answer = async (...request: Parameters<Session['call']>): Promise<object> => {
  const { status, body } = await session.call(...request)
  return { status, body }
}

const publishedPath = (product: string): string =>
  `${product}/submissions/${session.emulator.store.product(product).lastPublished?.id}`

/** Publishes a draft with a rollout. */
async function rollOut(product: string, packageRolloutPercentage: number): Promise<string> {
  const path = await session.draft(product)
  const { body } = await session.call('GET', path)
  const packageRollout = { isPackageRollout: true, packageRolloutPercentage }
  await session.call('PUT', path, { ...(body as object), packageDeliveryOptions: { packageRollout } })
  await session.call('POST', `${path}/commit`)
  await session.poll(path, 7)
  return path
}

describe('the rollout of a submission', () => {
  it.each(products)('is there to read when there is none: $kind', async ({ product }) => {
    expect(await answer('GET', `${publishedPath(product)}/packagerollout`)).toEqual({
      status: 200,
      body: {
        isPackageRollout: false,
        packageRolloutPercentage: 0,
        packageRolloutStatus: 'PackageRolloutNotStarted',
        fallbackSubmissionId: '0',
      },
    })
  })

  it.each(products)('moves on while it is in progress: $kind', async ({ product, publishedId }) => {
    const path = await rollOut(product, 10)
    const rollout = (percentage: number, word: string): object => ({
      status: 200,
      body: {
        isPackageRollout: true,
        packageRolloutPercentage: percentage,
        packageRolloutStatus: `PackageRollout${word}`,
        fallbackSubmissionId: publishedId,
      },
    })
    const update = (percentage: number) =>
      answer('POST', `${path}/updatePackageRolloutPercentage?percentage=${percentage}`)
    expect(await answer('GET', `${path}/packagerollout`)).toEqual(rollout(10, 'InProgress'))
    expect(await update(33.5)).toEqual(rollout(33.5, 'InProgress'))
    expect(await update(0)).toEqual(rollout(0, 'InProgress'))
    expect(await update(100)).toEqual(rollout(100, 'InProgress'))
    expect((await session.call('POST', `${product}/submissions`)).status).toBe(409)
    expect(await answer('POST', `${path}/finalizepackagerollout`)).toEqual(rollout(100, 'Complete'))
    expect(await answer('GET', `${path}/packagerollout`)).toEqual(rollout(100, 'Complete'))
    expect((await session.call('POST', `${product}/submissions`)).status).toBe(201)
  })

  it.each(['', '?percentage=', '?percentage=-1', '?percentage=100.5', '?percentage=12,5', '?percentage=all'])(
    'takes a percentage and nothing else: %s',
    async (query) => {
      session.emulator.store.product(app).startRollout(25)
      const path = `${publishedPath(app)}/updatepackagerolloutpercentage${query}`
      const message = 'The package rollout percentage must be between 0 and 100.'
      expect(await answer('POST', path)).toEqual({
        status: 400,
        body: ingestionError('InvalidParameterValue', message, 'percentage'),
      })
    },
  )

  it.each(verbs)('is a conflict when it is not in progress: %s', async (verb) => {
    const published = publishedPath(app)
    expect(await answer('POST', `${published}/${verb}`)).toEqual(notInProgress)
    for (const end of ['haltpackagerollout', 'finalizepackagerollout']) {
      session.emulator.store.product(app).startRollout(25)
      expect((await session.call('POST', `${published}/${end}`)).status).toBe(200)
      expect(await answer('POST', `${published}/${verb}`)).toEqual(notInProgress)
    }
  })

  it.each(verbs)('is a conflict before the publication: %s', async (verb) => {
    const path = await session.draft(app)
    const { body } = await session.call('GET', path)
    const packageRollout = { isPackageRollout: true, packageRolloutPercentage: 5 }
    await session.call('PUT', path, { ...(body as object), packageDeliveryOptions: { packageRollout } })
    expect(await answer('POST', `${path}/${verb}`)).toEqual(notInProgress)
  })

  it.each(['packagerollout', ...verbs])('is 404 for an unknown id: %s', async (verb) => {
    const method = verb === 'packagerollout' ? 'GET' : 'POST'
    expect(await answer(method, `${app}/submissions/1152921505799999999/${verb}`)).toEqual({
      status: 404,
      body: ingestionError('ResourceNotFound', 'Submission not found', 'submissionId'),
    })
  })

  it.each(verbs)('is a conflict for the id of another product: %s', async (verb) => {
    session.emulator.store.product(flight).startRollout(25)
    expect(await answer('POST', `${app}/submissions/${seeds.flight.publishedId}/${verb}`)).toMatchObject({
      status: 409,
    })
  })

  it.each([
    { type: undefined, status: 200 },
    { type: 'application/json', status: 200 },
    { type: 'application/x-www-form-urlencoded', status: 400 },
  ])('takes no body, called $type', async ({ type, status }) => {
    session.emulator.store.product(app).startRollout(25)
    const headers = type === undefined ? {} : { 'Content-Type': type }
    const halted = await session.call('POST', `${publishedPath(app)}/haltpackagerollout`, undefined, headers)
    expect(halted.status).toBe(status)
  })
})

describe('a halted rollout', () => {
  it.each(products)(
    'leaves users where they were, and is what the next draft copies: $kind',
    async ({ product, publishedId }) => {
      const halted = await rollOut(product, 10)
      expect(await answer('POST', `${halted}/haltpackagerollout`)).toMatchObject({
        status: 200,
        body: {
          packageRolloutPercentage: 0,
          packageRolloutStatus: 'PackageRolloutStopped',
          fallbackSubmissionId: publishedId,
        },
      })
      Object.assign(session.emulator.store.product(product).lastPublished?.resource ?? {}, {
        notesForCertification: 'Halted.',
      })
      const { body: draft } = await session.call('GET', await session.draft(product))
      expect(draft).toMatchObject({
        notesForCertification: 'Halted.',
        packageDeliveryOptions: {
          packageRollout: {
            isPackageRollout: true,
            packageRolloutPercentage: 0,
            packageRolloutStatus: 'PackageRolloutNotStarted',
            fallbackSubmissionId: '0',
          },
        },
      })
    },
  )

  it('gives its fallback to the next rollout', async () => {
    const halted = await rollOut(app, 10)
    await session.call('POST', `${halted}/haltpackagerollout`)
    const next = await rollOut(app, 20)
    expect(await answer('GET', `${next}/packagerollout`)).toMatchObject({
      body: { fallbackSubmissionId: seeds.app.publishedId },
    })
    await session.call('POST', `${next}/finalizepackagerollout`)
    const last = await rollOut(app, 30)
    expect(await answer('GET', `${last}/packagerollout`)).toMatchObject({
      body: { fallbackSubmissionId: next.split('/').at(-1) },
    })
  })
})

describe('the knob for a rollout', () => {
  it.each(products)(
    'starts one, with a fallback that can be read: $kind',
    async ({ product, publishedId }) => {
      session.emulator.store.product(product).startRollout(12.5)
      const { body } = await session.call('GET', publishedPath(product))
      const { id, packageDeliveryOptions: { packageRollout } = {} } = body as SubmissionResource
      expect({ id, packageRollout }).toEqual({
        id: publishedId,
        packageRollout: {
          isPackageRollout: true,
          packageRolloutPercentage: 12.5,
          packageRolloutStatus: 'PackageRolloutInProgress',
          fallbackSubmissionId: expect.stringMatching(/^\d{19}$/),
        },
      })
      const fallback = `${product}/submissions/${packageRollout?.fallbackSubmissionId}`
      expect((await session.call('GET', fallback)).status).toBe(200)
      expect((await session.call('POST', `${fallback}/haltpackagerollout`)).status).toBe(409)
      expect((await session.call('POST', `${product}/submissions`)).status).toBe(409)
    },
  )

  it('needs something published that has packages', () => {
    const product = session.emulator.store.product(app)
    delete product.lastPublished
    expect(() => product.startRollout(1)).toThrow('no published packages')
    expect(() => session.emulator.store.product(addOn).startRollout(1)).toThrow('no published packages')
  })
})
