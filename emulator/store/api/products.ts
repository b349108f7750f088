import { ok, type Reply, type Request } from '../../http/reply.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import type { Store } from '../store.ts'
import type { ProductCall } from './submissions.ts'

/** `GET applications/{id}` and the same for flights and add-ons. */
export function readProduct({ record }: ProductCall): Reply {
  const hidesPending = record.pendingHiddenForReads > 0
  if (hidesPending) record.pendingHiddenForReads -= 1
  return ok(productOf(record, hidesPending ? undefined : record.pending))
}

/** `GET applications`. */
export const listApplications = (request: Request, store: Store): Reply =>
  ok(page(request, 'applications?', resources(store, 'applications/[^/]+')))

/** `GET inappproducts`: all of them, unless a page is asked for. */
export function listAddOns(request: Request, store: Store): Reply {
  const addOns = resources(store, 'inappproducts/[^/]+')
  const wantsPage = request.query.has('top') || request.query.has('skip')
  return ok(page(request, 'inappproducts/?', addOns, wantsPage ? 10 : addOns.length))
}

/** `GET applications/{id}/listflights`. */
export const listFlights = ({ request, store, record }: ProductCall): Reply =>
  ok(page(request, `${record.path}/listflights/?`, resources(store, `${record.path}/flights/[^/]+`)))

/** `GET applications/{id}/listinappproducts`. */
export function listAddOnsOfApp({ request, store, record }: ProductCall): Reply {
  const addOns = resources(store, 'inappproducts/[^/]+')
    .filter((addOn) => JSON.stringify(addOn['applications']).includes(`"${record.product['id']}"`))
    .map(({ id }) => ({ inAppProductId: id }))
  return ok(page(request, `${record.path}/listinappproducts/?`, addOns))
}

/** A product with links to its submissions. */
export function productOf(record: ProductRecord, pending: Submission | undefined): Record<string, unknown> {
  const { noun } = record.kind
  const links = {
    [`lastPublished${noun}Submission`]: record.lastPublished,
    [`pending${noun}Submission`]: pending,
  }
  // A link that leads nowhere is absent, not null.
  const present = Object.entries(links).flatMap(([name, to]) =>
    to === undefined ? [] : [[name, linkTo(record, to)]],
  )
  return { ...record.product, ...Object.fromEntries(present) }
}

// Relative to the app for flights, to the API's base for the others.
const linkTo = ({ path }: ProductRecord, { id }: Submission): object => ({
  id,
  resourceLocation: `${path.replace(/^.*\/(?=flights\/)/, '')}/submissions/${id}`,
})

function resources(store: Store, path: string): Record<string, unknown>[] {
  const pattern = new RegExp(`^${path}$`, 'i')
  return [...store.products.values()]
    .filter((record) => pattern.test(record.path))
    .map((record) => productOf(record, record.pending))
}

function page(request: Request, location: string, rows: readonly object[], size = 10): object {
  const top = Number(request.query.get('top') ?? size)
  const skip = Number(request.query.get('skip') ?? 0)
  const next = skip + top
  return {
    ...(next < rows.length && { '@nextLink': `${location}skip=${next}&top=${top}` }),
    value: rows.slice(skip, next),
    totalCount: rows.length,
  }
}
