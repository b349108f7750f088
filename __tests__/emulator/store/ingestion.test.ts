import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  type SamplePackage,
  sampleBundle,
  samplePackage,
  zipOf,
} from '../../../emulator/fixtures/sample-packages.ts'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import type {
  FileEntry,
  PackageEntry,
  StatusEntry,
  SubmissionResource,
} from '../../../emulator/store/resource.ts'
import { type Session, startSession, upload } from '../client.ts'

const { app, flight, addOn } = seedPaths

let session: Session
beforeAll(async () => {
  session = await startSession()
})
beforeEach(() => session.emulator.store.reset())
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

interface Outcome {
  readonly status: string
  readonly errors: StatusEntry[]
  readonly resource: SubmissionResource
}

/** Publishes as far as the second poll, by which the Store has looked at the ZIP. */
async function commit(
  product: string,
  change: (draft: SubmissionResource) => object,
  zip: Buffer | string | undefined,
): Promise<Outcome> {
  const path = await session.draft(product)
  const draft = (await session.call('GET', path)).body as SubmissionResource
  expect((await session.call('PUT', path, change(draft))).status).toBe(200)
  if (zip !== undefined) expect(await upload(draft.fileUploadUrl ?? '', zip)).toBe(201)
  expect((await session.call('POST', `${path}/commit`)).status).toBe(202)
  await session.poll(path, 1)
  const { body } = await session.call('GET', `${path}/status`)
  const { status, statusDetails } = body as SubmissionResource
  const resource = (await session.call('GET', path)).body as SubmissionResource
  return { status, errors: statusDetails.errors, resource }
}

const MANIFEST_ONLY = await zipOf({
  'AppxManifest.xml': `<Package><Identity Name="${seeds.app.packageIdentityName}" Publisher="${seeds.app.publisherName}" Version="2.0.0.0" ProcessorArchitecture="x64"/></Package>`,
})

const newPackage = { fileName: 'New.msix', fileStatus: 'PendingUpload' }

const replacing =
  (...added: object[]): ((draft: SubmissionResource) => object) =>
  (draft) => {
    const name = draft.applicationPackages ? 'applicationPackages' : 'flightPackages'
    const old = (draft[name] ?? []).map((entry) => ({ ...entry, fileStatus: 'PendingDelete' }))
    return { ...draft, [name]: [...old, ...added] }
  }

describe('a committed ZIP', () => {
  it.each([
    { product: app, list: 'applicationPackages' as const },
    { product: flight, list: 'flightPackages' as const },
  ])('brings the new packages and takes the old ones: $list', async ({ product, list }) => {
    const zip = await zipOf({
      'New.msix': await samplePackage({ architecture: 'arm64', languages: ['fr-FR'] }),
    })
    const { status, errors, resource } = await commit(product, replacing(newPackage), zip)
    expect({ status, errors, packages: resource[list] }).toEqual({
      status: 'PreProcessing',
      errors: [],
      packages: [
        {
          fileName: 'New.msix',
          fileStatus: 'Uploaded',
          id: expect.stringMatching(/^\d{19}$/),
          version: '2.0.0.0',
          architecture: 'arm64',
          languages: ['fr-FR'],
          capabilities: ['internetClient', 'runFullTrust'],
          targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'],
          minimumDirectXVersion: 'None',
          minimumSystemRam: 'None',
        },
      ],
    })
  })

  it.each([
    { name: 'a bundle', fileName: 'New.msixbundle', wrap: (bundle: Buffer) => bundle },
    {
      name: 'an upload file',
      fileName: 'New.msixupload',
      wrap: (bundle: Buffer) => zipOf({ 'Demo.msixbundle': bundle }),
    },
  ])('may hold $name', async ({ fileName, wrap }) => {
    const zip = await zipOf({ [fileName]: await wrap(await sampleBundle()) })
    const { errors, resource } = await commit(app, replacing({ fileName, fileStatus: 'PendingUpload' }), zip)
    expect(errors).toEqual([])
    expect(resource.applicationPackages).toMatchObject([
      {
        fileName,
        version: '2.0.0.0',
        architecture: 'Neutral',
        languages: ['en-US', 'de-DE'],
        targetDeviceFamilies: ['Windows.Desktop min version 10.0.17763.0'],
      },
    ])
  })

  it('brings images, icons and trailers, under names with either slash', async () => {
    const screenshot = { fileName: 'shots\\two.png', fileStatus: 'PendingUpload', imageType: 'Screenshot' }
    const trailer = {
      videoFileName: 'trailer.mp4',
      trailerAssets: { 'en-us': { title: 'See it', imageList: [{ fileName: 'thumb.png' }] } },
    }
    const files = { 'shots/two.png': 'png', 'trailer.mp4': 'mp4', 'thumb.png': 'png' }
    const { errors, resource } = await commit(
      app,
      (draft) => {
        const { baseListing, ...listing } = draft.listings?.['en-us'] ?? {}
        const images = [...(baseListing?.images ?? []), screenshot]
        const english = { ...listing, baseListing: { ...baseListing, images } }
        return { ...draft, listings: { ...draft.listings, 'en-us': english }, trailers: [trailer] }
      },
      await zipOf(files),
    )
    const id = expect.stringMatching(/^\d{19}$/)
    expect(errors).toEqual([])
    expect(resource.listings?.['en-us']?.baseListing?.images?.at(-1)).toEqual({
      ...screenshot,
      description: '',
      fileStatus: 'Uploaded',
      id,
    })
    expect(resource.trailers).toEqual([
      {
        ...trailer,
        id,
        videoFileId: id,
        trailerAssets: { 'en-us': { title: 'See it', imageList: [{ fileName: 'thumb.png', id }] } },
      },
    ])
  })

  it('brings the icon of an add-on', async () => {
    const icon: FileEntry = { fileName: 'new.png', fileStatus: 'PendingUpload' }
    const { status, resource } = await commit(
      addOn,
      (draft) => ({
        ...draft,
        listings: { ...draft.listings, 'en-us': { ...draft.listings?.['en-us'], icon } },
      }),
      await zipOf({ 'new.png': 'png' }),
    )
    expect({ status, icon: resource.listings?.['en-us']?.icon }).toEqual({
      status: 'PreProcessing',
      icon: { fileName: 'new.png', fileStatus: 'Uploaded' },
    })
  })

  it('is not needed when there is nothing to upload', async () => {
    const { status, resource } = await commit(
      app,
      (draft) => ({ ...draft, notesForCertification: 'New' }),
      undefined,
    )
    expect({ status, ids: resource.applicationPackages?.map(({ id }) => id) }).toEqual({
      status: 'PreProcessing',
      ids: Object.values(seeds.app.packageIds),
    })
  })

  it('that is a package itself passes, and the old packages stay', async () => {
    const { status, errors, resource } = await commit(app, replacing(newPackage), await samplePackage())
    const published = session.emulator.store.product(app).lastPublished?.resource.applicationPackages
    expect({ status, errors, packages: resource.applicationPackages }).toEqual({
      status: 'PreProcessing',
      errors: [],
      packages: JSON.parse(JSON.stringify(published)),
    })
  })

  it.each([
    { name: 'nothing was uploaded', zip: async () => undefined, codes: ['InvalidArchive'] },
    { name: 'it is not a ZIP', zip: async () => 'x'.repeat(1000), codes: ['InvalidArchive'] },
    {
      name: 'it is cut off',
      zip: async () => (await zipOf({ 'New.msix': await samplePackage() })).subarray(0, -40),
      codes: ['InvalidArchive'],
    },
    { name: 'it lacks a file', zip: () => zipOf({ 'new.msix': 'x' }), codes: ['MissingFiles'] },
    {
      name: 'the package is none',
      zip: () => zipOf({ 'New.msix': 'x' }),
      codes: ['PackageValidationFailed'],
    },
    {
      name: 'the package is a ZIP with a manifest only',
      zip: () => zipOf({ 'New.msix': MANIFEST_ONLY }),
      codes: ['PackageValidationFailed'],
    },
    {
      name: 'the package is of another app',
      zip: async () =>
        zipOf({ 'New.msix': await samplePackage({ name: 'Fabrikam.Other', publisher: 'CN=Fabrikam' }) }),
      codes: ['PackageValidationFailed', 'PackageValidationFailed'],
    },
    {
      name: 'the version has a fourth part',
      zip: async () => zipOf({ 'New.msix': await samplePackage({ version: '2.0.0.1' }) }),
      codes: ['PackageValidationFailed'],
    },
  ])('fails the commit, whatever the script says, when $name', async ({ zip, codes }) => {
    session.emulator.store.product(app).switches.statusScript = [
      'CommitStarted',
      'Certification',
      'Published',
    ]
    const { status, errors, resource } = await commit(app, replacing(newPackage), await zip())
    expect({ status, codes: errors.map(({ code }) => code) }).toEqual({ status: 'CommitFailed', codes })
    expect(statusesOf(resource.applicationPackages)).toEqual([
      'PendingDelete',
      'PendingDelete',
      'PendingUpload',
    ])
    const path = `${app}/submissions/${resource.id}`
    expect(await session.poll(path, 2)).toEqual(['CommitFailed', 'CommitFailed'])
    expect((await session.call('DELETE', path)).status).toBe(204)
  })

  it.each<{ name: string; zip: () => Promise<Buffer> }>([
    {
      name: 'has bytes behind it',
      zip: async () =>
        Buffer.concat([await zipOf({ 'Größe.msix': await samplePackage() }), Buffer.alloc(99)]),
    },
    {
      name: 'has a name in UTF-8 without the flag that says so',
      zip: async () => withoutFlags(await zipOf({ 'Größe.msix': await samplePackage() })),
    },
  ])('takes a ZIP that $name', async ({ zip }) => {
    const change = replacing({ ...newPackage, fileName: 'Größe.msix' })
    expect((await commit(app, change, await zip())).errors).toEqual([])
  })

  it('names each file that it lacks', async () => {
    const { errors } = await commit(
      app,
      replacing(newPackage, { ...newPackage, fileName: 'b.msix' }),
      await zipOf({ c: '' }),
    )
    expect(errors).toEqual([
      { code: 'MissingFiles', details: "File 'New.msix' not found in archive." },
      { code: 'MissingFiles', details: "File 'b.msix' not found in archive." },
    ])
  })

  it('fails for its own reason rather than for the scripted one', async () => {
    const product = session.emulator.store.product(app)
    product.switches.statusScript = ['CommitStarted', 'CommitFailed']
    product.switches.statusErrors = [{ code: 'IsInternalError', details: 'Commit workflow is cancelled.' }]
    const own = await commit(app, replacing(newPackage), undefined)
    expect(own.errors).toMatchObject([{ code: 'InvalidArchive' }])

    await session.call('DELETE', `${app}/submissions/${own.resource.id}`)
    const scripted = await commit(
      app,
      replacing(newPackage),
      await zipOf({ 'New.msix': await samplePackage() }),
    )
    expect(scripted.errors).toEqual(product.switches.statusErrors)
    expect(statusesOf(scripted.resource.applicationPackages)).toEqual([
      'PendingDelete',
      'PendingDelete',
      'PendingUpload',
    ])
  })

  it('may hold any bytes for a package when nobody looks into it', async () => {
    session.emulator.store.product(app).switches.validatesPackages = false
    const { status, resource } = await commit(app, replacing(newPackage), await zipOf({ 'New.msix': 'x' }))
    expect({ status, statuses: statusesOf(resource.applicationPackages) }).toEqual({
      status: 'PreProcessing',
      statuses: ['Uploaded'],
    })
  })

  it('is fetched once', async () => {
    const zip = await zipOf({ 'New.msix': await samplePackage() })
    const { resource } = await commit(app, replacing(newPackage), zip)
    const first = resource.applicationPackages?.[0]?.id
    await upload(resource.fileUploadUrl ?? '', 'something else')
    const path = `${app}/submissions/${resource.id}`
    expect(await session.poll(path, 4)).toEqual(['Release', 'PendingPublication', 'Publishing', 'Published'])
    expect(session.emulator.store.product(app).lastPublished?.resource.applicationPackages?.[0]?.id).toBe(
      first,
    )
  })
})

describe('a listing', () => {
  const image = { fileName: 'en-us/icon.png', fileStatus: 'Uploaded', id: seeds.app.imageIds.enUsIcon }
  it.each<{ name: string; texts: object; errors: string[] }>([
    { name: 'without a description', texts: { description: '' }, errors: ['a description'] },
    {
      name: 'whose screenshot is deleted',
      texts: {
        images: [
          { ...image, imageType: 'Icon' },
          { id: seeds.app.imageIds.enUsShot, fileStatus: 'PendingDelete', imageType: 'Screenshot' },
        ],
      },
      errors: ['at least one screenshot'],
    },
  ])('$name fails the commit', async ({ texts, errors }) => {
    const change = ({ listings = {}, ...draft }: SubmissionResource): object => {
      const { baseListing } = listings['en-us'] ?? {}
      return { ...draft, listings: { ...listings, 'en-us': { baseListing: { ...baseListing, ...texts } } } }
    }
    const outcome = await commit(app, change, undefined)
    expect({ status: outcome.status, errors: outcome.errors }).toEqual({
      status: 'CommitFailed',
      errors: errors.map((what) => ({
        code: 'InvalidParameterValue',
        details: `The listing 'en-us' needs ${what}.`,
      })),
    })
  })
})

describe('a version that was published', () => {
  const codesOf = async (product: string, options: SamplePackage): Promise<string[]> => {
    const zip = await zipOf({ 'New.msix': await samplePackage(options) })
    const { errors } = await commit(product, replacing(newPackage), zip)
    return errors.map(({ code }) => code)
  }
  const published = { version: '1.0.0.0', architecture: 'x64' } as const

  it.each([
    { name: 'fails the commit', product: app, change: {}, codes: ['PackageValidationFailed'] },
    { name: 'passes for another architecture', product: app, change: { architecture: 'x86' }, codes: [] },
    { name: 'passes for another Windows', product: app, change: { minVersion: '10.0.22000.0' }, codes: [] },
    { name: 'passes on a flight, if only the app has it', product: flight, change: {}, codes: [] },
  ] as const)('$name', async ({ product, change, codes }) => {
    expect(await codesOf(product, { ...published, ...change })).toEqual(codes)
  })

  it('fails the commit even when it is not the last one', async () => {
    expect(await codesOf(app, { version: '2.0.0.0' })).toEqual([])
    const { pending } = session.emulator.store.product(app)
    await session.poll(`${app}/submissions/${pending?.id}`, 5)
    expect(await codesOf(app, published)).toEqual(['PackageValidationFailed'])
  })

  it('passes when it is the same package, as in a roll-back, and fails with other contents', async () => {
    const publish = async (version: string): Promise<void> => {
      expect(await codesOf(app, { version })).toEqual([])
      const { pending } = session.emulator.store.product(app)
      await session.poll(`${app}/submissions/${pending?.id}`, 5)
    }
    await publish('2.0.0.0')
    await publish('3.0.0.0')
    await publish('2.0.0.0')
    expect(await codesOf(app, { version: '3.0.0.0', languages: ['fr-FR'] })).toEqual([
      'PackageValidationFailed',
    ])
  })

  it('passes when nobody looks', async () => {
    session.emulator.store.product(app).switches.refusesPublishedVersions = false
    expect(await codesOf(app, published)).toEqual([])
  })
})

describe('a package in a bundle', () => {
  const x64 = { architecture: 'x64' } as const

  it.each<{ name: string; second: SamplePackage; problems: string[] }>([
    { name: 'passes with the identity of the bundle', second: {}, problems: [] },
    {
      name: 'fails the commit with a fourth part in its version',
      second: { version: '1.1.8.92' },
      problems: ["the version '1.1.8.92' is not valid for the Store."],
    },
    {
      name: 'fails the commit with another name and publisher',
      second: { name: 'Contoso.Other', publisher: 'CN=Other' },
      problems: [
        `the identity name 'Contoso.Other' should be '${seeds.app.packageIdentityName}'.`,
        `the publisher 'CN=Other' should be '${seeds.app.publisherName}'.`,
      ],
    },
  ])('$name', async ({ second, problems }) => {
    const bundle = await sampleBundle([x64, { architecture: 'arm64', ...second }])
    const zip = await zipOf({ 'New.msixbundle': bundle })
    const added = { ...newPackage, fileName: 'New.msixbundle' }
    const { errors } = await commit(app, replacing(added), zip)
    expect(errors).toEqual(
      problems.map((problem) => ({
        code: 'PackageValidationFailed',
        details: `Package 'New.msixbundle' failed validation: in 'Demo_arm64.msix', ${problem}`,
      })),
    )
  })
})

describe('the languages of a package', () => {
  const none = 'The package New.msix must declare support for at least one language.'
  const unsupported = 'The package New.msix specifies an unsupported default language.'

  it.each<{ languages: string[]; problems: string[] }>([
    { languages: ['en-US', 'la-VA'], problems: [] },
    { languages: [], problems: [none, unsupported] },
    { languages: ['la-VA', 'en-US'], problems: [unsupported] },
    { languages: ['x-generate'], problems: [unsupported] },
  ])('must be there, the first one a supported one: $languages', async ({ languages, problems }) => {
    const zip = await zipOf({ 'New.msix': await samplePackage({ languages }) })
    const { errors } = await commit(app, replacing(newPackage), zip)
    expect(errors).toEqual(
      problems.map((problem) => ({
        code: 'InvalidParameterValue',
        details: `Package acceptance validation error: ${problem}`,
      })),
    )
  })
})

describe('the number of packages', () => {
  it.each([
    { count: 30, errors: [] },
    {
      count: 31,
      errors: [
        {
          code: 'InvalidParameterValue',
          details: 'Package acceptance validation error: The submission has 31 packages; the maximum is 30.',
        },
      ],
    },
  ])('of a committed submission may be 30: $count', async ({ count, errors }) => {
    const product = session.emulator.store.product(app)
    product.switches.validatesPackages = false
    const names = Array.from({ length: count }, (_, index) => `${index}.msix`)
    const added = names.map((fileName) => ({ fileName, fileStatus: 'PendingUpload' }))
    const zip = await zipOf(Object.fromEntries(names.map((name) => [name, 'x'])))
    expect((await commit(app, replacing(...added), zip)).errors).toEqual(errors)
  })
})

describe('packages of one full name', () => {
  const commitTwo = async (one: SamplePackage, other: SamplePackage): Promise<StatusEntry[]> => {
    const zip = await zipOf({ 'New.msix': await samplePackage(one), 'b.msix': await samplePackage(other) })
    return (await commit(app, replacing(newPackage, { ...newPackage, fileName: 'b.msix' }), zip)).errors
  }

  it('fail the commit', async () => {
    const errors = await commitTwo({ languages: ['en-US'] }, { languages: ['de-DE'] })
    expect(errors).toEqual([
      {
        code: 'InvalidParameterValue',
        details:
          'Package acceptance validation error: All .msix and .appx packages (including previously published and ' +
          'currently uploaded) must be uniquely identified by their full names. You have provided two packages with ' +
          'the full name Contoso.Demo_2.0.0.0_x64_ which have different contents. Please remove one of these ' +
          'packages, or increment current package versions to continue.',
      },
    ])
  })

  it.each<{ name: string; other: SamplePackage }>([
    { name: 'architecture', other: { architecture: 'arm64' } },
    { name: 'version', other: { version: '2.0.1.0' } },
  ])('pass with another $name', async ({ other }) => {
    expect(await commitTwo({}, other)).toEqual([])
  })
})

describe('after a bundle', () => {
  const commitFile = async (fileName: string, bytes: Buffer): Promise<StatusEntry[]> => {
    const zip = await zipOf({ [fileName]: bytes })
    return (await commit(app, replacing({ ...newPackage, fileName }), zip)).errors
  }
  const publishFile = async (fileName: string, bytes: Buffer): Promise<void> => {
    expect(await commitFile(fileName, bytes)).toEqual([])
    const { pending } = session.emulator.store.product(app)
    await session.poll(`${app}/submissions/${pending?.id}`, 5)
  }
  const next = { version: '3.0.0.0' }
  const refusal = {
    code: 'InvalidParameterValue',
    details:
      'Package acceptance validation error: A previous submission for this app was released with a Windows 10 ' +
      '.msixbundle or .appxbundle. Subsequent submissions must continue to contain a Windows 10 .msixbundle or ' +
      '.appxbundle.',
  }

  it.each([
    { name: 'a bundle', fileName: 'Old.msixbundle', bytes: () => sampleBundle(), errors: [refusal] },
    {
      name: 'an upload file with a bundle',
      fileName: 'Old.msixupload',
      bytes: async () => zipOf({ 'Demo.msixbundle': await sampleBundle() }),
      errors: [refusal],
    },
    {
      name: 'an upload file with a plain package',
      fileName: 'Old.msixupload',
      bytes: async () => zipOf({ 'Demo.msix': await samplePackage() }),
      errors: [],
    },
    { name: 'a plain package', fileName: 'Old.msix', bytes: () => samplePackage(), errors: [] },
  ])(
    'a plain package fails the commit, and not after other ones: $name',
    async ({ fileName, bytes, errors }) => {
      await publishFile(fileName, await bytes())
      expect(await commitFile('New.msix', await samplePackage(next))).toEqual(errors)
    },
  )

  it('another bundle passes, and so does a plain package when nobody looks', async () => {
    await publishFile('Old.msixbundle', await sampleBundle())
    await publishFile('New.msixbundle', await sampleBundle([next]))
    session.emulator.store.product(app).switches.refusesPlainAfterBundle = false
    expect(await commitFile('New.msix', await samplePackage({ version: '4.0.0.0' }))).toEqual([])
  })
})

describe('the fourth part of a version', () => {
  it('may be changed by the Store, for which the package stays the same', async () => {
    session.emulator.store.product(app).switches.storedRevision = 70
    const zip = await zipOf({ 'New.msix': await samplePackage({ version: '1.0.30.0' }) })
    const { resource } = await commit(app, replacing(newPackage), zip)
    expect(resource.applicationPackages).toMatchObject([{ version: '1.0.30.70' }])
    await session.poll(`${app}/submissions/${resource.id}`, 5)
    const other = await samplePackage({ version: '1.0.30.0', languages: ['fr-FR'] })
    const { errors } = await commit(app, replacing(newPackage), await zipOf({ 'New.msix': other }))
    expect(errors.map(({ code }) => code)).toEqual(['PackageValidationFailed'])
  })
})

const statusesOf = (packages: PackageEntry[] | undefined): string[] | undefined =>
  packages?.map(({ fileStatus }) => fileStatus)

/** The same ZIP, whose table of contents says nothing of its names. */
function withoutFlags(zip: Buffer): Buffer {
  const changed = Buffer.from(zip)
  const record = Buffer.from('PK\u0001\u0002', 'latin1')
  for (let at = changed.indexOf(record); at !== -1; at = changed.indexOf(record, at + 1))
    changed.writeUInt16LE(0, at + 8)
  return changed
}
