import { asObject, asObjects, getField, getObject, isJsonObject, type JsonObject } from '../shared/json.ts'
import { asId, asText, toText } from './answer-fields.ts'

/**
 * A submission as the Store returns it. Only the fields that this project reads are typed: an update replaces the whole
 * resource, so every field must be sent back unchanged.
 */
export interface Submission extends JsonObject {
  /** Digits beyond 2^53: never a number. */
  readonly id: string
}

/** One error or warning of the Store. */
export interface StatusMessage {
  readonly code: string
  readonly details: string
}

/** A report of the certification testers; its page needs a login. */
export interface CertificationReport {
  readonly date: string
  readonly reportUrl: string
}

/** Errors, warnings and reports that accompany a status. */
export interface StatusDetails {
  readonly errors: readonly StatusMessage[]
  readonly warnings: readonly StatusMessage[]
  readonly certificationReports: readonly CertificationReport[]
}

/** A submission's status. */
export interface SubmissionStatus {
  /** One of the words in status.ts, or an unknown one. */
  readonly status: string
  readonly details: StatusDetails
}

/** The identity that the packages of a product must have; undefined where the Store does not say. */
export interface ProductIdentity {
  readonly packageName: string | undefined
  readonly publisher: string | undefined
}

/** A product's name and submissions, as the Store returns them. */
export interface ProductState {
  /** Display name, if the Store returns one. */
  readonly name: string | undefined
  /** ID of the live submission. */
  readonly publishedId: string | undefined
  /** ID of the submission in the product's only pending slot. */
  readonly pendingId: string | undefined
  readonly identity: ProductIdentity
}

/** Returns the URL to which a submission's ZIP is uploaded; undefined for one that was created in Partner Center. */
export function uploadUrlOf(submission: Submission): string | undefined {
  return asText(getField(submission, 'fileUploadUrl'))
}

/**
 * Reads a submission, with every field that the Store returns.
 *
 * @throws Error when the answer is not a submission.
 */
export function parseSubmission(body: unknown): Submission {
  const id = asId(asObject(body)['id'])
  if (id === undefined) throw new Error('the answer contains no submission')
  return { ...asObject(body), id }
}

/**
 * Reads the status of a submission.
 *
 * @throws Error when the answer contains none.
 */
export function parseStatus(body: unknown): SubmissionStatus {
  const status = asText(getField(asObject(body), 'status'))
  if (status === undefined) throw new Error('the answer contains no status')
  const details = getObject(asObject(body), 'statusDetails')
  return {
    status,
    details: {
      errors: asObjects(getField(details, 'errors')).map(readMessage),
      warnings: asObjects(getField(details, 'warnings')).map(readMessage),
      certificationReports: asObjects(getField(details, 'certificationReports')).map((report) => ({
        date: toText(getField(report, 'date')),
        reportUrl: toText(getField(report, 'reportUrl')),
      })),
    },
  }
}

/**
 * Reads an application, a flight or an add-on; `noun` is the word in the names of its properties. Their case varies
 * (https://github.com/mozilla-releng/scriptworker-scripts/pull/519), so they are matched case-insensitively.
 *
 * @throws Error when the answer is not a product.
 */
export function parseProductState(body: unknown, noun: string): Omit<ProductState, 'identity'> {
  // Without an ID it is something else, such as an error, and would pass for a product that has no submissions.
  if (!isJsonObject(body) || (getField(body, 'id') ?? getField(body, 'flightId')) === undefined)
    throw new Error('the answer contains no product')
  const name = getField(body, 'primaryName') ?? getField(body, 'friendlyName') ?? getField(body, 'productId')
  return {
    name: asText(name),
    publishedId: readSubmissionId(body, `lastPublished${noun}Submission`),
    pendingId: readSubmissionId(body, `pending${noun}Submission`),
  }
}

function readSubmissionId(product: JsonObject, name: string): string | undefined {
  return asId(getField(asObject(getField(product, name)), 'id'))
}

/** Reads the identity of an application's packages. */
export function parseIdentity(body: unknown): ProductIdentity {
  const application = asObject(body)
  return {
    packageName: asText(getField(application, 'packageIdentityName')),
    publisher: asText(getField(application, 'publisherName')),
  }
}

function readMessage(message: JsonObject): StatusMessage {
  return { code: toText(getField(message, 'code')), details: toText(getField(message, 'details')) }
}
