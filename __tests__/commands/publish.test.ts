import { describe, expect, it } from '@jest/globals'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { outcomeIn } from '../support/outcome.ts'
import { runAction } from '../support/run-action.ts'
import { PRODUCTS, somethingNew } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

const [app, flight] = PRODUCTS

useEmulator()
useFiles()

const run = (inputs: Readonly<Record<string, string>>) => runAction({ emulator, inputs })

/** The requests that the Store saw, ids left out, blocks counted once. */
function requests(): readonly string[] {
  const seen = emulator.requestLog.map(({ method, path }) => {
    if (path.startsWith('/ingestion/')) return `${method} ${/comp=(\w+)/.exec(path)?.[1] ?? 'blob'}`
    return `${method} ${path.replace('/v1.0/my/', '').replace(seeds.tenantId, '{tenant}').replace(app.path, '{app}')}`
  })
  return seen.map((request) => request.replace(/submissions\/(\d+)/, (_, id) => `submissions/${nameOf(id)}`))
}

function nameOf(id: string): string {
  return id === seeds.app.publishedId ? '{published}' : id === replacedId ? '{pending}' : '{new}'
}

let replacedId = ''

describe('The requests of a run', () => {
  it('come in the order check, delete pending, create, update and upload, verify, commit, poll', async () => {
    replacedId = emulator.store.product(app.path).addPending({ origin: 'api', status: 'PendingCommit' }).id

    await run({ ...app.ids, 'zip-path': files.zip })

    const [token, product, ...rest] = requests()
    expect([token, product]).toEqual(['POST /{tenant}/oauth2/token', 'GET {app}'])
    expect(rest.slice(0, 3).sort()).toEqual([
      'GET {app}/submissions/{pending}',
      'GET {app}/submissions/{pending}/status',
      'GET {app}/submissions/{published}',
    ])
    expect(rest.slice(3, 5)).toEqual(['DELETE {app}/submissions/{pending}', 'POST {app}/submissions'])
    expect(rest.slice(5, 8).sort()).toEqual(['PUT block', 'PUT blocklist', 'PUT {app}/submissions/{new}'])
    expect(rest.slice(8, 10).sort()).toEqual(['GET {app}/submissions/{new}', 'HEAD blob'])
    expect(rest.slice(10)).toEqual([
      'POST {app}/submissions/{new}/commit',
      'GET {app}/submissions/{new}/status',
      'GET {app}/submissions/{new}/status',
      'GET {app}/submissions/{new}',
    ])
  })

  it('are all known to the Store', async () => {
    for (const { kind, ids } of PRODUCTS)
      await run({ ...ids, ...somethingNew(kind, files), 'wait-for': 'published' })

    expect(emulator.unknownRequests).toEqual([])
  })

  it('leave the uploads out when only metadata is published', async () => {
    const { runner } = await run({
      ...app.ids,
      'metadata-only': 'true',
      submission: '{"notesForCertification":"Press the green button."}',
    })

    expect(runner.failure).toBeUndefined()
    expect(requests().filter((request) => request.startsWith('PUT'))).toEqual(['PUT {app}/submissions/{new}'])
    expect(emulator.store.product(app.path).pending?.resource['notesForCertification']).toBe(
      'Press the green button.',
    )
  })

  it('go on with a new token when the Store no longer takes the first one', async () => {
    emulator.inject({
      match: { method: 'POST', path: /\/submissions$/ },
      status: 401,
      body: { code: 'Unauthorized', message: 'Identity cannot be authorized. CorrelationId: 0' },
    })

    const { runner } = await run({ ...app.ids, 'zip-path': files.zip })

    expect(runner.failure).toBeUndefined()
    expect(requests().filter((request) => request.includes('token'))).toHaveLength(2)
  })
})

describe('An update', () => {
  it('gives back every field that it does not change', async () => {
    await run({ ...app.ids, 'zip-path': files.zip })

    const sent = emulator.requestLog.find(
      ({ method, path }) => method === 'PUT' && path.startsWith('/v1.0/my/'),
    )
    const { applicationPackages: _packages, ...rest } = JSON.parse(sent?.body ?? '')
    const { applicationPackages: _before, ...live } =
      emulator.store.product(app.path).lastPublished?.resource ?? {}
    const own = {
      id: rest.id,
      status: rest.status,
      statusDetails: rest.statusDetails,
      friendlyName: rest.friendlyName,
    }
    expect({ ...rest, fileUploadUrl: undefined, packageDeliveryOptions: undefined }).toEqual({
      ...live,
      ...own,
      fileUploadUrl: undefined,
      packageDeliveryOptions: undefined,
    })
  })

  it('sends the JSON as it is when it is to be replaced', async () => {
    const live = emulator.store.product(app.path).lastPublished?.resource
    const packages = live?.['applicationPackages'] as readonly Record<string, unknown>[]
    const submission = {
      ...live,
      notesForCertification: 'All mine.',
      applicationPackages: [
        ...packages.map((entry) => ({ ...entry, fileStatus: 'PendingDelete' })),
        { fileName: 'Demo_1.1.0.0_x64.msix', fileStatus: 'PendingUpload' },
      ],
    }
    const path = await files.add('submission.json', JSON.stringify(submission))

    const { runner } = await run({
      ...app.ids,
      'zip-path': files.zip,
      'submission-mode': 'replace',
      submission: path,
    })

    const sent = emulator.requestLog.find(
      ({ method, path }) => method === 'PUT' && path.startsWith('/v1.0/my/'),
    )
    expect(runner.failure).toBeUndefined()
    expect(JSON.parse(sent?.body ?? '')).toEqual(JSON.parse(JSON.stringify(submission)))
  })

  it('that the Store refuses ends the run, and the draft is deleted again', async () => {
    emulator.inject({
      match: { method: 'PUT', path: /^\/v1\.0\/my\// },
      status: 400,
      body: { code: 'InvalidParameterValue', message: 'No.', target: 'pricing' },
    })

    const { runner } = await run({ ...app.ids, 'zip-path': files.zip })

    expect(runner.failure).toMatch(
      /^The Store rejected the submission data: No\. Check "submission" and "metadata-path"\. \(PUT .*400 InvalidParameterValue/,
    )
    expect(emulator.store.product(app.path).pending).toBeUndefined()
    expect([runner.failure, runner.summary].map((text) => outcomeIn(text)?.is)).toEqual([
      'draft deleted',
      'draft deleted',
    ])
  })

  // https://github.com/microsoft/windows-dev-center-vsts-extension/issues/90
  it('that the Store refuses for a keyword names the ones that are long', async () => {
    emulator.inject({
      match: { method: 'PUT', path: /^\/v1\.0\/my\// },
      status: 400,
      body: {
        code: 'InvalidParameterValue',
        message: 'The length of Keyword must be 30 or less',
        target: 'keyword',
      },
    })
    const long = 'x'.repeat(31)

    const { runner } = await run({
      ...app.ids,
      'zip-path': files.zip,
      submission: JSON.stringify({ listings: { 'en-us': { baseListing: { keywords: ['demo', long] } } } }),
    })

    const told = `The API may refuse keywords of more than 30 characters, although Partner Center allows 40: "${long}" in en-us.`
    expect(runner.failure).toContain(`The length of Keyword must be 30 or less. ${told}`)
    expect(runner.log).toContain(`::warning::${told}`)
  })

  it('whose draft cannot be deleted again says so, beside the first error', async () => {
    emulator.inject({ match: { method: 'PUT', path: /^\/v1\.0\/my\// }, status: 400, body: { code: 'No' } })
    emulator.inject({
      match: { method: 'DELETE' },
      times: Number.POSITIVE_INFINITY,
      status: 409,
      body: { code: 'InvalidState', message: 'Not now.' },
    })

    const { runner } = await run({ ...app.ids, 'zip-path': files.zip })

    const id = emulator.store.product(app.path).pending?.id
    expect(runner.failure).toMatch(/PUT .*400 .*No/)
    expect(runner.log.filter((record) => record.startsWith('::warning::')).join('\n')).toContain(
      `submission ${id}`,
    )
    expect([runner.failure, runner.summary].map(outcomeIn)).toEqual([
      { is: 'draft left', submissionId: id },
      { is: 'draft left', submissionId: id },
    ])
  })

  it('whose answer names another blob has the ZIP uploaded there again before the commit', async () => {
    const record = emulator.store.product(app.path)
    record.switches.movesUploadOnUpdate = true

    await run({ ...app.ids, 'zip-path': files.zip })

    const lists = emulator.requestLog
      .filter(({ path }) => path.includes('comp=blocklist'))
      .map(({ path }) => path.split('?')[0])
    expect(new Set(lists).size).toBe(2)
  })
})

describe('An upload address', () => {
  it.each(['http://blobs.example.test/1?sig=secret', 'ftp://blobs.example.test/1', 'not an address'])(
    'that could be read on the way is not used: %s',
    async (fileUploadUrl) => {
      const create = { match: { method: 'POST', path: /\/submissions$/ }, status: 201 }
      const draft = { ...emulator.store.product(app.path).lastPublished?.resource, id: '7', fileUploadUrl }
      emulator.inject({ ...create, body: draft })

      const { runner } = await run({ ...app.ids, 'zip-path': files.zip })

      expect(runner.failure).toMatch(/\bsubmission 7\b.*https/)
      // The Store of the test has no submission 7.
      expect(outcomeIn(runner.failure)).toEqual({ is: 'draft gone', submissionId: '7' })
    },
  )
})

describe('A draft that is there', () => {
  it.each([
    { origin: 'api', status: 'PendingCommit', deleted: true },
    { origin: 'api', status: 'CommitFailed', deleted: true },
    { origin: 'api', status: 'CertificationFailed', deleted: true },
    { origin: 'api', status: 'PreProcessing', deleted: false },
    { origin: 'api', status: 'Release', deleted: false },
    { origin: 'portal', status: 'PendingCommit', deleted: false },
  ] as const)(
    'made by the $origin, in status $status: deleted $deleted',
    async ({ origin, status, deleted }) => {
      const record = emulator.store.product(flight.path)
      const before = record.addPending({ origin, status }).id

      const { runner } = await run({ ...flight.ids, 'zip-path': files.zip })

      expect({ deleted: record.pending?.id !== before, failed: runner.failure !== undefined }).toEqual({
        deleted,
        failed: !deleted,
      })
    },
  )

  it('stays with "if-pending: fail"', async () => {
    const before = emulator.store.product(app.path).addPending({ origin: 'api', status: 'PendingCommit' }).id

    const { runner } = await run({ ...app.ids, 'zip-path': files.zip, 'if-pending': 'fail' })

    expect(runner.failure).toContain('"if-pending: delete"')
    expect(emulator.store.product(app.path).pending?.id).toBe(before)
    expect(requests().filter((request) => !/^(GET|POST \/)/.test(request))).toEqual([])
  })

  it('is used when the app has never been published', async () => {
    const record = emulator.store.product(app.path)
    const draft = record.addPending({ origin: 'api', status: 'PendingCommit' })
    delete record.lastPublished

    const { runner } = await run({ ...app.ids, 'zip-path': files.zip, 'wait-for': 'published' })

    expect(runner.failure).toBeUndefined()
    expect(emulator.store.product(app.path).lastPublished?.id).toBe(draft.id)
  })
})

describe('A run that would change nothing', () => {
  it('succeeds without a submission', async () => {
    const { runner } = await run({
      ...app.ids,
      'metadata-only': 'true',
      submission: '{"targetPublishMode":"Immediate"}',
    })

    expect(runner.outputs).toMatchObject({
      skipped: 'true',
      published: 'true',
      'submission-id': seeds.app.publishedId,
      changes: '[]',
    })
    expect(requests()).toEqual([
      'POST /{tenant}/oauth2/token',
      'GET {app}',
      'GET {app}/submissions/{published}',
    ])
  })
})

describe('Waiting', () => {
  it.each([
    { waitFor: 'none', script: ['CommitStarted'], last: 'CommitStarted' },
    {
      waitFor: 'accepted',
      script: ['PendingCommit', 'CommitStarted', 'PreProcessing'],
      last: 'PreProcessing',
    },
    { waitFor: 'accepted', script: ['CommitStarted', 'Certification'], last: 'Certification' },
    { waitFor: 'certified', script: ['PreProcessing', 'Certification', 'Release'], last: 'Release' },
    { waitFor: 'published', script: ['Pondering', 'Publishing', 'Published'], last: 'Published' },
  ])('for "$waitFor" ends at $last', async ({ waitFor, script, last }) => {
    emulator.store.product(app.path).switches.statusScript = script

    const { runner } = await run({ ...app.ids, 'zip-path': files.zip, 'wait-for': waitFor })

    expect({ failure: runner.failure, status: runner.outputs['status'] }).toEqual({
      failure: undefined,
      status: last,
    })
  })

  it.each(
    (['certified', 'published'] as const).flatMap((waitFor) => [
      { waitFor, mode: 'Manual', next: 'To publish it, someone must click Publish in Partner Center.' },
      { waitFor, mode: 'SpecificDate', next: 'The Store publishes it on 2030-01-01 at 00:00 UTC.' },
    ]),
  )(
    'for "$waitFor" ends at Release in publish mode $mode, and says what publishes it',
    async ({ waitFor, mode, next }) => {
      const submission = JSON.stringify({
        targetPublishMode: mode,
        targetPublishDate: '2030-01-01T00:00:00Z',
      })

      const { runner } = await run({ ...app.ids, 'zip-path': files.zip, submission, 'wait-for': waitFor })

      const { 'submission-id': id, 'submission-url': url, status, published } = runner.outputs
      expect({
        failure: runner.failure,
        status,
        published,
        lastLine: runner.log.at(-1),
        annotations: runner.log.filter((line) =>
          /^::(error|warning|notice)\b.*([Cc]ertif|[Pp]ublish)/.test(line),
        ),
        isInSummary: runner.summary.includes(`It is not published yet. ${next}`),
      }).toEqual({
        failure: undefined,
        status: 'Release',
        published: 'false',
        lastLine: `Submission ${id} has passed certification. It is not published yet (Release). ${next} ${url}`,
        annotations: [],
        isInSummary: true,
      })
    },
  )

  it('ends with the run when its time is over, and the submission goes on', async () => {
    emulator.store.product(app.path).switches.statusScript = ['CommitStarted']

    const { runner, clock } = await run({
      ...app.ids,
      'zip-path': files.zip,
      'poll-interval-seconds': '30',
      'timeout-minutes': '5',
    })

    expect(runner.failure).toMatch(/\b5 min.*"timeout-minutes"/)
    expect(outcomeIn(runner.failure)).toEqual({
      is: 'committed',
      submissionId: emulator.store.product(app.path).pending?.id,
    })
    expect(clock.sleeps.slice(0, 6)).toEqual([5000, 5000, 5000, 5000, 7500, 11_250])
    expect(emulator.store.product(app.path).pending?.commits).toBe(1)
  })

  it('fails when the submission becomes a draft again', async () => {
    emulator.store.product(app.path).switches.statusScript = ['CommitStarted', 'PendingCommit']

    const { runner } = await run({ ...app.ids, 'zip-path': files.zip })

    expect({ failure: runner.failure, status: runner.outputs['status'] }).toEqual({
      failure: expect.stringMatching(
        new RegExp(`${emulator.store.product(app.path).pending?.id}.*PendingCommit`),
      ),
      status: 'PendingCommit',
    })
  })
})

describe('Nothing is requested', () => {
  it.each([
    { case: 'without anything to publish', inputs: {}, names: 'zip-path' },
    { case: 'when the ZIP is not there', inputs: { 'zip-path': 'missing.zip' }, names: 'zip-path' },
    {
      case: 'when the JSON is broken',
      inputs: { submission: '{"a":', 'metadata-only': 'true' },
      names: 'submission',
    },
    { case: 'when an input is misspelled', inputs: { 'zip-pat': 'a.zip' }, names: 'zip-pat' },
  ])('$case', async ({ inputs, names }) => {
    const { runner } = await run({ ...app.ids, ...inputs })

    expect({ requests: requests(), failure: runner.failure?.includes(`"${names}"`) }).toEqual({
      requests: [],
      failure: true,
    })
  })
})
