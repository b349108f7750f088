/** An error whose message is written for the person who reads the log: what happened, what to do. */
export abstract class PublishError extends Error {
  abstract override readonly name: string
}

/** Something in the workflow file, or in a file that it names, has to change. */
export class InputError extends PublishError {
  override readonly name = 'InputError'
  readonly input: string

  /** `input` is the name as action.yml spells it; `problem` says what is wrong and what to do. */
  constructor(input: string, problem: string, options?: ErrorOptions) {
    super(`Input "${input}": ${problem}`, options)
    this.input = input
  }
}

/** Entra gave no token. */
export class AuthError extends PublishError {
  override readonly name = 'AuthError'
}

/** What is known of a request that failed. Never headers, tokens or the upload address. */
export interface FailedRequest {
  readonly method: string
  /** Path below the API's base; no host, no query. */
  readonly path: string
  /** Absent when no answer came. */
  readonly status?: number
  /** The service's own error code, e.g. `InvalidState`. */
  readonly code?: string
  /** The service's own words, or the network's. */
  readonly reason?: string
  /** What to do about it, where that is known. */
  readonly advice?: string
  readonly correlationId?: string
}

/** A request that was refused, or that got no usable answer. */
export class HttpError extends PublishError {
  override readonly name = 'HttpError'
  readonly request: FailedRequest

  constructor(request: FailedRequest, options?: ErrorOptions) {
    super(describeFailure(request), options)
    this.request = request
  }
}

function describeFailure({
  method,
  path,
  status,
  code,
  reason,
  advice,
  correlationId,
}: FailedRequest): string {
  const answer =
    status === undefined ? 'got no answer' : ['was answered', status, code].filter(Boolean).join(' ')
  return [
    `${method} ${path} ${answer}${reason === undefined ? '' : `: ${reason}`}`,
    advice,
    correlationId === undefined ? undefined : `(correlation id ${correlationId})`,
  ]
    .filter((part) => part !== undefined)
    .join(' ')
}

/** The product is in a state in which this run can not go on. Nothing was changed. */
export class ProductStateError extends PublishError {
  override readonly name = 'ProductStateError'
}

/** The Store took the submission and turned it down. */
export class SubmissionFailedError extends PublishError {
  override readonly name = 'SubmissionFailedError'
}

/** The run's own deadline, `timeout-minutes`, has passed. */
export class DeadlineError extends PublishError {
  override readonly name = 'DeadlineError'
}

/** The text of anything that can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
