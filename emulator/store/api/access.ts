import type { Reply } from '../../http/reply.ts'
import { forbidden, unsupportedProduct } from '../errors.ts'
import type { Access } from '../product-record.ts'

const refusals: Readonly<Record<Access, (() => Reply) | undefined>> = {
  granted: undefined,
  forbidden,
  unsupported: unsupportedProduct,
}

/** Returns the refusal of every request for a product; undefined when the product takes requests. */
export const refusalOfAccess = (access: Access): Reply | undefined => refusals[access]?.()
