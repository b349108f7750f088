import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import { kinds } from '../../../emulator/store/kinds.ts'
import { ingestionError, type Session, startSession } from '../client.ts'

const { app, flight, addOn } = seedPaths
const everyProduct = [
  { kind: 'an app', product: app },
  { kind: 'a flight', product: flight },
  { kind: 'an add-on', product: addOn },
]
const salesWarning = { code: 'SalesUnsupportedWarning', details: expect.any(String) }
const notFound = {
  status: 404,
  body: ingestionError('ResourceNotFound', 'Submission not found', 'submissionId'),
}
const portalMade = {
  status: 400,
  body: ingestionError(
    'InvalidOperation',
    'Ingestion API can only update, delete, and commit submissions that are created through the API. ' +
      'Please delete the current in-progress submission and create one using the API',
    'applicationSubmission',
  ),
}
const wrongState = (message: string) => ({
  status: 409,
  body: ingestionError('InvalidState', message, 'submissionId'),
})
const busy = [
  'CommitStarted',
  'PreProcessing',
  'Certification',
  'Release',
  'PendingPublication',
  'Publishing',
]
const failed = [
  'CommitFailed',
  'PreProcessingFailed',
  'CertificationFailed',
  'ReleaseFailed',
  'PublishFailed',
  'Canceled',
]

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.store.reset())
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

const answer = async (...request: Parameters<Session['call']>): Promise<object> => {
  const { status, body } = await session.call(...request)
  return { status, body }
}
const pendingPath = (product: string): string =>
  `${product}/submissions/${session.emulator.store.product(product).pending?.id}`

describe('creating a submission', () => {
  it.each(everyProduct)('copies the published one of $kind', async ({ product }) => {
    const { status, body, headers } = await session.call('POST', `${product}/submissions`)
    const { id, fileUploadUrl, ...copy } = body as { id: string; fileUploadUrl: string }
    const published = session.emulator.store.product(product).lastPublished?.resource
    const { id: _, ...source } = JSON.parse(JSON.stringify(published))
    expect(status).toBe(201)
    expect(headers.get('ms-correlationid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(id).toMatch(/^\d{19}$/)
    expect(fileUploadUrl).toMatch(new RegExp(`^${session.emulator.url}/`))
    expect(copy).toEqual({
      ...source,
      status: 'PendingCommit',
      statusDetails: { errors: [], warnings: [salesWarning], certificationReports: [] },
      ...(source.friendlyName && { friendlyName: expect.stringMatching(/^Submission (8|3)$/) }),
    })
    expect(session.emulator.store.product(product).pending).toMatchObject({ id, origin: 'api', commits: 0 })
  })

  it('may change what nobody asked for, when the Store is configured to', async () => {
    const product = session.emulator.store.product(app)
    product.switches.changeNewDraft = ({ listings = {} }) => {
      Object.assign(listings['en-us']?.baseListing ?? {}, { title: 'Contoso Sample' })
    }
    const { body } = await session.call('POST', `${app}/submissions`)
    const titled = (title: string): object => ({ listings: { 'en-us': { baseListing: { title } } } })
    expect(body).toMatchObject(titled('Contoso Sample'))
    expect(product.lastPublished?.resource).toMatchObject(titled('Contoso Demo'))
  })

  it.each([
    { product: app, query: 'isMinimalResponse=true', missing: ['listings', 'applicationPackages'] },
    { product: app, query: 'IsMinimalResponse=True', missing: ['listings', 'applicationPackages'] },
    { product: app, query: 'isMinimalResponse=false', missing: [] },
    { product: flight, query: 'isMinimalResponse=true', missing: ['flightPackages'] },
    // Add-ons know no small answer.
    { product: addOn, query: 'isMinimalResponse=true', missing: [] },
  ])('answers without what is big when asked to: $product, $query', async ({ product, query, missing }) => {
    const { status, body } = await session.call('POST', `${product}/submissions?${query}`)
    const full = await session.call('GET', pendingPath(product))
    expect(status).toBe(201)
    expect(Object.keys(full.body as object).filter((name) => !(name in (body as object)))).toEqual(missing)
  })

  const onlyJson = {
    status: 400,
    body: ingestionError('InvalidParameterValue', 'Only JSON content is accepted', 'mediaType'),
  }
  const listings = {
    status: 400,
    body: ingestionError('InvalidParameterValue', 'The size of Listings must be 1 or more', 'listings'),
  }
  it.each([
    { name: 'with JSON as the type of an empty body', type: 'application/json', expected: { status: 201 } },
    { name: 'with a form type', type: 'application/x-www-form-urlencoded', expected: onlyJson },
    { name: 'with a text type', type: 'text/plain', expected: onlyJson },
    { name: 'with the body null', type: 'application/json', body: 'null', expected: { status: 201 } },
    { name: 'with the body ""', type: 'application/json', body: '""', expected: { status: 201 } },
    { name: 'with the body {}', type: 'application/json', body: '{}', expected: listings },
  ])('$name', async ({ type, body, expected }) => {
    expect(await answer('POST', `${app}/submissions`, body, { 'Content-Type': type })).toMatchObject(expected)
  })

  it.each([
    {
      kind: 'an app',
      product: app,
      message: 'Create submission failed, status code Conflict, reason phrase Conflict',
    },
    {
      kind: 'a flight',
      product: flight,
      message: 'Create submission failed, status code Conflict, reason phrase Conflict',
    },
    { kind: 'an add-on', product: addOn, message: 'In app product already has an in-progress submission' },
  ])(
    'is a conflict while $kind has a pending one, whoever made it and however far it is',
    async ({ product, message }) => {
      const conflict = { status: 409, body: ingestionError('InvalidState', message, 'submission') }
      for (const origin of ['api', 'portal'] as const) {
        for (const status of ['PendingCommit', ...busy, ...failed]) {
          session.emulator.store.product(product).addPending({ origin, status })
          expect(await answer('POST', `${product}/submissions`)).toEqual(conflict)
        }
      }
    },
  )

  it.each([
    { name: 'stores a body with listings', change: { tag: 'new' }, status: 201, tag: 'new' },
    { name: 'makes nothing of a body that it refuses', change: { visibility: 'Everyone' }, status: 400 },
  ])('$name', async ({ change, status, tag }) => {
    const { lastPublished } = session.emulator.store.product(addOn)
    const created = await session.call('POST', `${addOn}/submissions`, {
      ...lastPublished?.resource,
      ...change,
    })
    const { pending } = session.emulator.store.product(addOn)
    expect([created.status, pending?.resource['tag']]).toEqual([status, tag])
  })

  it('needs a published submission of an app', async () => {
    session.emulator.store.addProduct({
      path: 'applications/9NNEVER00000',
      kind: kinds.Application,
      resource: {},
    })
    expect(await answer('POST', 'applications/9NNEVER00000/submissions')).toMatchObject({
      status: 409,
      body: { code: 'InvalidState', target: 'submission' },
    })
  })

  it.each([
    {
      kind: kinds.Flight,
      path: `${app}/flights/00000000-0000-4000-8000-000000000001`,
      resource: { flightId: 'f' },
      blank: { flightId: 'f', flightPackages: [], notesForCertification: '' },
    },
    {
      kind: kinds.InAppProduct,
      path: 'inappproducts/9PNEW0000000',
      resource: {},
      blank: { listings: {}, contentType: 'NotSet', friendlyName: 'Submission 1' },
    },
  ])('starts from nothing for a new product: $kind.name', async ({ blank, ...seed }) => {
    session.emulator.store.addProduct(seed)
    expect(await answer('POST', `${seed.path}/submissions`)).toMatchObject({
      status: 201,
      body: { ...blank, status: 'PendingCommit', fileUploadUrl: expect.any(String) },
    })
  })

  it.each([
    { rollout: 'PackageRolloutInProgress', status: 409 },
    { rollout: 'PackageRolloutComplete', status: 201 },
    { rollout: 'PackageRolloutStopped', status: 201 },
    { rollout: 'PackageRolloutNotStarted', status: 201 },
  ])('is $status when the published one is $rollout', async ({ rollout, status }) => {
    for (const product of [app, flight]) {
      const published = session.emulator.store.product(product).lastPublished?.resource
      Object.assign(published?.packageDeliveryOptions?.packageRollout ?? {}, {
        packageRolloutStatus: rollout,
      })
      const { body, ...created } = await session.call('POST', `${product}/submissions`)
      expect(created.status).toBe(status)
      expect(body).toMatchObject(
        status === 409
          ? { code: 'InvalidState' }
          : {
              packageDeliveryOptions: {
                packageRollout: { packageRolloutStatus: 'PackageRolloutNotStarted' },
              },
            },
      )
    }
  })
})

describe('reading a submission', () => {
  it.each(everyProduct)('works for the published and the pending one of $kind', async ({ product }) => {
    const { id } = session.emulator.store.product(product).addPending({ origin: 'portal' })
    const published = session.emulator.store.product(product).lastPublished?.id
    expect(await answer('GET', `${product}/submissions/${published}`)).toMatchObject({
      status: 200,
      body: { id: published },
    })
    const { status, body } = await session.call('GET', `${product}/submissions/${id}`)
    expect({ status, body }).toMatchObject({ status: 200, body: { id } })
    expect(body).not.toHaveProperty('fileUploadUrl')
  })

  it('moves a committed one a step further, as its status does', async () => {
    const path = await session.draft(app)
    await session.call('POST', `${path}/commit`)
    const statuses: unknown[] = []
    for (const part of ['', '', '/status', '']) {
      const { body } = await session.call('GET', `${path}${part}`)
      statuses.push((body as { status: string }).status)
    }
    expect(statuses).toEqual(['CommitStarted', 'PreProcessing', 'Certification', 'Release'])
  })

  it('does not care for empty segments of a path', async () => {
    const { status } = await session.call('GET', `/${app.replaceAll('/', '//')}`)
    expect(status).toBe(200)
  })

  it('does not care for the case of a path', async () => {
    const path = await session.draft(app)
    expect((await session.call('GET', path.replace('submissions', 'Submissions'))).status).toBe(200)
    expect((await session.call('POST', `${path}/Commit`)).status).toBe(202)
    expect((await session.call('GET', `${path}/STATUS/`)).status).toBe(200)
  })

  it.each(['GET', 'PUT', 'DELETE'])('%s is 404 for an unknown id', async (method) => {
    expect(await answer(method, `${app}/submissions/1152921505799999999`)).toEqual(notFound)
  })

  it.each(['commit', 'status'])('%s is 404 for an unknown id', async (verb) => {
    const method = verb === 'commit' ? 'POST' : 'GET'
    expect(await answer(method, `${app}/submissions/1152921505799999999/${verb}`)).toEqual(notFound)
  })

  it('is a conflict for the id of another product', async () => {
    expect(await answer('GET', `${app}/submissions/${seeds.addOn.publishedId}`)).toMatchObject({
      status: 409,
      body: { code: 'InvalidState' },
    })
  })
})

describe('what was made in Partner Center', () => {
  it.each(everyProduct)('is refused for every change: $kind', async ({ product }) => {
    const { resource } = session.emulator.store.product(product).addPending({ origin: 'portal' })
    const path = pendingPath(product)
    expect(await answer('PUT', path, resource)).toEqual(portalMade)
    expect(await answer('POST', `${path}/commit`)).toEqual(portalMade)
    expect(await answer('DELETE', path)).toEqual(portalMade)
    expect(session.emulator.store.product(product).pending?.resource.status).toBe('PendingCommit')
  })
})

describe('the state of a submission', () => {
  it.each([...busy, ...failed])('forbids update and commit in %s', async (status) => {
    const { resource } = session.emulator.store.product(app).addPending({ status })
    const path = pendingPath(app)
    expect(await answer('PUT', path, resource)).toEqual(
      wrongState('Submission in its current state cannot be updated'),
    )
    expect(await answer('POST', `${path}/commit`)).toEqual(
      wrongState('Submission in its current state cannot be committed'),
    )
  })

  it.each(['PendingCommit', ...failed])('allows a delete in %s', async (status) => {
    session.emulator.store.product(app).addPending({ status })
    const path = pendingPath(app)
    expect(await answer('DELETE', path)).toEqual({ status: 204, body: undefined })
    expect(await answer('DELETE', path)).toEqual(notFound)
    expect(session.emulator.store.product(app).pending).toBeUndefined()
  })

  it.each(busy)('forbids a delete in %s', async (status) => {
    session.emulator.store.product(app).addPending({ status })
    const refusal = wrongState('Submission in its current state cannot be deleted')
    expect(await answer('DELETE', pendingPath(app))).toEqual(refusal)
  })

  it('forbids every change of the published one', async () => {
    const path = `${app}/submissions/${seeds.app.publishedId}`
    const refused = [
      await session.call('PUT', path, session.emulator.store.product(app).lastPublished?.resource),
      await session.call('POST', `${path}/commit`),
      await session.call('DELETE', path),
    ]
    expect(refused.map(({ status }) => status)).toEqual([409, 409, 409])
  })
})

describe('a commit', () => {
  it.each(everyProduct)('of $kind answers at once and counts', async ({ product }) => {
    const path = await session.draft(product)
    expect(await answer('POST', `${path}/commit`)).toEqual({ status: 202, body: { status: 'CommitStarted' } })
    expect((await session.call('POST', `${path}/commit`)).status).toBe(409)
    expect(session.emulator.store.product(product).pending?.commits).toBe(1)
  })

  it('refuses a form type', async () => {
    const path = await session.draft(app)
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    expect(await answer('POST', `${path}/commit`, undefined, headers)).toMatchObject({
      status: 400,
      body: { target: 'mediaType' },
    })
  })

  it.each(everyProduct)('of $kind ends in a publication, a step at each poll', async ({ product }) => {
    const former = session.emulator.store.product(product).lastPublished?.id
    const path = await session.draft(product)
    expect(await session.poll(path, 2)).toEqual(['PendingCommit', 'PendingCommit'])
    await session.call('POST', `${path}/commit`)
    expect(await session.poll(path, 9)).toEqual([...busy, 'Published', 'Published', 'Published'])

    const { lastPublished, pending } = session.emulator.store.product(product)
    expect({ id: path.endsWith(`${lastPublished?.id}`), pending }).toEqual({ id: true, pending: undefined })
    expect((await session.call('GET', `${product}/submissions/${former}`)).status).toBe(200)
    expect((await session.call('POST', `${product}/submissions`)).status).toBe(201)
  })

  it('shows the warning about sales with every status', async () => {
    const path = await session.draft(app)
    await session.call('POST', `${path}/commit`)
    for (let poll = 0; poll < 7; poll += 1) {
      const { body } = await session.call('GET', `${path}/status`)
      const statusDetails = { errors: [], warnings: [salesWarning], certificationReports: [] }
      expect(body).toEqual({ status: expect.any(String), statusDetails })
    }
  })

  it.each(['Manual', 'SpecificDate'])('stays in Release when the publish mode is %s', async (mode) => {
    const path = await session.draft(app)
    const { body } = await session.call('GET', path)
    const date = { targetPublishDate: '2030-01-01T00:00:00Z' }
    await session.call('PUT', path, { ...(body as object), targetPublishMode: mode, ...date })
    await session.call('POST', `${path}/commit`)
    expect(await session.poll(path, 6)).toEqual([...busy.slice(0, 4), 'Release', 'Release'])
  })

  it.each([
    { name: 'fails', script: ['CommitStarted', 'CommitFailed'] },
    {
      name: 'shows PendingCommit for a while',
      script: ['PendingCommit', 'PendingCommit', 'CommitStarted', 'Certification'],
    },
    { name: 'skips PreProcessing', script: ['CommitStarted', 'Certification', 'Release'] },
    { name: 'never leaves CommitStarted', script: ['CommitStarted'] },
    { name: 'falls back to PendingCommit', script: ['CommitStarted', 'PendingCommit'] },
    { name: 'says what nobody ever heard', script: ['CommitStarted', 'Pondering', 'CertificationFailed'] },
  ])('follows the script that $name, and stays at its end', async ({ script }) => {
    session.emulator.store.product(app).switches.statusScript = script
    const path = await session.draft(app)
    await session.call('POST', `${path}/commit`)
    expect(await session.poll(path, script.length + 2)).toEqual([...script, script.at(-1), script.at(-1)])
    expect(session.emulator.store.product(app).pending).toBeDefined()
  })

  it('shows the errors and reports that come with a scripted failure', async () => {
    const product = session.emulator.store.product(app)
    product.switches.statusScript = ['CommitStarted', 'Certification', 'CertificationFailed']
    product.switches.statusErrors = [{ code: 'InvalidState', details: 'See the report.' }]
    product.switches.certificationReports = [
      { date: '2026-01-02T03:04:05Z', reportUrl: 'https://partner.example/report' },
    ]
    const path = await session.draft(app)
    await session.call('POST', `${path}/commit`)
    const seen = []
    for (let poll = 0; poll < 3; poll += 1) seen.push((await session.call('GET', `${path}/status`)).body)
    const nothing = { errors: [], warnings: [salesWarning], certificationReports: [] }
    expect(seen).toEqual([
      { status: 'CommitStarted', statusDetails: nothing },
      { status: 'Certification', statusDetails: nothing },
      {
        status: 'CertificationFailed',
        statusDetails: {
          errors: product.switches.statusErrors,
          warnings: [salesWarning],
          certificationReports: product.switches.certificationReports,
        },
      },
    ])
  })

  it('is not needed for a submission that was found on its way', async () => {
    session.emulator.store.product(app).addPending({ origin: 'portal', status: 'Certification' })
    expect(await session.poll(pendingPath(app), 5)).toEqual([
      'Certification',
      'Release',
      'PendingPublication',
      'Publishing',
      'Published',
    ])
  })

  it('starts a gradual rollout when it is published', async () => {
    const path = await session.draft(app)
    const { body } = await session.call('GET', path)
    const packageRollout = { isPackageRollout: true, packageRolloutPercentage: 12.5 }
    await session.call('PUT', path, { ...(body as object), packageDeliveryOptions: { packageRollout } })
    await session.call('POST', `${path}/commit`)
    await session.poll(path, 7)
    expect(session.emulator.store.product(app).lastPublished?.resource.packageDeliveryOptions).toEqual({
      packageRollout: {
        ...packageRollout,
        packageRolloutStatus: 'PackageRolloutInProgress',
        fallbackSubmissionId: seeds.app.publishedId,
      },
      isMandatoryUpdate: false,
      mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00.0000000Z',
    })
    expect((await session.call('POST', `${app}/submissions`)).status).toBe(409)
  })
})
