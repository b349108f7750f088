import { ok, type Reply, type Request } from '../../http/messages.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import type { Store } from '../store.ts'
import type { AccountCall, ProductCall } from './call.ts'
import { readParameter } from './query.ts'

/** Handles `GET applications/{id}` and the same for flights and add-ons. */
export function readProduct({ product }: ProductCall): Reply {
  return ok(describeProduct(product, product.readShownPending()))
}

/** Handles `GET applications`. */
export const listApplications = ({ request, store }: AccountCall): Reply =>
  ok(page(request, 'applications?', listProducts(store, 'applications/[^/]+')))

/** Handles `GET inappproducts`: all of them, unless a page is requested. */
export function listAddOns({ request, store }: AccountCall): Reply {
  const addOns = listProducts(store, 'inappproducts/[^/]+')
  const wantsPage = ['top', 'skip'].some((name) => readParameter(request, name) !== undefined)
  return ok(page(request, 'inappproducts/?', addOns, wantsPage ? 10 : addOns.length))
}

/** Handles `GET applications/{id}/listflights`. */
export const listFlights = ({ request, store, product: { path } }: ProductCall): Reply =>
  ok(page(request, `${path}/listflights/?`, listProducts(store, `${path}/flights/[^/]+`)))

/** Handles `GET applications/{id}/listinappproducts`. */
export function listAddOnsOfApp({ request, store, product: app }: ProductCall): Reply {
  const addOns = addOnsOf(app, store).map(({ resource }) => ({ inAppProductId: resource['id'] }))
  return ok(page(request, `${app.path}/listinappproducts/?`, addOns))
}

/** Lists the add-ons of an app. */
export const addOnsOf = (app: ProductRecord, { products }: Store): readonly ProductRecord[] =>
  [...products.values()].filter(({ resource }) =>
    JSON.stringify(resource['applications'] ?? '').includes(`"${app.resource['id']}"`),
  )

/** Returns the JSON of a product, with links to its submissions. */
export function describeProduct(
  { path, kind, resource, lastPublished }: ProductRecord,
  pending: Submission | undefined,
): Record<string, unknown> {
  // Relative to the app for flights, to the API's base for the others.
  const location = `${path.replace(/^.*\/(?=flights\/)/, '')}/submissions`
  const links = Object.entries({ lastPublished, pending }).flatMap(([role, submission]) => {
    // A link without a target is absent, not null.
    if (submission === undefined) return []
    const { id } = submission
    return [[`${role}${kind.name}Submission`, { id, resourceLocation: `${location}/${id}` }]]
  })
  return { ...resource, ...Object.fromEntries(links) }
}

function listProducts(store: Store, path: string): Record<string, unknown>[] {
  const pattern = new RegExp(`^${path}$`, 'i')
  return [...store.products.values()]
    .filter((product) => pattern.test(product.path))
    .map((product) => describeProduct(product, product.pending))
}

function page(request: Request, location: string, rows: readonly object[], size = 10): object {
  const top = readCount(request, 'top') ?? size
  const skip = readCount(request, 'skip') ?? 0
  const next = skip + top
  return {
    ...(next < rows.length && { '@nextLink': `${location}skip=${next}&top=${top}` }),
    value: rows.slice(skip, next),
    totalCount: rows.length,
  }
}

/**
 * Reads a number of rows. The Store's answer to zero, or to a negative number, is not known; a link to an empty page
 * would be followed forever.
 */
function readCount(request: Request, name: string): number | undefined {
  const count = Number(readParameter(request, name))
  return Number.isSafeInteger(count) && count > 0 ? count : undefined
}
