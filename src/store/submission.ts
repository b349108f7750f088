import { asObject, asObjects, getField, isJsonObject, type JsonObject } from '../shared/json.ts'

/**
 * A submission as the Store gives it. Only what this project reads is typed: an update replaces the whole
 * resource, so every field that came must be able to go back.
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

/** What the Store says beside a status. */
export interface StatusDetails {
  readonly errors: readonly StatusMessage[]
  readonly warnings: readonly StatusMessage[]
  readonly certificationReports: readonly CertificationReport[]
}

/** A submission's status. */
export interface SubmissionStatus {
  /** One of the words in status.ts, or one that the Store has added since. */
  readonly status: string
  readonly details: StatusDetails
}

/** The identity that the packages of a product must have; what the Store does not say is undefined. */
export interface ProductIdentity {
  readonly packageName: string | undefined
  readonly publisher: string | undefined
}

/** Where a product stands. */
export interface ProductState {
  /** Display name, when the Store gives one. */
  readonly name: string | undefined
  /** Id of the submission that is live. */
  readonly publishedId: string | undefined
  /** Id of the submission that takes the product's only pending slot. */
  readonly pendingId: string | undefined
  readonly identity: ProductIdentity
}

/** The address that a submission's ZIP is uploaded to; undefined for one that was made in Partner Center. */
export function uploadUrlOf(submission: Submission): string | undefined {
  const url = submission['fileUploadUrl']
  return typeof url === 'string' && url !== '' ? url : undefined
}

/** @throws Error when it is no submission. */
export function readSubmission(body: unknown): Submission {
  if (!isJsonObject(body) || !isId(body['id'])) throw new Error('the answer holds no submission')
  return body as Submission
}

/** @throws Error when it holds no status. */
export function readStatus(body: unknown): SubmissionStatus {
  if (!isJsonObject(body) || typeof body['status'] !== 'string') throw new Error('the answer holds no status')
  const details = asObject(body['statusDetails'])
  return {
    status: body['status'],
    details: {
      errors: asObjects(details['errors']).map(readMessage),
      warnings: asObjects(details['warnings']).map(readMessage),
      certificationReports: asObjects(details['certificationReports']).map((report) => ({
        date: textOf(report['date']),
        reportUrl: textOf(report['reportUrl']),
      })),
    },
  }
}

/**
 * Reads an application, a flight or an add-on. Its property names come in more than one casing
 * (https://github.com/mozilla-releng/scriptworker-scripts/pull/519), so they are matched without case.
 *
 * @throws Error when it is no product.
 */
export function readProductState(body: unknown, noun: string): Omit<ProductState, 'identity'> {
  if (!isJsonObject(body)) throw new Error('the answer holds no product')
  const idIn = (name: string): string | undefined => {
    const id = getField(asObject(getField(body, name)), 'id')
    return isId(id) ? id : undefined
  }
  const name = getField(body, 'primaryName') ?? getField(body, 'friendlyName') ?? getField(body, 'productId')
  return {
    name: typeof name === 'string' && name !== '' ? name : undefined,
    publishedId: idIn(`lastPublished${noun}Submission`),
    pendingId: idIn(`pending${noun}Submission`),
  }
}

/** Reads the identity of an application's packages. */
export function readIdentity(body: unknown): ProductIdentity {
  const text = (name: string): string | undefined => {
    const value = getField(asObject(body), name)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  return { packageName: text('packageIdentityName'), publisher: text('publisherName') }
}

function readMessage(message: JsonObject): StatusMessage {
  return { code: textOf(message['code']), details: textOf(message['details']) }
}

function textOf(value: unknown): string {
  return value === undefined || value === null ? '' : String(value)
}

// An id becomes part of a path, so it may hold nothing that would lead to another one.
function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[\w-]+$/.test(value)
}
