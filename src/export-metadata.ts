import { ProductStateError } from './errors.ts'
import type { JsonObject } from './json.ts'
import type { Ports } from './ports.ts'
import { nameOf } from './store/product.ts'

/**
 * Writes the listings of the live submission, or of the pending one when nothing is live, into a folder that
 * `publish` can read.
 *
 * @throws ProductStateError when the product has no submission.
 */
export async function exportListings(
  folder: string,
  write: (folder: string, submission: JsonObject) => Promise<readonly string[]>,
  { store, report }: Ports,
): Promise<void> {
  report({ type: 'stage', stage: 'Check' })
  const state = await store.state()
  report({ type: 'product', product: store.product, state })
  const id = state.publishedId ?? state.pendingId
  if (id === undefined)
    throw new ProductStateError(`The ${nameOf(store.product)} has no submission to export.`)
  const files = await write(folder, await store.get(id))
  report({ type: 'exported', folder, files })
}
