import { expect, it } from '@jest/globals'
import { samplePackage } from '../../emulator/fixtures/sample-packages.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { outcomeIn } from '../support/outcome.ts'
import { runBundle } from '../support/run-action.ts'
import { describeOnEachNode } from '../support/sources/nodes.ts'
import { PRODUCTS, somethingNew } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

useEmulator()
useFiles()

describeOnEachNode('dist/index.js', (node) => {
  const run = (inputs: Readonly<Record<string, string>>) => runBundle({ emulator, node, inputs })
  const [app] = PRODUCTS

  it.each(PRODUCTS)('publishes $ids.product until it is live', async ({ kind, ids, path }) => {
    const { exitCode, outputs, summary, log } = await run({
      ...ids,
      ...somethingNew(kind, files),
      'wait-for': 'published',
    })

    const live = emulator.store.product(path).lastPublished
    expect({ exitCode, log: exitCode === 0 ? '' : log, outputs, commits: live?.commits }).toMatchObject({
      exitCode: 0,
      log: '',
      commits: 1,
      outputs: {
        'submission-id': live?.id,
        'submission-url': expect.stringContaining(`/submissions/${live?.id}`),
        status: 'Published',
        'status-details': expect.stringMatching(
          /^{"errors":\[\],"warnings":\[{"code":"SalesUnsupportedWarning",[^}]*}\],"certificationReports":\[\]}$/,
        ),
        published: 'true',
        skipped: 'false',
        changes: expect.stringContaining('PendingUpload'),
        ...(kind === 'flight' ? { 'flight-id': seeds.flight.flightId } : {}),
        ...(kind === 'add-on' ? { 'add-on-id': seeds.addOn.addOnId } : {}),
      },
    })
    expect(summary).toContain(live?.id)
  })

  it('replaces the packages that were live', async () => {
    await run({ ...app.ids, 'zip-path': files.zip, 'wait-for': 'published' })

    const packages = emulator.store.product(app.path).lastPublished?.resource['applicationPackages']
    expect(packages).toEqual([
      expect.objectContaining({
        fileName: 'Demo_1.1.0.0_x64.msix',
        fileStatus: 'Uploaded',
        version: '1.1.0.0',
      }),
    ])
  })

  it('deletes a pending draft first, and says which', async () => {
    const pending = emulator.store.product(app.path).addPending({ origin: 'api', status: 'PendingCommit' })

    const { exitCode, log } = await run({ ...app.ids, 'zip-path': files.zip })

    expect(exitCode).toBe(0)
    expect(log).toContain(`${pending.id} "${pending.resource.friendlyName}"`)
  })

  it('leaves a pending submission alone that the Store is working on', async () => {
    const product = emulator.store.product(app.path)
    const pending = product.addPending({ origin: 'api', status: 'Certification' })
    product.switches.statusScript = ['Certification']

    const { exitCode, log } = await run({ ...app.ids, 'zip-path': files.zip })

    expect(exitCode).toBe(1)
    expect(log).toMatch(new RegExp(`::error::.*${pending.id} .*Certification`))
    expect(emulator.store.product(app.path).pending?.id).toBe(pending.id)
  })

  it('fails when the Store turns the commit down, with its reason in the annotation', async () => {
    const record = emulator.store.product(app.path)
    record.switches.statusScript = ['CommitStarted', 'CommitFailed']
    record.switches.statusErrors = [
      { code: 'PackageValidationFailed', details: 'The package is not for this planet.' },
    ]

    const { exitCode, log, outputs } = await run({ ...app.ids, 'zip-path': files.zip })

    expect(exitCode).toBe(1)
    expect(log).toMatch(/::error::.*PackageValidationFailed: The package is not for this planet\./)
    expect(log).toMatch(new RegExp(`::error::.*${record.pending?.id} .*CommitFailed`))
    expect(outputs).toMatchObject({
      'submission-id': record.pending?.id,
      status: 'CommitFailed',
      published: 'false',
      'status-details': expect.stringContaining('not for this planet'),
    })
  })

  it('refuses a submission that names what the ZIP lacks, before anything is changed', async () => {
    const { exitCode, log } = await run({
      ...app.ids,
      'zip-path': files.zip,
      submission: JSON.stringify({
        applicationPackages: [{ fileName: 'Lost.msix', fileStatus: 'PendingUpload' }],
      }),
    })

    expect(exitCode).toBe(1)
    expect(log).toMatch(/::error::.*"zip-path".*"Lost\.msix"/)
    expect(emulator.requestLog.filter(({ method }) => method !== 'GET').map(({ path }) => path)).toEqual([
      `/${seeds.tenantId}/oauth2/token`,
    ])
  })

  it('fails when what arrived at the Store is not what was sent', async () => {
    emulator.inject({
      match: { method: 'PUT', path: /^\/ingestion\// },
      times: Infinity,
      status: 201,
    })

    const { exitCode, log } = await run({ ...app.ids, 'zip-path': files.zip })

    expect(exitCode).toBe(1)
    expect(log).toMatch(/::error::.*CommitFailed.*InvalidArchive/)
  })

  it('refuses a bare package in place of a ZIP', async () => {
    const bare = await files.add('bare.msix', await samplePackage())

    const { exitCode, log } = await run({ ...app.ids, 'zip-path': bare })

    expect({ exitCode, requests: emulator.requestLog.length }).toEqual({ exitCode: 1, requests: 0 })
    expect(log).toMatch(/::error::.*"zip-path".*bare\.msix"/)
  })

  it('gives up when its time is over, and says what goes on without it', async () => {
    emulator.store.product(app.path).switches.statusScript = ['CommitStarted']

    const { exitCode, log, outputs } = await run({
      ...app.ids,
      'zip-path': files.zip,
      'timeout-minutes': '0.05',
    })

    expect(exitCode).toBe(1)
    expect(log).toMatch(/::error::.*\bTimed out after 3 s .*"timeout-minutes"/)
    expect(outcomeIn(log)).toEqual({ is: 'committed', submissionId: outputs['submission-id'] })
    expect(outputs).toMatchObject({ status: 'CommitStarted', published: 'false' })
  })

  it('does not take an app for a flight whose id was left out', async () => {
    const { exitCode, log } = await run({ ...app.ids, product: 'flight', 'zip-path': files.zip })

    expect({ exitCode, requests: emulator.requestLog.length }).toEqual({ exitCode: 1, requests: 0 })
    expect(log).toMatch(/::error::.*"flight-id"/)
  })

  it('shows no secret other than to have it masked', async () => {
    const { log, outputs, summary } = await run({ ...app.ids, 'zip-path': files.zip })

    const signatures =
      emulator.store.product(app.path).pending?.resource.fileUploadUrl?.split('sig=')[1] ?? ''
    const masked = log.split('\n').filter((record) => record.startsWith('::add-mask::'))
    const shown = [
      ...log.split('\n').filter((record) => !record.startsWith('::add-mask::')),
      ...Object.values(outputs),
      summary,
    ]
    expect(masked.join('\n')).toContain(signatures.replaceAll('%', '%25'))
    for (const secret of [seeds.clientSecret, signatures, decodeURIComponent(signatures)]) {
      expect(shown.join('\n')).not.toContain(secret)
    }
  })
})
