import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import type { FileEntry, SubmissionResource } from '../../../emulator/store/resource.ts'
import { type Answer, ingestionError, type Session, startSession } from '../client.ts'

const { app, flight, addOn } = seedPaths
const { packageIds, imageIds } = seeds.app

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.store.reset())
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

type Change = (draft: SubmissionResource) => object

/** Reads a new draft of a product, and sends it back changed. */
async function update(product: string, change: Change): Promise<Answer & { resource: SubmissionResource }> {
  const path = session.emulator.store.product(product).pending
    ? pendingPath(product)
    : await session.draft(product)
  const { body: draft } = await session.call('GET', path)
  const answer = await session.call('PUT', path, change(draft as SubmissionResource))
  return { ...answer, resource: answer.body as SubmissionResource }
}

const pendingPath = (product: string): string =>
  `${product}/submissions/${session.emulator.store.product(product).pending?.id}`

const invalid = (target: string, message: unknown): object => ({
  status: 400,
  body: ingestionError('InvalidParameterValue', message, target),
})

const newFile = (fileName: string, more: object = {}): FileEntry => ({
  fileName,
  fileStatus: 'PendingUpload',
  ...more,
})

const packagesOf = (draft: SubmissionResource): FileEntry[] =>
  draft.applicationPackages ?? draft.flightPackages ?? []

const withPackages =
  (change: (packages: FileEntry[]) => unknown): Change =>
  (draft) => ({
    ...draft,
    [draft.applicationPackages ? 'applicationPackages' : 'flightPackages']: change(packagesOf(draft)),
  })

const withImages =
  (change: (images: FileEntry[]) => unknown): Change =>
  (draft) => {
    const { baseListing, ...listing } = draft.listings?.['en-us'] ?? {}
    const images = change(baseListing?.images ?? [])
    return {
      ...draft,
      listings: { ...draft.listings, 'en-us': { ...listing, baseListing: { ...baseListing, images } } },
    }
  }

const imagesOf = ({ listings }: SubmissionResource): FileEntry[] =>
  listings?.['en-us']?.baseListing?.images ?? []

const marked = (fileStatus: string, id?: string): ((entry: FileEntry) => FileEntry) => {
  return (entry) => (id === undefined || entry.id === id ? { ...entry, fileStatus } : entry)
}

describe('an update', () => {
  it.each([
    { kind: 'an app', product: app },
    { kind: 'a flight', product: flight },
    { kind: 'an add-on', product: addOn },
  ])(
    'that sends back what it read changes nothing of $kind, unknown fields included',
    async ({ product }) => {
      const path = await session.draft(product)
      const { body: draft } = await session.call('GET', path)
      const { status, body } = await session.call('PUT', path, draft)
      expect({ status, body }).toEqual({ status: 200, body: draft })
      expect((await session.call('GET', path)).body).toEqual(draft)
    },
  )

  it('may have a word that is not public, when the Store has it there', async () => {
    const { lastPublished } = session.emulator.store.product(app)
    Object.assign(lastPublished?.resource ?? {}, { applicationCategory: 'Games_Newest' })
    const { status, resource } = await update(app, (draft) => draft)
    expect({ status, category: resource['applicationCategory'] }).toEqual({
      status: 200,
      category: 'Games_Newest',
    })
  })

  it('of a product that nobody has finished is refused, when it sends back what is NotSet', async () => {
    const { lastPublished } = session.emulator.store.product(app)
    Object.assign(lastPublished?.resource ?? {}, { applicationCategory: 'NotSet' })
    const { status, body } = await update(app, (draft) => draft)
    expect({ status, body }).toEqual(
      invalid('applicationCategory', "'NotSet' is not a valid value for applicationCategory."),
    )
  })

  it('may be repeated', async () => {
    expect((await update(app, (draft) => ({ ...draft, notesForCertification: 'A' }))).status).toBe(200)
    const { resource } = await update(app, (draft) => ({ ...draft, visibility: 'Hidden' }))
    expect(resource).toMatchObject({
      notesForCertification: 'A',
      visibility: 'Hidden',
      status: 'PendingCommit',
    })
  })

  it('ignores what is read-only', async () => {
    const before = (await session.call('GET', await session.draft(app))).body as SubmissionResource
    const { resource } = await update(app, (draft) => ({
      ...draft,
      id: '1',
      status: 'Published',
      statusDetails: { errors: [{ code: 'Other', details: '' }], warnings: [], certificationReports: [] },
      fileUploadUrl: 'https://evil.example',
      friendlyName: 'Mine',
      applicationPackages: packagesOf(draft).map((entry) => ({
        ...entry,
        fileName: 'x.msix',
        version: '9.9.9.9',
      })),
      packageDeliveryOptions: {
        ...draft.packageDeliveryOptions,
        packageRollout: {
          ...draft.packageDeliveryOptions?.packageRollout,
          packageRolloutStatus: 'PackageRolloutComplete',
          fallbackSubmissionId: '7',
        },
      },
      listings: {
        ...draft.listings,
        'en-us': {
          baseListing: { ...draft.listings?.['en-us']?.baseListing, websiteUrl: 'https://new.example' },
        },
      },
    }))
    const { platformOverrides: _, ...english } = before.listings?.['en-us'] ?? {}
    expect(resource).toEqual({ ...before, listings: { ...before.listings, 'en-us': english } })
  })

  it('puts what is left out back to its default, and forgets unknown fields', async () => {
    const required = ['pricing', 'listings', 'applicationPackages', 'allowTargetFutureDeviceFamilies']
    const { status, resource } = await update(app, (draft) =>
      Object.fromEntries(required.map((name) => [name, draft[name]])),
    )
    expect({ status, resource }).toMatchObject({
      status: 200,
      resource: {
        applicationCategory: 'NotSet',
        visibility: 'NotSet',
        targetPublishMode: 'NotSet',
        hardwarePreferences: [],
        notesForCertification: '',
        enterpriseLicensing: 'None',
        friendlyName: 'Submission 8',
        status: 'PendingCommit',
      },
    })
    expect(resource).not.toHaveProperty('unannouncedOptions')
  })

  it('finds property names in any case, and drops those that the Store does not have', async () => {
    const pascal = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(pascal)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value).map(([key, child]) => [
                key.replace(/^[a-z](?!n-|e-)/, (c) => c.toUpperCase()),
                pascal(child),
              ]),
            )
          : value
    const path = await session.draft(app)
    const {
      unannouncedOptions,
      storeTelemetryChannel: _,
      ...draft
    } = (await session.call('GET', path)).body as SubmissionResource
    const { status, body } = await session.call('PUT', path, {
      ...(pascal(draft) as object),
      unannouncedOptions,
      SomethingElse: { Id: 1, FileName: 'x' },
      Nothing: null,
    })
    expect({ status, body }).toEqual({ status: 200, body: { ...draft, unannouncedOptions } })
  })

  const withListing =
    (change: object): Change =>
    ({ listings, ...draft }) => ({
      ...draft,
      listings: { ...listings, 'en-us': { ...listings?.['en-us'], ...change } },
    })

  it.each<{ where: string; product: string; change: Change }>([
    {
      where: 'the submission',
      product: app,
      change: (draft) => ({ ...draft, aplicationCategory: 'Games', appSubmission: {} }),
    },
    {
      where: 'the submission of another kind',
      product: flight,
      change: (draft) => ({ ...draft, visibility: 'Hidden' }),
    },
    {
      where: 'the pricing',
      product: addOn,
      change: (draft) => ({ ...draft, pricing: { ...draft.pricing, trialPeriod: 'OneDay' } }),
    },
    { where: 'a listing', product: app, change: withListing({ description: 'Beside the base' }) },
    {
      where: 'a package',
      product: flight,
      change: withPackages((all) => all.map((entry) => ({ ...entry, title: 'x' }))),
    },
    {
      where: 'an image',
      product: app,
      change: withImages((all) => all.map((image) => ({ ...image, url: 'x' }))),
    },
  ])('drops a property that the Store does not have in $where', async ({ product, change }) => {
    const { body: before } = await session.call('GET', await session.draft(product))
    const { status, resource } = await update(product, change)
    expect({ status, resource }).toEqual({ status: 200, resource: before })
  })

  it('keeps what the Store has in a property that it shares with nobody, also after it was left out', async () => {
    const options = { Level: 9, more: [{ Any: 'thing' }] }
    await update(app, ({ unannouncedOptions: _, ...draft }) => draft)
    const { resource } = await update(app, (draft) => ({ ...draft, UnannouncedOptions: options }))
    expect(resource['unannouncedOptions']).toEqual(options)
  })

  it.each([
    { name: 'no JSON', body: '{"listings":', type: 'application/json', target: 'body' },
    { name: 'a list', body: '[]', type: 'application/json', target: 'body' },
    { name: 'a form', body: 'a=b', type: 'application/x-www-form-urlencoded', target: 'mediaType' },
  ])('is refused when it is $name', async ({ body, type, target }) => {
    const answer = await session.call('PUT', await session.draft(app), body, { 'Content-Type': type })
    expect({ status: answer.status, body: answer.body }).toEqual(invalid(target, expect.any(String)))
  })

  it.each([
    {
      name: 'no listing of an app',
      product: app,
      change: { listings: {} },
      target: 'appListings',
      message: 'The size of AppListings must be 1 or more',
    },
    {
      name: 'listings of an app that are null',
      product: app,
      change: { listings: null },
      target: 'appListings',
      message: 'The size of AppListings must be 1 or more',
    },
    {
      name: 'no listing of an add-on',
      product: addOn,
      change: { listings: {} },
      target: 'listings',
      message: 'The size of Listings must be 1 or more',
    },
    {
      name: 'no pricing',
      product: app,
      change: { pricing: undefined },
      target: 'pricing',
      message: 'Pricing data was not provided in the request.',
    },
    {
      name: 'pricing that is null',
      product: addOn,
      change: { pricing: null },
      target: 'pricing',
      message: 'Pricing data was not provided in the request.',
    },
    {
      name: 'the price Base',
      product: app,
      change: { pricing: { priceId: 'Base' } },
      target: 'pricing',
      message: "'Base' is not a valid PriceId for base price.",
    },
    {
      name: 'a price in another case',
      product: addOn,
      change: { pricing: { priceId: 'free' } },
      target: 'pricing',
      message: "'free' is not a valid PriceId for base price.",
    },
    {
      name: 'a price out of range',
      product: app,
      change: { pricing: { priceId: 'Tier97' } },
      target: 'pricing',
      message: "'Tier97' is not a valid PriceId for base price.",
    },
    {
      name: 'some device families only',
      product: app,
      change: { allowTargetFutureDeviceFamilies: { Desktop: true } },
      target: 'allowTargetFutureDeviceFamilies',
      message:
        'AllowTargetFutureDeviceFamilies needs to be initialized for all supported platform, [Desktop, Mobile, Xbox, Holographic]',
    },
    {
      name: 'an enum value in another case',
      product: app,
      change: { visibility: 'public' },
      target: 'visibility',
      message: expect.any(String),
    },
    {
      name: 'an unknown publish mode',
      product: flight,
      change: { targetPublishMode: 'Later' },
      target: 'targetPublishMode',
      message: expect.any(String),
    },
    {
      name: 'an unknown content type',
      product: addOn,
      change: { contentType: 'Song' },
      target: 'contentType',
      message: expect.any(String),
    },
    {
      name: 'hardware in another case',
      product: app,
      change: { hardwarePreferences: ['Mouse', 'touch'] },
      target: 'hardwarePreferences',
      message: "'touch' is not a valid value for hardwarePreferences.",
    },
    {
      name: 'a genre that is spelled as the category is',
      product: app,
      change: { gamingOptions: [{ genres: ['Games_Roleplaying'] }] },
      target: 'genres',
      message: expect.any(String),
    },
    {
      name: 'a category that is spelled as the genre is',
      product: app,
      change: { applicationCategory: 'Games_RolePlaying' },
      target: 'applicationCategory',
      message: expect.any(String),
    },
    {
      name: 'long notes',
      product: flight,
      change: { notesForCertification: 'x'.repeat(2001) },
      target: 'notesForCertification',
      message: 'The length of NotesForCertification must be 2000 or less',
    },
    {
      name: 'many keywords of an add-on',
      product: addOn,
      change: { keywords: Array.from({ length: 11 }, (_, index) => `${index}`) },
      target: 'keywords',
      message: 'The size of keywords must be 10 or less',
    },
    {
      name: 'a listing in a language of nobody',
      product: app,
      change: { listings: { 'en-xx': { baseListing: {} } } },
      target: 'appListings',
      message: 'Language codes: en-xx not supported',
    },
    {
      name: 'new languages of an app that are not in lower case',
      product: app,
      change: {
        listings: { 'fr-FR': { baseListing: {} }, es: { baseListing: {} }, IT: { baseListing: {} } },
      },
      target: 'appListings',
      message: 'Language codes: fr-FR, IT not supported',
    },
    {
      name: 'a new language of an add-on that is not in lower case',
      product: addOn,
      change: { listings: { 'fr-FR': { title: 'A' } } },
      target: 'listings',
      message: 'Language codes: fr-FR not supported',
    },
    {
      name: 'a new language of a trailer that is not in lower case',
      product: app,
      change: { trailers: [{ videoFileName: 'a.mp4', trailerAssets: { 'en-US': { title: 'A' } } }] },
      target: 'trailers',
      message: 'Language codes: en-US not supported',
    },
    ...['applicationCategory', 'visibility', 'targetPublishMode'].map((name) => ({
      name: `${name} that is NotSet`,
      product: app,
      change: { [name]: 'NotSet' },
      target: name,
      message: `'NotSet' is not a valid value for ${name}.`,
    })),
    {
      name: 'a publish mode of a flight that is NotSet',
      product: flight,
      change: { targetPublishMode: 'NotSet' },
      target: 'targetPublishMode',
      message: "'NotSet' is not a valid value for targetPublishMode.",
    },
    {
      name: 'a visibility of an add-on that is NotSet',
      product: addOn,
      change: { visibility: 'NotSet' },
      target: 'visibility',
      message: "'NotSet' is not a valid value for visibility.",
    },
    {
      name: 'a licensing that is NotSet',
      product: app,
      change: { enterpriseLicensing: 'NotSet' },
      target: 'enterpriseLicensing',
      message: "'NotSet' is not a valid value for enterpriseLicensing.",
    },
    {
      name: 'an unknown category',
      product: app,
      change: { applicationCategory: 'DeveloperTool' },
      target: 'applicationCategory',
      message: "'DeveloperTool' is not a valid value for applicationCategory.",
    },
    {
      name: 'an unknown visibility',
      product: app,
      change: { visibility: 'Everyone' },
      target: 'visibility',
      message: "'Everyone' is not a valid value for visibility.",
    },
    {
      name: 'a rollout of more than everybody',
      product: flight,
      change: {
        packageDeliveryOptions: { packageRollout: { isPackageRollout: true, packageRolloutPercentage: 101 } },
      },
      target: 'packageRolloutPercentage',
      message: expect.any(String),
    },
  ])('is refused with $name', async ({ product, change, target, message }) => {
    const path = await session.draft(product)
    const before = structuredClone(session.emulator.store.product(product).pending?.resource)
    const { status, body } = await session.call('PUT', path, { ...before, ...change })
    expect({ status, body }).toEqual(invalid(target, message))
    expect(session.emulator.store.product(product).pending?.resource).toEqual(before)
  })
})

describe('the texts of a listing', () => {
  const withTexts =
    (texts: object): Change =>
    ({ listings, ...draft }) => ({
      ...draft,
      listings: { 'en-us': { baseListing: { ...listings?.['en-us']?.baseListing, ...texts } } },
    })

  it.each([
    ['title', 256],
    ['description', 10_000],
    ['releaseNotes', 1500],
    ['shortDescription', 1000],
    ['shortTitle', 50],
    ['sortTitle', 255],
    ['voiceTitle', 255],
    ['devStudio', 255],
    ['licenseTerms', 10_000],
    ['copyrightAndTrademarkInfo', 200],
  ])('%s may have %i characters', async (name, most) => {
    session.emulator.store.product(app).reservedNames = ['x'.repeat(most)]
    expect((await update(app, withTexts({ [name]: 'x'.repeat(most) }))).status).toBe(200)
    const { status, body } = await update(app, withTexts({ [name]: 'x'.repeat(most + 1) }))
    expect({ status, body }).toEqual(invalid(name, expect.any(String)))
  })

  it.each([
    ['features', 20, 200],
    ['recommendedHardware', 11, 200],
    ['minimumHardware', 11, 200],
  ])('%s may be %i of %i characters each', async (name, most, characters) => {
    const texts = Array.from({ length: most }, () => 'x'.repeat(characters))
    expect((await update(app, withTexts({ [name]: texts }))).status).toBe(200)
    for (const wrong of [[...texts, 'x'], ['x'.repeat(characters + 1)]]) {
      const { status, body } = await update(app, withTexts({ [name]: wrong }))
      expect({ status, body }).toEqual(invalid(name, expect.any(String)))
    }
  })

  it.each([30, 40])('may have 7 keywords of %i characters each, by the switch', async (most) => {
    session.emulator.store.product(app).switches.keywordCharacters = most
    const texts = Array.from({ length: 7 }, () => 'x'.repeat(most))
    expect((await update(app, withTexts({ keywords: texts }))).status).toBe(200)
    const long = await update(app, withTexts({ keywords: ['x'.repeat(most + 1)] }))
    expect({ status: long.status, body: long.body }).toEqual(
      invalid('keyword', `The length of Keyword must be ${most} or less`),
    )
    const many = await update(app, withTexts({ keywords: [...texts, 'x'] }))
    expect({ status: many.status, body: many.body }).toEqual(invalid('keywords', expect.any(String)))
  })

  it('refuses keywords of more than 30 characters unless told otherwise', () => {
    expect(session.emulator.store.product(app).switches.keywordCharacters).toBe(30)
  })

  it('keeps what is obsolete as it is, in overrides, too', async () => {
    const obsolete = { privacyPolicy: 'https://old.example', supportContact: 'old', websiteUrl: 'old' }
    const listing = {
      baseListing: { ...obsolete, description: 'A', images: [] },
      platformOverrides: { Windows81: obsolete },
    }
    Object.assign(session.emulator.store.product(app).lastPublished?.resource ?? {}, {
      listings: { 'en-us': listing },
    })
    const changed = { privacyPolicy: 'new', supportContact: '', websiteUrl: null }
    const { resource } = await update(app, (draft) => ({
      ...draft,
      listings: {
        'en-us': {
          baseListing: { ...changed, description: 'B', images: [] },
          platformOverrides: { Windows81: changed },
        },
        fr: { baseListing: { ...changed, description: 'C' } },
      },
    }))
    expect(resource.listings).toEqual({
      'en-us': { ...listing, baseListing: { ...listing.baseListing, description: 'B' } },
      fr: { baseListing: { description: 'C' } },
    })
  })

  it.each([
    {
      name: 'in an override',
      product: app,
      listing: { baseListing: {}, platformOverrides: { Windows81: { title: 'x'.repeat(257) } } },
      target: 'title',
    },
    {
      name: 'under an image',
      product: app,
      listing: {
        baseListing: { images: [newFile('a.png', { imageType: 'Icon', description: 'x'.repeat(201) })] },
      },
      target: 'description',
    },
    {
      name: 'as the title of an add-on',
      product: addOn,
      listing: { title: 'x'.repeat(101) },
      target: 'title',
    },
    {
      name: 'as the description of an add-on',
      product: addOn,
      listing: { description: 'x'.repeat(201) },
      target: 'description',
    },
  ])('cannot be too long $name', async ({ product, listing, target }) => {
    const { status, body } = await update(product, (draft) => ({ ...draft, listings: { 'en-us': listing } }))
    expect({ status, body }).toEqual(invalid(target, expect.any(String)))
  })
})

describe('the price', () => {
  it.each(['Free', 'NotAvailable', 'Tier2', 'Tier96', 'Tier1012', 'Tier1424'])(
    '%s is kept',
    async (priceId) => {
      const { resource } = await update(app, (draft) => ({
        ...draft,
        pricing: { ...draft.pricing, priceId },
      }))
      expect(resource.pricing).toMatchObject({ priceId })
    },
  )

  it.each([{}, { priceId: null }, { trialPeriod: 'OneDay' }])(
    'is Free without a word when it is missing: %j',
    async (pricing) => {
      const { status, resource } = await update(addOn, (draft) => ({ ...draft, pricing }))
      expect({ status, priceId: resource.pricing?.priceId }).toEqual({ status: 200, priceId: 'Free' })
    },
  )

  it('of a paid product reads Base, cannot be sent back, and can be set', async () => {
    session.emulator.store.product(app).sellAtBasePrice()
    const echo = await update(app, (draft) => draft)
    expect({ status: echo.status, body: echo.body }).toEqual(
      invalid('pricing', "'Base' is not a valid PriceId for base price."),
    )
    const { body } = await session.call('GET', pendingPath(app))
    expect(body).toMatchObject({ pricing: { priceId: 'Base', isAdvancedPricingModel: true } })
    const { resource } = await update(app, (draft) => ({
      ...draft,
      pricing: { ...draft.pricing, priceId: 'Tier96' },
    }))
    expect(resource.pricing).toMatchObject({ priceId: 'Tier96', isAdvancedPricingModel: false })
  })

  it('loses the advanced model on every update', async () => {
    Object.assign(session.emulator.store.product(app).lastPublished?.resource.pricing ?? {}, {
      isAdvancedPricingModel: true,
    })
    const { resource } = await update(app, (draft) => draft)
    expect(resource.pricing).toMatchObject({ isAdvancedPricingModel: false })
  })
})

describe('the packages', () => {
  const keep = (ids: string): string =>
    'Please keep all file entries for existing packages. If you wish to remove a package, mark it as ' +
    `PendingDelete. The following packages are missing in your update: ${ids}`

  it.each([
    { name: 'one is left out', change: (all: FileEntry[]) => all.slice(1), ids: packageIds.x64 },
    { name: 'all are left out', change: () => [], ids: `${packageIds.x64}, ${packageIds.arm64}` },
    { name: 'there is no list', change: () => null, ids: `${packageIds.x64}, ${packageIds.arm64}` },
    {
      name: 'one is sent without its id',
      change: ([first, ...rest]: FileEntry[]) => [{ ...first, id: null }, ...rest],
      ids: packageIds.x64,
    },
    {
      name: 'those that are there wait for an upload',
      change: (all: FileEntry[]) => all.map(marked('PendingUpload')),
      ids: `${packageIds.x64}, ${packageIds.arm64}`,
    },
  ])('have to be all there: $name', async ({ change, ids }) => {
    const { status, body } = await update(app, withPackages(change))
    expect({ status, body }).toEqual(invalid('packages', keep(ids)))
  })

  it.each([app, flight])(
    'may be replaced, the new one without facts until the commit: %s',
    async (product) => {
      const { status, resource } = await update(
        product,
        withPackages((all) => [
          ...all.map(marked('PendingDelete')),
          newFile('New.msix', { version: '3.0.0.0', id: null }),
        ]),
      )
      expect(status).toBe(200)
      expect(
        packagesOf(resource)
          .map((entry) => entry.fileStatus)
          .slice(0, -1),
      ).toEqual(
        packagesOf(resource)
          .slice(1)
          .map(() => 'PendingDelete'),
      )
      expect(packagesOf(resource).at(-1)).toEqual({
        fileName: 'New.msix',
        fileStatus: 'PendingUpload',
        id: '',
        version: '',
        architecture: '',
        languages: [],
        capabilities: [],
        minimumDirectXVersion: 'None',
        minimumSystemRam: 'None',
      })
    },
  )

  it('may be deleted, and kept after all', async () => {
    await update(
      app,
      withPackages((all) => all.map(marked('PendingDelete', packageIds.x64))),
    )
    const { status, resource } = await update(
      app,
      withPackages((all) => all.map(marked('Uploaded'))),
    )
    expect({ status, statuses: packagesOf(resource).map((entry) => entry.fileStatus) }).toEqual({
      status: 200,
      statuses: ['Uploaded', 'Uploaded'],
    })
  })

  it('that wait for their upload may be dropped', async () => {
    await update(
      app,
      withPackages((all) => [...all, newFile('New.msix')]),
    )
    const { status, resource } = await update(
      app,
      withPackages((all) => all.filter((entry) => entry.id)),
    )
    expect({ status, count: packagesOf(resource).length }).toEqual({ status: 200, count: 2 })
  })

  it.each([
    {
      name: 'a new one that claims to be uploaded',
      change: (all: FileEntry[]) => [...all, { ...newFile('a'), fileStatus: 'Uploaded' }],
    },
    {
      name: 'a new one with an id of nobody',
      change: (all: FileEntry[]) => [...all, newFile('a', { id: '7' })],
    },
    {
      name: 'an uploaded one that is to be uploaded',
      change: (all: FileEntry[]) => all.map(marked('PendingUpload')),
    },
    {
      name: 'an uploaded one without status',
      change: (all: FileEntry[]) => all.map(({ fileStatus: _, ...entry }) => entry),
    },
    { name: 'all of them deleted', change: (all: FileEntry[]) => all.map(marked('PendingDelete')) },
    { name: 'two new ones of a name', change: (all: FileEntry[]) => [...all, newFile('a'), newFile('a')] },
    { name: 'a new one without a name', change: (all: FileEntry[]) => [...all, newFile('')] },
  ])('cannot be $name', async ({ change }) => {
    const { status, body } = await update(app, withPackages(change))
    expect({ status, body }).toEqual(invalid('packages', expect.any(String)))
  })

  it('that wait for their upload cannot be marked for deletion', async () => {
    await update(
      app,
      withPackages((all) => [...all, newFile('New.msix')]),
    )
    const { status, body } = await update(
      app,
      withPackages((all) =>
        all.map((entry) => (entry.id ? entry : { ...entry, fileStatus: 'PendingDelete' })),
      ),
    )
    expect({ status, body }).toEqual(invalid('packages', expect.stringContaining('Existing Package')))
  })

  it('stay as they are, with 200, when the Store has that outage', async () => {
    session.emulator.store.product(flight).switches.ignoresPackageUpdates = true
    const { status, resource } = await update(
      flight,
      withPackages((all) => [...all, newFile('New.msix')]),
    )
    expect({ status, count: packagesOf(resource).length }).toEqual({ status: 200, count: 1 })
  })
})

describe('what is stored', () => {
  it('may differ from what was sent, when the Store is configured to', async () => {
    session.emulator.store.product(app).switches.changeUpdatedDraft = (draft) => {
      draft['visibility'] = 'Hidden'
    }
    const { resource } = await update(app, (draft) => ({ ...draft, visibility: 'Public' }))
    expect(resource['visibility']).toBe('Hidden')
  })
})

describe('the images', () => {
  it('stay when they are left out, and change their caption', async () => {
    const { resource } = await update(
      app,
      withImages((images) =>
        images.slice(1).map((image) => ({ ...image, description: 'New', fileName: 'other.png' })),
      ),
    )
    expect(imagesOf(resource)).toEqual([
      {
        fileName: 'en-us/icon.png',
        fileStatus: 'Uploaded',
        id: imageIds.enUsIcon,
        description: 'New',
        imageType: 'Icon',
      },
      {
        fileName: 'en-us/shot1.png',
        fileStatus: 'Uploaded',
        id: imageIds.enUsShot,
        description: 'The main window',
        imageType: 'Screenshot',
      },
    ])
  })

  it('lose a caption that is not sent', async () => {
    const { resource } = await update(
      app,
      withImages((images) => images.map(({ description: _, ...image }) => image)),
    )
    expect(imagesOf(resource).map((image) => image['description'])).toEqual(['', ''])
  })

  it('are added without an id and deleted by their status', async () => {
    const { status, resource } = await update(
      app,
      withImages((images) => [
        ...images.map(marked('PendingDelete', imageIds.enUsShot)),
        newFile('en-us/shot2.png', { imageType: 'Screenshot', description: 'Another' }),
      ]),
    )
    expect({ status, images: imagesOf(resource) }).toMatchObject({
      status: 200,
      images: [
        { id: imageIds.enUsShot, fileStatus: 'PendingDelete' },
        { id: imageIds.enUsIcon, fileStatus: 'Uploaded' },
        { id: null, fileName: 'en-us/shot2.png', fileStatus: 'PendingUpload' },
      ],
    })
  })

  it('are new without a status, if they have no id', async () => {
    const { status, resource } = await update(
      app,
      withImages((images) => [
        ...images.map(({ fileStatus: _, ...image }) => image),
        { fileName: 'shot2.png', imageType: 'Screenshot' },
      ]),
    )
    const statuses = imagesOf(resource)?.map(({ fileStatus }) => fileStatus)
    expect({ status, statuses }).toEqual({ status: 200, statuses: ['Uploaded', 'Uploaded', 'PendingUpload'] })
  })

  it.each([
    {
      name: 'a new one that claims to be uploaded',
      image: { fileName: 'a.png', fileStatus: 'Uploaded', imageType: 'Icon' },
      target: 'images',
    },
    { name: 'a type of no kind', image: newFile('a.png', { imageType: 'icon' }), target: 'imageType' },
  ])('cannot be $name', async ({ image, target }) => {
    const { status, body } = await update(
      app,
      withImages((images) => [...images, image]),
    )
    expect({ status, body }).toEqual(invalid(target, expect.any(String)))
  })

  const uploaded = { fileName: 'nowhere.png', fileStatus: 'Uploaded', imageType: 'Screenshot' }

  it.each([
    {
      name: 'an image of a new language',
      product: app,
      change: { listings: { fr: { baseListing: { images: [uploaded] } } } },
      target: 'images',
    },
    {
      name: 'an image of an override',
      product: app,
      change: {
        listings: { 'en-us': { baseListing: {}, platformOverrides: { Windows81: { images: [uploaded] } } } },
      },
      target: 'images',
    },
    {
      name: 'an icon of an add-on',
      product: addOn,
      change: { listings: { 'en-us': { title: 'A', icon: { fileName: 'a.png', fileStatus: 'Uploaded' } } } },
      target: 'icon',
    },
    { name: 'a trailer', product: app, change: { trailers: [{ id: '7' }] }, target: 'trailers' },
    {
      name: 'the video of a trailer',
      product: app,
      change: { trailers: [{ videoFileId: '7', videoFileName: 'a.mp4' }] },
      target: 'trailers',
    },
    {
      name: 'the thumbnail of a trailer',
      product: app,
      change: { trailers: [{ trailerAssets: { 'en-us': { imageList: [{ id: '7' }] } } }] },
      target: 'trailers',
    },
  ])(
    'that the Store does not have cannot be sent as uploaded: $name',
    async ({ product, change, target }) => {
      const { status, body } = await update(product, (draft) => ({ ...draft, ...change }))
      expect({ status, body }).toEqual(invalid(target, expect.any(String)))
    },
  )

  it('of an add-on stay when the icon is left out', async () => {
    const { resource } = await update(addOn, (draft) => ({
      ...draft,
      listings: { 'en-us': { title: 'A', description: 'B' } },
    }))
    expect(resource.listings).toEqual({
      'en-us': { title: 'A', description: 'B', icon: { fileName: 'icon-en.png', fileStatus: 'Uploaded' } },
    })
  })
})

describe('the languages', () => {
  it('may be on their own, with a region or a script, and stay when they were there before', async () => {
    const { 'en-us': english } = session.emulator.store.product(app).lastPublished?.resource.listings ?? {}
    const locales = ['en-us', 'en', 'zh-hans', 'es-419', 'sr-latn-rs']
    Object.assign(session.emulator.store.product(app).lastPublished?.resource ?? {}, {
      listings: { 'en-us': english, 'tlh-kx': english },
    })
    const listings = Object.fromEntries([...locales, 'tlh-kx'].map((locale) => [locale, { baseListing: {} }]))
    const { resource } = await update(app, (draft) => ({ ...draft, listings }))
    expect(Object.keys(resource.listings ?? {})).toEqual([...locales, 'tlh-kx'])
  })

  it('that are there are found in any case, and keep their spelling', async () => {
    const { 'en-us': english } = session.emulator.store.product(app).lastPublished?.resource.listings ?? {}
    Object.assign(session.emulator.store.product(app).lastPublished?.resource ?? {}, {
      listings: { 'en-us': english, 'de-DE': english },
    })
    const { resource } = await update(app, ({ listings, ...draft }) => ({
      ...draft,
      listings: { 'EN-us': listings?.['en-us'], 'de-de': listings?.['de-DE'] },
    }))
    expect(resource.listings).toEqual({ 'en-us': english, 'de-DE': english })
  })

  it('that come and go leave a warning', async () => {
    const { resource } = await update(app, (draft) => ({
      ...draft,
      listings: { 'en-us': draft.listings?.['en-us'], 'fr-fr': { baseListing: { description: 'Bonjour' } } },
    }))
    expect(Object.keys(resource.listings ?? {})).toEqual(['en-us', 'fr-fr'])
    expect(
      resource.statusDetails.warnings.map(({ code, details }) => [code, /'(.*)'/.exec(details)?.[1]]),
    ).toEqual([
      ['SalesUnsupportedWarning', undefined],
      ['ListingOptOutWarning', 'de-de'],
      ['ListingOptInWarning', 'fr-fr'],
    ])
  })
})

describe('the upload URL', () => {
  it.each(['GET', 'PUT'] as const)('may be new in the answer of %s, for the same blob', async (method) => {
    const path = await session.draft(app)
    const { body } = await session.call('GET', path)
    const { fileUploadUrl: before = '' } = body as SubmissionResource
    session.emulator.store.product(app).switches.renewsUploadUrlOn = [method]
    const answer = await session.call(method, path, method === 'PUT' ? body : undefined)
    const { fileUploadUrl: after = '' } = answer.body as SubmissionResource
    expect(after).not.toBe(before)
    expect(new URL(after).pathname).toBe(new URL(before).pathname)
  })
})
