import { describe, expect, it } from '@jest/globals'
import { samplePackage } from '../../emulator/fixtures/sample-packages.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import type { ProductRecord } from '../../emulator/store/product-record.ts'
import { CanceledError } from '../../src/shared/errors.ts'
import { asObjects, fromJson } from '../../src/shared/json.ts'
import { outcomeIn } from '../support/outcome.ts'
import { runAction } from '../support/run-action.ts'
import { changesIn, PRODUCTS } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

const [app] = PRODUCTS
const groups = seeds.flightGroups.testers

useEmulator()
useFiles()

const run = (inputs: Readonly<Record<string, string>>) => runAction({ emulator, inputs })

const byName = { product: 'flight', 'app-id': seeds.app.appId, 'flight-name': 'Nightly' }

/** Publishes to a flight that is created first, with the same step or with one before it. */
const WAYS = {
  'the same step': { 'flight-groups': groups },
  'create-flight before': {},
} as const

async function publishToNew(
  way: keyof typeof WAYS,
  inputs: Readonly<Record<string, string>> = {},
): ReturnType<typeof run> {
  if (way === 'create-flight before')
    await run({ command: 'create-flight', ...byName, 'flight-groups': groups })
  return await run({ ...byName, ...WAYS[way], 'zip-path': files.zip, ...inputs })
}

function nightly(): ProductRecord {
  const flights = emulator.store.flightsOf(emulator.store.product(app.path))
  const flight = flights.find(({ resource }) => resource['friendlyName'] === 'Nightly')
  if (flight === undefined) throw new Error('there is no flight "Nightly"')
  return flight
}

/** The changes that were asked for, the flight without its id. */
const changes = (): readonly string[] =>
  changesIn(emulator).map((change) => change.replace(/flights\/[0-9a-f-]{36}/, 'flights/{flight}'))

const FLIGHT = 'applications/9NDEMO000001/flights/{flight}'
const FILLED = [
  'POST applications/9NDEMO000001/flights',
  `PUT ${FLIGHT}/submissions/{id}`,
  `POST ${FLIGHT}/submissions/{id}/commit`,
]
/** The packages that the run says it has sent. */
const packagesIn = ({ packages = '' }: Readonly<Record<string, string>>): readonly unknown[] =>
  asObjects(fromJson(packages)).map(({ fileName }) => fileName)

const ways = Object.keys(WAYS) as (keyof typeof WAYS)[]

describe('The first draft of a flight', () => {
  it.each(ways.flatMap((way) => (['delete', 'wait', 'fail'] as const).map((policy) => ({ way, policy }))))(
    'is filled and published under "if-pending: $policy", with $way',
    async ({ way, policy }) => {
      const { runner } = await publishToNew(way, { 'if-pending': policy, 'wait-for': 'published' })

      expect({
        failure: runner.failure,
        changes: changes(),
        live: nightly().lastPublished?.id,
        packages: packagesIn(runner.outputs),
      }).toEqual({
        failure: undefined,
        changes: FILLED,
        live: runner.outputs['submission-id'],
        packages: ['Demo_1.1.0.0_x64.msix'],
      })
    },
  )

  it.each(ways)('is filled and left with "draft: true", with %s', async (way) => {
    const { runner } = await publishToNew(way, { draft: 'true' })

    expect({ failure: runner.failure, packages: packagesIn(runner.outputs) }).toEqual({
      failure: undefined,
      packages: ['Demo_1.1.0.0_x64.msix'],
    })
  })

  it.each(ways)('is kept when the run fails, and the next run uses it, with %s', async (way) => {
    emulator.inject({
      match: { method: 'PUT', path: /\/submissions\/\d+$/ },
      status: 400,
      body: { code: 'InvalidParameterValue', message: 'No.' },
    })
    const failed = await publishToNew(way)
    const { id } = nightly().pending ?? {}
    expect({ outcome: outcomeIn(failed.runner.failure), deletes: changes().filter(isDelete) }).toEqual({
      outcome: { is: 'draft kept', submissionId: id },
      deletes: [],
    })

    const { runner } = await run({ ...byName, 'zip-path': files.zip, 'wait-for': 'published' })

    expect({ failure: runner.failure, live: nightly().lastPublished?.id }).toEqual({
      failure: undefined,
      live: id,
    })
  })

  it('is left alone by a run that is cancelled, and by its post run', async () => {
    await run({ command: 'create-flight', ...byName, 'flight-groups': groups })
    emulator.inject({ match: { method: 'PUT', path: /\/submissions\/\d+$/ }, silent: true })
    const controller = new AbortController()
    const inputs = { ...byName, 'zip-path': files.zip }
    const running = runAction({ emulator, inputs, cancelled: controller.signal })
    while (emulator.waitingClients === 0) await new Promise(setImmediate)
    controller.abort(new CanceledError('The run was cancelled (SIGINT).'))
    const { runner } = await running
    const { length } = emulator.requestLog
    await runAction({ emulator, inputs, state: runner.state })

    expect({
      outcome: outcomeIn(runner.failure),
      deletes: changes().filter(isDelete),
      requestsOfPostRun: emulator.requestLog.length - length,
    }).toEqual({
      outcome: { is: 'draft kept', submissionId: nightly().pending?.id },
      deletes: [],
      requestsOfPostRun: 0,
    })
  })

  it('that somebody has filled is replaced when it may be, and never deleted', async () => {
    await publishToNew('the same step', { draft: 'true' })
    const { id } = nightly().pending ?? {}
    const newer = await samplePackage({ version: '1.2.0.0', architecture: 'x64' })
    const packages = await files.add('Demo_1.2.0.0_x64.msix', newer)

    const { runner } = await run({ ...byName, packages, 'wait-for': 'published' })

    const { resource } = nightly().lastPublished ?? {}
    expect({
      failure: runner.failure,
      id: resource?.id,
      packages: resource?.flightPackages?.map(({ fileName }) => fileName),
      deletes: changes().filter(isDelete),
    }).toEqual({ failure: undefined, id, packages: ['Demo_1.2.0.0_x64.msix'], deletes: [] })
  })

  it('that somebody has filled is refused when it is to stay', async () => {
    await publishToNew('the same step', { draft: 'true' })
    const { id } = nightly().pending ?? {}
    const { length } = changes()

    const { runner } = await run({ ...byName, 'zip-path': files.zip, 'if-pending': 'fail' })

    expect({ failure: runner.failure, changes: changes().slice(length) }).toEqual({
      failure: expect.stringContaining(`Submission ${id} of flight`),
      changes: [],
    })
  })

  it('is not deleted by delete-submission', async () => {
    await run({ command: 'create-flight', ...byName, 'flight-groups': groups })

    const { runner } = await run({ command: 'delete-submission', ...byName })

    expect({ failure: runner.failure, deletes: changes().filter(isDelete) }).toEqual({
      failure: expect.stringMatching(
        `^Submission ${nightly().pending?.id} of flight .* is its first, which the Store may not create again`,
      ),
      deletes: [],
    })
  })

  it.each(ways)('that the Store shows late is found after the conflict of a create, with %s', async (way) => {
    emulator.store.newDraftHiddenForReads = 3

    const { runner } = await publishToNew(way, { 'wait-for': 'published' })

    expect({ failure: runner.failure, live: nightly().lastPublished?.id }).toEqual({
      failure: undefined,
      live: runner.outputs['submission-id'],
    })
    expect(changes().filter(isDelete)).toEqual([])
  })

  it('that the Store shows late may be somebody else’s for a run that did not create the flight', async () => {
    emulator.store.newDraftHiddenForReads = 3

    const { runner } = await publishToNew('create-flight before', { 'if-pending': 'fail' })

    expect({ failure: runner.failure, pending: nightly().pending?.commits }).toEqual({
      failure: expect.stringContaining('409'),
      pending: 0,
    })
  })
})

describe('The first draft of a flight whose creation got no answer', () => {
  const unanswered = {
    'for sure': { reset: true, effect: 'applied' },
    'and a gateway spoke': { status: 504, body: '', effect: 'applied' },
  } as const

  it.each(Object.keys(unanswered) as (keyof typeof unanswered)[])(
    'may be somebody else’s when it is shown late: %s',
    async (how) => {
      emulator.inject({ match: { method: 'POST', path: /\/flights$/ }, ...unanswered[how] })
      emulator.store.newDraftHiddenForReads = 3

      const { runner } = await publishToNew('the same step', { 'if-pending': 'fail' })

      expect({ failure: runner.failure, commits: nightly().pending?.commits, changes: changes() }).toEqual({
        failure: expect.stringContaining('409'),
        commits: 0,
        changes: ['POST applications/9NDEMO000001/flights', `POST ${FLIGHT}/submissions`],
      })
    },
  )
})

const isDelete = (change: string): boolean => change.startsWith('DELETE')

describe('A first submission of a flight that has failed', () => {
  async function failFirst(): Promise<void> {
    await publishToNew('the same step', { draft: 'true' })
    const { pending } = nightly()
    if (pending !== undefined) Object.assign(pending, { commits: 1 }).resource.status = 'CommitFailed'
  }

  it('is deleted, and the Store is asked again until it takes another one', async () => {
    await failFirst()
    nightly().switches.notFoundCreatesAfterDelete = 6

    const { runner, clock } = await run({ ...byName, 'zip-path': files.zip, 'wait-for': 'published' })

    expect({ failure: runner.failure, live: nightly().lastPublished?.id }).toEqual({
      failure: undefined,
      live: runner.outputs['submission-id'],
    })
    expect(clock.sleeps.slice(0, 6)).toEqual([5000, 5000, 5000, 5000, 5000, 5000])
    expect(runner.log.filter((line) => /POST .*404.*Trying again/.test(line))).toHaveLength(6)
  })

  it('is followed by another one also when a create was not answered before', async () => {
    await failFirst()
    emulator.inject({ match: { method: 'POST', path: /\/submissions$/ }, reset: true })

    const { runner } = await run({ ...byName, 'zip-path': files.zip, 'wait-for': 'published' })

    expect({ failure: runner.failure, live: nightly().lastPublished?.id }).toEqual({
      failure: undefined,
      live: runner.outputs['submission-id'],
    })
  })

  it('fails the run when the Store takes none for half a minute', async () => {
    await failFirst()
    nightly().switches.notFoundCreatesAfterDelete = Number.POSITIVE_INFINITY
    const { length } = changes()

    const { runner } = await run({ ...byName, 'zip-path': files.zip })

    expect(changes().slice(length)).toEqual([
      `DELETE ${FLIGHT}/submissions/{id}`,
      ...Array<string>(7).fill(`POST ${FLIGHT}/submissions`),
    ])
    expect(runner.failure).toContain('does not create a submission of flight')
    expect(outcomeIn(runner.failure)?.is).toBe('no submission made')
  })
})

describe('A flight that is missing', () => {
  it('is named by a run that created it and failed', async () => {
    emulator.inject({ match: { method: 'GET', path: /\/flights\/[^/]+$/ }, status: 403 })

    const { runner } = await publishToNew('the same step')

    expect({ failure: runner.failure, output: runner.outputs['flight-id'] }).toEqual({
      failure: expect.stringContaining(
        `The flight "Nightly" was created: ${nightly().resource['flightId']}. It stays, and the next run uses it.`,
      ),
      output: nightly().resource['flightId'],
    })
  })

  it('is not created for an app that was never published', async () => {
    delete emulator.store.product(app.path).lastPublished

    const { runner } = await publishToNew('the same step')

    expect({ failure: runner.failure, changes: changes() }).toEqual({
      failure: expect.stringContaining('App 9NDEMO000001 has never been published.'),
      changes: [],
    })
  })
})

describe('An app that was never published', () => {
  const unfit = {
    'metadata-only': 'true',
    submission: '{"listings":{"xx-klingon":{}},"visibility":"public"}',
  }

  it.each([
    { name: 'without a submission', pending: false },
    { name: 'with a submission that only Partner Center can change', pending: true },
  ])('is to be published in Partner Center, before anything else is said of the plan: $name', async (one) => {
    const record = emulator.store.product(app.path)
    delete record.lastPublished
    if (one.pending) record.addPending({ origin: 'portal' })

    const { runner } = await run({ ...app.ids, ...unfit })

    const where = one.pending ? `submissions/${record.pending?.id}` : 'overview'
    expect({
      failure: runner.failure,
      errors: runner.log.filter((line) => line.startsWith('::error')),
      changes: changes(),
    }).toEqual({
      failure: expect.stringContaining(
        'App 9NDEMO000001 has never been published. Create its first submission, including the age rating, in Partner ' +
          `Center; this action can publish every later one. https://partner.microsoft.com/dashboard/products/9NDEMO000001/${where}`,
      ),
      errors: [],
      changes: [],
    })
  })
})
