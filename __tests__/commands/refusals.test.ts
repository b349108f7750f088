import { describe, expect, it } from '@jest/globals'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { runAction } from '../support/run-action.ts'
import { changesIn, PRODUCTS, somethingNew } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

const [app, flight, addOn] = PRODUCTS
const { appId } = seeds.app

useEmulator({ blobs: 'discard' })
useFiles()

const run = async (inputs: Readonly<Record<string, string>>) =>
  (await runAction({ emulator, inputs: { 'max-retries': '0', ...inputs } })).runner

describe('An ID that the Store does not know is named by its kind', () => {
  const unknownFlight = '11111111-2222-3333-4444-555555555555'
  const insiders = `"Insiders" (${seeds.flight.flightId})`

  it.each([
    {
      name: 'an app',
      inputs: { 'app-id': '9NBLGGH4R315' },
      says: 'There is no app with the Store ID 9NBLGGH4R315 in this Partner Center account. (GET applications/9NBLGGH4R315: 404',
    },
    {
      name: 'a flight, with those that the app has',
      inputs: { 'app-id': appId, 'flight-id': unknownFlight },
      says: `"flight-id": app ${appId} has no flight ${unknownFlight}. Its flights: ${insiders}.`,
    },
    {
      name: 'the app of a flight',
      inputs: { 'app-id': '9NBLGGH4R315', 'flight-id': unknownFlight },
      says: 'There is no app with the Store ID 9NBLGGH4R315 in this Partner Center account.',
    },
    {
      name: 'an add-on, with those of the account',
      inputs: { 'add-on-id': '9NBLGGH4TNMP' },
      says: `"add-on-id": there is no add-on 9NBLGGH4TNMP in this Partner Center account. Its add-ons: "demo.extra-levels" (${seeds.addOn.addOnId}).`,
    },
    {
      name: 'a submission',
      inputs: { 'app-id': appId, 'submission-id': '999' },
      says: `Submission 999 does not belong to app ${appId}, or was deleted. (GET applications/${appId}/submissions/999`,
    },
  ])('$name', async ({ inputs, says }) => {
    const runner = await run({ command: 'wait', ...inputs })
    expect(runner.failure?.slice(0, says.length)).toBe(says)
  })

  it('and no more than ten others are named', async () => {
    for (let number = 1; number <= 11; number++)
      emulator.store.addPortalFlight({ friendlyName: `Flight ${number}` })
    const runner = await run({ command: 'wait', 'app-id': appId, 'flight-id': unknownFlight })
    expect(runner.failure).toContain('and 2 more.')
  })

  it('and what cannot be listed is not named', async () => {
    emulator.inject({ match: { path: /listflights/ }, status: 500 })
    const runner = await run({ command: 'wait', 'app-id': appId, 'flight-id': unknownFlight })
    expect(runner.failure).toContain(`App ${appId} has no package flight with the ID ${unknownFlight}.`)
  })
})

describe('A product that the account may not touch', () => {
  it.each([
    { product: app, name: `app ${appId}` },
    { product: flight, name: `(flight ${seeds.flight.flightId} of )?app ${appId}` },
    { product: addOn, name: `add-on ${seeds.addOn.addOnId}` },
  ])('is named: $product.kind', async ({ product, name }) => {
    emulator.inject({ match: { path: /(applications|inappproducts)/ }, times: Infinity, status: 403 })
    const runner = await run({ command: 'wait', ...product.ids })
    expect(runner.failure).toMatch(
      new RegExp(
        `^The account cannot access ${name}: wrong Store ID, or the application lacks the Manager role\\. Check both in Partner Center`,
      ),
    )
  })
})

describe('Data that the Store rejects', () => {
  it.each([
    { product: app, advice: 'Check "submission" and "metadata-path".' },
    { product: flight, advice: 'Check "submission".' },
    { product: addOn, advice: 'Check "submission" and "metadata-path".' },
  ])('leads to the inputs that it comes from: $product.kind', async ({ product, advice }) => {
    const body = { code: 'InvalidParameterValue', message: 'The size of Keywords must be 7 or less' }
    emulator.inject({ match: { method: 'PUT', path: /v1\.0/ }, status: 400, body })
    const runner = await run({ ...product.ids, ...somethingNew(product.kind, files) })
    const says = `The Store rejected the submission data: The size of Keywords must be 7 or less. ${advice} (PUT `
    expect(runner.failure?.slice(0, says.length)).toBe(says)
  })
})

describe('A Store that fails', () => {
  it.each([
    { maxRetries: '0', tries: '' },
    { maxRetries: '1', tries: ' after 1 retry' },
    { maxRetries: '3', tries: ' after 3 retries' },
  ])(
    'says how often it was asked, and what Microsoft needs to know: $maxRetries',
    async ({ maxRetries, tries }) => {
      emulator.inject({ match: { path: /applications/ }, times: Infinity, status: 500 })
      const runner = await run({ command: 'wait', ...app.ids, 'max-retries': maxRetries })
      const correlationId = emulator.requestLog.at(-1)?.correlationId
      expect(runner.failure).toContain(
        `The Store is failing (HTTP 500${tries}). Try again later; if it persists, give Microsoft support correlation ID ${correlationId}. (GET`,
      )
    },
  )
})

describe('A flight that cannot be created', () => {
  const inputs = { command: 'create-flight', 'app-id': appId, 'flight-name': 'Nightly' }
  const known = seeds.flightGroups.testers

  it.each([
    {
      name: 'for a group that does not exist',
      given: { 'flight-groups': `${known},123` },
      says: '"flight-groups": group 123 does not exist. The ID of a group is the number in the address of its page in Partner Center.',
    },
    {
      name: 'for a group that is part of the ID of another',
      given: { 'flight-groups': `${known.slice(0, 5)},${known}` },
      says: `"flight-groups": group ${known.slice(0, 5)} does not exist.`,
    },
    {
      name: 'above a flight that does not exist',
      given: { 'flight-groups': known, 'flight-rank-higher-than': 'Canary' },
      says: '"flight-rank-higher-than": the app has no flight "Canary". Set it to the friendly name of a flight, or remove it.',
    },
    {
      name: 'under a name that is taken',
      given: { 'flight-groups': known, 'flight-name': 'insiders' },
      says: `"flight-name": a flight "insiders" already exists (ID ${seeds.flight.flightId}).`,
    },
  ])('names the input: $name', async ({ given, says }) => {
    const runner = await run({ ...inputs, ...given })
    expect(runner.failure?.slice(0, says.length)).toBe(says)
  })

  it('names all of them when the Store does not say which', async () => {
    const body = { code: 'InvalidParameterValue', message: 'No.' }
    emulator.inject({ match: { method: 'POST', path: /flights$/ }, status: 400, body })
    const runner = await run({ ...inputs, 'flight-groups': known })
    expect(runner.failure).toContain('Check "flight-name", "flight-groups" and "flight-rank-higher-than".')
  })

  it('is not created when "publish" would create it for a group that does not exist', async () => {
    const runner = await run({
      product: 'flight',
      'app-id': appId,
      'flight-name': 'Nightly',
      'flight-groups': '123',
      'zip-path': files.zip,
    })
    expect([runner.failure?.slice(0, 47), changesIn(emulator)]).toEqual([
      '"flight-groups": group 123 does not exist. The ',
      [`POST applications/${appId}/flights`],
    ])
  })
})

describe('A submission that fails', () => {
  const end = async (kind: 0 | 1 | 2, status: string, reports: readonly string[] = []) => {
    const product = PRODUCTS[kind]
    const record = emulator.store.product(product.path)
    record.switches.statusScript = ['CommitStarted', status]
    record.switches.statusErrors =
      status === 'Canceled' ? [] : [{ code: '10.1.1.1', details: '10.1.1.1 Inaccurate Representation' }]
    record.switches.certificationReports = reports.map((reportUrl) => ({
      date: '2026-01-01T00:00:00Z',
      reportUrl,
    }))
    const runner = await run({
      ...product.ids,
      ...somethingNew(product.kind, files),
      'wait-for': 'published',
    })
    return { failure: runner.failure, id: runner.outputs['submission-id'] }
  }

  it('in certification names the report, what stays live and the next step, and no code twice', async () => {
    const { failure, id } = await end(0, 'CertificationFailed', ['https://reports.example/1'])
    const url = `https://partner.microsoft.com/dashboard/products/${appId}/submissions/${id}`
    expect(failure).toBe(
      `Submission ${id} failed certification (CertificationFailed). 10.1.1.1 Inaccurate Representation. ` +
        'Report: https://reports.example/1 Version 1.0.0.0 stays live. ' +
        `Fix it, raise the version and publish again: that replaces the failed submission. ${url} ` +
        `Submission ${id} remains in the Store.`,
    )
  })

  it('of an add-on has no version to raise', async () => {
    const { failure, id } = await end(2, 'CertificationFailed')
    expect(failure).toContain(
      `Submission ${seeds.addOn.publishedId} stays live. Fix it and publish again: that replaces the failed submission.`,
    )
    expect(failure).toContain(`Submission ${id} failed certification`)
  })

  it.each([
    ['CommitFailed', 'The Store rejected submission ID'],
    ['PreProcessingFailed', 'The Store rejected submission ID'],
    ['ReleaseFailed', 'Submission ID was certified, but could not be published'],
    ['PublishFailed', 'Submission ID was certified, but could not be published'],
    ['AnythingFailed', 'The Store rejected submission ID'],
  ])('as %s begins: %s', async (status, words) => {
    const { failure, id } = await end(0, status)
    expect(failure?.split(` (${status})`)[0]).toBe(words.replace('ID', String(id)))
  })

  it('because it was cancelled is not said to be rejected', async () => {
    const { failure, id } = await end(1, 'Canceled')
    expect(failure).toMatch(
      new RegExp(
        `^Submission ${id} was cancelled in Partner Center \\(Canceled\\)\\. Version 1\\.0\\.5\\.0 stays live\\. https:`,
      ),
    )
  })

  it('is followed by "command: wait" with what stays live', async () => {
    const record = emulator.store.product(app.path)
    record.addPending({ origin: 'api', status: 'CertificationFailed' })
    const runner = await run({ command: 'wait', ...app.ids })
    expect(runner.failure).toContain(`Submission ${seeds.app.publishedId} stays live.`)
  })
})
