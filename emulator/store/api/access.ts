import type { Reply } from '../../http/reply.ts'
import { forbidden, unsupportedProduct } from '../errors.ts'
import type { Access } from '../product-record.ts'

const refusals: Readonly<Record<Access, (() => Reply) | undefined>> = {
  granted: undefined,
  forbidden,
  unsupported: unsupportedProduct,
}

/** What every request for a product is answered; undefined when the product takes requests. */
export const refusalOfAccess = (access: Access): Reply | undefined => refusals[access]?.()
