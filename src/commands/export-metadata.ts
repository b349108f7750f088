import type { Context } from '../pipeline/context.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct } from '../store/product.ts'

/**
 * Writes the listings of the live submission, or of the pending one when nothing is live, into a folder that
 * `publish` can read.
 *
 * @throws ProductStateError when the product has no submission.
 */
export async function exportListings(folder: string, { store, report }: Context): Promise<void> {
  report({ type: 'stage', stage: 'Check' })
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const id = state.publishedId ?? state.pendingId
  if (id === undefined)
    throw new ProductStateError(`The ${describeProduct(store.product)} has no submission to export.`)
  const submission = await store.get(id)
  const { exportMetadata } = await import('../files/metadata/metadata-export.ts')
  const files = await exportMetadata(folder, submission)
  report({ type: 'exported', folder, files })
}
