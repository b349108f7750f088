import { capitalized } from '../../../shared/names.ts'
import { describeProduct, type Product } from '../../../store/product.ts'
import type { RunState } from '../run-state.ts'
import { code, type Inline, plain } from './markdown.ts'
import { releaseVersion } from './packages.ts'

/** Returns the product that a run is about, for the start of a title. */
export function productName({ product, productName: name }: RunState): Inline {
  if (product === undefined) return 'The product'
  if (name === undefined) return capitalized(plain(describeProduct(product)))
  return `${KINDS[product.kind]}${plain(name)}`
}

// An app is known by its name; a flight or an add-on has only the name that its developer gave it.
const KINDS: Readonly<Record<Product['kind'], string>> = { app: '', flight: 'Flight ', 'add-on': 'Add-on ' }

/** Returns the product and the version that a run is about. */
export function releaseName(state: RunState): Inline {
  const version = releaseVersion(state.contents)
  return [productName(state), version === undefined ? '' : plain(version)].filter(Boolean).join(' ')
}

/** Returns the IDs of a product. */
export function productIds(product: Product): Inline {
  switch (product.kind) {
    case 'app':
      return `app ${code(product.appId)}`
    case 'flight':
      return `flight ${code(product.flightId)} of app ${code(product.appId)}`
    case 'add-on':
      return `add-on ${code(product.addOnId)}`
  }
}
