import { beforeEach, describe, expect, it } from '@jest/globals'
import { sampleCertificate } from '../../emulator/fixtures/sample-certificate.ts'
import { samplePackage } from '../../emulator/fixtures/sample-packages.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { outcomeIn } from '../support/outcome.ts'
import { runAction } from '../support/run-action.ts'
import { changesIn, PRODUCTS } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

const [app, flight, addOn] = PRODUCTS
const appId = { product: 'app', 'app-id': seeds.app.appId }

useEmulator()
useFiles()

/** Runs a command now, since the emulator looks at the dates of certificates. */
async function run(inputs: Readonly<Record<string, string>>, { mayHaveIdToken = false } = {}) {
  const clock = new FakeClock(Date.now())
  const { runner } = await runAction({ emulator, inputs, clock, mayHaveIdToken })
  return runner
}

const record = (path: string) => emulator.store.product(path)

describe('wait', () => {
  it('follows the pending submission that an earlier run has committed', async () => {
    await run({ ...app.ids, 'zip-path': files.zip, 'wait-for': 'none' })
    const { id } = record(app.path).pending ?? {}

    const runner = await run({ command: 'wait', ...app.ids, 'wait-for': 'published' })

    expect({ failure: runner.failure, outputs: runner.outputs }).toMatchObject({
      failure: undefined,
      outputs: { 'submission-id': id, status: 'Published', published: 'true' },
    })
  })

  it('succeeds at once when the last submission is published', async () => {
    const runner = await run({ command: 'wait', ...app.ids, 'wait-for': 'published' })

    expect({ failure: runner.failure, outputs: runner.outputs }).toMatchObject({
      failure: undefined,
      outputs: { 'submission-id': seeds.app.publishedId, published: 'true' },
    })
  })

  it('does not wait for a draft, and says what to do', async () => {
    record(app.path).addPending({ origin: 'api', status: 'PendingCommit' })

    const runner = await run({ command: 'wait', ...app.ids })

    expect(runner.failure).toContain('"command: submit-draft"')
  })

  it('fails when the Store turns the submission down', async () => {
    record(app.path).addPending({ origin: 'api', status: 'CertificationFailed' })

    const runner = await run({ command: 'wait', ...app.ids })

    expect({ failure: runner.failure, status: runner.outputs['status'] }).toEqual({
      failure: expect.stringContaining('CertificationFailed'),
      status: 'CertificationFailed',
    })
  })

  it('has to have something to wait for', async () => {
    delete record(app.path).lastPublished

    const runner = await run({ command: 'wait', ...app.ids })

    const polls = emulator.requestLog.filter(({ path }) => path.endsWith('/status'))
    expect({ outcome: outcomeIn(runner.failure)?.is, polls }).toEqual({
      outcome: 'nothing changed',
      polls: [],
    })
  })
})

describe('status', () => {
  const requests = (): readonly string[] =>
    emulator.requestLog.filter(({ path }) => path.startsWith('/v1.0/')).map(({ method }) => method)

  it.each(PRODUCTS)('tells what is live when nothing is pending: $kind', async ({ kind, ids, path }) => {
    const live = record(path).lastPublished?.id

    const runner = await run({ command: 'status', ...ids })

    expect({ failure: runner.failure, outputs: runner.outputs, changes: changesIn(emulator) }).toMatchObject({
      failure: undefined,
      outputs: {
        'submission-id': live,
        status: 'Published',
        published: 'true',
        'published-submission-id': live,
        'published-packages': expect.stringMatching(kind === 'add-on' ? /^\[\]$/ : /"version":"1\.0\.\d\.0"/),
      },
      changes: [],
    })
  })

  it.each([
    { isPackageRollout: false, status: 'PackageRolloutNotStarted', percentage: 0, outputs: {} },
    ...[
      ['PackageRolloutInProgress', 10],
      ['PackageRolloutInProgress', 100],
      ['PackageRolloutComplete', 100],
      ['PackageRolloutStopped', 0],
    ].map(([status, percentage]) => ({
      isPackageRollout: true,
      status,
      percentage,
      outputs: { 'rollout-status': status, 'rollout-percentage': String(percentage) },
    })),
  ])(
    'tells how far the rollout of what is live is: $isPackageRollout, $status at $percentage',
    async ({ isPackageRollout, status, percentage, outputs: expected }) => {
      const live = record(app.path).lastPublished
      Object.assign(live?.resource.packageDeliveryOptions?.packageRollout ?? {}, {
        isPackageRollout,
        packageRolloutStatus: status,
        packageRolloutPercentage: percentage,
      })

      const { failure, outputs } = await run({ command: 'status', ...app.ids })

      const told = Object.entries(outputs).filter(([name]) => name.startsWith('rollout-'))
      expect({ failure, told: Object.fromEntries(told) }).toEqual({ failure: undefined, told: expected })
    },
  )

  it.each([
    { status: 'PendingCommit', gets: 3 },
    { status: 'Certification', gets: 3 },
    // The fourth tells what publishes it.
    { status: 'Release', gets: 4 },
  ])('looks once, and does not wait: $status', async ({ status, gets }) => {
    const { id } = record(app.path).addPending({ origin: 'api', status })

    const runner = await run({ command: 'status', ...app.ids })

    expect({ failure: runner.failure, outputs: runner.outputs, requests: requests() }).toMatchObject({
      failure: undefined,
      outputs: {
        'submission-id': id,
        'submission-url': expect.stringContaining(id),
        published: 'false',
        'published-submission-id': seeds.app.publishedId,
      },
      requests: Array<string>(gets).fill('GET'),
    })
  })

  it.each([
    { mode: 'Manual', says: 'To publish it, someone must click Publish in Partner Center.' },
    { mode: 'SpecificDate', says: 'The Store publishes it on 2027-01-02 at 03:00 UTC.' },
    { mode: 'Immediate', says: 'The Store publishes it automatically.' },
  ])('says what publishes a submission that is certified: $mode', async ({ mode, says }) => {
    const { id, resource } = record(app.path).addPending({ origin: 'api', status: 'Release' })
    Object.assign(resource, { targetPublishMode: mode, targetPublishDate: '2027-01-02T03:00:00Z' })
    // It waits there, as a submission of the other modes does by itself.
    record(app.path).switches.statusScript = ['Release']

    const { log, summary } = await run({ command: 'status', ...app.ids })

    expect(log.at(-1)).toContain(`Submission ${id} is pending (Release). ${says} Submission `)
    expect(summary).toContain(says)
  })

  it.each(PRODUCTS)('is not red because of a failed certification: $kind', async ({ ids, path }) => {
    record(path).switches.statusErrors = [{ code: 'InvalidParameterValue', details: 'A price is missing.' }]
    record(path).switches.certificationReports = [
      { date: '2026-01-01T00:00:00Z', reportUrl: 'https://reports.example/1' },
    ]
    const { id } = record(path).addPending({ origin: 'api', status: 'CertificationFailed' })

    const runner = await run({ command: 'status', ...ids })

    expect({ failure: runner.failure, outputs: runner.outputs }).toMatchObject({
      failure: undefined,
      outputs: { 'submission-id': id, status: 'CertificationFailed', published: 'false' },
    })
    const annotations = runner.log.filter((line) => /^::(error|warning)/.test(line))
    expect(annotations).toEqual([expect.stringMatching(`^::warning::.*${id}.*CertificationFailed`)])
  })

  it.each(PRODUCTS)('says that a product was never published: $kind', async ({ ids, path }) => {
    delete record(path).lastPublished

    const { failure, outputs, log } = await run({ command: 'status', ...ids })

    expect({ failure, status: outputs['status'], packages: outputs['published-packages'] }).toEqual({
      failure: undefined,
      status: undefined,
      packages: '[]',
    })
    expect(log.join('\n')).toContain('Nothing is pending. Nothing has ever been published.')
  })

  it('takes what is deleted under its eyes for not there', async () => {
    record(app.path).addPending({ origin: 'api', status: 'PendingCommit' })
    emulator.inject({ match: { method: 'GET', path: /\/status$/ }, status: 404 })

    const { failure, outputs } = await run({ command: 'status', ...app.ids })

    expect({ failure, id: outputs['submission-id'] }).toEqual({
      failure: undefined,
      id: seeds.app.publishedId,
    })
  })
})

describe('delete-submission', () => {
  it('deletes the pending draft, and a second time succeeds with nothing to do', async () => {
    record(app.path).addPending({ origin: 'api', status: 'PendingCommit' })

    const first = await run({ command: 'delete-submission', ...app.ids })
    const second = await run({ command: 'delete-submission', ...app.ids })

    expect({ failures: [first.failure, second.failure], changes: changesIn(emulator) }).toEqual({
      failures: [undefined, undefined],
      changes: ['DELETE applications/9NDEMO000001/submissions/{id}'],
    })
    expect(second.summary).not.toBe(first.summary)
  })

  it.each([
    {
      name: 'one that the Store is working on',
      origin: 'api',
      status: 'Certification',
      isFirst: false,
      says: 'cannot be deleted while the Store is processing it. Cancel it in Partner Center, or follow it with "command: wait".',
    },
    {
      name: 'one that was made in Partner Center',
      origin: 'portal',
      status: 'PendingCommit',
      isFirst: false,
      says: 'was created in Partner Center and can only be deleted there.',
    },
    {
      name: "an app's first one",
      origin: 'api',
      status: 'PendingCommit',
      isFirst: true,
      says: 'is its first, which the Store may not create again, so it was not deleted: "command: publish" fills it.',
    },
    {
      name: "an app's first one that has failed",
      origin: 'api',
      status: 'CertificationFailed',
      isFirst: true,
      says: 'is its first, which the Store may not create again, so it was not deleted. Delete it in Partner Center.',
    },
  ] as const)('refuses $name, and recommends what it can do', async ({ origin, status, isFirst, says }) => {
    const { id } = record(app.path).addPending({ origin, status })
    record(app.path).switches.statusScript = [status]
    if (isFirst) delete record(app.path).lastPublished

    const runner = await run({ command: 'delete-submission', ...app.ids })

    expect({ failure: runner.failure, changes: changesIn(emulator) }).toEqual({
      failure: expect.stringMatching(
        `^Submission ${id} of app ${seeds.app.appId} \\(${status}\\) ${says} https:`,
      ),
      changes: [],
    })
  })
})

describe('A flight', () => {
  const groups = Object.values(seeds.flightGroups)

  it('is created, told by its id, and deleted again, twice', async () => {
    const created = await run({
      command: 'create-flight',
      'app-id': seeds.app.appId,
      'flight-name': 'Nightly',
      'flight-groups': groups.join('\n'),
    })
    const id = created.outputs['flight-id'] ?? ''
    const ids = { product: 'flight', 'app-id': seeds.app.appId, 'flight-id': id }
    const deleted = await run({ command: 'delete-flight', ...ids })
    const again = await run({ command: 'delete-flight', ...ids })

    expect([created.failure, deleted.failure, again.failure]).toEqual([undefined, undefined, undefined])
    expect(changesIn(emulator)).toEqual([
      'POST applications/9NDEMO000001/flights',
      `DELETE applications/9NDEMO000001/flights/${id}`,
    ])
    expect(again.summary).toContain(id)
  })

  it('of a name that is there is refused with its id', async () => {
    const runner = await run({
      command: 'create-flight',
      'app-id': seeds.app.appId,
      'flight-name': seeds.flight.friendlyName,
      'flight-groups': groups[0] ?? '',
    })

    expect({ failure: runner.failure, changes: changesIn(emulator) }).toEqual({
      failure: expect.stringContaining(seeds.flight.flightId),
      changes: [],
    })
  })

  it('is published by its name', async () => {
    const runner = await run({
      product: 'flight',
      'app-id': seeds.app.appId,
      'flight-name': seeds.flight.friendlyName,
      'zip-path': files.zip,
      'wait-for': 'published',
    })

    expect({ failure: runner.failure, flight: runner.outputs['flight-id'] }).toEqual({
      failure: undefined,
      flight: seeds.flight.flightId,
    })
    expect(record(flight.path).lastPublished?.id).toBe(runner.outputs['submission-id'])
  })

  it.each([
    { carriesDraft: false, name: 'without a submission' },
    { carriesDraft: true, name: 'with a draft from birth' },
  ])('that is missing is made first when its groups are given, $name', async ({ carriesDraft }) => {
    emulator.store.newFlightsHaveDraft = carriesDraft

    const runner = await run({
      product: 'flight',
      'app-id': seeds.app.appId,
      'flight-name': 'Nightly',
      'flight-groups': groups[0] ?? '',
      'zip-path': files.zip,
      'wait-for': 'published',
    })

    expect({ failure: runner.failure, published: runner.outputs['published'] }).toEqual({
      failure: undefined,
      published: 'true',
    })
  })

  it('that is missing is not created when what is to be published would be refused', async () => {
    const foreign = await samplePackage({ name: 'Fabrikam.Other', version: '1.1.0.0', architecture: 'x64' })

    const runner = await run({
      product: 'flight',
      'app-id': seeds.app.appId,
      'flight-name': 'Nightly',
      'flight-groups': groups[0] ?? '',
      packages: await files.add('Other_1.1.0.0_x64.msix', foreign),
    })

    expect({ failure: runner.failure, changes: changesIn(emulator) }).toEqual({
      failure: expect.stringContaining('Fabrikam.Other'),
      changes: [],
    })
  })

  it('that is missing is planned for in a dry run, and not created', async () => {
    const runner = await run({
      product: 'flight',
      'app-id': seeds.app.appId,
      'flight-name': 'Nightly',
      'flight-groups': groups[0] ?? '',
      'zip-path': files.zip,
      'dry-run': 'true',
    })

    expect({
      failure: runner.failure,
      changes: changesIn(emulator),
      planned: runner.outputs['changes'],
    }).toEqual({
      failure: undefined,
      changes: [],
      planned: expect.stringContaining('flightPackages[Demo_1.1.0.0_x64.msix]'),
    })
  })

  it('that is missing is an error that names the ones that are there', async () => {
    const runner = await run({
      product: 'flight',
      'app-id': seeds.app.appId,
      'flight-name': 'Nightly',
      'zip-path': files.zip,
    })

    expect(runner.failure).toMatch(new RegExp(`"flight-name".*"Nightly".*"${seeds.flight.friendlyName}"`))
  })

  it('that was made in Partner Center has a draft that only a person can delete', async () => {
    const made = emulator.store.addPortalFlight({ friendlyName: 'Beta' })

    const runner = await run({
      product: 'flight',
      'app-id': seeds.app.appId,
      'flight-name': 'Beta',
      'zip-path': files.zip,
    })

    expect({ failure: runner.failure, pending: made.pending?.origin }).toEqual({
      failure: expect.stringMatching(new RegExp(`${made.pending?.id} .*PendingCommit.*Partner Center`)),
      pending: 'portal',
    })
  })

  it('whose answer was lost is found by its name', async () => {
    emulator.inject({
      match: { method: 'POST', path: /\/flights$/ },
      effect: 'applied',
      status: 504,
      body: '',
    })

    const runner = await run({
      command: 'create-flight',
      'app-id': seeds.app.appId,
      'flight-name': 'Nightly',
      'flight-groups': groups[0] ?? '',
    })

    expect({
      failure: runner.failure,
      id: runner.outputs['flight-id'],
      changes: changesIn(emulator),
    }).toEqual({
      failure: undefined,
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      changes: ['POST applications/9NDEMO000001/flights'],
    })
  })
})

describe('An add-on', () => {
  const newAddOn = {
    command: 'create-add-on',
    ...appId,
    'add-on-product-id': 'demo.skins',
    'add-on-type': 'Durable',
  }

  it('is created, told by its id, and deleted again, twice', async () => {
    const created = await run(newAddOn)
    const id = created.outputs['add-on-id'] ?? ''
    const deleted = await run({ command: 'delete-add-on', product: 'add-on', 'add-on-id': id })
    const again = await run({ command: 'delete-add-on', product: 'add-on', 'add-on-id': id })

    expect([created.failure, deleted.failure, again.failure]).toEqual([undefined, undefined, undefined])
    expect(changesIn(emulator)).toEqual(['POST inappproducts', `DELETE inappproducts/${id}`])
    expect(again.summary).toContain(id)
  })

  it('of a product id that is there is refused with its Store ID', async () => {
    const { outputs } = await run(newAddOn)

    const runner = await run(newAddOn)

    expect(outputs['add-on-id']).toMatch(/^\w{12}$/)
    expect(runner.failure).toMatch(
      new RegExp(`"add-on-product-id".*"demo\\.skins".*\\b${outputs['add-on-id']}\\b`),
    )
  })

  it('gets its first submission', async () => {
    const created = await run(newAddOn)

    const runner = await run({
      product: 'add-on',
      'add-on-id': created.outputs['add-on-id'] ?? '',
      submission: JSON.stringify({
        contentType: 'OnlineDownload',
        lifetime: 'Forever',
        visibility: 'Public',
        targetPublishMode: 'Immediate',
        pricing: { priceId: 'Free' },
        listings: { 'en-us': { title: 'Skins', description: 'Wear something nice.' } },
      }),
      'wait-for': 'published',
    })

    expect({ failure: runner.failure, published: runner.outputs['published'] }).toEqual({
      failure: undefined,
      published: 'true',
    })
  })
})

const ROLLOUT = { method: 'GET', path: /\/packagerollout$/ }

/** The rollout of what is live. */
function rolloutOf(path: string): {
  readonly status: string | undefined
  readonly percentage: number | undefined
} {
  const rollout = record(path).lastPublished?.resource.packageDeliveryOptions?.packageRollout
  return { status: rollout?.packageRolloutStatus, percentage: rollout?.packageRolloutPercentage }
}

describe('A rollout', () => {
  beforeEach(() => {
    record(app.path).startRollout(25)
  })

  it.each([
    {
      command: 'update-rollout',
      inputs: { 'rollout-percentage': '50' },
      percentage: '50',
      status: 'InProgress',
    },
    { command: 'finalize-rollout', inputs: {}, percentage: '100', status: 'Complete' },
    { command: 'halt-rollout', inputs: {}, percentage: '0', status: 'Stopped' },
  ])(
    'is changed by $command, and a second time succeeds with nothing to do',
    async ({ command, inputs, percentage, status }) => {
      const first = await run({ command, ...app.ids, ...inputs })
      const second = await run({ command, ...app.ids, ...inputs })

      expect({
        failures: [first.failure, second.failure],
        outputs: first.outputs,
        requests: changesIn(emulator).length,
      }).toMatchObject({
        failures: [undefined, undefined],
        outputs: { 'rollout-percentage': percentage, 'rollout-status': `PackageRollout${status}` },
        requests: 1,
      })
    },
  )

  const shown = { packageRolloutStatus: 'PackageRolloutInProgress', packageRolloutPercentage: 25 }
  const CHANGES = [
    { command: 'update-rollout', inputs: { 'rollout-percentage': '50' } },
    { command: 'finalize-rollout', inputs: {} },
    { command: 'halt-rollout', inputs: {} },
  ]

  it.each(CHANGES)('whose $command is shown late is read again', async ({ command, inputs }) => {
    emulator.inject({ match: ROLLOUT, skip: 1, times: 2, status: 200, body: shown })

    const { runner, clock } = await runAction({ emulator, inputs: { command, ...app.ids, ...inputs } })

    const { status, percentage } = rolloutOf(app.path)
    expect({ failure: runner.failure, outputs: runner.outputs, sleeps: clock.sleeps }).toMatchObject({
      failure: undefined,
      outputs: { 'rollout-percentage': String(percentage), 'rollout-status': status },
      sleeps: [5000, 5000],
    })
  })

  it.each(CHANGES)('whose $command is not shown at all is no success', async ({ command, inputs }) => {
    emulator.inject({ match: ROLLOUT, times: Number.POSITIVE_INFINITY, status: 200, body: shown })

    const runner = await run({ command, ...app.ids, ...inputs })

    const { publishedId } = app
    expect({ failure: runner.failure, outputs: runner.outputs }).toMatchObject({
      failure: expect.stringMatching(
        new RegExp(
          `^The rollout of submission ${publishedId} is still at 25% \\(PackageRolloutInProgress\\)\\. Run the job again\\. https://\\S+ ` +
            `The Store accepted the change to the rollout of submission ${publishedId}\\.$`,
        ),
      ),
      outputs: { 'rollout-percentage': '25', 'rollout-status': 'PackageRolloutInProgress' },
    })
  })

  it('that has ended cannot be changed', async () => {
    await run({ command: 'finalize-rollout', ...app.ids })

    const runner = await run({ command: 'update-rollout', ...app.ids, 'rollout-percentage': '50' })

    expect({ failure: runner.failure, outcome: outcomeIn(runner.failure)?.is }).toEqual({
      failure: expect.stringContaining('PackageRolloutComplete'),
      outcome: 'nothing changed',
    })
  })

  it.each([
    { command: 'update-rollout', inputs: { 'rollout-percentage': '50' } },
    { command: 'finalize-rollout', inputs: {} },
    { command: 'halt-rollout', inputs: {} },
  ])('is not said to be changed when the Store does not show it: $command', async ({ command, inputs }) => {
    emulator.inject({
      match: { method: 'POST', path: /rollout/ },
      status: 200,
      body: { packageRolloutStatus: 'PackageRolloutInProgress', packageRolloutPercentage: 25 },
    })

    const runner = await run({ command, ...app.ids, ...inputs })

    expect(runner.failure).toMatch(
      /^The rollout of submission \d+ is still at 25% \(PackageRolloutInProgress\)\. Run the job again\./,
    )
  })

  it.each([
    { command: 'update-rollout', inputs: { 'rollout-percentage': '50' } },
    { command: 'finalize-rollout', inputs: {} },
    { command: 'halt-rollout', inputs: {} },
  ])('is changed again when the answer proves nothing: $command', async ({ command, inputs }) => {
    emulator.inject({ match: { method: 'POST', path: /rollout/ }, status: 200, body: {} })

    const runner = await run({ command, ...app.ids, ...inputs })

    expect({ failure: runner.failure, requests: changesIn(emulator).length }).toEqual({
      failure: undefined,
      requests: 2,
    })
  })

  it.each([
    { command: 'update-rollout', inputs: { 'rollout-percentage': '33.3' }, percentage: 33.29999923706055 },
    {
      command: 'update-rollout',
      inputs: { 'rollout-percentage': '100' },
      percentage: 100,
      status: 'Complete',
    },
    { command: 'halt-rollout', inputs: {}, percentage: 0, status: 'Stopped' },
  ])('may be shown late, and rounded: $command to $percentage', async ({ command, inputs, ...changed }) => {
    const { percentage, status = 'InProgress' } = changed
    const rollout = (packageRolloutPercentage: number, word: string) => ({
      body: { packageRolloutStatus: `PackageRollout${word}`, packageRolloutPercentage },
    })
    const match = { method: 'GET', path: /packagerollout/ }
    emulator.inject({ match, times: 2, ...rollout(25, 'InProgress') })
    emulator.inject({ match, times: Infinity, ...rollout(percentage, status) })

    const runner = await run({ command, ...app.ids, ...inputs })

    expect({ failure: runner.failure, percentage: runner.outputs['rollout-percentage'] }).toEqual({
      failure: undefined,
      percentage: String(percentage),
    })
  })

  it('whose finalize got no clear answer is read', async () => {
    emulator.inject({ match: { method: 'POST', path: /finalize/ }, effect: 'applied', status: 504, body: '' })

    const runner = await run({ command: 'finalize-rollout', ...app.ids })

    expect({
      failure: runner.failure,
      status: runner.outputs['rollout-status'],
      requests: changesIn(emulator).length,
    }).toEqual({
      failure: undefined,
      status: 'PackageRolloutComplete',
      requests: 1,
    })
  })
})

describe('A dry run of a command that changes something', () => {
  const cases: readonly { command: string; inputs: Readonly<Record<string, string>> }[] = [
    { command: 'delete-submission', inputs: app.ids },
    {
      command: 'create-flight',
      inputs: { 'app-id': seeds.app.appId, 'flight-name': 'Nightly', 'flight-groups': '1' },
    },
    { command: 'delete-flight', inputs: flight.ids },
    {
      command: 'create-add-on',
      inputs: { ...appId, 'add-on-product-id': 'demo.skins', 'add-on-type': 'Consumable' },
    },
    { command: 'delete-add-on', inputs: addOn.ids },
    { command: 'update-rollout', inputs: { ...app.ids, 'rollout-percentage': '50' } },
    { command: 'finalize-rollout', inputs: app.ids },
    { command: 'halt-rollout', inputs: app.ids },
  ]
  it.each(cases)('$command says what it would do, and does not', async ({ command, inputs }) => {
    record(app.path).startRollout(25)
    record(app.path).addPending({ origin: 'api', status: 'PendingCommit' })

    const runner = await run({ command, ...inputs, 'dry-run': 'true' })

    expect({ failure: runner.failure, changes: changesIn(emulator) }).toEqual({
      failure: undefined,
      changes: [],
    })
    expect(runner.summary).toMatch(/dry run/i)
  })
})

describe('Signing in', () => {
  const withoutSecret = { 'client-secret': '' }

  it('with a certificate leads to a token', async () => {
    const { privateKey, certificate } = sampleCertificate()
    const pem = certificate + privateKey
    emulator.store.certificates.push(certificate)

    const runner = await run({
      ...app.ids,
      ...withoutSecret,
      'client-certificate': pem,
      'zip-path': files.zip,
    })

    expect(runner.failure).toBeUndefined()
    expect(runner.log.join('\n')).toContain('client certificate')
    expect(
      privateKey.split('\n').filter((text) => text.length > 20 && runner.everything.includes(text)),
    ).toEqual([])
  })

  it("with GitHub's own token leads to a token, which is fetched anew when another is needed", async () => {
    emulator.inject({
      match: { method: 'POST', path: /\/submissions$/ },
      status: 401,
      body: { code: 'Unauthorized', message: 'Identity cannot be authorized. CorrelationId: 0' },
    })

    const runner = await run(
      { ...app.ids, ...withoutSecret, 'zip-path': files.zip },
      { mayHaveIdToken: true },
    )

    expect({ failure: runner.failure, tokens: emulator.github.issued }).toEqual({
      failure: undefined,
      tokens: 2,
    })
  })

  it('from another branch than Entra knows says which subject to add, and shows no token', async () => {
    emulator.github.subject = 'repo:contoso/demo:ref:refs/heads/other'

    const runner = await run(
      { ...app.ids, ...withoutSecret, 'zip-path': files.zip },
      { mayHaveIdToken: true },
    )

    expect(runner.failure).toContain('"repo:contoso/demo:ref:refs/heads/other"')
    expect(runner.everything).not.toMatch(/eyJ[\w-]+\./)
  })

  it('needs one credential, and the error explains all three', async () => {
    const runner = await run({ ...app.ids, ...withoutSecret, 'zip-path': files.zip })

    expect({ requests: emulator.requestLog.length, failure: runner.failure }).toEqual({
      requests: 0,
      failure: expect.stringMatching(/client.secret[\s\S]*client-certificate[\s\S]*id-token: write/),
    })
  })

  it.each([
    { secret: 'wrong', says: /AADSTS7000215/ },
    { secret: seeds.expiredSecret, says: /AADSTS7000222/ },
  ])('with a refused secret says why', async ({ secret, says }) => {
    const runner = await run({ ...app.ids, 'client-secret': secret, 'zip-path': files.zip })

    expect(runner.failure).toMatch(says)
    expect(runner.everything).not.toContain(`"${secret}"`)
  })
})
