import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths } from '../../../emulator/fixtures/seeds.ts'
import type { SubmissionResource } from '../../../emulator/store/resource.ts'
import { type Session, startSession } from '../client.ts'
import { addOnCreate, addOnUpdate } from './add-on-submissions.ts'
import { appUpdate } from './app-submissions.ts'
import { composeBody, listIgnored } from './compose.ts'
import type { RequestFact } from './facts.ts'
import { flightCreate, flightUpdate } from './flight-submissions.ts'
import { withStoredPackages } from './record.ts'

const { app, flight, addOn } = seedPaths

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.reset())
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

const documentedIgnored = (facts: readonly RequestFact[]): string[] =>
  facts.filter(({ effect }) => effect === 'ignored').map(({ path }) => path)

describe('a body with every documented name is taken', () => {
  it.each([
    { page: 'create-a-flight', path: `${app}/flights`, facts: flightCreate },
    { page: 'create-an-add-on', path: 'inappproducts', facts: addOnCreate },
  ])('$page', async ({ path, facts }) => {
    const { status, body } = await session.call('POST', path, composeBody(facts))
    expect({ status, ignored: listIgnored(facts, body) }).toEqual({
      status: 201,
      ignored: documentedIgnored(facts),
    })
  })

  it.each([
    { page: 'update-an-app-submission', product: app, facts: appUpdate },
    { page: 'update-a-flight-submission', product: flight, facts: flightUpdate },
    { page: 'update-an-add-on-submission', product: addOn, facts: addOnUpdate },
  ])('$page', async ({ product, facts }) => {
    const path = await session.draft(product)
    const draft = (await session.call('GET', path)).body as SubmissionResource
    const { status, body } = await session.call('PUT', path, withStoredPackages(composeBody(facts), draft))
    expect({ status, ignored: listIgnored(facts, body) }).toEqual({
      status: 200,
      ignored: documentedIgnored(facts),
    })
  })
})
