import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths } from '../../../emulator/fixtures/seeds.ts'
import type { SubmissionResource } from '../../../emulator/store/resource.ts'
import { type Answer, ingestionError, type Session, startSession } from '../client.ts'

const { app, flight, addOn } = seedPaths

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.store.reset())
afterAll(async () => await session[Symbol.asyncDispose]())

const update = async (product: string, change: object): Promise<Answer> => {
  const path = await session.draft(product)
  const { body } = await session.call('GET', path)
  return await session.call('PUT', path, { ...(body as object), ...change })
}

const rollout = (packageRollout: object): object => ({ packageDeliveryOptions: { packageRollout } })
const mandatoryFrom = (date: unknown): object => ({
  packageDeliveryOptions: { mandatoryUpdateEffectiveDate: date },
})
const listing = (texts: object): object => ({
  listings: { 'en-us': { baseListing: { title: null, description: 'Text', ...texts } } },
})
const market = (key: string, price: unknown): object => ({
  pricing: { priceId: 'Free', marketSpecificPricings: { [key]: price } },
})
const isNot = (value: string, name: string): string => `'${value}' is not a valid value for ${name}.`

describe('an update is refused with', () => {
  it.each<{ name: string; product?: string; change: object; target: string; message: string }>([
    ...['yes', 'true', 1].map((value) => ({
      name: `${JSON.stringify(value)} for a boolean`,
      change: { automaticBackupEnabled: value },
      target: 'automaticBackupEnabled',
      message: isNot(String(value), 'automaticBackupEnabled'),
    })),
    {
      name: 'a word for a device family',
      change: { allowTargetFutureDeviceFamilies: { Desktop: 'yes' } },
      target: 'Desktop',
      message: isNot('yes', 'Desktop'),
    },
    {
      name: 'a text for a list of texts',
      change: listing({ keywords: 'a, b' }),
      target: 'keywords',
      message: isNot('a, b', 'keywords'),
    },
    {
      name: 'an object for a list',
      change: { trailers: {} },
      target: 'trailers',
      message: isNot('{}', 'trailers'),
    },
    {
      name: 'null in a list',
      change: { trailers: [null] },
      target: 'trailers',
      message: isNot('null', 'trailers'),
    },
    {
      name: 'a list for an object',
      product: addOn,
      change: { pricing: [] },
      target: 'pricing',
      message: isNot('[]', 'pricing'),
    },
    {
      name: 'a list for a text',
      product: flight,
      change: { notesForCertification: ['a'] },
      target: 'notesForCertification',
      message: isNot('["a"]', 'notesForCertification'),
    },
    {
      name: 'a text for a list of packages',
      product: flight,
      change: { flightPackages: 'New.msix' },
      target: 'flightPackages',
      message: isNot('New.msix', 'flightPackages'),
    },
    {
      name: 'a word for a percentage',
      change: rollout({ packageRolloutPercentage: '10%' }),
      target: 'packageRolloutPercentage',
      message: isNot('10%', 'packageRolloutPercentage'),
    },
    ...['24.12.2030', 'tomorrow', '2030-13-01T00:00:00Z', '2030-02-30', '0000-01-01T00:00:00Z', 0].map(
      (date) => ({
        name: `the date ${JSON.stringify(date)}`,
        change: mandatoryFrom(date),
        target: 'mandatoryUpdateEffectiveDate',
        message: isNot(String(date), 'mandatoryUpdateEffectiveDate'),
      }),
    ),
    ...['', '1601-01-01T00:00:00Z', null].map((date) => ({
      name: `SpecificDate and the date ${JSON.stringify(date)}`,
      product: addOn,
      change: { targetPublishMode: 'SpecificDate', targetPublishDate: date },
      target: 'targetPublishDate',
      message: 'A targetPublishDate is required for SpecificDate.',
    })),
    ...['ZZ', 'UK', 'de', 'Germany'].map((key) => ({
      name: `the market ${key}`,
      change: market(key, 'Free'),
      target: 'marketSpecificPricings',
      message: `'${key}' is not a valid market.`,
    })),
    {
      name: 'an unknown price of a market',
      change: market('DE', 'Tier1'),
      target: 'pricing',
      message: "'Tier1' is not a valid PriceId for base price.",
    },
    {
      name: 'a title that is not reserved',
      change: listing({ title: 'Another App' }),
      target: 'title',
      message: "The title 'Another App' is not a reserved name of the app.",
    },
    {
      name: 'more than 15 trailers',
      change: { trailers: Array(16).fill({ videoFileName: 'a.mp4' }) },
      target: 'trailers',
      message: 'The size of trailers must be 15 or less',
    },
  ])('$name', async ({ product = app, change, target, message }) => {
    const { status, body } = await update(product, change)
    expect({ status, body }).toEqual({
      status: 400,
      body: ingestionError('InvalidParameterValue', message, target),
    })
  })
})

describe('an update accepts', () => {
  it.each<{ name: string; change: object; stored?: object }>([
    {
      name: 'a number for a text',
      change: { notesForCertification: 7 },
      stored: { notesForCertification: '7' },
    },
    {
      name: 'a text for a number',
      change: rollout({ isPackageRollout: true, packageRolloutPercentage: '12.5' }),
      stored: rollout(expect.objectContaining({ packageRolloutPercentage: 12.5 })),
    },
    { name: 'null for a boolean', change: { isGameDvrEnabled: null }, stored: { isGameDvrEnabled: false } },
    ...[
      ['2030-01-01', '2030-01-01T00:00:00Z'],
      ['2030-01-01T12:30', '2030-01-01T12:30:00Z'],
      ['2030-01-01T00:00:00.0000000+02:00', '2029-12-31T22:00:00Z'],
      ['2028-02-29T00:00:00.0000000Z', '2028-02-29T00:00:00.0000000Z'],
    ].map(([date, stored]) => ({
      name: `the date ${date}`,
      change: mandatoryFrom(date),
      stored: mandatoryFrom(stored),
    })),
    {
      name: 'an empty date',
      change: { targetPublishDate: '' },
      stored: { targetPublishDate: '1601-01-01T00:00:00Z' },
    },
    {
      name: 'an empty date of mandatory updates',
      change: mandatoryFrom(''),
      stored: mandatoryFrom('1601-01-01T00:00:00.0000000Z'),
    },
    ...['Tier4', 'Base'].map((price) => ({ name: `${price} for a market`, change: market('DE', price) })),
  ])('$name', async ({ change, stored = change }) => {
    const { status, body } = await update(app, change)
    expect({ status, body }).toMatchObject({ status: 200, body: stored as Partial<SubmissionResource> })
  })

  it('another reserved name as a title', async () => {
    session.emulator.store.product(app).reservedNames = ['Contoso Demo', 'Another App']
    expect((await update(app, listing({ title: 'Another App' }))).status).toBe(200)
  })
})
