import { types } from 'node:util'

/** An error whose message is written for the reader of the log: what happened, what to do. */
export abstract class PublishError extends Error {
  abstract override readonly name: string
}

const PREDICATE = /^(is|has|cannot|contains|requires) /

/** Something in the workflow file, or in a file that it names, has to change. */
export class InputError extends PublishError {
  override readonly name = 'InputError'
  readonly input: string
  /** The file that has to change, if an annotation can point to it. */
  readonly file: string | undefined

  /**
   * `input` is the name as in action.yml. `problem` says what is wrong and what to do: in a sentence, or in the
   * predicate of one whose subject is the input, such as `is not used by "command: wait". Remove it.`
   */
  constructor(
    input: string,
    problem: string,
    options: ErrorOptions & { readonly file?: string | undefined } = {},
  ) {
    super(`"${input}"${PREDICATE.test(problem) ? '' : ':'} ${problem}`, options)
    this.input = input
    this.file = options.file
  }
}

/** Several things that have to change, reported at once. */
export class InputErrors extends PublishError {
  override readonly name = 'InputErrors'
  readonly errors: readonly InputError[]

  constructor(errors: readonly InputError[]) {
    super(`${errors.length} problems (see above).`)
    this.errors = errors
  }
}

/**
 * Throws when something has to change.
 *
 * @throws InputError for one problem, InputErrors for several.
 */
export function refuse(problems: readonly InputError[]): void {
  const [first, ...more] = problems
  if (first === undefined) return
  throw more.length === 0 ? first : new InputErrors(problems)
}

/** Entra issued no token. */
export class AuthError extends PublishError {
  override readonly name = 'AuthError'
}

/** Facts about a request that failed. Never headers, tokens or the upload URL. */
export interface FailedRequest {
  readonly method: string
  /** Path below the API's base; no host, no query. */
  readonly path: string
  /** Host and port of the server, if needed to understand the failure. */
  readonly host?: string
  /** Absent when there was no answer. */
  readonly status?: number
  /** The service's own error code, e.g. `InvalidState`. */
  readonly code?: string
  /** The service's own words, or the network's. */
  readonly reason?: string
  /** Meaning of the failure, as a sentence, if known: the message begins with it. */
  readonly meaning?: string
  /** What to do about it, if known. */
  readonly advice?: string
  /** Number of retries. */
  readonly retries?: number
  /** The request never left this machine, so it cannot have taken effect. */
  readonly unsent?: true
  /** The failure looks transient but is not. */
  readonly final?: true
  /** Milliseconds since the epoch before which the service accepts no request: too late for this run. */
  readonly availableAt?: number
  readonly correlationId?: string
}

/** A request that was refused or got no usable answer. */
export class HttpError extends PublishError {
  override readonly name = 'HttpError'
  readonly request: FailedRequest

  constructor(request: FailedRequest, options?: ErrorOptions) {
    super(describeFailure(request), options)
    this.request = request
  }

  /** The message without its advice: for a caller with better advice, and for the notice of a retry. */
  get summary(): string {
    const { advice: _, ...request } = this.request
    return describeFailure(request)
  }

  /**
   * True when the request may have been carried out nevertheless: there was no answer, a broken one, a redirect, or one
   * from the gateway that says nothing about the service behind it
   * (https://github.com/microsoft/StoreBroker/issues/123).
   */
  get isUnclear(): boolean {
    const { status, unsent, final } = this.request
    if (unsent || final) return false
    return status === undefined || status < 400 || status === 408 || status >= 500
  }
}

/** It is unclear whether a request was carried out. */
export class UnclearError extends PublishError {
  override readonly name = 'UnclearError'
  /** The error after which there were no more tries. */
  readonly last: Error

  /** `first` is the error of the first try that may have had an effect. */
  constructor(first: Error, last: Error) {
    const more = last.message === first.message ? '' : ` Then: ${last.message}`
    super(`${first.message}${more}`, { cause: first })
    this.last = last
  }
}

// A service may answer with a whole page. A secret that is cut off here is still recognized (action/report/redact.ts).
const LONGEST_REASON = 4000
const LONGEST_CODE = 100

function describeFailure(request: FailedRequest): string {
  const { meaning, advice } = request
  const parts = meaning === undefined ? plainWords(request) : [meaning, advice, inBrackets(request)]
  return parts.filter((part) => part !== undefined).join(' ')
}

function plainWords(request: FailedRequest): readonly (string | undefined)[] {
  const { method, path, host, status, code, reason, advice, correlationId } = request
  const noAnswer = host === undefined ? 'got no answer' : `got no answer from ${host}`
  const answer =
    status === undefined
      ? noAnswer
      : ['was answered', status, shorten(code ?? '', LONGEST_CODE)].filter(Boolean).join(' ')
  const why = reason ? `: ${shorten(reason)}` : ''
  const correlation = correlationId === undefined ? undefined : `(correlation ID ${correlationId})`
  return [asSentence(`${method} ${path} ${answer}${why}`), advice, correlation]
}

function inBrackets(request: FailedRequest): string {
  const { method, path, status, code, reason, meaning, advice, correlationId } = request
  const words = shorten(reason ?? '')
  const isTold = meaning?.includes(`HTTP ${status}`)
  const answer = [
    [isTold ? '' : status, shorten(code ?? '', LONGEST_CODE)].filter(Boolean).join(' '),
    meaning?.includes(words) ? '' : words,
    correlationId === undefined || advice?.includes(correlationId) ? '' : `correlation ID ${correlationId}`,
  ]
  const details = answer.filter((part) => part !== '').join(', ')
  return `(${method} ${path}${details === '' ? '' : `: ${details}`})`
}

/** Returns the words of a service as one line, shortened if necessary. */
export function shorten(words: string, longest: number = LONGEST_REASON): string {
  return words.slice(0, longest).replace(/\s+/g, ' ').trim()
}

/** Returns a text with a full stop, unless it ends like a sentence. */
export function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** The product is in a state in which this run cannot continue. */
export class ProductStateError extends PublishError {
  override readonly name = 'ProductStateError'
}

/** The Store accepted the submission for processing and then rejected it. */
export class SubmissionFailedError extends PublishError {
  override readonly name = 'SubmissionFailedError'
}

/** The Store accepted the submission, but its outcome could not be read. */
export class LostSightError extends PublishError {
  override readonly name = 'LostSightError'
}

/** The Store has something other than what was sent. */
export class DifferenceError extends PublishError {
  override readonly name = 'DifferenceError'

  /** `what` is the beginning of the sentence; `differences` are the details that follow. */
  constructor(what: string, differences: readonly string[]) {
    super(`${what}: ${differences.join('; ')}.`)
  }
}

/** The runner cannot store something the run depends on. */
export class RunnerError extends PublishError {
  override readonly name = 'RunnerError'
}

/** The run was cancelled. */
export class CanceledError extends PublishError {
  override readonly name = 'CanceledError'
}

/** The run's own deadline, `timeout-minutes`, has passed. */
export class DeadlineError extends PublishError {
  override readonly name = 'DeadlineError'
}

/** Returns whether an error says that the resource does not exist. */
export function isGone(error: unknown): boolean {
  return error instanceof HttpError && error.request.status === 404
}

/** Returns the message of anything that can be thrown. */
export function messageOf(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error)
}

/** Returns the code of a system error, such as `ENOENT`; undefined when there is none. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : undefined
}

/**
 * Returns the first failure. A failure during disposal wraps the previous one, which is the reason why the run has
 * ended: https://tc39.es/proposal-explicit-resource-management/#sec-suppressederror-objects
 */
export function firstFailure(thrown: unknown): unknown {
  const isWrapped = typeof thrown === 'object' && thrown !== null && 'suppressed' in thrown
  return isWrapped ? firstFailure(thrown.suppressed) : thrown
}
