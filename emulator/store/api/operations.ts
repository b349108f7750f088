import type { Reply, Request } from '../../http/reply.ts'
import type { Store } from '../store.ts'
import { createAddOn, removeAddOn } from './add-ons.ts'
import { createFlight, removeFlight } from './flights.ts'
import { listAddOns, listAddOnsOfApp, listApplications, listFlights, readProduct } from './products.ts'
import { finalizeRollout, haltRollout, readRollout, updateRolloutPercentage } from './rollouts.ts'
import {
  commit,
  create,
  type ProductCall,
  read,
  remove,
  type SubmissionCall,
  status,
  update,
} from './submissions.ts'

type Answer = Reply | Promise<Reply>

/** Operations of one place in the API, by method and what follows the place's path. */
export type Operations<Call extends unknown[]> = Readonly<Record<string, (...call: Call) => Answer>>

/** Operations on the whole account. */
export const accountOperations: Operations<[request: Request, store: Store]> = {
  'GET applications': listApplications,
  'GET inappproducts': listAddOns,
  'POST inappproducts': createAddOn,
}

const submissionOperations: Operations<[call: SubmissionCall]> = {
  'GET ': read,
  'PUT ': update,
  'DELETE ': remove,
  'POST commit': commit,
  'GET status': status,
}

/** Add-ons have no packages to roll out. */
const rolloutOperations: Operations<[call: SubmissionCall]> = {
  'GET packagerollout': readRollout,
  'POST updatepackagerolloutpercentage': updateRolloutPercentage,
  'POST haltpackagerollout': haltRollout,
  'POST finalizepackagerollout': finalizeRollout,
}

/** Path that names a product, and the operations that may follow it. */
export interface Route {
  readonly path: RegExp
  readonly product: Operations<[call: ProductCall]>
  readonly submission: Operations<[call: SubmissionCall]>
}

/** The places where products are; a path belongs to the first that it fits. */
export const routes: readonly Route[] = [
  {
    path: /^(applications\/[^/]+\/flights\/[^/]+)(?:\/(.+))?$/i,
    product: { 'GET ': readProduct, 'DELETE ': removeFlight, 'POST submissions': create },
    submission: { ...submissionOperations, ...rolloutOperations },
  },
  {
    path: /^(applications\/[^/]+)(?:\/(.+))?$/i,
    product: {
      'GET ': readProduct,
      'GET listflights': listFlights,
      'GET listinappproducts': listAddOnsOfApp,
      'POST flights': createFlight,
      'POST submissions': create,
    },
    submission: { ...submissionOperations, ...rolloutOperations },
  },
  {
    path: /^(inappproducts\/[^/]+)(?:\/(.+))?$/i,
    product: { 'GET ': readProduct, 'DELETE ': removeAddOn, 'POST submissions': create },
    submission: submissionOperations,
  },
]
