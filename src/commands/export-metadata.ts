import { exportMetadata } from '../files/metadata/metadata-export.ts'
import type { Context } from '../pipeline/context.ts'
import { readProductState } from '../pipeline/product-snapshot.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct } from '../store/product.ts'

/**
 * Writes the listings of the live submission, or of the pending one if nothing is live, into a folder that `publish`
 * can read.
 *
 * @throws ProductStateError if the product has no submission.
 */
export async function exportListings(folder: string, context: Context): Promise<void> {
  const { store, report, signal } = context
  const { publishedId, pendingId } = await readProductState(context)
  const id = publishedId ?? pendingId
  if (id === undefined)
    throw new ProductStateError(`The ${describeProduct(store.product)} has no submission to export.`)
  const submission = await store.get(id, { signal })
  report({ type: 'exported', folder, ...(await exportMetadata(folder, submission, signal)) })
}
