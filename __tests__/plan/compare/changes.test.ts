import { describe, expect, it } from '@jest/globals'
import { changesBetween } from '../../../src/plan/compare/changes.ts'
import type { Change } from '../../../src/plan/model/plan.ts'
import { fromJson, type JsonObject } from '../../../src/shared/json.ts'
import { aDraft, aPackage, aPicture } from '../../support/builders.ts'

const json = (text: string): JsonObject => fromJson(text) as JsonObject

const obsolete = (websiteUrl: string): JsonObject => ({
  listings: { en: { baseListing: { websiteUrl, privacyPolicy: websiteUrl, supportContact: websiteUrl } } },
  packageDeliveryOptions: { packageRollout: { packageRolloutStatus: websiteUrl, fallbackSubmissionId: '1' } },
})

describe('What a plan changes', () => {
  it.each<{ name: string; before: JsonObject; after: JsonObject; expected: readonly Change[] }>([
    { name: 'is nothing between equal submissions', before: aDraft(), after: aDraft(), expected: [] },
    {
      name: 'is reported by the path of the field',
      before: aDraft(),
      after: aDraft({
        listings: { 'en-us': { baseListing: { title: 'Demo', releaseNotes: 'New', images: [aPicture()] } } },
      }),
      expected: [{ field: 'listings.en-us.baseListing.releaseNotes', before: 'Old notes', after: 'New' }],
    },
    {
      name: 'is reported with null for a field that was not there',
      before: {},
      after: { visibility: 'Public' },
      expected: [{ field: 'visibility', before: null, after: 'Public' }],
    },
    {
      name: 'is reported with null for a field that goes',
      before: { visibility: 'Public' },
      after: {},
      expected: [{ field: 'visibility', before: 'Public', after: null }],
    },
    { name: 'is nothing between absent and null', before: { tag: null }, after: {}, expected: [] },
    {
      name: 'is nothing between null and an empty text',
      before: { tag: null },
      after: { tag: '' },
      expected: [],
    },
    {
      name: 'is nothing between absent and an empty list',
      before: { features: [] },
      after: {},
      expected: [],
    },
    {
      name: 'is nothing between the ways to end a line',
      before: { tag: 'a\r\nb\rc', features: ['d\r\ne'] },
      after: { tag: 'a\nb\nc', features: ['d\ne'] },
      expected: [],
    },
    {
      name: 'is nothing between lists that differ in empty entries',
      before: { features: ['a', '', null] },
      after: { features: ['a'] },
      expected: [],
    },
    {
      name: 'is reported when a text is cleared',
      before: { tag: 'a' },
      after: { tag: '' },
      expected: [{ field: 'tag', before: 'a', after: '' }],
    },
    {
      name: 'is reported for an additional line break',
      before: { tag: 'a\r\n' },
      after: { tag: 'a\n\n' },
      expected: [{ field: 'tag', before: 'a\r\n', after: 'a\n\n' }],
    },
    {
      name: 'is nothing between two spellings of an instant',
      before: { targetPublishDate: '2026-01-02T10:00:00Z' },
      after: { targetPublishDate: '2026-01-02T12:00:00.0000000+02:00' },
      expected: [],
    },
    {
      name: 'is reported for another instant',
      before: { targetPublishDate: '2026-01-02T10:00:00Z' },
      after: { targetPublishDate: '2026-01-02T10:00:01Z' },
      expected: [
        { field: 'targetPublishDate', before: '2026-01-02T10:00:00Z', after: '2026-01-02T10:00:01Z' },
      ],
    },
    {
      name: 'is reported for a text that only begins like an instant',
      before: { tag: '2026-01-02' },
      after: { tag: '2026-01-02T00:00:00Z' },
      expected: [{ field: 'tag', before: '2026-01-02', after: '2026-01-02T00:00:00Z' }],
    },
    {
      name: 'is nothing between two spellings of a name',
      before: { visibility: 'Public', listings: { 'en-us': { title: 'Demo' } } },
      after: { Visibility: 'Public', Listings: { 'en-US': { Title: 'Demo' } } },
      expected: [],
    },
    {
      name: 'is reported for a field that is unknown here',
      before: { newInTheStore: { depth: 1 } },
      after: { newInTheStore: { depth: 2 } },
      expected: [{ field: 'newInTheStore.depth', before: 1, after: 2 }],
    },
    {
      name: 'is reported for a whole list that is not a list of files',
      before: { keywords: ['a', 'b'] },
      after: { keywords: ['b', 'a'] },
      expected: [{ field: 'keywords', before: ['a', 'b'], after: ['b', 'a'] }],
    },
    {
      name: 'is nothing between equal lists',
      before: { keywords: ['a'] },
      after: { keywords: ['a'] },
      expected: [],
    },
    {
      name: 'is nothing when only the order of names differs',
      before: { pricing: { priceId: 'Free', trialPeriod: 'NoFreeTrial' } },
      after: { pricing: { trialPeriod: 'NoFreeTrial', priceId: 'Free' } },
      expected: [],
    },
    {
      name: 'is nothing when only the order of names differs inside a list',
      before: { gamingOptions: [{ isCrossPlayEnabled: true, genres: ['Games_Word'] }] },
      after: { gamingOptions: [{ genres: ['Games_Word'], isCrossPlayEnabled: true }] },
      expected: [],
    },
    {
      name: 'is nothing between no date and the date that stands for none',
      before: { targetPublishDate: '' },
      after: { targetPublishDate: '1601-01-01T00:00:00.0000000Z' },
      expected: [],
    },
    {
      name: 'is nothing when a date says that it is in UTC',
      before: { targetPublishDate: '2026-01-02T10:00:00' },
      after: { targetPublishDate: '2026-01-02T10:00:00Z' },
      expected: [],
    },
    {
      name: 'is nothing between two spellings inside a list',
      before: { gamingOptions: [{ Genres: ['Games_Word'], isCrossPlayEnabled: null }] },
      after: { gamingOptions: [{ genres: ['Games_Word'], kinectDataForExternal: '' }] },
      expected: [],
    },
    {
      name: 'is nothing where the Store ignores the field',
      before: { pricing: { isAdvancedPricingModel: true, sales: [] }, ...obsolete('a') },
      after: { pricing: { isAdvancedPricingModel: false, sales: [{}] }, ...obsolete('b') },
      expected: [],
    },
    {
      name: 'is reported when a value becomes an object',
      before: { tag: 'text' },
      after: { tag: { a: 1 } },
      expected: [{ field: 'tag', before: 'text', after: { a: 1 } }],
    },
    {
      name: 'is reported when false becomes absent',
      before: { isGameDvrEnabled: false },
      after: {},
      expected: [{ field: 'isGameDvrEnabled', before: false, after: null }],
    },
  ])('$name', ({ before, after, expected }) => {
    expect(changesBetween(before, after)).toEqual(expected)
  })

  it.each([
    ['25.0', '25'],
    ['1152921505700000001', '1152921505700000001'],
    ['0.1', '0.10'],
  ])('is nothing between the numbers %s and %s', (one, other) => {
    expect(changesBetween(json(`{"a":${one}}`), json(`{"a":${other}}`))).toEqual([])
  })

  it('is reported between two numbers that a double could not distinguish', () => {
    const [change] = changesBetween(json('{"a":1152921505700000001}'), json('{"a":1152921505700000002}'))
    expect(change && [change.field, String(change.before), String(change.after)]).toEqual([
      'a',
      '1152921505700000001',
      '1152921505700000002',
    ])
  })
})

describe('What becomes of files', () => {
  const change = (before: readonly JsonObject[] | null, after: readonly JsonObject[]): readonly Change[] =>
    changesBetween({ applicationPackages: before }, { applicationPackages: after })

  it.each<{
    name: string
    before: readonly JsonObject[] | null
    after: readonly JsonObject[]
    expected: readonly Change[]
  }>([
    {
      name: 'is reported by their status',
      before: [aPackage()],
      after: [
        aPackage({ fileStatus: 'PendingDelete' }),
        { fileName: 'new.msix', fileStatus: 'PendingUpload' },
      ],
      expected: [
        {
          field: 'applicationPackages[Demo_1.0.0.0_x64.msix]',
          before: 'Uploaded',
          after: 'PendingDelete',
        },
        { field: 'applicationPackages[new.msix]', before: null, after: 'PendingUpload' },
      ],
    },
    {
      name: 'is nothing when only their order changes',
      before: [aPackage({ id: '1' }), aPackage({ id: '2' })],
      after: [aPackage({ id: '2' }), aPackage({ id: '1' })],
      expected: [],
    },
    {
      name: 'is followed by id, also under a new name',
      before: [aPackage({ fileName: 'old.msix' })],
      after: [aPackage({ fileName: 'new.msix' })],
      expected: [{ field: 'applicationPackages[new.msix].fileName', before: 'old.msix', after: 'new.msix' }],
    },
    {
      name: 'is not mixed up when a new file has the name of an old one',
      before: [aPackage()],
      after: [
        aPackage({ fileStatus: 'PendingDelete' }),
        { fileName: 'Demo_1.0.0.0_x64.msix', fileStatus: 'PendingUpload' },
      ],
      expected: [
        {
          field: 'applicationPackages[Demo_1.0.0.0_x64.msix]',
          before: 'Uploaded',
          after: 'PendingDelete',
        },
        { field: 'applicationPackages[Demo_1.0.0.0_x64.msix]', before: null, after: 'PendingUpload' },
      ],
    },
    {
      name: 'is not mixed up when a new file takes the place of an old one of its name',
      before: [aPackage({ fileName: 'a.msix' })],
      after: [{ fileName: 'a.msix', fileStatus: 'PendingUpload' }],
      expected: [
        { field: 'applicationPackages[a.msix]', before: null, after: 'PendingUpload' },
        { field: 'applicationPackages[a.msix]', before: 'Uploaded', after: null },
      ],
    },
    {
      name: 'is reported for another with the same name',
      before: [aPackage({ fileName: 'a.msix', id: '1' })],
      after: [aPackage({ fileName: 'a.msix', id: '2' })],
      expected: [
        { field: 'applicationPackages[a.msix]', before: null, after: 'Uploaded' },
        { field: 'applicationPackages[a.msix]', before: 'Uploaded', after: null },
      ],
    },
    {
      name: 'is reported for one that is left out for another',
      before: [aPackage({ fileName: 'a.msix', id: undefined })],
      after: [aPackage({ fileName: 'b.msix', id: undefined })],
      expected: [
        { field: 'applicationPackages[b.msix]', before: null, after: 'Uploaded' },
        { field: 'applicationPackages[a.msix]', before: 'Uploaded', after: null },
      ],
    },
    {
      name: 'is nothing for a file that is still to come, whatever id it has',
      before: [{ fileName: 'a.msix', fileStatus: 'PendingUpload', id: '1' }],
      after: [{ fileName: 'a.msix', fileStatus: 'PendingUpload', id: '2' }],
      expected: [],
    },
    {
      name: 'is reported for one that is left out',
      before: [aPackage()],
      after: [],
      expected: [{ field: 'applicationPackages[Demo_1.0.0.0_x64.msix]', before: 'Uploaded', after: null }],
    },
    {
      name: 'is reported for the first ones',
      before: null,
      after: [{ fileName: 'new.msix', fileStatus: 'PendingUpload' }],
      expected: [{ field: 'applicationPackages[new.msix]', before: null, after: 'PendingUpload' }],
    },
    {
      name: 'is nothing without an id, where it was uploaded',
      before: [aPackage()],
      after: [aPackage({ id: undefined })],
      expected: [],
    },
    {
      name: 'is nothing with an id, where there was none yet',
      before: [aPackage({ id: undefined })],
      after: [aPackage()],
      expected: [],
    },
    {
      name: 'is nothing between the slashes of a path',
      before: [aPackage({ fileName: 'x64\\a.msix' })],
      after: [aPackage({ fileName: 'x64/a.msix' })],
      expected: [],
    },
    {
      name: 'is not reported for facts that are the Store’s',
      before: [aPackage({ version: '1.0.0.0', architecture: 'x64', languages: [], capabilities: [] })],
      after: [
        aPackage({ version: '9.0.0.0', architecture: 'x86', languages: ['de'], capabilities: ['all'] }),
      ],
      expected: [],
    },
    {
      name: 'is all that is reported for one that goes',
      before: [aPackage({ minimumSystemRam: 'None' })],
      after: [aPackage({ minimumSystemRam: 'Memory2GB', fileStatus: 'PendingDelete' })],
      expected: [
        {
          field: 'applicationPackages[Demo_1.0.0.0_x64.msix]',
          before: 'Uploaded',
          after: 'PendingDelete',
        },
      ],
    },
    {
      name: 'is reported with what else changes about them',
      before: [aPackage({ minimumSystemRam: 'None' })],
      after: [aPackage({ minimumSystemRam: 'Memory2GB' })],
      expected: [
        {
          field: 'applicationPackages[Demo_1.0.0.0_x64.msix].minimumSystemRam',
          before: 'None',
          after: 'Memory2GB',
        },
      ],
    },
  ])('$name', ({ before, after, expected }) => {
    expect(change(before, after)).toEqual(expected)
  })

  const listing = (...images: readonly JsonObject[]): JsonObject => ({
    listings: { 'en-us': { baseListing: { images } } },
  })

  it('is nothing for an image that is left out, since the Store keeps it', () => {
    expect(changesBetween(listing(aPicture()), listing())).toEqual([])
  })

  it('is reported for an image that is left out before its file came', () => {
    expect(changesBetween(listing(aPicture({ fileStatus: 'PendingUpload' })), listing())).toEqual([
      { field: 'listings.en-us.baseListing.images[shot1.png]', before: 'PendingUpload', after: null },
    ])
  })

  it('is reported for a caption that goes', () => {
    expect(changesBetween(listing(aPicture()), listing(aPicture({ description: undefined })))).toEqual([
      { field: 'listings.en-us.baseListing.images[shot1.png].description', before: 'Main', after: null },
    ])
  })

  const path = 'listings.en-us.baseListing.images[shot1.png]'

  it.each<{ name: string; before: JsonObject; after: JsonObject; expected: readonly Change[] }>([
    {
      name: 'of another type is another image',
      before: { imageType: 'Screenshot' },
      after: { imageType: 'Icon' },
      expected: [{ field: path, before: null, after: 'Uploaded' }],
    },
    {
      name: 'that gets a type is the same image',
      before: { imageType: undefined },
      after: { imageType: 'Icon' },
      expected: [{ field: `${path}.imageType`, before: null, after: 'Icon' }],
    },
    {
      name: 'that loses its type is the same image',
      before: { imageType: 'Icon' },
      after: { imageType: undefined },
      expected: [{ field: `${path}.imageType`, before: 'Icon', after: null }],
    },
  ])('is reported for one without an id that $name', ({ before, after, expected }) => {
    const [old, added] = [before, after].map((fields) => listing(aPicture({ id: undefined, ...fields })))
    expect(changesBetween(old ?? {}, added ?? {})).toEqual(expected)
  })

  it('is reported for the images of a listing by their path', () => {
    expect(changesBetween(listing(aPicture()), listing(aPicture({ description: 'New' })))).toEqual([
      { field: 'listings.en-us.baseListing.images[shot1.png].description', before: 'Main', after: 'New' },
    ])
  })
})
