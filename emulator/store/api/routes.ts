import { createAddOn, deleteAddOn } from './add-ons.ts'
import type { AccountCall, Operations, ProductCall, SubmissionCall } from './call.ts'
import { createFlight, deleteFlight } from './flights.ts'
import { listAddOns, listAddOnsOfApp, listApplications, listFlights, readProduct } from './products.ts'
import { finalizeRollout, haltRollout, readRollout, updateRolloutPercentage } from './rollouts.ts'
import {
  commitSubmission,
  createSubmission,
  deleteSubmission,
  readStatus,
  readSubmission,
  updateSubmission,
} from './submissions.ts'

/** Operations on the whole account. */
export const accountOperations: Operations<AccountCall> = {
  'GET applications': listApplications,
  'GET inappproducts': listAddOns,
  'POST inappproducts': createAddOn,
}

const submissionOperations: Operations<SubmissionCall> = {
  'GET ': readSubmission,
  'PUT ': updateSubmission,
  'DELETE ': deleteSubmission,
  'POST commit': commitSubmission,
  'GET status': readStatus,
}

/** Add-ons have no packages to roll out. */
const rolloutOperations: Operations<SubmissionCall> = {
  'GET packagerollout': readRollout,
  'POST updatepackagerolloutpercentage': updateRolloutPercentage,
  'POST haltpackagerollout': haltRollout,
  'POST finalizepackagerollout': finalizeRollout,
}

/** The operations below a product's path. */
export interface Route {
  readonly path: RegExp
  readonly product: Operations<ProductCall>
  readonly submission: Operations<SubmissionCall>
}

/** The routes to products; the first that matches a path applies. */
export const routes: readonly Route[] = [
  {
    path: /^(applications\/[^/]+\/flights\/[^/]+)(?:\/(.+))?$/i,
    product: { 'GET ': readProduct, 'DELETE ': deleteFlight, 'POST submissions': createSubmission },
    submission: { ...submissionOperations, ...rolloutOperations },
  },
  {
    path: /^(applications\/[^/]+)(?:\/(.+))?$/i,
    product: {
      'GET ': readProduct,
      'GET listflights': listFlights,
      'GET listinappproducts': listAddOnsOfApp,
      'POST flights': createFlight,
      'POST submissions': createSubmission,
    },
    submission: { ...submissionOperations, ...rolloutOperations },
  },
  {
    path: /^(inappproducts\/[^/]+)(?:\/(.+))?$/i,
    product: { 'GET ': readProduct, 'DELETE ': deleteAddOn, 'POST submissions': createSubmission },
    submission: submissionOperations,
  },
]
