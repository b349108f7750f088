import type { Reply } from '../../http/messages.ts'
import {
  accessErrors,
  duplicateProductId,
  invalid,
  productBusy,
  unreadableBody,
  unsupportedProduct,
} from '../errors.ts'
import { kinds } from '../kinds.ts'
import type { ProductRecord } from '../product-record.ts'
import { parseProperties } from '../property-names.ts'
import type { Store } from '../store.ts'
import { isProcessed } from '../submission-status.ts'
import type { AccountCall, ProductCall } from './call.ts'
import { addOnsOf, describeProduct } from './products.ts'

const TYPES = ['Durable', 'Consumable']

/** Types that exist in Partner Center, but that the API does not create. */
const UNSUPPORTED_TYPES = ['Subscription', 'StoreManagedConsumable']

/** Handles `POST inappproducts`. */
export function createAddOn({ request, store }: AccountCall): Reply {
  const body = parseProperties(request.text, ['applicationIds', 'productId', 'productType'])
  if (body === undefined) return unreadableBody
  const { applicationIds, productId, productType } = body
  const [appId, ...others]: unknown[] = Array.isArray(applicationIds) ? applicationIds : []
  const isOne = typeof appId === 'string' && others.length === 0
  const app = isOne ? store.findProduct(`applications/${appId}`) : undefined
  if (app === undefined)
    return invalid('ApplicationIds must hold the id of exactly one application.', 'applicationIds')
  const error =
    accessErrors[app.switches.access] ??
    checkProductId(store, app, productId) ??
    checkProductType(productType)
  if (error !== undefined) return error

  const id = `9P${store.ids.next().slice(-10)}`
  const applications = { value: [{ id: app.resource['id'], resourceLocation: app.path }], totalCount: 1 }
  const resource = { applications, id, productId, productType }
  const addOn = store.addProduct({ path: `inappproducts/${id}`, kind: kinds.InAppProduct, resource })
  return { status: 201, body: describeProduct(addOn, undefined) }
}

/** Handles `DELETE inappproducts/{id}`. */
export function deleteAddOn({ store, product }: ProductCall): Reply {
  if (product.pending !== undefined && isProcessed(product.pending)) return productBusy
  store.removeProduct(product)
  return { status: 204 }
}

function checkProductId(store: Store, app: ProductRecord, productId: unknown): Reply | undefined {
  if (typeof productId !== 'string' || productId === '' || productId.length > 100) {
    return invalid('The productId must have 1 to 100 characters.', 'productId')
  }
  const isTaken = addOnsOf(app, store).some(
    ({ resource }) => String(resource['productId']).toLowerCase() === productId.toLowerCase(),
  )
  return isTaken ? duplicateProductId(productId) : undefined
}

function checkProductType(productType: unknown): Reply | undefined {
  if (UNSUPPORTED_TYPES.includes(String(productType))) return unsupportedProduct
  return TYPES.includes(String(productType))
    ? undefined
    : invalid(`'${productType}' is not a valid value for productType.`, 'productType')
}
