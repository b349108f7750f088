import type { Emulator } from '../../emulator/emulator.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { kinds } from '../../emulator/store/kinds.ts'
import type { ProductRecord } from '../../emulator/store/product-record.ts'
import { PRODUCTS } from '../support/store-run.ts'

/** What a run does besides filling a draft and committing it. */
export type Part = 'read the release' | 'end the rollout' | 'delete' | 'create'

/** A product that a run publishes, and how it is found. */
export interface SweptProduct extends Omit<(typeof PRODUCTS)[number], 'ids' | 'path' | 'publishedId'> {
  readonly name: string
  readonly ids: Readonly<Record<string, string>>
  readonly path: string
  readonly publishedId: string
  /** Status of the submission that is pending at the start. */
  readonly pending: string
  readonly parts: readonly Part[]
}

const RELEASED = PRODUCTS.map((product) => {
  const parts: readonly Part[] = ['read the release', 'delete', 'create']
  return {
    ...product,
    name: product.kind,
    pending: 'PendingCommit',
    parts: product.kind === 'add-on' ? parts : ([...parts, 'end the rollout'] as const),
  }
})

const FLIGHT_ID = '0b1e55ed-7a51-4c1d-9f3a-5ca1ab1ec0de'

const newFlight = {
  kind: 'flight',
  ids: { product: 'flight', 'app-id': seeds.app.appId, 'flight-id': FLIGHT_ID },
  path: `applications/${seeds.app.appId}/flights/${FLIGHT_ID}`,
  publishedId: '0',
} as const

/**
 * Every product of the sweep. A flight without a release carries a draft, which is filled and never deleted; or its first
 * submission has failed, and for a while after that is deleted the Store takes no other.
 */
export const SWEPT_PRODUCTS: readonly SweptProduct[] = [
  ...RELEASED,
  { ...newFlight, name: 'new flight', pending: 'PendingCommit', parts: [] },
  { ...newFlight, name: 'failed flight', pending: 'CommitFailed', parts: ['delete', 'create'] },
]

/** Finds a product in the Store that was just reset, or adds it. */
export function prepareProduct({ store }: Emulator, { path }: SweptProduct): ProductRecord {
  const { identity } = store.product(PRODUCTS[0].path)
  return (
    store.findProduct(path) ??
    store.addProduct({
      path,
      kind: kinds.Flight,
      resource: { flightId: FLIGHT_ID, friendlyName: 'Nightly', groupIds: [seeds.flightGroups.testers] },
      ...(identity && { identity }),
    })
  )
}
