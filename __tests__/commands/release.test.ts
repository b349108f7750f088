import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { sampleBundle, samplePackage, zipOf } from '../../emulator/fixtures/sample-packages.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import type { SubmissionResource } from '../../emulator/store/resource.ts'
import type { JsonObject } from '../../src/shared/json.ts'
import { outcomeIn } from '../support/outcome.ts'
import { runAction } from '../support/run-action.ts'
import { changesIn, PRODUCTS } from '../support/store-run.ts'
import { withSlashes } from '../support/system.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

const [app, flight, addOn] = PRODUCTS

useEmulator()
useFiles()

beforeAll(async () => {
  const both = await Promise.all(
    (['x64', 'arm64'] as const).map((architecture) => samplePackage({ version: '1.1.0.0', architecture })),
  )
  await mkdir(join(files.folder, 'out'))
  await files.add('out/Demo_x64.msix', both[0] ?? '')
  await files.add('out/Demo_arm64.msix', both[1] ?? '')
})

const run = async (inputs: Readonly<Record<string, string>>) => (await runAction({ emulator, inputs })).runner

const record = (path: string = app.path) => emulator.store.product(path)
const warnings = ({ log }: { readonly log: readonly string[] }) =>
  log.filter((line) => /^::warning::(?!ListingOptInWarning)/.test(line))
const packages = () => join(files.folder, 'out', '*.msix')

/** A PNG as far as its header goes. */
function png(width: number, height: number): Buffer {
  const header = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000000000000008060000000000000049454e44ae426082',
    'hex',
  )
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return header
}

/** A metadata folder; paths with forward slashes. */
async function metadata(name: string, content: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = join(files.folder, name)
  for (const [path, text] of Object.entries(content)) {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return folder
}

describe('Packages on disk', () => {
  it('are published as one ZIP that the action builds on the way', async () => {
    const runner = await run({ ...app.ids, packages: packages(), 'wait-for': 'published' })

    expect(runner.failure).toBeUndefined()
    expect(
      record().lastPublished?.resource.applicationPackages?.map(({ fileName, version, architecture }) => ({
        fileName,
        version,
        architecture,
      })),
    ).toEqual(
      [
        { fileName: 'Demo_arm64.msix', version: '1.1.0.0', architecture: 'Arm64' },
        { fileName: 'Demo_x64.msix', version: '1.1.0.0', architecture: 'X64' },
      ].map(({ architecture, ...rest }) => ({
        ...rest,
        architecture: expect.stringMatching(new RegExp(architecture, 'i')),
      })),
    )
  })

  it('arrive byte for byte', async () => {
    await run({ ...app.ids, packages: packages() })

    const blob = await emulator.store.uploads.fetch(record().pending?.blobName ?? '')
    const sent = await readFile(join(files.folder, 'out', 'Demo_x64.msix'))
    const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex')
    const at = blob?.indexOf(sent) ?? -1
    expect(hash(blob?.subarray(at, at + sent.length) ?? Buffer.alloc(0))).toBe(hash(sent))
  })

  it('are told as an output', async () => {
    const { outputs } = await run({ ...app.ids, packages: packages() })

    expect(JSON.parse(outputs['packages'] ?? '')).toEqual(
      ['arm64', 'x64'].map((architecture) => ({
        fileName: `Demo_${architecture}.msix`,
        name: seeds.app.packageIdentityName,
        publisher: seeds.app.publisherName,
        version: '1.1.0.0',
        architecture,
      })),
    )
  })

  it.each([
    { policy: 'remove', left: ['Demo_arm64.msix', 'Demo_x64.msix'] },
    {
      policy: 'keep',
      left: ['Demo_1.0.0.0_arm64.msix', 'Demo_1.0.0.0_x64.msix', 'Demo_arm64.msix', 'Demo_x64.msix'],
    },
    { policy: 'keep-latest', left: ['Demo_arm64.msix', 'Demo_x64.msix'] },
  ])('take the place of the old ones as "existing-packages: $policy" says', async ({ policy, left }) => {
    const runner = await run({
      ...app.ids,
      packages: packages(),
      'existing-packages': policy,
      'wait-for': 'published',
    })

    expect(runner.failure).toBeUndefined()
    expect(
      record()
        .lastPublished?.resource.applicationPackages?.map(({ fileName }) => fileName)
        .sort(),
    ).toEqual(left)
  })
})

describe('A package is refused before anything is changed', () => {
  const cases = [
    {
      why: 'of another product',
      sample: { name: 'Contoso.Other' },
      says: /"Contoso\.Other"/,
    },
    {
      why: 'of another publisher',
      sample: { publisher: 'CN=Somebody' },
      says: /\(CN=Somebody\)/,
    },
    {
      why: 'that is live already',
      sample: { version: '1.0.0.0' },
      says: /\b1\.0\.0\.0\b.*"skip-if-published: true"/,
    },
    { why: 'that is older', sample: { version: '0.9.0.0' }, says: /\b0\.9\.0\.0\b/ },
    {
      why: 'with a fourth part',
      sample: { version: '1.1.0.1' },
      says: /\b1\.1\.0\.1\b/,
    },
  ]
  it.each(cases)('$why', async ({ sample, says }) => {
    const path = await files.add(
      'refused.msix',
      await samplePackage({ version: '1.1.0.0', architecture: 'x64', ...sample }),
    )

    const runner = await run({ ...app.ids, packages: path })

    const isAboutIt = runner.failure?.includes('"refused.msix"')
    expect({ changes: changesIn(emulator), failure: runner.failure, isAboutIt }).toEqual({
      changes: [],
      failure: expect.stringMatching(says),
      isAboutIt: true,
    })
  })

  it('that is broken', async () => {
    const whole = await samplePackage({ version: '1.1.0.0' })
    const path = await files.add('broken.msix', whole.subarray(0, whole.length / 2))

    const runner = await run({ ...app.ids, packages: path })

    expect({ requests: emulator.requestLog.length, failure: runner.failure }).toEqual({
      requests: 0,
      failure: expect.stringContaining('broken.msix'),
    })
  })

  it('inside a bundle', async () => {
    const bundle = await sampleBundle([
      { version: '1.2.0.0' },
      { version: '1.1.8.92', architecture: 'arm64' },
    ])
    const path = await files.add('refused.msixbundle', bundle)

    const runner = await run({ ...app.ids, packages: path })

    expect({ changes: changesIn(emulator), failure: runner.failure }).toEqual({
      changes: [],
      failure: expect.stringMatching(/"Demo_arm64\.msix" in "refused\.msixbundle" .*\b1\.1\.8\.92\b/),
    })
  })

  it('inside the ZIP', async () => {
    const other = await samplePackage({ name: 'Contoso.Other', version: '1.1.0.0' })
    const path = await files.add('other.zip', await zipOf({ 'Other.msix': other }))

    const runner = await run({ ...app.ids, 'zip-path': path })

    expect(runner.failure).toMatch(/"zip-path".*"Other\.msix".*"Contoso\.Other"/)
  })
})

describe('Listings', () => {
  it('are laid over the ones that are there, images included', async () => {
    record().reservedNames = ['Contoso Demo', 'Démo']
    const folder = await metadata('listing', {
      'en-us/description.txt': 'All new.\n',
      'en-us/images/Screenshot/1.png': png(1920, 1080),
      'en-us/images/Screenshot/1.txt': 'The start page',
      'fr-fr/title.txt': 'Démo',
      'fr-fr/description.txt': 'Tout neuf.',
      'fr-fr/images/Screenshot/1.png': png(1366, 768),
    })

    const runner = await run({
      ...app.ids,
      packages: packages(),
      'metadata-path': folder,
      'wait-for': 'published',
    })

    const listings = record().lastPublished?.resource.listings as Record<
      string,
      { baseListing: Record<string, unknown> }
    >
    expect({ failure: runner.failure, languages: Object.keys(listings).sort() }).toEqual({
      failure: undefined,
      languages: ['de-de', 'en-us', 'fr-fr'],
    })
    expect(listings['en-us']?.baseListing).toMatchObject({
      description: 'All new.',
      images: expect.arrayContaining([
        expect.objectContaining({
          fileName: 'en-us/images/Screenshot/1.png',
          fileStatus: 'Uploaded',
          description: 'The start page',
        }),
      ]),
    })
  })

  it('go without packages when that is meant', async () => {
    const folder = await metadata('texts', { 'en-us/release-notes.txt': 'Only words.' })

    const runner = await run({ ...app.ids, 'metadata-only': 'true', 'metadata-path': folder })

    expect({ failure: runner.failure, changes: JSON.parse(runner.outputs['changes'] ?? '') }).toEqual({
      failure: undefined,
      changes: [
        {
          field: 'listings.en-us.baseListing.releaseNotes',
          before: expect.any(String),
          after: 'Only words.',
        },
      ],
    })
  })

  it('of an add-on take title, description and icon', async () => {
    const folder = await metadata('add-on', {
      'en-us/title.txt': 'More levels',
      'en-us/images/Icon/icon.png': png(300, 300),
    })

    const runner = await run({ ...addOn.ids, 'metadata-path': folder, 'wait-for': 'published' })

    const listings = record(addOn.path).lastPublished?.resource.listings as Record<string, unknown>
    expect({ failure: runner.failure, listing: listings['en-us'] }).toEqual({
      failure: undefined,
      listing: expect.objectContaining({
        title: 'More levels',
        icon: expect.objectContaining({ fileName: 'en-us/images/Icon/icon.png', fileStatus: 'Uploaded' }),
      }),
    })
  })

  it('are refused all at once, each at its file', async () => {
    const folder = await metadata('wrong', {
      'en-us/short-title.txt': 'x'.repeat(51),
      'en-us/images/Icon/icon.png': png(100, 100),
      'en-us/images/Screenshot/1.png': 'no picture',
    })

    const runner = await run({ ...app.ids, packages: packages(), 'metadata-path': folder })

    const annotated = runner.log.filter((text) => text.startsWith('::error file='))
    expect({
      changes: changesIn(emulator),
      files: annotated.map((text) => /file=.*wrong.(.*?)::/.exec(withSlashes(text))?.[1]).sort(),
    }).toEqual({
      changes: [],
      files: ['en-us/images/Icon/icon.png', 'en-us/images/Screenshot/1.png', 'en-us/short-title.txt'],
    })
  })

  it('come back as they were exported', async () => {
    const folder = join(files.folder, 'exported')
    await run({ command: 'export-metadata', ...app.ids, 'metadata-path': folder })
    emulator.reset()

    const runner = await run({ ...app.ids, 'metadata-only': 'true', 'metadata-path': folder })

    expect({
      failure: runner.failure,
      skipped: runner.outputs['skipped'],
      changes: runner.outputs['changes'],
    }).toEqual({
      failure: undefined,
      skipped: 'true',
      changes: '[]',
    })
  })

  it('can be in a hundred languages', async () => {
    const languages =
      'ar-sa ar-ae ar-bh ar-dz ar-eg ar-iq ar-jo ar-kw ar-lb ar-ly ar-ma ar-om ar-qa ar-sy ar-tn ar-ye af-za sq-al am-et hy-am as-in az-latn-az eu-es be-by bn-bd bn-in bs-latn-ba bg-bg ca-es zh-cn zh-sg zh-hk zh-mo zh-tw hr-hr hr-ba cs-cz da-dk prs-af nl-nl nl-be en-au en-ca en-gb en-ie en-in en-nz en-sg en-us en-za et-ee fil-ph fi-fi fr-be fr-ca fr-ch fr-fr fr-lu gl-es ka-ge de-at de-ch de-de de-lu de-li el-gr gu-in ha-latn-ng he-il hi-in hu-hu is-is ig-ng id-id ga-ie xh-za zu-za it-it it-ch ja-jp kn-in kk-kz km-kh rw-rw sw-ke kok-in ko-kr ky-kg lo-la lv-lv lt-lt lb-lu mk-mk ms-my ml-in mt-mt mi-nz mr-in mn-mn nb-no'.split(
        ' ',
      )
    const texts = languages.flatMap((language) => [
      [`${language}/description.txt`, `Described in ${language}`],
      [`${language}/release-notes.txt`, `New in ${language}`],
      [`${language}/images/Screenshot/1.png`, png(1366, 768)],
    ])
    const folder = await metadata('hundred', Object.fromEntries(texts))

    const runner = await run({
      ...app.ids,
      'metadata-only': 'true',
      'metadata-path': folder,
      'wait-for': 'published',
    })

    const listings = record().lastPublished?.resource.listings as Record<
      string,
      { baseListing: { description: string } }
    >
    expect(runner.failure).toBeUndefined()
    expect(languages.length).toBe(100)
    expect(languages.map((language) => listings[language]?.baseListing.description)).toEqual(
      languages.map((language) => `Described in ${language}`),
    )
  })
})

describe('A date of publication in the past', () => {
  it('is refused before any request', async () => {
    const runner = await run({
      ...app.ids,
      packages: packages(),
      'publish-mode': 'SpecificDate',
      'publish-date': '2025-12-31T23:59Z',
    })

    expect({ failure: runner.failure, requests: emulator.requestLog.length }).toEqual({
      failure: expect.stringContaining('"publish-date": '),
      requests: 0,
    })
  })
})

describe('A gradual rollout', () => {
  it.each(['publish', 'submit-draft', 'wait'])('is told as what it is by %s', async (command) => {
    const inputs = { ...app.ids, packages: packages(), 'rollout-percentage': '10' }
    if (command === 'submit-draft') await run({ ...inputs, draft: 'true' })
    if (command === 'wait') await run({ ...inputs, 'wait-for': 'none' })
    const last = command === 'publish' ? inputs : { ...app.ids, command }

    const runner = await run({ ...last, 'wait-for': 'published' })

    expect({ published: runner.outputs['published'], log: runner.log.join('\n') }).toEqual({
      published: 'true',
      log: expect.stringContaining('is published to 10% of users'),
    })
  })
})

describe('Single inputs', () => {
  it('set their fields, and win over the folder and the JSON', async () => {
    const folder = await metadata('loser', { 'en-us/release-notes.txt': 'From the folder' })

    const runner = await run({
      ...app.ids,
      packages: packages(),
      'metadata-path': folder,
      submission: JSON.stringify({ visibility: 'Hidden', notesForCertification: 'From the JSON' }),
      'release-notes': 'From the input',
      'notes-for-certification': 'Press the button.',
      'publish-mode': 'SpecificDate',
      'publish-date': '2030-06-01T12:00:00+02:00',
      visibility: 'Private',
      'rollout-percentage': '25.5',
      'mandatory-update-date': '2030-07-01',
    })

    const resource = record().pending?.resource
    expect({ failure: runner.failure, ...resource }).toMatchObject({
      failure: undefined,
      visibility: 'Private',
      notesForCertification: 'Press the button.',
      targetPublishMode: 'SpecificDate',
      targetPublishDate: '2030-06-01T10:00:00.000Z',
      packageDeliveryOptions: {
        packageRollout: { isPackageRollout: true, packageRolloutPercentage: 25.5 },
        isMandatoryUpdate: true,
        mandatoryUpdateEffectiveDate: '2030-07-01T00:00:00.000Z',
      },
      listings: {
        'en-us': { baseListing: { releaseNotes: 'From the input' } },
        'de-de': { baseListing: { releaseNotes: 'From the input' } },
      },
    })
  })

  it('give each language its own release notes', async () => {
    const folder = await metadata('notes', { 'en-us.md': '# New\n\n- **fast**', 'de-de.txt': 'Schnell' })

    await run({ ...app.ids, packages: packages(), 'release-notes-path': folder })

    expect(record().pending?.resource.listings).toMatchObject({
      'en-us': { baseListing: { releaseNotes: 'New\n• fast' } },
      'de-de': { baseListing: { releaseNotes: 'Schnell' } },
    })
  })
})

describe('A dry run', () => {
  it.each([
    { command: 'publish', inputs: () => ({ packages: packages() }) },
    { command: 'submit-draft', inputs: () => ({}) },
  ])('of $command shows the plan and changes nothing', async ({ command, inputs }) => {
    record().addPending({ origin: 'api', status: 'PendingCommit' })

    const runner = await run({ command, ...app.ids, ...inputs(), 'dry-run': 'true' })

    expect({ failure: runner.failure, changes: changesIn(emulator) }).toEqual({
      failure: undefined,
      changes: [],
    })
    expect(runner.summary).toMatch(/dry run/i)
  })

  it('of publish says what would have to go to make room', async () => {
    record().startRollout(25)
    const { id } = record().addPending({ origin: 'api', status: 'PendingCommit' })
    const inputs = { packages: packages(), 'if-rollout-active': 'halt', 'dry-run': 'true' }

    const { summary } = await run({ command: 'publish', ...app.ids, ...inputs })

    const lines = summary.split('\n').filter((line) => line.startsWith('**Would'))
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^\\*\\*Would be deleted:\\*\\* .*\`${id}\`.*\\.msix`)),
      '**Would be ended:** the rollout of the live submission, by `halt`.',
    ])
  })
})

describe('A first release that was turned down', () => {
  it('may come again with the same version, since nothing of it is live', async () => {
    record().addPending({ origin: 'api', status: 'PendingCommit' })
    delete record().lastPublished
    const path = await files.add(
      'again.msix',
      await samplePackage({ version: '1.0.0.0', architecture: 'x64' }),
    )

    const runner = await run({ ...app.ids, packages: path, 'wait-for': 'published' })

    expect({ failure: runner.failure, published: runner.outputs['published'] }).toEqual({
      failure: undefined,
      published: 'true',
    })
  })
})

describe('A roll-back to a package that was published before', () => {
  const publish = async (version: string, inputs: Readonly<Record<string, string>> = {}) => {
    const path = await files.add('rolled.msix', await samplePackage({ version, architecture: 'x64' }))
    return await run({ ...app.ids, packages: path, 'wait-for': 'published', ...inputs })
  }
  const live = () =>
    record().lastPublished?.resource.applicationPackages?.map(({ version, architecture }) =>
      `${version} ${architecture}`.toLowerCase(),
    )

  it('is refused, with the way to allow it', async () => {
    await publish('2.0.0.0')
    await publish('3.0.0.0')
    const before = emulator.requestLog.length
    const runner = await publish('2.0.0.0')
    const changes = emulator.requestLog.slice(before).filter(({ method }) => method !== 'GET')
    expect({ failure: runner.failure, changes, live: live() }).toEqual({
      failure: expect.stringMatching(/"allow: lower-version".*\[lower-version\]/),
      changes: [expect.objectContaining({ method: 'POST', path: expect.stringContaining('token') })],
      live: ['3.0.0.0 x64'],
    })
  })

  it.each([
    { policy: 'remove', left: ['2.0.0.0 x64'] },
    { policy: 'keep-latest', left: ['1.0.0.0 arm64', '2.0.0.0 x64'] },
  ])(
    'is published with "allow: lower-version", with "existing-packages: $policy"',
    async ({ policy, left }) => {
      const inputs = { 'existing-packages': policy }
      await publish('2.0.0.0', inputs)
      await publish('3.0.0.0', inputs)
      const runner = await publish('2.0.0.0', { ...inputs, allow: 'lower-version' })
      expect({
        failure: runner.failure,
        published: runner.outputs['published'],
        live: live()?.sort(),
      }).toEqual({
        failure: undefined,
        published: 'true',
        live: left,
      })
    },
  )
})

describe('A bundle that is live', () => {
  it('is not followed by plain packages, which the Store would fail after the commit', async () => {
    const bundle = await files.add('all.msixbundle', await sampleBundle())
    const first = await run({ ...app.ids, packages: bundle, 'wait-for': 'published' })
    const plain = await files.add('plain.msix', await samplePackage({ version: '3.0.0.0' }))
    const inputs = { ...app.ids, packages: plain, 'wait-for': 'accepted' }
    const refused = await run(inputs)
    const allowed = await run({ ...inputs, allow: 'bundle-missing' })
    expect([first.failure, refused.failure, allowed.failure]).toEqual([
      undefined,
      expect.stringContaining('[bundle-missing]'),
      expect.stringContaining(
        'A previous submission for this app was released with a Windows 10 .msixbundle',
      ),
    ])
  })
})

describe('A version whose fourth part the Store has changed', () => {
  it('is what was published, and skipped the next time', async () => {
    record().switches.storedRevision = 70
    const path = await files.add(
      'new.msix',
      await samplePackage({ version: '1.0.30.0', architecture: 'x64' }),
    )
    const inputs = { ...app.ids, packages: path, 'skip-if-published': 'true', 'wait-for': 'published' }
    const first = await run(inputs)
    const second = await run(inputs)
    expect([first, second].map(({ failure, outputs }) => [failure, outputs['skipped']])).toEqual([
      [undefined, 'false'],
      [undefined, 'true'],
    ])
  })
})

describe('A product whose very packages are live', () => {
  it('is left alone with "skip-if-published"', async () => {
    const live = await samplePackage({ version: '1.0.0.0', architecture: 'x64' })
    const path = await files.add('live.msix', live)

    const runner = await run({ ...app.ids, packages: path, 'skip-if-published': 'true' })

    expect({ failure: runner.failure, outputs: runner.outputs, changes: changesIn(emulator) }).toMatchObject({
      failure: undefined,
      outputs: { skipped: 'true', 'submission-id': seeds.app.publishedId, published: 'true' },
      changes: [],
    })
  })
})

describe('A draft for a person', () => {
  it('is filled and left by "draft: true", and taken up by submit-draft', async () => {
    const first = await run({ ...app.ids, packages: packages(), draft: 'true' })
    const draft = { id: record().pending?.id, commits: record().pending?.commits }
    const second = await run({ command: 'submit-draft', ...app.ids, 'wait-for': 'published' })

    expect({ first: first.failure, second: second.failure, commits: draft.commits }).toEqual({
      first: undefined,
      second: undefined,
      commits: 0,
    })
    expect(first.outputs).toMatchObject({
      'submission-id': draft.id,
      status: 'PendingCommit',
      published: 'false',
    })
    expect(second.outputs).toMatchObject({
      'submission-id': draft.id,
      status: 'Published',
      published: 'true',
    })
  })

  it.each<{ name: string; change: JsonObject; rule: string }>([
    { name: 'off sale', change: { pricing: { priceId: 'NotAvailable' } }, rule: 'price-not-available' },
    { name: 'without a listing', change: { listings: {} }, rule: 'listing-missing' },
    {
      name: 'of a date that has passed',
      change: { targetPublishMode: 'SpecificDate', targetPublishDate: '2020-01-01T00:00:00Z' },
      rule: 'past-date',
    },
    { name: 'without a package', change: { applicationPackages: [] }, rule: 'package-missing' },
  ])('is checked by submit-draft: $name it is refused, unless that is allowed', async ({ change, rule }) => {
    await run({ ...app.ids, packages: packages(), draft: 'true' })
    const draft = record().pending
    Object.assign(draft?.resource ?? {}, change)

    const refused = await run({ command: 'submit-draft', ...app.ids })
    const dry = await run({ command: 'submit-draft', ...app.ids, 'dry-run': 'true' })
    const allowed = await run({ command: 'submit-draft', ...app.ids, 'dry-run': 'true', allow: rule })

    expect({ commits: draft?.commits, allowed: allowed.failure }).toEqual({ commits: 0, allowed: undefined })
    for (const { failure } of [refused, dry]) expect(failure).toContain(`[${rule}]`)
  })

  it('is asked for by submit-draft, and its absence is an error', async () => {
    const runner = await run({ command: 'submit-draft', ...app.ids })

    expect({ outcome: outcomeIn(runner.failure)?.is, changes: changesIn(emulator) }).toEqual({
      outcome: 'nothing changed',
      changes: [],
    })
  })
})

describe('A rollout that is in progress', () => {
  it.each([
    { policy: 'fail', kind: app, live: 'PackageRolloutInProgress', ok: false },
    { policy: 'finalize', kind: app, live: 'PackageRolloutComplete', ok: true },
    { policy: 'halt', kind: flight, live: 'PackageRolloutStopped', ok: true },
  ])('with "if-rollout-active: $policy" ends as $live', async ({ policy, kind, live, ok }) => {
    record(kind.path).startRollout(25)
    const before = record(kind.path).lastPublished

    const runner = await run({ ...kind.ids, packages: packages(), 'if-rollout-active': policy })

    expect({
      ok: runner.failure === undefined,
      status: before?.resource.packageDeliveryOptions?.packageRollout?.packageRolloutStatus,
    }).toEqual({ ok, status: live })
  })
})

describe('A pending submission that the Store is working on', () => {
  it('is waited for with "if-pending: wait", then followed by the new one', async () => {
    const pending = record().addPending({ origin: 'api', status: 'Certification' })

    const runner = await run({
      ...app.ids,
      packages: packages(),
      'if-pending': 'wait',
      'wait-for': 'published',
    })

    expect({ failure: runner.failure, superseded: record().superseded.map(({ id }) => id) }).toEqual({
      failure: undefined,
      superseded: expect.arrayContaining([pending.id]),
    })
  })

  it('cannot be waited for when it is a draft', async () => {
    record().addPending({ origin: 'api', status: 'PendingCommit' })

    const runner = await run({ ...app.ids, packages: packages(), 'if-pending': 'wait' })

    expect({ failure: runner.failure, changes: changesIn(emulator) }).toEqual({
      failure: expect.stringContaining('command: submit-draft'),
      changes: [],
    })
  })
})

describe('A price', () => {
  it('that the Store shows and does not take back is refused, unless the JSON names one', async () => {
    record().sellAtBasePrice()

    const refused = await run({ ...app.ids, packages: packages() })
    const untouched = changesIn(emulator)
    const taken = await run({
      ...app.ids,
      packages: packages(),
      submission: '{"pricing":{"priceId":"Tier12"}}',
    })

    expect({ refused: refused.failure, untouched, taken: taken.failure }).toEqual({
      refused: expect.stringMatching(/"submission".*"Base"/),
      untouched: [],
      taken: undefined,
    })
  })
})

describe('What the Store holds', () => {
  const listing = (language: string, fields: object) => (draft: SubmissionResource) => {
    Object.assign(draft.listings?.[language]?.baseListing ?? {}, fields)
  }
  const titles = () =>
    Object.values(record().lastPublished?.resource.listings ?? {}).map(
      ({ baseListing }) => baseListing?.['title'],
    )
  const changesOf = (runner: { readonly outputs: Readonly<Record<string, string>> }): unknown =>
    JSON.parse(runner.outputs['changes'] ?? '')

  it('is what is live, and what is planned, though the draft has another title', async () => {
    const inputs = { ...app.ids, packages: packages(), 'release-notes': 'Faster.', 'wait-for': 'published' }
    const dryRun = await run({ ...inputs, 'dry-run': 'true' })
    record().switches.changeNewDraft = (draft) => {
      for (const language of ['en-us', 'de-de']) listing(language, { title: 'Contoso Sample' })(draft)
    }

    const runner = await run(inputs)

    expect({ failure: runner.failure, titles: titles(), warnings: warnings(runner) }).toEqual({
      failure: undefined,
      titles: ['Contoso Demo', 'Contoso Demo'],
      warnings: [],
    })
    expect(changesOf(runner)).toEqual(changesOf(dryRun))
  })

  it('is told where the draft differs from what is live, and nobody asked for it', async () => {
    record().switches.changeNewDraft = (draft) => {
      Object.assign(draft, { visibility: 'Private', hasExternalInAppProducts: true })
    }

    const runner = await run({
      ...app.ids,
      packages: packages(),
      visibility: 'Public',
      'wait-for': 'published',
    })

    const difference = { field: 'hasExternalInAppProducts', before: false, after: true }
    expect({
      failure: runner.failure,
      visibility: record().lastPublished?.resource['visibility'],
      changes: changesOf(runner),
      warnings: warnings(runner),
    }).toEqual({
      failure: undefined,
      visibility: 'Public',
      changes: expect.arrayContaining([difference]),
      warnings: [expect.stringMatching(/^(?!.*visibility).*hasExternalInAppProducts \(false → true\)$/)],
    })
  })

  it('is not compared with what is live when nothing is', async () => {
    const draft = record().addPending()
    listing('en-us', { title: 'Contoso Sample' })(draft.resource)
    delete record().lastPublished

    const runner = await run({ ...app.ids, packages: packages(), 'wait-for': 'published' })

    expect({ failure: runner.failure, title: titles()[0], warnings: warnings(runner) }).toEqual({
      failure: undefined,
      title: 'Contoso Sample',
      warnings: [],
    })
  })

  it.each([
    {
      name: 'a text of the JSON',
      inputs: { submission: '{"listings":{"de-de":{"baseListing":{"description":"Neu"}}}}' },
      old: listing('de-de', { description: 'Zeigt, was eine Demo kann.' }),
      says: 'listings.de-de.baseListing.description: planned "Neu", the Store has "Zeigt, was eine Demo kann."',
    },
    {
      name: 'the release notes',
      inputs: { 'release-notes': 'Faster.' },
      old: listing('en-us', { releaseNotes: 'First release.' }),
      says: 'listings.en-us.baseListing.releaseNotes: planned "Faster.", the Store has "First release."',
    },
    {
      name: 'a setting that the run does not change, and that is grave',
      inputs: {},
      old: (draft: SubmissionResource) => Object.assign(draft, { visibility: 'Hidden' }),
      says: 'visibility: planned "Public", the Store has "Hidden"',
    },
  ])('is not committed when the answer to the update lacks $name', async ({ inputs, old, says }) => {
    record().switches.changeUpdatedDraft = old

    const runner = await run({ ...app.ids, packages: packages(), ...inputs })

    expect({
      failure: runner.failure,
      commits: changesIn(emulator).filter((change) => change.includes('commit')),
      pending: record().pending,
    }).toEqual({ failure: expect.stringContaining(says), commits: [], pending: undefined })
  })

  it('is told where the answer to the update differs unasked', async () => {
    record().switches.changeUpdatedDraft = (draft) => Object.assign(draft, { isGameDvrEnabled: true })

    const runner = await run({ ...app.ids, packages: packages() })

    expect({ failure: runner.failure, warnings: warnings(runner), changes: changesOf(runner) }).toEqual({
      failure: undefined,
      warnings: [expect.stringMatching(/isGameDvrEnabled \(false → true\)/)],
      changes: expect.arrayContaining([{ field: 'isGameDvrEnabled', before: false, after: true }]),
    })
  })

  it('fails the run when it lacks what was planned after the commit, and is said to be committed', async () => {
    record().switches.changeCommittedDraft = listing('en-us', { releaseNotes: 'First release.' })

    const runner = await run({ ...app.ids, packages: packages(), 'release-notes': 'Faster.' })

    expect({ failure: runner.failure, outcome: outcomeIn(runner.failure)?.is }).toEqual({
      failure: expect.stringContaining('releaseNotes: planned "Faster.", the Store has "First release."'),
      outcome: 'committed',
    })
  })

  it('is the same in an obsolete field, which is named and no change', async () => {
    const submission = JSON.stringify({
      listings: { 'en-us': { baseListing: { privacyPolicy: 'https://contoso.example/new' } } },
    })

    const alone = await run({ ...app.ids, 'metadata-only': 'true', submission })
    const beside = await run({ ...app.ids, packages: packages(), submission, 'wait-for': 'published' })

    const warning = expect.stringContaining('ignores privacyPolicy')
    expect([alone, beside].map((runner) => [runner.failure, warnings(runner)])).toEqual([
      [undefined, [warning]],
      [undefined, [warning]],
    ])
    expect(alone.outputs).toMatchObject({ skipped: 'true', changes: '[]' })
    expect(beside.outputs['changes']).not.toContain('privacyPolicy')
  })

  it('is not committed when the answer to the update is something else', async () => {
    record().switches.ignoresPackageUpdates = true

    const runner = await run({ ...app.ids, packages: packages() })

    expect(runner.failure).toMatch(
      /packages.* Demo_arm64\.msix PendingUpload.* Demo_1\.0\.0\.0_arm64\.msix Uploaded/,
    )
    expect({
      commits: changesIn(emulator).filter((change) => change.includes('commit')),
      pending: record().pending,
    }).toEqual({
      commits: [],
      pending: undefined,
    })
  })
})
