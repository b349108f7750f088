import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import { kinds } from '../../../emulator/store/kinds.ts'
import { ingestionError, type Session, startSession } from '../client.ts'

const { app } = seedPaths
const { insiders, testers } = seeds.flightGroups
const lowest = 'Non-flighted submission'

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.reset())
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

interface Flight {
  readonly flightId: string
  readonly friendlyName: string
  readonly rankHigherThan: string
  readonly pendingFlightSubmission?: { readonly id: string; readonly resourceLocation: string }
}

const answer = async (...request: Parameters<Session['call']>): Promise<object> => {
  const { status, body } = await session.call(...request)
  return { status, body }
}

async function makeFlight(friendlyName: string, more: object = {}): Promise<Flight> {
  const { body } = await session.call('POST', `${app}/flights`, {
    friendlyName,
    groupIds: [testers],
    ...more,
  })
  return body as Flight
}

const pathOf = ({ flightId }: Flight): string => `${app}/flights/${flightId}`

/** Names of the flights with what each is ranked above. */
async function ranks(): Promise<Record<string, string>> {
  const { body } = await session.call('GET', `${app}/listflights`)
  const { value } = body as { value: Flight[] }
  return Object.fromEntries(value.map(({ friendlyName, rankHigherThan }) => [friendlyName, rankHigherThan]))
}

describe('a new flight', () => {
  it('may be there without a submission', async () => {
    session.emulator.store.newFlightsHaveDraft = false
    const sent = { friendlyName: 'Beta', groupIds: [insiders, testers], rankHigherThan: null }
    const { status, body } = await session.call('POST', `${app}/flights`, sent)
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        flightId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
        friendlyName: 'Beta',
        groupIds: [insiders, testers],
        rankHigherThan: 'Insiders',
      },
    })
    expect(await answer('GET', pathOf(body as Flight))).toEqual({ status: 200, body })
  })

  it('takes property names in any case', async () => {
    const sent = { FriendlyName: 'Beta', GroupIds: [insiders], RankHigherThan: lowest }
    expect(await answer('POST', `${app}/flights`, sent)).toMatchObject({
      status: 201,
      body: { friendlyName: 'Beta', rankHigherThan: lowest },
    })
  })

  it('without a submission is published like any other', async () => {
    session.emulator.store.newFlightsHaveDraft = false
    const beta = await makeFlight('Beta')
    const path = await session.draft(pathOf(beta))
    await session.call('POST', `${path}/commit`)
    expect((await session.poll(path, 7)).at(-1)).toBe('Published')
    expect(await answer('GET', pathOf(beta))).toMatchObject({
      body: { lastPublishedFlightSubmission: { id: path.split('/').at(-1) } },
    })
  })

  it('comes with a draft, which takes the place of another and is published', async () => {
    const beta = await makeFlight('Beta')
    const { id = '' } = beta.pendingFlightSubmission ?? {}
    const path = `${pathOf(beta)}/submissions/${id}`
    expect(beta.pendingFlightSubmission?.resourceLocation).toBe(`flights/${beta.flightId}/submissions/${id}`)
    expect(await answer('POST', `${pathOf(beta)}/submissions`)).toMatchObject({ status: 409 })
    const { status, body } = await session.call('GET', path)
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { flightId: beta.flightId, flightPackages: [], fileUploadUrl: expect.any(String) },
    })
    expect((await session.call('PUT', path, body)).status).toBe(200)
    await session.call('POST', `${path}/commit`)
    expect((await session.poll(path, 7)).at(-1)).toBe('Published')
    expect(await answer('GET', pathOf(beta))).toMatchObject({
      body: { lastPublishedFlightSubmission: { id } },
    })
  })

  it.each([['0'], [0]])('may go to the documented group, %j', async (group) => {
    const sent = { friendlyName: 'Beta', groupIds: [group] }
    expect(await answer('POST', `${app}/flights`, sent)).toMatchObject({
      status: 201,
      body: { groupIds: ['0'] },
    })
  })

  it('may be asked for with trailing commas', async () => {
    const sent = `{"friendlyName": "Beta, \\",]", "groupIds": ["${insiders}", ], }`
    expect(await answer('POST', `${app}/flights`, sent)).toMatchObject({
      status: 201,
      body: { friendlyName: 'Beta, ",]' },
    })
  })

  it('may show its draft late', async () => {
    session.emulator.store.newDraftHiddenForReads = 1
    const beta = await makeFlight('Beta')
    const shown = await Promise.all([1, 2].map(() => session.call('GET', pathOf(beta))))
    const pending = { pendingFlightSubmission: { id: expect.any(String) } }
    expect([beta, ...shown.map(({ body }) => body)]).toEqual([
      expect.not.objectContaining(pending),
      expect.not.objectContaining(pending),
      expect.objectContaining({
        pendingFlightSubmission: expect.objectContaining(pending.pendingFlightSubmission),
      }),
    ])
    expect((await session.call('POST', `${pathOf(beta)}/submissions`)).status).toBe(409)
  })

  it.each([
    { name: 'no name', change: { friendlyName: ' ' }, target: 'friendlyName' },
    { name: 'a name that is none', change: { friendlyName: 7 }, target: 'friendlyName' },
    { name: 'no groups', change: { groupIds: [] }, target: 'groupIds' },
    { name: 'groups that are no list', change: { groupIds: insiders }, target: 'groupIds' },
    { name: 'an unknown group', change: { groupIds: [insiders, '1'] }, target: 'groupIds' },
    { name: 'an unknown rank', change: { rankHigherThan: 'Nobody' }, target: 'rankHigherThan' },
  ])('is refused with $name', async ({ change, target }) => {
    const sent = { friendlyName: 'Beta', groupIds: [insiders], ...change }
    expect(await answer('POST', `${app}/flights`, sent)).toEqual({
      status: 400,
      body: ingestionError('InvalidParameterValue', expect.any(String), target),
    })
    expect(Object.keys(await ranks())).toEqual(['Insiders'])
  })

  it.each([
    { name: 'no JSON', body: '{"friendlyName":', type: 'application/json', target: 'body' },
    {
      name: 'a form',
      body: 'friendlyName=Beta',
      type: 'application/x-www-form-urlencoded',
      target: 'mediaType',
    },
  ])('is refused as $name', async ({ body, type, target }) => {
    const headers = { 'Content-Type': type }
    expect(await answer('POST', `${app}/flights`, body, headers)).toMatchObject({
      status: 400,
      body: { target },
    })
  })

  it('is a conflict with one of the same name', async () => {
    expect(await answer('POST', `${app}/flights`, { friendlyName: 'insiders', groupIds: [testers] })).toEqual(
      {
        status: 409,
        body: ingestionError('InvalidState', expect.stringContaining('insiders'), 'friendlyName'),
      },
    )
  })

  it('needs an app that is published', async () => {
    const path = 'applications/9NNEVER00000'
    const sent = { friendlyName: 'Beta', groupIds: [insiders] }
    expect(await answer('POST', `${path}/flights`, sent)).toMatchObject({ status: 404 })
    session.emulator.store.addProduct({ path, kind: kinds.Application, resource: {} })
    expect(await answer('POST', `${path}/flights`, sent)).toMatchObject({ status: 409 })
  })
})

describe('the rank of a flight', () => {
  it('is the highest, or directly above another, named or by id', async () => {
    const beta = await makeFlight('Beta')
    await makeFlight('Canary', { rankHigherThan: beta.flightId })
    await makeFlight('Dogfood', { rankHigherThan: 'Insiders' })
    await makeFlight('Everybody', { rankHigherThan: lowest })
    expect(await ranks()).toEqual({
      Everybody: lowest,
      Insiders: 'Everybody',
      Dogfood: 'Insiders',
      Beta: 'Dogfood',
      Canary: 'Beta',
    })
  })

  it('closes up when one goes', async () => {
    const beta = await makeFlight('Beta')
    await makeFlight('Canary')
    await session.call('DELETE', pathOf(beta))
    expect(await ranks()).toEqual({ Insiders: lowest, Canary: 'Insiders' })
  })
})

describe('a deleted flight', () => {
  it('is gone with its submissions', async () => {
    const { flightId, publishedId } = seeds.flight
    const path = `${app}/flights/${flightId}`
    await session.draft(path)
    expect(await answer('DELETE', path)).toEqual({ status: 204, body: undefined })
    for (const gone of [path, `${path}/submissions/${publishedId}`]) {
      expect(await answer('GET', gone)).toMatchObject({ status: 404, body: { code: 'ResourceNotFound' } })
    }
    expect(await answer('DELETE', path)).toMatchObject({ status: 404 })
    expect(await ranks()).toEqual({})
  })

  it.each([
    { status: 'PreProcessing', deleted: 409 },
    { status: 'Certification', deleted: 409 },
    { status: 'Release', deleted: 409 },
    { status: 'CertificationFailed', deleted: 204 },
  ])('is $deleted with a submission in $status', async ({ status, deleted }) => {
    session.emulator.store.product(seedPaths.flight).addPending({ status })
    expect((await session.call('DELETE', seedPaths.flight)).status).toBe(deleted)
  })
})

describe('the list of flights', () => {
  it('comes in pages, each with the link to the next', async () => {
    for (const name of ['B', 'C', 'D', 'E']) await makeFlight(name)
    const names: string[] = []
    const links: (string | undefined)[] = []
    for (let path: string | undefined = `${app}/listflights?top=2`; path !== undefined; path = links.at(-1)) {
      const { body } = await session.call('GET', path)
      const page = body as { value: Flight[]; totalCount: number; '@nextLink'?: string }
      expect(page.totalCount).toBe(5)
      names.push(...page.value.map(({ friendlyName }) => friendlyName))
      links.push(page['@nextLink'])
    }
    expect(names).toEqual(['Insiders', 'B', 'C', 'D', 'E'])
    expect(links).toEqual([`${app}/listflights/?skip=2&top=2`, `${app}/listflights/?skip=4&top=2`, undefined])
  })
})

describe('a flight of Partner Center', () => {
  it('has a draft that nobody can touch, until a person deletes it there', async () => {
    const product = session.emulator.store.addPortalFlight({ friendlyName: 'Beta' })
    const path = `${product.path}/submissions/${product.pending?.id}`
    const { body } = await session.call('GET', path)
    expect(body).toMatchObject({ status: 'PendingCommit', flightPackages: [] })
    expect(body).not.toHaveProperty('fileUploadUrl')
    for (const method of ['PUT', 'DELETE']) {
      expect(await answer(method, path, method === 'PUT' ? body : undefined)).toMatchObject({
        status: 400,
        body: { code: 'InvalidOperation', target: 'applicationSubmission' },
      })
    }
    expect((await session.call('POST', `${product.path}/submissions`)).status).toBe(409)
    product.discardPending()
    expect((await session.call('POST', `${product.path}/submissions`)).status).toBe(201)
  })

  it('is ranked as requested', async () => {
    session.emulator.store.addPortalFlight({ friendlyName: 'Beta', rankHigherThan: lowest })
    expect(await ranks()).toEqual({ Insiders: 'Beta', Beta: lowest })
  })
})

describe('a create after the delete of the only submission', () => {
  const draftOf = (flight: Flight): string =>
    `${pathOf(flight)}/submissions/${flight.pendingFlightSubmission?.id}`

  async function createUntilTaken(flight: string): Promise<object[]> {
    const creates: { status: number; isEmpty: boolean }[] = []
    while (creates.at(-1)?.status !== 201 && creates.length < 9) {
      const { status, body } = await session.call('POST', `${flight}/submissions`)
      creates.push({ status, isEmpty: body === undefined })
    }
    return creates
  }

  const notYet = { status: 404, isEmpty: true }
  const created = { status: 201, isEmpty: false }

  it('is 404 with nothing else for a while', async () => {
    const beta = await makeFlight('Beta')
    expect((await session.call('DELETE', draftOf(beta))).status).toBe(204)
    expect(await createUntilTaken(pathOf(beta))).toEqual([notYet, notYet, created])
  })

  it('is 404 for as often as told', async () => {
    const beta = await makeFlight('Beta')
    session.emulator.store.product(pathOf(beta)).switches.notFoundCreatesAfterDelete = 3
    await session.call('DELETE', draftOf(beta))
    expect(await createUntilTaken(pathOf(beta))).toEqual([notYet, notYet, notYet, created])
  })

  it('is as ever when there is a published one', async () => {
    await session.call('DELETE', await session.draft(seedPaths.flight))
    expect(await createUntilTaken(seedPaths.flight)).toEqual([created])
  })
})
