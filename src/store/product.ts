/** A product in the Store: an app, one of its package flights, or an add-on. */
export type Product =
  | { readonly kind: 'app'; readonly appId: string }
  | { readonly kind: 'flight'; readonly appId: string; readonly flightId: string }
  | { readonly kind: 'add-on'; readonly addOnId: string }

/** The word for a product's kind, as written in a workflow. */
export type Kind = Product['kind']

/** The location of a product in the API, and the word from which the API forms property names. */
export interface Resource {
  readonly noun: 'Application' | 'Flight' | 'InAppProduct'
  /** Below `/v1.0/my/`. */
  readonly path: string
  /** Path of the resource with the identity of its packages; undefined when it has none. */
  readonly identityPath: string | undefined
  /** The Store ID in the URLs of the product's pages in Partner Center. */
  readonly storeId: string
}

/** Returns the location of a product in the API: the only difference between the kinds in terms of addresses. */
export function resourceOf(product: Product): Resource {
  switch (product.kind) {
    case 'app':
      return {
        noun: 'Application',
        path: `applications/${product.appId}`,
        identityPath: `applications/${product.appId}`,
        storeId: product.appId,
      }
    case 'flight':
      return {
        noun: 'Flight',
        path: `applications/${product.appId}/flights/${product.flightId}`,
        identityPath: `applications/${product.appId}`,
        storeId: product.appId,
      }
    case 'add-on':
      return {
        noun: 'InAppProduct',
        path: `inappproducts/${product.addOnId}`,
        identityPath: undefined,
        storeId: product.addOnId,
      }
  }
}

/** Returns the address of a product's page in Partner Center. */
export function productUrl(product: Product): string {
  return `https://partner.microsoft.com/dashboard/products/${resourceOf(product).storeId}/overview`
}

/** Returns the address of a submission's page in Partner Center. */
export function submissionUrl(product: Product, submissionId: string): string {
  return `https://partner.microsoft.com/dashboard/products/${resourceOf(product).storeId}/submissions/${submissionId}`
}

/** Names a product in a sentence: `app 9NBLGGH4R315`. */
export function describeProduct(product: Product): string {
  switch (product.kind) {
    case 'app':
      return `app ${product.appId}`
    case 'flight':
      return `flight ${product.flightId} of app ${product.appId}`
    case 'add-on':
      return `add-on ${product.addOnId}`
  }
}

/**
 * Returns the Store ID of an app, or of the app that a flight belongs to.
 *
 * @throws Error for an add-on, whose app is not known.
 */
export function appIdOf(product: Product): string {
  if ('appId' in product) return product.appId
  throw new Error(`the app of the ${describeProduct(product)} is not known`)
}
