import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import { samplePackage, zipOf } from '../../emulator/fixtures/sample-packages.ts'
import { seedPaths, seeds } from '../../emulator/fixtures/seeds.ts'

// The requests of Microsoft's samples in Python, with the headers and the bodies that they send, and of each answer what
// they read. Their bodies are left to the reader: those here are the ones of the pages that the samples link to.
// https://learn.microsoft.com/windows/uwp/monetize/python-code-examples-for-the-windows-store-submission-api
// https://learn.microsoft.com/windows/uwp/monetize/python-code-examples-for-submissions-game-options-and-trailers

const { app, flight, addOn } = seedPaths

let emulator: Emulator
let accessToken: string
beforeAll(async () => {
  emulator = await startEmulator()
  const { access_token } = (await (await requestToken(seeds.plainSecret)).json()) as { access_token: string }
  accessToken = access_token
})
beforeEach(() => emulator.reset())
afterAll(async () => {
  await emulator.close()
})

/** What the samples look at of an answer. */
interface Answer {
  readonly status: number
  readonly correlationId: string | null
  readonly body: unknown
}

const correlationId = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const submissionId = expect.stringMatching(/^\d{19}$/)
const fileUploadUrl = expect.stringMatching(/^http:.+\/ingestion\/.+\?.*sig=/)

/** Asks for a token as every sample does: with the secret as it is, not encoded for a form. */
async function requestToken(secret: string): Promise<Response> {
  return await fetch(`${emulator.url}/${seeds.tenantId}/oauth2/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body:
      `grant_type=client_credentials&client_id=${seeds.clientId}&client_secret=${secret}` +
      '&resource=https://manage.devcenter.microsoft.com',
  })
}

/** Sends a request as every sample does: the content type is there without a body, too. */
async function fetchAnswer(method: string, path: string, body = ''): Promise<Response> {
  return await fetch(`${emulator.url}/v1.0/my/${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${accessToken}`,
      'Content-type': 'application/json',
      'User-Agent': 'Python',
    },
    ...(method !== 'GET' && { body }),
  })
}

async function send(method: string, path: string, body?: string): Promise<Answer> {
  const response = await fetchAnswer(method, path, body)
  const text = await response.text()
  return {
    status: response.status,
    correlationId: response.headers.get('MS-CorrelationId'),
    body: text === '' ? undefined : JSON.parse(text),
  }
}

/** Uploads a ZIP as every sample does. */
async function upload(url: string, zip: Buffer): Promise<number> {
  const headers = { 'x-ms-blob-type': 'BlockBlob' }
  const { status } = await fetch(url.replaceAll('+', '%2B'), { method: 'PUT', headers, body: zip })
  return status
}

/** Reads the status as every sample does: once, and again as long as it is `CommitStarted`. */
async function pollStatus(submission: string): Promise<unknown[]> {
  const bodies: unknown[] = []
  for (let polls = 0; polls < 10; polls += 1) {
    const { body } = await send('GET', `${submission}/status`)
    bodies.push(body)
    if ((body as { status: string }).status !== 'CommitStarted') break
  }
  return bodies
}

const salesWarning = { code: 'SalesUnsupportedWarning', details: expect.any(String) }

/** What the polls of a commit show that succeeds. */
const accepted = (...warnings: readonly string[]): unknown[] => [
  { status: 'CommitStarted', statusDetails: expect.anything() },
  {
    status: 'PreProcessing',
    statusDetails: {
      errors: [],
      warnings: [salesWarning, ...warnings.map((code) => ({ code, details: expect.any(String) }))],
      certificationReports: [],
    },
  },
]

const answered = (status: number, body?: unknown): unknown => ({ status, correlationId, body })

const created = (more: object = {}): unknown =>
  answered(
    201,
    expect.objectContaining({ id: submissionId, fileUploadUrl, status: 'PendingCommit', ...more }),
  )

const started = answered(202, { status: 'CommitStarted' })

/** A link to a submission, as products have them. */
const linkTo = (path: string, id: unknown): unknown => ({ id, resourceLocation: `${path}/submissions/${id}` })

/** Makes the draft that a sample finds and deletes, and returns its ID. */
const addDraft = (product: string): string => emulator.store.product(product).addPending().id

const property = ({ body }: Answer, name: string): string => (body as Record<string, string>)[name] ?? ''

describe('“Obtain an Azure AD access token”', () => {
  it('gets one, if the secret needs no encoding', async () => {
    const response = await requestToken(seeds.plainSecret)
    const { access_token: token } = (await response.json()) as { access_token: string }
    expect({ status: response.status, token }).toEqual({ status: 200, token: expect.stringMatching(/^\S+$/) })
  })

  it('gets none with a secret that does, which it sends as it is', async () => {
    const response = await requestToken(seeds.clientSecret)
    const { error_codes: codes } = (await response.json()) as { error_codes: number[] }
    expect({ status: response.status, codes }).toEqual({ status: 401, codes: [7000215] })
  })
})

describe('“Create an add-on”', () => {
  it('creates it and deletes it again', async () => {
    // With the comma at the end: https://learn.microsoft.com/windows/uwp/monetize/create-an-add-on#request-example
    const request = `{
      "applicationIds": [  "${seeds.app.appId}"  ],
      "productId": "my-new-add-on",
      "productType": "Consumable",
    }`
    const made = await send('POST', 'inappproducts', request)
    expect(made).toEqual(
      answered(201, {
        applications: { value: [{ id: seeds.app.appId, resourceLocation: app }], totalCount: 1 },
        id: expect.stringMatching(/^9[0-9A-Z]{11}$/),
        productId: 'my-new-add-on',
        productType: 'Consumable',
      }),
    )
    const path = `inappproducts/${property(made, 'id')}`
    expect(await send('DELETE', path)).toEqual(answered(204))
    expect(await send('GET', path)).toEqual(answered(404, expect.anything()))
  })
})

describe('“Create a package flight”', () => {
  it('creates it together with a submission, and deletes both', async () => {
    // The group is a number here and a string in the answer:
    // https://learn.microsoft.com/windows/uwp/monetize/create-a-flight#request-example
    const request = { friendlyName: 'myflight', groupIds: [0], rankHigherThan: null }
    const made = await send('POST', `${app}/flights`, JSON.stringify(request))
    const path = `flights/${property(made, 'flightId')}`
    const { pendingFlightSubmission: pending } = made.body as { pendingFlightSubmission?: { id: string } }
    expect(made).toEqual(
      answered(201, {
        flightId: correlationId,
        friendlyName: 'myflight',
        groupIds: ['0'],
        rankHigherThan: seeds.flight.friendlyName,
        pendingFlightSubmission: linkTo(path, pending?.id),
      }),
    )
    expect(await send('GET', `${app}/${path}/submissions/${pending?.id}`)).toEqual(
      answered(200, expect.objectContaining({ id: pending?.id, fileUploadUrl })),
    )
    expect(await send('DELETE', `${app}/${path}`)).toEqual(answered(204))
    expect(await send('GET', `${app}/${path}`)).toEqual(answered(404, expect.anything()))
  })
})

describe('“Create an app submission”', () => {
  it('replaces the one in progress, updates, uploads, commits, and polls', async () => {
    const old = addDraft(app)
    expect(await send('GET', app)).toEqual(
      answered(200, expect.objectContaining({ pendingApplicationSubmission: linkTo(app, old) })),
    )
    expect(await send('DELETE', `${app}/submissions/${old}`)).toEqual(answered(204))

    const draft = await send('POST', `${app}/submissions`)
    expect(draft).toEqual(created())
    const path = `${app}/submissions/${property(draft, 'id')}`
    expect(await send('PUT', path, JSON.stringify(update))).toEqual(
      answered(200, expect.objectContaining({ visibility: 'Public', notesForCertification: '' })),
    )
    const zip = await zipOf({ 'contoso_app.appx': await samplePackage() })
    expect(await upload(property(draft, 'fileUploadUrl'), zip)).toBe(201)
    expect(await send('POST', `${path}/commit`)).toEqual(started)
    expect(await pollStatus(path)).toEqual(accepted('ListingOptOutWarning'))
  })

  it('finds nothing to delete when nothing is in progress', async () => {
    expect((await send('GET', app)).body).not.toHaveProperty('pendingApplicationSubmission')
  })

  // https://learn.microsoft.com/windows/uwp/monetize/update-an-app-submission#request-example, with the files of this
  // app: the Store wants all packages that it has.
  const { packageIds, imageIds } = seeds.app
  const update = {
    applicationCategory: 'BooksAndReference_EReader',
    pricing: { trialPeriod: 'FifteenDays', marketSpecificPricings: {}, sales: [], priceId: 'Tier2' },
    visibility: 'Public',
    targetPublishMode: 'Manual',
    targetPublishDate: '1601-01-01T00:00:00Z',
    listings: {
      'en-us': {
        baseListing: {
          copyrightAndTrademarkInfo: '',
          keywords: ['epub'],
          licenseTerms: '',
          privacyPolicy: '',
          supportContact: '',
          websiteUrl: '',
          description: 'A reader.',
          features: ['Free'],
          releaseNotes: '',
          images: [
            {
              fileName: 'en-us/shot1.png',
              fileStatus: 'Uploaded',
              id: imageIds.enUsShot,
              imageType: 'Screenshot',
            },
          ],
          recommendedHardware: [],
          title: 'Contoso Demo',
        },
        platformOverrides: { Windows81: { description: 'A reader for Windows 8.1' } },
      },
    },
    hardwarePreferences: ['Touch'],
    automaticBackupEnabled: false,
    canInstallOnRemovableMedia: true,
    isGameDvrEnabled: false,
    gamingOptions: [],
    hasExternalInAppProducts: false,
    meetAccessibilityGuidelines: true,
    notesForCertification: '',
    applicationPackages: [
      ...Object.values(packageIds).map((id) => ({ id, fileName: 'old.msix', fileStatus: 'PendingDelete' })),
      {
        fileName: 'contoso_app.appx',
        fileStatus: 'PendingUpload',
        minimumDirectXVersion: 'None',
        minimumSystemRam: 'None',
      },
    ],
    packageDeliveryOptions: {
      packageRollout: {
        isPackageRollout: false,
        packageRolloutPercentage: 0.0,
        packageRolloutStatus: 'PackageRolloutNotStarted',
        fallbackSubmissionId: '0',
      },
      isMandatoryUpdate: false,
      mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00.0000000Z',
    },
    enterpriseLicensing: 'Online',
    allowMicrosoftDecideAppAvailabilityToFutureDeviceFamilies: true,
    allowTargetFutureDeviceFamilies: {
      Desktop: false,
      Mobile: true,
      Holographic: true,
      Xbox: false,
      Team: true,
    },
    trailers: [],
  }
})

describe('“Create an add-on submission”', () => {
  it('replaces the one in progress, updates, uploads, commits, and polls', async () => {
    const old = addDraft(addOn)
    expect(await send('GET', addOn)).toEqual(
      answered(200, expect.objectContaining({ pendingInAppProductSubmission: linkTo(addOn, old) })),
    )
    expect(await send('DELETE', `${addOn}/submissions/${old}`)).toEqual(answered(204))

    const draft = await send('POST', `${addOn}/submissions`)
    expect(draft).toEqual(created())
    const path = `${addOn}/submissions/${property(draft, 'id')}`
    expect(await send('PUT', path, update)).toEqual(
      answered(200, expect.objectContaining({ lifetime: 'FiveDays', tag: 'SampleTag' })),
    )
    const zip = await zipOf({ 'add-on-ru-listing.png': 'A picture.' })
    expect(await upload(property(draft, 'fileUploadUrl'), zip)).toBe(201)
    expect(await send('POST', `${path}/commit`)).toEqual(started)
    expect(await pollStatus(path)).toEqual(accepted('ListingOptOutWarning', 'ListingOptInWarning'))
  })

  it('finds nothing to delete when nothing is in progress', async () => {
    expect((await send('GET', addOn)).body).not.toHaveProperty('pendingInAppProductSubmission')
  })

  // https://learn.microsoft.com/windows/uwp/monetize/update-an-add-on-submission#request-example, with its commas at the
  // end and its date, which is long past; the first language is one that this add-on has.
  const update = `{
    "contentType": "EMagazine",
    "keywords": [ "books" ],
    "lifetime": "FiveDays",
    "listings": {
      "en-us": {
        "description": "English",
        "icon": { "fileName": "icon-en.png", "fileStatus": "Uploaded" },
        "title": "Add-on Title (English)"
      },
      "ru": {
        "description": "Russian",
        "icon": { "fileName": "add-on-ru-listing.png", "fileStatus": "PendingUpload" },
        "title": "Add-on Title (Russian)"
      }
    },
    "pricing": {
      "marketSpecificPricings": { "RU": "Tier3", "US": "Tier4", },
      "sales": [],
      "priceId": "Free"
    },
    "targetPublishDate": "2016-03-15T05:10:58.047Z",
    "targetPublishMode": "Immediate",
    "tag": "SampleTag",
    "visibility": "Public",
  }`
})

describe('“Create a package flight submission”', () => {
  const { flightId, packageIds } = seeds.flight

  it('replaces the one in progress, updates, uploads, commits, and polls', async () => {
    const old = addDraft(flight)
    expect(await send('GET', flight)).toEqual(
      answered(200, expect.objectContaining({ pendingFlightSubmission: linkTo(`flights/${flightId}`, old) })),
    )
    expect(await send('DELETE', `${flight}/submissions/${old}`)).toEqual(answered(204))

    const draft = await send('POST', `${flight}/submissions`)
    expect(draft).toEqual(created({ flightId }))
    const id = property(draft, 'id')
    const path = `${flight}/submissions/${id}`
    expect(await send('PUT', path, JSON.stringify(update))).toEqual(
      answered(200, expect.objectContaining({ id, notesForCertification: update.notesForCertification })),
    )
    const zip = await zipOf({ 'newPackage.appx': await samplePackage() })
    expect(await upload(property(draft, 'fileUploadUrl'), zip)).toBe(201)
    expect(await send('POST', `${path}/commit`)).toEqual(started)
    expect(await pollStatus(path)).toEqual(accepted())
  })

  it('finds nothing to delete when nothing is in progress', async () => {
    expect((await send('GET', flight)).body).not.toHaveProperty('pendingFlightSubmission')
  })

  // https://learn.microsoft.com/windows/uwp/monetize/update-a-flight-submission#request-example: the ID of the old package
  // stands outside the package there, where the submission has its own, and the date is empty.
  const update = {
    flightPackages: [
      { id: packageIds.x64, fileName: 'old.msix', fileStatus: 'PendingDelete' },
      {
        fileName: 'newPackage.appx',
        fileStatus: 'PendingUpload',
        minimumDirectXVersion: 'None',
        minimumSystemRam: 'None',
      },
    ],
    packageDeliveryOptions: {
      packageRollout: {
        isPackageRollout: false,
        packageRolloutPercentage: 0.0,
        packageRolloutStatus: 'PackageRolloutNotStarted',
        fallbackSubmissionId: '0',
      },
      isMandatoryUpdate: false,
      mandatoryUpdateEffectiveDate: '1601-01-01T00:00:00.0000000Z',
    },
    id: 'existingPackage.Id',
    targetPublishMode: 'Immediate',
    targetPublishDate: '',
    notesForCertification: 'No special steps.',
  }
})

describe('“App submission with game options and trailers”', () => {
  it('sends back the clone with names in other cases, new files without a status, and properties that are none', async () => {
    const { hasAdvancedListingPermission } = (await send('GET', app)).body as Record<string, unknown>
    expect(hasAdvancedListingPermission).toBe(true)

    const clone = await send('POST', `${app}/submissions`)
    const path = `${app}/submissions/${property(clone, 'id')}`
    expect(await send('PUT', path, JSON.stringify({ ...(clone.body as object), ...changes }))).toEqual(
      answered(200, expect.objectContaining(stored)),
    )

    const draft = await send('GET', path)
    expect(draft).toEqual(answered(200, expect.objectContaining({ ...stored, fileUploadUrl })))
    const zip = await zipOf({
      'img/screenshot.png': 'A picture.',
      'bin/super_dev_ctr_api_sim.appxupload': await samplePackage(),
      'trailers/main/my_awesome_trailer.mpeg': 'A film.',
      'trailers/main/thumbnail.png': 'A picture.',
      'trailers/main/alt-img.png': 'A picture.',
    })
    expect(await upload(property(draft, 'fileUploadUrl'), zip)).toBe(201)
    expect(await send('POST', `${path}/commit`)).toEqual(started)
    expect(await pollStatus(path)).toEqual(accepted('ListingOptOutWarning'))
  })

  it('reads a Content-Length off every answer, also off one without a body', async () => {
    const path = `${app}/submissions/${addDraft(app)}`
    const answers = [
      await fetchAnswer('GET', app),
      await fetchAnswer('DELETE', path),
      await fetchAnswer('GET', path),
    ]
    const lengths = await Promise.all(
      answers.map(async (answer) => [
        Number.parseInt(answer.headers.get('Content-Length') ?? '', 10),
        (await answer.arrayBuffer()).byteLength,
      ]),
    )
    expect(lengths).toEqual(lengths.map(([, bytes]) => [bytes, bytes]))
  })

  const screenshot = {
    fileName: 'img/screenshot.png',
    description: 'The fight',
    imageType: 'Screenshot',
  }
  const listing = {
    copyrightAndTrademarkInfo: '(C) 2017 Microsoft',
    keywords: ['SampleApp', 'SampleFightingGame', 'GameOptions'],
    licenseTerms: 'http://example.com/licenseTerms.aspx',
    description: 'A game.',
    features: ['One', 'Two'],
    releaseNotes: 'Initial release',
    recommendedHardware: [],
    title: 'Contoso Demo',
  }
  const obsolete = {
    privacyPolicy: 'http://example.com/privacyPolicy.aspx',
    supportContact: 'support@example.com',
    websiteUrl: 'http://example.com',
  }
  const changes = {
    applicationCategory: 'Games_Fighting',
    listings: {
      'en-us': {
        baseListing: { ...listing, ...obsolete, hardwarePreferences: ['Keyboard'], images: [screenshot] },
        platformOverrides: {},
      },
    },
    // Beside the `pricing` of the clone: the last one counts.
    Pricing: { trialPeriod: 'NoFreeTrial', priceId: 'Free', marketSpecificPricing: {} },
    packages: [{ fileName: 'bin/super_dev_ctr_api_sim.appxupload', fileStatus: 'PendingUpload' }],
    allowTargetFutureDeviceFamilies: { Desktop: true, Mobile: false, Xbox: true, Holographic: false },
    gamingOptions: [
      {
        Genres: ['Games_Fighting'],
        IsLocalMultiplayer: true,
        LocalMultiplayerMinPlayers: 2,
        LocalMultiplayerMaxPlayers: 4,
        IsLocalCooperative: true,
        LocalCooperativeMinPlayers: 2,
        LocalCooperativeMaxPlayers: 4,
        IsOnlineMultiplayer: true,
        OnlineMultiplayerMinPlayers: 2,
        OnlineMultiplayerMaxPlayers: 4,
        IsOnlineCooperative: true,
        OnlineCooperativeMinPlayers: 2,
        OnlineCooperativeMaxPlayers: 4,
        IsBroadcastingPrivilegeGranted: true,
        IsCrossPlayEnabled: true,
        KinectDataForExternal: 'Disabled',
        OtherPeripherals: 'Joysticks.',
      },
    ],
    trailers: [
      {
        VideoFileName: 'trailers/main/my_awesome_trailer.mpeg',
        TrailerAssets: {
          'en-us': {
            Title: 'Main Trailer',
            ImageList: [
              { FileName: 'trailers/main/thumbnail.png', Description: 'Before the click' },
              { FileName: 'trailers/main/alt-img.png', Description: 'After the film' },
            ],
          },
        },
      },
    ],
  }
  /** What the Store makes of it: the packages are those of the clone, as `packages` is no property. */
  const stored = {
    applicationCategory: 'Games_Fighting',
    listings: {
      'en-us': {
        baseListing: expect.objectContaining({
          ...listing,
          images: expect.arrayContaining([{ ...screenshot, fileStatus: 'PendingUpload', id: null }]),
        }),
        platformOverrides: {},
      },
    },
    pricing: expect.objectContaining({ trialPeriod: 'NoFreeTrial', priceId: 'Free' }),
    applicationPackages: Object.values(seeds.app.packageIds).map((id) => expect.objectContaining({ id })),
    gamingOptions: [
      {
        genres: ['Games_Fighting'],
        isLocalMultiplayer: true,
        localMultiplayerMinPlayers: 2,
        localMultiplayerMaxPlayers: 4,
        isLocalCooperative: true,
        localCooperativeMinPlayers: 2,
        localCooperativeMaxPlayers: 4,
        isOnlineMultiplayer: true,
        isOnlineCooperative: true,
        isBroadcastingPrivilegeGranted: true,
        isCrossPlayEnabled: true,
        kinectDataForExternal: 'Disabled',
      },
    ],
    trailers: [
      {
        videoFileName: 'trailers/main/my_awesome_trailer.mpeg',
        trailerAssets: {
          'en-us': {
            title: 'Main Trailer',
            imageList: [
              { fileName: 'trailers/main/thumbnail.png', description: 'Before the click' },
              { fileName: 'trailers/main/alt-img.png', description: 'After the film' },
            ],
          },
        },
      },
    ],
  }
})
