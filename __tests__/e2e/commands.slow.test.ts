import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { beforeAll, expect, it } from '@jest/globals'
import { type SampleCertificate, sampleCertificate } from '../../emulator/fixtures/sample-certificate.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import type { StepResult } from '../../emulator/github/runner.ts'
import type { ProductRecord } from '../../emulator/store/product-record.ts'
import { runBundle } from '../support/run-action.ts'
import { describeOnEachNode } from '../support/sources/nodes.ts'
import { changesIn, PRODUCTS, somethingNew } from '../support/store-run.ts'
import { tempFolder } from '../support/temp-folder.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

const [app, flight, addOn] = PRODUCTS
const newFlight = {
  product: 'flight',
  'app-id': seeds.app.appId,
  'flight-name': 'Nightly',
  'flight-groups': Object.values(seeds.flightGroups).join(),
}

useEmulator()
useFiles()

let certificate: SampleCertificate

beforeAll(() => {
  certificate = sampleCertificate()
  emulator.store.certificates.push(certificate.certificate)
})

/** Who signs in, as inputs and as what the job has in its environment. */
interface Credential {
  readonly name: string
  readonly inputs: () => Readonly<Record<string, string>>
  readonly env: () => Readonly<Record<string, string>>
}

const none = () => ({})
const secret: Credential = {
  name: 'client secret',
  inputs: () => ({ 'client-secret': seeds.clientSecret }),
  env: none,
}
const pem: Credential = {
  name: 'client certificate',
  inputs: () => ({ 'client-certificate': certificate.certificate + certificate.privateKey }),
  env: none,
}
const oidc: Credential = { name: 'OIDC token', inputs: none, env: () => emulator.github.environment }
const CREDENTIALS = [secret, pem, oidc]

/** A command, and what it does to the Store. */
interface Scene {
  readonly name: string
  /** Brings the Store to where the command has something to do. */
  readonly prepare?: () => void
  readonly inputs: () => Readonly<Record<string, string>>
  /** What the command is about, as the Store has it. */
  readonly state: () => unknown
  /** What that is once the command has run. */
  readonly after: unknown
  /** How the same command ends when it is run again; the Store stays as it is. */
  readonly again: {
    readonly exitCode: 0 | 1
    readonly outputs?: Readonly<Record<string, string>>
    /** What its log names. */
    readonly log?: RegExp
  }
}

const record = (path: string): ProductRecord => emulator.store.product(path)
const statusOf = (path: string): unknown => {
  const { pending, lastPublished } = record(path)
  return {
    pending: pending?.resource.status,
    live: lastPublished?.resource.status,
    commits: (pending ?? lastPublished)?.commits,
  }
}
const rolloutOf = (path: string): unknown => {
  const rollout = record(path).lastPublished?.resource.packageDeliveryOptions?.packageRollout
  return [rollout?.packageRolloutStatus, rollout?.packageRolloutPercentage]
}
const draftOf = (path: string) => () => {
  record(path).addPending({ origin: 'api', status: 'PendingCommit' })
}
const startRollout = (path: string) => () => {
  record(path).startRollout(10)
}
const flightNames = (): unknown =>
  [...emulator.store.products.values()].flatMap(({ resource }) => resource['friendlyName'] ?? [])
const addOnNames = (): unknown =>
  [...emulator.store.products.values()].flatMap(({ resource }) => resource['productId'] ?? [])

const PUBLISHING: readonly Scene[] = PRODUCTS.map(({ kind, ids, path }) => ({
  name: `publish, ${kind}`,
  inputs: () => ({
    ...ids,
    // A file that a submission names is always sent: what is the same twice is a text, or the packages.
    ...(kind === 'add-on'
      ? { submission: NEW_TEXT }
      : { ...somethingNew(kind, files), 'skip-if-published': 'true' }),
    'wait-for': 'published',
  }),
  state: () => [record(path).superseded.length, statusOf(path)],
  after: [1, { pending: undefined, live: 'Published', commits: 1 }],
  again: { exitCode: 0, outputs: { skipped: 'true', published: 'true' } },
}))

const DRAFTS: readonly Scene[] = PRODUCTS.flatMap(({ kind, ids, path }) => [
  {
    name: `submit-draft, ${kind}`,
    prepare: draftOf(path),
    inputs: () => ({ command: 'submit-draft', ...ids, 'wait-for': 'published' }),
    state: () => statusOf(path),
    after: { pending: undefined, live: 'Published', commits: 1 },
    again: { exitCode: 1, log: /::error::.* no draft to submit/ },
  },
  {
    name: `delete-submission, ${kind}`,
    prepare: draftOf(path),
    inputs: () => ({ command: 'delete-submission', ...ids }),
    state: () => statusOf(path),
    after: { pending: undefined, live: 'Published', commits: 1 },
    again: { exitCode: 0 },
  },
])

const ROLLOUTS: readonly Scene[] = [app, flight].flatMap(({ kind, ids, path }) => [
  {
    name: `update-rollout, ${kind}`,
    prepare: startRollout(path),
    inputs: () => ({ command: 'update-rollout', ...ids, 'rollout-percentage': '42.5' }),
    state: () => rolloutOf(path),
    after: ['PackageRolloutInProgress', 42.5],
    again: { exitCode: 0, outputs: { 'rollout-percentage': '42.5' } },
  },
  {
    name: `finalize-rollout, ${kind}`,
    prepare: startRollout(path),
    inputs: () => ({ command: 'finalize-rollout', ...ids }),
    state: () => rolloutOf(path),
    after: ['PackageRolloutComplete', 100],
    again: { exitCode: 0, outputs: { 'rollout-percentage': '100' } },
  },
  {
    name: `halt-rollout, ${kind}`,
    prepare: startRollout(path),
    inputs: () => ({ command: 'halt-rollout', ...ids }),
    state: () => rolloutOf(path),
    after: ['PackageRolloutStopped', 0],
    again: { exitCode: 0, outputs: { 'rollout-percentage': '0' } },
  },
])

const PARTS: readonly Scene[] = [
  {
    name: 'create-flight',
    inputs: () => ({ command: 'create-flight', ...newFlight }),
    state: flightNames,
    after: ['Insiders', 'Nightly'],
    again: { exitCode: 1, log: /::error::.*"flight-name".*"Nightly".*[\da-f-]{36}/ },
  },
  {
    name: 'delete-flight, by its id',
    inputs: () => ({ command: 'delete-flight', ...flight.ids }),
    state: flightNames,
    after: [],
    again: { exitCode: 0, log: new RegExp(seeds.flight.flightId) },
  },
  {
    name: 'delete-flight, by its name',
    inputs: () => ({ command: 'delete-flight', 'app-id': seeds.app.appId, 'flight-name': 'Insiders' }),
    state: flightNames,
    after: [],
    again: { exitCode: 0, log: /"Insiders"/ },
  },
  {
    name: 'create-add-on',
    inputs: () => ({
      command: 'create-add-on',
      ...app.ids,
      'add-on-product-id': 'demo.coins',
      'add-on-type': 'Consumable',
    }),
    state: addOnNames,
    after: [seeds.addOn.productId, 'demo.coins'],
    again: {
      exitCode: 1,
      log: /::error::.*"add-on-product-id".*"demo\.coins".*\b\w{12}\b/,
    },
  },
  {
    name: 'delete-add-on',
    inputs: () => ({ command: 'delete-add-on', ...addOn.ids }),
    state: addOnNames,
    after: [],
    again: { exitCode: 0, log: new RegExp(seeds.addOn.addOnId) },
  },
]

const CHANGING = [...PUBLISHING, ...DRAFTS, ...ROLLOUTS, ...PARTS]

/** How a step ended, with its log when that is of interest. */
const ending = ({ exitCode, log }: StepResult, expected: number) => ({
  exitCode,
  log: exitCode === expected ? '' : log,
})

describeOnEachNode('dist/index.js', (node, name) => {
  const run = (inputs: Readonly<Record<string, string>>, { inputs: given, env }: Credential = secret) =>
    runBundle({ emulator, node, env: env(), inputs: { 'client-secret': '', ...given(), ...inputs } })

  // Each with another credential than its dry run, so that every command has met two of them.
  it.each(CHANGING)('does what it is told, and is safe to run twice: $name', async (scene) => {
    scene.prepare?.()

    const first = await run(scene.inputs(), pem)
    const once = { ...ending(first, 0), state: scene.state() }
    const made = changesIn(emulator)
    const second = await run(scene.inputs(), secret)

    expect(once).toEqual({ exitCode: 0, log: '', state: scene.after })
    expect(ending(second, scene.again.exitCode)).toEqual({ exitCode: scene.again.exitCode, log: '' })
    expect(second.outputs).toMatchObject(scene.again.outputs ?? {})
    expect(second.log).toMatch(scene.again.log ?? '')
    expect({ state: scene.state(), changes: changesIn(emulator) }).toEqual({
      state: scene.after,
      changes: made,
    })
  })

  it.each(CHANGING)('changes nothing in a dry run: $name', async (scene) => {
    scene.prepare?.()
    const before = scene.state()

    const result = await run({ ...scene.inputs(), 'dry-run': 'true' }, oidc)

    expect({ ...ending(result, 0), state: scene.state(), changes: changesIn(emulator) }).toEqual({
      exitCode: 0,
      log: '',
      state: before,
      changes: [],
    })
    expect(result.log).toMatch(/^dry run\b/im)
    expect(result.summary).not.toBe('')
  })

  it.each(PRODUCTS)('waits for what an earlier run has committed: $kind', async ({ ids, path }) => {
    const { id } = record(path).addPending({ origin: 'api', status: 'CommitStarted' })
    const inputs = { command: 'wait', ...ids, 'wait-for': 'published' }

    const first = await run(inputs, oidc)
    const second = await run({ ...inputs, 'submission-id': id }, pem)

    for (const result of [first, second]) {
      expect({ ...ending(result, 0), outputs: result.outputs }).toMatchObject({
        exitCode: 0,
        log: '',
        outputs: { 'submission-id': id, status: 'Published', published: 'true' },
      })
    }
    expect(changesIn(emulator)).toEqual([])
  })

  it.each(PRODUCTS)(
    'looks at what is live and pending, and is not red because of it: $kind',
    async (product) => {
      const { ids, path } = product
      const live = record(path).lastPublished?.id
      const { id } = record(path).addPending({ origin: 'api', status: 'CertificationFailed' })

      const result = await run({ command: 'status', ...ids }, oidc)

      expect({ ...ending(result, 0), outputs: result.outputs, changes: changesIn(emulator) }).toMatchObject({
        exitCode: 0,
        log: '',
        outputs: {
          'submission-id': id,
          status: 'CertificationFailed',
          published: 'false',
          'published-submission-id': live,
        },
        changes: [],
      })
      expect(result.log).toMatch(/^::warning::.*CertificationFailed/m)
      expect(result.log).not.toMatch(/^::error/m)
    },
  )

  it.each([app, addOn])('writes the listings into a folder: $kind', async ({ kind, ids }) => {
    const folder = join(files.folder, `${kind} listings on ${name}`)
    const inputs = { command: 'export-metadata', ...ids, 'metadata-path': folder }

    const first = await run(inputs, oidc)
    const written = await contentsOf(folder)
    const second = await run(inputs, secret)

    expect(ending(first, 0)).toEqual({ exitCode: 0, log: '' })
    expect(written).toMatchObject({
      'en-us/title.txt': expect.stringContaining(kind === 'app' ? 'Contoso Demo' : 'Extra Levels'),
      'de-de/description.txt': expect.any(String),
    })
    expect(ending(second, 0)).toEqual({ exitCode: 0, log: '' })
    expect({ written: await contentsOf(folder), changes: changesIn(emulator) }).toEqual({
      written,
      changes: [],
    })
  })

  it('publishes what was exported without a change, and so not at all', async () => {
    const folder = join(files.folder, `round trip on ${name}`)
    await run({ command: 'export-metadata', ...app.ids, 'metadata-path': folder })

    const { exitCode, outputs } = await run({
      ...app.ids,
      'metadata-path': folder,
      'metadata-only': 'true',
    })

    expect({ exitCode, skipped: outputs['skipped'], changes: changesIn(emulator) }).toEqual({
      exitCode: 0,
      skipped: 'true',
      changes: [],
    })
  })

  it('tells in a dry run how far a rollout is, so that a workflow can go on from there', async () => {
    const asking = { command: 'finalize-rollout', ...app.ids, 'dry-run': 'true' }
    record(app.path).startRollout(25)
    const under = await run(asking)
    await run({ command: 'finalize-rollout', ...app.ids })
    const over = await run(asking)

    const told = [under, over].map(({ exitCode, outputs }) => ({
      exitCode,
      percentage: outputs['rollout-percentage'],
      status: outputs['rollout-status'],
    }))
    expect(told).toEqual([
      { exitCode: 0, percentage: '25', status: 'PackageRolloutInProgress' },
      { exitCode: 0, percentage: '100', status: 'PackageRolloutComplete' },
    ])
  })

  it('leaves a draft, and commits that one later', async () => {
    const drafted = await run({ ...app.ids, 'zip-path': files.zip, draft: 'true' })
    const { 'submission-id': id = '' } = drafted.outputs
    const waiting = record(app.path).pending
    expect({ exitCode: drafted.exitCode, id: waiting?.id, commits: waiting?.commits }).toEqual({
      exitCode: 0,
      id,
      commits: 0,
    })

    const released = await run({
      command: 'submit-draft',
      ...app.ids,
      'submission-id': id,
      'wait-for': 'published',
    })

    expect({ exitCode: released.exitCode, live: record(app.path).lastPublished?.id }).toEqual({
      exitCode: 0,
      live: id,
    })
  })

  it.each([true, false])(
    'publishes to a flight that is not there yet (with a draft of its own: %s)',
    async (own) => {
      emulator.store.newFlightsHaveDraft = own

      const { exitCode, log, outputs } = await run({
        ...newFlight,
        'zip-path': files.zip,
        'wait-for': 'published',
      })

      const path = `${app.path}/flights/${outputs['flight-id']}`
      expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })
      expect(statusOf(path)).toEqual({ pending: undefined, live: 'Published', commits: 1 })
    },
  )

  it('makes an add-on and publishes it', async () => {
    const made = await run({
      command: 'create-add-on',
      ...app.ids,
      'add-on-product-id': 'demo.coins',
      'add-on-type': 'Consumable',
    })
    const { 'add-on-id': addOnId = '' } = made.outputs

    const { exitCode, log } = await run({
      product: 'add-on',
      'add-on-id': addOnId,
      'zip-path': files.pictures,
      submission: NEW_ADD_ON,
      'wait-for': 'published',
    })

    expect({ exitCode, log: exitCode === 0 ? '' : log }).toEqual({ exitCode: 0, log: '' })
    expect(statusOf(`inappproducts/${addOnId}`)).toMatchObject({ live: 'Published', commits: 1 })
  })

  it.each(CREDENTIALS)('publishes with the $name, and shows nothing of it', async (credential) => {
    const { exitCode, log, outputs, summary } = await run(
      { ...app.ids, 'zip-path': files.zip, 'wait-for': 'published' },
      credential,
    )

    const shown = [
      ...log.split('\n').filter((row) => !row.startsWith('::add-mask::')),
      ...Object.values(outputs),
      summary,
    ].join('\n')
    const keyLines = certificate.privateKey.split('\n').filter((row) => /^[\w+/=]{9,}$/.test(row))
    const { ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = emulator.github.environment
    const secrets = [seeds.clientSecret, requestToken, ...keyLines, ...emulator.store.tokens.given]
    expect({ exitCode, leaks: secrets.filter((text) => shown.includes(text)) }).toEqual({
      exitCode: 0,
      leaks: [],
    })
    expect(shown).toContain(credential.name)
    // Header and claims of an assertion, whoever has made it.
    expect(shown).not.toMatch(/eyJ[\w-]+\.eyJ[\w-]+/)
  })

  it('writes no file but those that the runner reads', async () => {
    await using folder = await tempFolder()
    const temp = { TMPDIR: folder.path, TMP: folder.path, TEMP: folder.path, HOME: folder.path }

    const { exitCode } = await runBundle({
      emulator,
      script: resolve('dist/index.js'),
      node,
      cwd: folder.path,
      env: temp,
      inputs: { 'client-secret': '', ...pem.inputs(), ...app.ids, 'zip-path': files.zip },
    })

    expect({ exitCode, files: await readdir(folder.path) }).toEqual({ exitCode: 0, files: [] })
  })

  it.each([
    {
      what: 'a secret that has expired',
      credential: { ...secret, inputs: () => ({ 'client-secret': seeds.expiredSecret }) },
      message: /::error::.*(expired)/,
    },
    {
      what: 'a certificate that the application does not have',
      credential: {
        ...pem,
        inputs: () => {
          const other = sampleCertificate()
          return { 'client-certificate': other.certificate + other.privateKey }
        },
      },
      message: /::error::.*certificate/,
    },
    {
      what: 'a job whose subject is not trusted',
      credential: oidc,
      subject: 'repo:contoso/demo:ref:refs/heads/feature',
      message: /::error::.*"repo:contoso\/demo:ref:refs\/heads\/feature"/,
    },
    {
      what: 'a job that may not have a token',
      credential: { ...oidc, env: none },
      message: /id-token: write/,
    },
  ])('says what is wrong with $what', async ({ credential, subject = seeds.federatedSubject, message }) => {
    emulator.github.subject = subject

    const { exitCode, log } = await run({ ...app.ids, 'zip-path': files.zip }, credential)

    expect({ exitCode, changes: changesIn(emulator) }).toEqual({ exitCode: 1, changes: [] })
    expect(log).toMatch(message)
  })
})

const NEW_TEXT = JSON.stringify({ listings: { 'en-us': { description: 'Twelve more levels.' } } })

const NEW_ADD_ON = JSON.stringify({
  contentType: 'OnlineDownload',
  lifetime: 'Forever',
  visibility: 'Public',
  targetPublishMode: 'Immediate',
  pricing: { priceId: 'Tier2' },
  listings: {
    'en-us': {
      title: 'Coins',
      description: 'A hundred coins.',
      icon: { fileName: 'icon.png', fileStatus: 'PendingUpload' },
    },
  },
})

/** The files in a folder by their paths. */
async function contentsOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const contents = await Promise.all(
    paths.map(
      async (path): Promise<[string, string]> => [
        path.slice(folder.length + 1).replaceAll('\\', '/'),
        await readFile(path, 'utf8'),
      ],
    ),
  )
  return Object.fromEntries(contents.sort(([one], [other]) => one.localeCompare(other)))
}
