import { describe, expect, it } from '@jest/globals'
import { fromJson, type JsonObject, toJson } from '../../src/shared/json.ts'
import {
  type ProductIdentity,
  type ProductState,
  parseIdentity,
  parseProductState,
  parseStatus,
  parseSubmission,
  uploadUrlOf,
} from '../../src/store/submission.ts'

describe('A product', () => {
  it.each<{ name: string; body: unknown; noun: string; expected: Omit<ProductState, 'identity'> }>([
    {
      name: 'has a name, a live submission and a pending one',
      body: {
        id: '9NBLGGH4R315',
        primaryName: 'Demo',
        lastPublishedApplicationSubmission: { id: '1152921505697416353', resourceLocation: 'a' },
        pendingApplicationSubmission: { id: '1152921505697416354', resourceLocation: 'b' },
      },
      noun: 'Application',
      expected: { name: 'Demo', publishedId: '1152921505697416353', pendingId: '1152921505697416354' },
    },
    {
      name: 'has no pending submission when the link is absent',
      body: { id: '9N', primaryName: 'Demo', lastPublishedApplicationSubmission: { id: '1' } },
      noun: 'Application',
      expected: { name: 'Demo', publishedId: '1', pendingId: undefined },
    },
    {
      name: 'has none either when the links are null',
      body: {
        id: '9N',
        primaryName: 'Demo',
        lastPublishedApplicationSubmission: null,
        pendingApplicationSubmission: null,
      },
      noun: 'Application',
      expected: { name: 'Demo', publishedId: undefined, pendingId: undefined },
    },
    {
      name: 'is read whatever the case of its property names',
      body: {
        ID: '9N',
        PackageFamilyName: 'Demo_1234',
        PrimaryName: 'Demo',
        LastPublishedApplicationSubmission: { id: '1' },
        PENDINGAPPLICATIONSUBMISSION: { id: '2' },
      },
      noun: 'Application',
      expected: { name: 'Demo', publishedId: '1', pendingId: '2' },
    },
    {
      name: 'is read whatever the case of the id in a link',
      body: { id: '9N', PendingApplicationSubmission: { Id: '2' } },
      noun: 'Application',
      expected: { name: undefined, publishedId: undefined, pendingId: '2' },
    },
    {
      name: 'that is a flight has its friendly name and its own links',
      body: {
        flightId: 'f',
        friendlyName: 'Insiders',
        lastPublishedFlightSubmission: { id: '1' },
        pendingFlightSubmission: { id: '2' },
        pendingApplicationSubmission: { id: '3' },
      },
      noun: 'Flight',
      expected: { name: 'Insiders', publishedId: '1', pendingId: '2' },
    },
    {
      name: 'that is an add-on has its product id and its own links',
      body: { id: '9N', productId: 'coins', lastPublishedInAppProductSubmission: { id: '1' } },
      noun: 'InAppProduct',
      expected: { name: 'coins', publishedId: '1', pendingId: undefined },
    },
    {
      name: 'may have no name',
      body: { id: '9N', primaryName: '', lastPublishedApplicationSubmission: { id: '1' } },
      noun: 'Application',
      expected: { name: undefined, publishedId: '1', pendingId: undefined },
    },
    {
      name: 'has no submission whose id would lead to another path',
      body: {
        id: '9N',
        pendingApplicationSubmission: { id: '../../inappproducts/1' },
        lastPublishedApplicationSubmission: { id: '' },
      },
      noun: 'Application',
      expected: { name: undefined, publishedId: undefined, pendingId: undefined },
    },
  ])('$name', ({ body, noun, expected }) => {
    expect(parseProductState(body, noun)).toEqual(expected)
  })

  it.each([undefined, null, 'text', 7, [], {}, { code: 'InternalServerError', message: 'Failed.' }])(
    'is not %j',
    (body) => {
      expect(() => parseProductState(body, 'Application')).toThrow('the answer contains no product')
    },
  )
})

describe('The identity of the packages of a product', () => {
  const unknown: ProductIdentity = { packageName: undefined, publisher: undefined }

  it.each<{ name: string; body: unknown; expected: ProductIdentity }>([
    {
      name: 'is read from the application',
      body: { primaryName: 'Demo', packageIdentityName: 'Contoso.Demo', publisherName: 'CN=Contoso' },
      expected: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' },
    },
    {
      name: 'is read whatever the case of its property names',
      body: { PackageIdentityName: 'Contoso.Demo', PUBLISHERNAME: 'CN=Contoso' },
      expected: { packageName: 'Contoso.Demo', publisher: 'CN=Contoso' },
    },
    {
      name: 'is not known where the Store leaves it empty',
      body: { packageIdentityName: '', publisherName: null },
      expected: unknown,
    },
    { name: 'is not known where there is no application', body: undefined, expected: unknown },
  ])('$name', ({ body, expected }) => {
    expect(parseIdentity(body)).toEqual(expected)
  })
})

describe('A submission', () => {
  it('is given as the Store has sent it, to the digit', () => {
    const text = '{"id":"1152921505697416353","newField":{"id":1152921505697416353},"listings":null}'
    expect(toJson(parseSubmission(fromJson(text)))).toBe(text)
  })

  it('may be sparse', () => {
    expect(parseSubmission({ id: '1' })).toEqual({ id: '1' })
  })

  it.each<unknown>([
    undefined,
    null,
    [],
    'text',
    {},
    { id: null },
    { id: '' },
    { id: 7 },
    { id: '1/commit' },
    { id: '1?a' },
    { id: '..' },
    fromJson('{"id":1152921505697416353}'),
  ])('is not %j', (body) => {
    expect(() => parseSubmission(body)).toThrow('the answer contains no submission')
  })

  it.each<{ name: string; fields: JsonObject; url: string | undefined }>([
    { name: 'names it', fields: { fileUploadUrl: 'https://b.example/1' }, url: 'https://b.example/1' },
    { name: 'leaves it out', fields: {}, url: undefined },
    { name: 'says null', fields: { fileUploadUrl: null }, url: undefined },
    { name: 'says nothing', fields: { fileUploadUrl: '' }, url: undefined },
    { name: 'says nonsense', fields: { fileUploadUrl: 7 }, url: undefined },
  ])('has the upload address $url when the Store $name', ({ fields, url }) => {
    expect(uploadUrlOf({ id: '1', ...fields })).toBe(url)
  })
})

describe('A status', () => {
  const none = { errors: [], warnings: [], certificationReports: [] }

  it.each<{ name: string; body: unknown; expected: unknown }>([
    {
      name: 'comes with errors, warnings and reports',
      body: {
        status: 'CommitFailed',
        statusDetails: {
          errors: [{ code: 'MissingFiles', details: "File 'a.msix' not found in archive." }],
          warnings: [{ code: 'SalesUnsupportedWarning', details: 'text' }],
          certificationReports: [{ date: '2026-01-01', reportUrl: 'https://example.com/r' }],
        },
      },
      expected: {
        status: 'CommitFailed',
        details: {
          errors: [{ code: 'MissingFiles', details: "File 'a.msix' not found in archive." }],
          warnings: [{ code: 'SalesUnsupportedWarning', details: 'text' }],
          certificationReports: [{ date: '2026-01-01', reportUrl: 'https://example.com/r' }],
        },
      },
    },
    {
      name: 'may come with names in another case',
      body: {
        Status: 'CommitFailed',
        StatusDetails: { Errors: [{ Code: 'MissingFiles', Details: 'text' }] },
      },
      expected: {
        status: 'CommitFailed',
        details: { ...none, errors: [{ code: 'MissingFiles', details: 'text' }] },
      },
    },
    {
      name: 'may come alone',
      body: { status: 'Published' },
      expected: { status: 'Published', details: none },
    },
    {
      name: 'may come with null details',
      body: { status: 'Published', statusDetails: null },
      expected: { status: 'Published', details: none },
    },
    {
      name: 'may come with null lists',
      body: { status: 'Published', statusDetails: { errors: null, warnings: null } },
      expected: { status: 'Published', details: none },
    },
    {
      name: 'may come with objects in the place of texts',
      body: {
        status: 'Published',
        statusDetails: {
          errors: [{ code: { toString: 7, valueOf: 7 }, details: ['list'] }],
          certificationReports: [{ date: {}, reportUrl: {} }],
        },
      },
      expected: {
        status: 'Published',
        details: {
          errors: [{ code: '', details: '' }],
          warnings: [],
          certificationReports: [{ date: '', reportUrl: '' }],
        },
      },
    },
    {
      name: 'may come with entries that are half or none',
      body: {
        status: 'New',
        statusDetails: {
          errors: [{ code: 'Other' }, null, 'text', { details: null }],
          warnings: { code: 'no list' },
          certificationReports: [{ reportUrl: 7 }],
        },
      },
      expected: {
        status: 'New',
        details: {
          errors: [
            { code: 'Other', details: '' },
            { code: '', details: '' },
          ],
          warnings: [],
          certificationReports: [{ date: '', reportUrl: '7' }],
        },
      },
    },
  ])('$name', ({ body, expected }) => {
    expect(parseStatus(body)).toEqual(expected)
  })

  it.each([undefined, null, [], {}, { status: null }, { status: 3 }, { status: '' }])('is not %j', (body) => {
    expect(() => parseStatus(body)).toThrow('the answer contains no status')
  })
})
