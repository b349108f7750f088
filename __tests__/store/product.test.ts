import { describe, expect, it } from '@jest/globals'
import { appIdOf, describeProduct, type Product, resourceOf, submissionUrl } from '../../src/store/product.ts'

const FLIGHT_ID = '43e448df-97c9-4a43-a0bc-2a445e736bcd'

describe('Where a product is and what it is called', () => {
  it.each<{ product: Product; expected: unknown }>([
    {
      product: { kind: 'app', appId: '9NBLGGH4R315' },
      expected: {
        resource: {
          noun: 'Application',
          path: 'applications/9NBLGGH4R315',
          identityPath: 'applications/9NBLGGH4R315',
          storeId: '9NBLGGH4R315',
        },
        url: 'https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/7',
        name: 'app 9NBLGGH4R315',
      },
    },
    {
      product: { kind: 'flight', appId: '9NBLGGH4R315', flightId: FLIGHT_ID },
      expected: {
        resource: {
          noun: 'Flight',
          path: `applications/9NBLGGH4R315/flights/${FLIGHT_ID}`,
          identityPath: 'applications/9NBLGGH4R315',
          storeId: '9NBLGGH4R315',
        },
        url: 'https://partner.microsoft.com/dashboard/products/9NBLGGH4R315/submissions/7',
        name: `flight ${FLIGHT_ID} of app 9NBLGGH4R315`,
      },
    },
    {
      product: { kind: 'add-on', addOnId: '9NBLGGH4TNMP' },
      expected: {
        resource: {
          noun: 'InAppProduct',
          path: 'inappproducts/9NBLGGH4TNMP',
          identityPath: undefined,
          storeId: '9NBLGGH4TNMP',
        },
        url: 'https://partner.microsoft.com/dashboard/products/9NBLGGH4TNMP/submissions/7',
        name: 'add-on 9NBLGGH4TNMP',
      },
    },
  ])('follow from its kind: $product.kind', ({ product, expected }) => {
    expect({
      resource: resourceOf(product),
      url: submissionUrl(product, '7'),
      name: describeProduct(product),
    }).toEqual(expected)
  })
})

describe('The app of a product', () => {
  it.each<Product>([
    { kind: 'app', appId: '9NBLGGH4R315' },
    { kind: 'flight', appId: '9NBLGGH4R315', flightId: FLIGHT_ID },
  ])('is known of the kind $kind', (product) => {
    expect(appIdOf(product)).toBe('9NBLGGH4R315')
  })

  it('is not known of an add-on', () => {
    expect(() => appIdOf({ kind: 'add-on', addOnId: '9NBLGGH4TNMP' })).toThrow('add-on 9NBLGGH4TNMP')
  })
})
