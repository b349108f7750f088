import type { Reply, Request } from '../../http/messages.ts'
import type { ProductRecord, Submission } from '../product-record.ts'
import type { Store } from '../store.ts'

/** A request for the whole account. */
export interface AccountCall {
  readonly request: Request
  readonly store: Store
}

/** A request for a product. */
export interface ProductCall extends AccountCall {
  readonly product: ProductRecord
}

/** A request for a submission of a product. */
export interface SubmissionCall extends ProductCall {
  readonly submission: Submission
}

/** Operations by method and by the rest of the path after their resource. */
export type Operations<Call> = Readonly<Record<string, (call: Call) => Reply | Promise<Reply>>>
