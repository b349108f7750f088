import type { Reply } from '../http/messages.ts'
import type { Access } from './product-switches.ts'

// The Store's own errors. Texts are those seen in public logs; if only the status code is known, the text is invented,
// and the comment says so.

function ingestion(status: number, code: string, message: string, target?: string): Reply {
  const body = { code, data: [], details: [], message, source: 'Ingestion Api' }
  return { status, body: target === undefined ? body : { ...body, target } }
}

/** Returns the 401 for a token that is missing, unknown, expired, or was issued for another resource. */
export function unauthorized(correlationId: string): Reply {
  const message = `Identity cannot be authorized. CorrelationId: ${correlationId}`
  return { status: 401, body: { code: 'Unauthorized', message } }
}

/** 403 with an empty body: the identity lacks the role, or the product belongs to somebody else. */
const forbidden: Reply = { status: 403 }

/** 404 for an unknown product. */
export const productNotFound: Reply = ingestion(404, 'ResourceNotFound', 'Resource can not be found')

/** 404 with an empty body, for a flight whose only submission was just deleted. */
export const notFoundYet: Reply = { status: 404 }

/** 404 for an unknown submission. */
export const submissionNotFound: Reply = ingestion(
  404,
  'ResourceNotFound',
  'Submission not found',
  'submissionId',
)

/** 409 for a submission that belongs to another product. The text is not public. */
export const foreignSubmission: Reply = ingestion(
  409,
  'InvalidState',
  'The submission does not belong to the specified product.',
  'submissionId',
)

/** 409 for a product that the API cannot handle; https://github.com/microsoft/StoreBroker/issues/192. */
export const unsupportedProduct: Reply = {
  status: 409,
  body: {
    code: 'InvalidState',
    message:
      'This application uses features that are not supported by the submission API. ' +
      'To perform this operation, use the Dev Center dashboard.',
    target: 'application',
  },
}

/** Error of every request for a product, by its access. */
export const accessErrors: Readonly<Record<Access, Reply | undefined>> = {
  granted: undefined,
  forbidden,
  unsupported: unsupportedProduct,
}

/** 400 for a content type other than JSON, even on a POST without a body. */
export const onlyJson: Reply = ingestion(
  400,
  'InvalidParameterValue',
  'Only JSON content is accepted',
  'mediaType',
)

/** 400 for a body that is not a JSON object. The text is not public. */
export const unreadableBody: Reply = ingestion(
  400,
  'InvalidParameterValue',
  'The request body is not valid JSON.',
  'body',
)

/** Returns the 400 for a submission without a listing. */
export const noListings = (name: 'AppListings' | 'Listings'): Reply =>
  invalid(`The size of ${name} must be 1 or more`, name === 'AppListings' ? 'appListings' : 'listings')

/** Returns the 409 for a create while a submission is pending. */
export const createConflict = (message: string): Reply =>
  ingestion(409, 'InvalidState', message, 'submission')

/** 409 for a create in an app that was never published. The text is not public. */
export const neverPublished: Reply = ingestion(
  409,
  'InvalidState',
  'The application has no published submission.',
  'submission',
)

/** 409 for a create during a gradual rollout. The text is not public. */
export const rolloutInProgress: Reply = ingestion(
  409,
  'InvalidState',
  'The package rollout of the last published submission must be finalized or halted first.',
  'submission',
)

/** Returns the 409 for a second flight with the same name. The text is not public. */
export const duplicateFlight = (name: string): Reply =>
  ingestion(409, 'InvalidState', `A flight with the name '${name}' already exists.`, 'friendlyName')

/** Returns the 409 for a second add-on of an app with the same product ID. The text is not public. */
export const duplicateProductId = (productId: string): Reply =>
  ingestion(409, 'InvalidState', `An in app product with the id '${productId}' already exists.`, 'productId')

/** 409 for a delete of a product that has a submission in progress. The text is not public. */
export const productBusy: Reply = ingestion(
  409,
  'InvalidState',
  'A submission of the product is being processed.',
  'submission',
)

/** 409 for a rollout operation without a rollout in progress. The text is not public. */
export const noRolloutInProgress: Reply = ingestion(
  409,
  'InvalidState',
  'The submission has no package rollout in progress.',
  'submissionId',
)

/** Returns the 400 for an invalid percentage. The text is not public. */
export const invalidPercentage = (target: string): Reply =>
  invalid('The package rollout percentage must be between 0 and 100.', target)

/** 400 for a change to a submission made in Partner Center; https://github.com/microsoft/StoreBroker/issues/248. */
export const portalSubmission: Reply = ingestion(
  400,
  'InvalidOperation',
  'Ingestion API can only update, delete, and commit submissions that are created through the API. ' +
    'Please delete the current in-progress submission and create one using the API',
  'applicationSubmission',
)

/** 409 for an update after the commit. The text is not public. */
export const notUpdatable: Reply = ingestion(
  409,
  'InvalidState',
  'Submission in its current state cannot be updated',
  'submissionId',
)

/** 409 for a second commit. The text is not public. */
export const notCommittable: Reply = ingestion(
  409,
  'InvalidState',
  'Submission in its current state cannot be committed',
  'submissionId',
)

/** 409 for a delete while the Store works on a submission, or of a published one. */
export const notDeletable: Reply = ingestion(
  409,
  'InvalidState',
  'Submission in its current state cannot be deleted',
  'submissionId',
)

/** Returns the 400 for a value that the Store does not accept. */
export const invalid = (message: string, target: string): Reply =>
  ingestion(400, 'InvalidParameterValue', message, target)

/** Returns the 400 for languages that the Store does not have; https://github.com/microsoft/msstore-cli/issues/31. */
export const unknownLanguages = (locales: readonly string[], target: string): Reply =>
  invalid(`Language codes: ${locales.join(', ')} not supported`, target)

/** Returns the 400 for a text that is too long; https://github.com/microsoft/windows-dev-center-vsts-extension/issues/90. */
export const textTooLong = (name: string, characters: number): Reply =>
  invalid(`The length of ${name[0]?.toUpperCase()}${name.slice(1)} must be ${characters} or less`, name)

/** Returns the 400 for a list that is too long. The text is not public. */
export const listTooLong = (name: string, items: number): Reply =>
  invalid(`The size of ${name} must be ${items} or less`, name)

/** Returns the 400 for an update that omits packages. */
export const missingPackages = (ids: readonly string[]): Reply =>
  invalid(
    'Please keep all file entries for existing packages. If you wish to remove a package, mark it as ' +
      `PendingDelete. The following packages are missing in your update: ${ids.join(', ')}`,
    'packages',
  )

/** 400 for an update without pricing; https://github.com/microsoft/msstore-cli/pull/175. */
export const noPricing: Reply = invalid('Pricing data was not provided in the request.', 'pricing')

/** Returns the 400 for a price that can be read but not written, such as `Base`. */
export const invalidPrice = (priceId: string): Reply =>
  invalid(`'${priceId}' is not a valid PriceId for base price.`, 'pricing')

/** 400 for an incomplete map of device families. */
export const incompleteDeviceFamilies: Reply = invalid(
  'AllowTargetFutureDeviceFamilies needs to be initialized for all supported platform, ' +
    '[Desktop, Mobile, Xbox, Holographic]',
  'allowTargetFutureDeviceFamilies',
)

/** 500 without a known cause. */
export const internalError: Reply = {
  status: 500,
  body: {
    code: 'InternalServerError',
    data: [],
    details: [],
    innererror: {
      code: 'UnknownInternalFailure',
      data: [],
      details: [],
      message: 'The service has encountered an unknown internal server error: ',
    },
    message: 'An internal server error occurred while processing the operation.',
    source: 'Ingestion Api',
  },
}

/** 503 of an overloaded service; the operation may have been done; https://github.com/microsoft/StoreBroker/issues/123. */
export const retryLater: Reply = ingestion(
  503,
  'InvalidOperation',
  'This operation cannot be completed at this time. Retry your operation using exponential backoff.',
)
