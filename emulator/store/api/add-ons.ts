import type { Reply, Request } from '../../http/reply.ts'
import { duplicateProductId, invalid, productBusy, unreadableBody, unsupportedProduct } from '../errors.ts'
import { kinds } from '../kinds.ts'
import type { ProductRecord } from '../product-record.ts'
import { propertiesOf } from '../properties.ts'
import type { Store } from '../store.ts'
import { refusalOfAccess } from './access.ts'
import { productOf } from './products.ts'
import { isProcessed, type ProductCall } from './submissions.ts'

const TYPES = ['Durable', 'Consumable']

/** Partner Center has these as well, the API does not make them. */
const UNSUPPORTED_TYPES = ['Subscription', 'StoreManagedConsumable']

/** `POST inappproducts`. */
export function createAddOn(request: Request, store: Store): Reply {
  const sent = propertiesOf(request.text, ['applicationIds', 'productId', 'productType'])
  if (sent === undefined) return unreadableBody()
  const { applicationIds, productId, productType } = sent
  const app = appOf(store, applicationIds)
  if (app === undefined)
    return invalid('ApplicationIds must hold the id of exactly one application.', 'applicationIds')
  const refusal =
    refusalOfAccess(app.access) ?? productIdRefusal(store, app, productId) ?? productTypeRefusal(productType)
  if (refusal !== undefined) return refusal

  const id = `9P${store.ids.next().slice(-10)}`
  const applications = { value: [{ id: app.product['id'], resourceLocation: app.path }], totalCount: 1 }
  const product = { applications, id, productId, productType }
  const addOn = store.add({ path: `inappproducts/${id}`, kind: kinds.InAppProduct, product })
  return { status: 201, body: productOf(addOn, undefined) }
}

/** `DELETE inappproducts/{id}`. */
export function removeAddOn({ store, record }: ProductCall): Reply {
  if (record.pending !== undefined && isProcessed(record.pending)) return productBusy()
  store.remove(record)
  return { status: 204 }
}

function appOf(store: Store, ids: unknown): ProductRecord | undefined {
  const [id, ...others]: unknown[] = Array.isArray(ids) ? ids : []
  return typeof id === 'string' && others.length === 0 ? store.find(`applications/${id}`) : undefined
}

function productIdRefusal(store: Store, app: ProductRecord, productId: unknown): Reply | undefined {
  if (typeof productId !== 'string' || productId === '' || productId.length > 100) {
    return invalid('The productId must have 1 to 100 characters.', 'productId')
  }
  const isTaken = [...store.products.values()].some(
    ({ product }) =>
      JSON.stringify(product['applications'] ?? '').includes(`"${app.product['id']}"`) &&
      String(product['productId']).toLowerCase() === productId.toLowerCase(),
  )
  return isTaken ? duplicateProductId(productId) : undefined
}

function productTypeRefusal(productType: unknown): Reply | undefined {
  if (UNSUPPORTED_TYPES.includes(String(productType))) return unsupportedProduct()
  return TYPES.includes(String(productType))
    ? undefined
    : invalid(`'${productType}' is not a valid value for productType.`, 'productType')
}
