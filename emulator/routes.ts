import { token } from './authority.ts'
import {
  forbidden,
  foreignSubmission,
  onlyJson,
  productNotFound,
  submissionNotFound,
  unauthorized,
  unsupportedProduct,
} from './errors.ts'
import type { Access, Line } from './line.ts'
import { listAddOns, listAddOnsOfApp, listApplications, listFlights, readProduct } from './products.ts'
import type { Reply, Request } from './reply.ts'
import type { Store } from './store.ts'
import {
  commit,
  create,
  type LineCall,
  read,
  remove,
  type SubmissionCall,
  status,
  update,
} from './submissions.ts'

type Answer = Reply | Promise<Reply>

/** Lists over the whole account, by method and path. */
const accountOperations: Readonly<Record<string, (request: Request, store: Store) => Answer>> = {
  'GET applications': listApplications,
  'GET inappproducts': listAddOns,
}

/** Operations on a product, by method and what follows its path. */
const lineOperations: Readonly<Record<string, (call: LineCall) => Answer>> = {
  'GET ': readProduct,
  'POST submissions': create,
}

const appOperations: typeof lineOperations = {
  ...lineOperations,
  'GET listflights': listFlights,
  'GET listinappproducts': listAddOnsOfApp,
}

/** Operations on a submission, by method and what follows its id. */
const submissionOperations: Readonly<Record<string, (call: SubmissionCall) => Answer>> = {
  'GET ': read,
  'PUT ': update,
  'DELETE ': remove,
  'POST commit': commit,
  'GET status': status,
}

const TOKEN_PATH = /^\/([^/]+)\/oauth2\/token$/i
const API_PATH = /^\/v1\.0\/my\/(.+?)\/?$/i
const LINE_PATH =
  /^(applications\/[^/]+\/flights\/[^/]+|applications\/[^/]+|inappproducts\/[^/]+)(?:\/(.+))?$/i
const SUBMISSION_PATH = /^submissions\/([^/]+)(?:\/(.+))?$/i

const answersOfAccess: Readonly<Record<Access, (() => Reply) | undefined>> = {
  granted: undefined,
  forbidden,
  unsupported: unsupportedProduct,
}

/** Answers a request to the token endpoint or to the Store API; undefined when no operation answers to it. */
export async function answer(request: Request, store: Store): Promise<Reply | undefined> {
  const tenant = TOKEN_PATH.exec(request.path)?.[1]
  if (tenant !== undefined && request.method === 'POST') return token(request, tenant, store)
  const path = API_PATH.exec(request.path)?.[1]
  const operation = path === undefined ? undefined : find(request, store, path)
  if (operation === undefined) return undefined
  if (!isAuthorized(request, store)) return unauthorized(request.correlationId)
  return await operation()
}

function find(request: Request, store: Store, path: string): (() => Answer) | undefined {
  const list = accountOperations[`${request.method} ${path.toLowerCase()}`]
  if (list !== undefined) return () => list(request, store)
  const [, linePath = '', rest = ''] = LINE_PATH.exec(path) ?? []
  const [, id, verb = ''] = SUBMISSION_PATH.exec(rest) ?? []
  return id === undefined
    ? onLine(request, store, linePath, rest)
    : onSubmission(request, store, linePath, id, verb)
}

function onLine(request: Request, store: Store, path: string, rest: string): (() => Answer) | undefined {
  const operations = /^applications\/[^/]+$/i.test(path) ? appOperations : lineOperations
  const operation = path === '' ? undefined : operations[`${request.method} ${rest.toLowerCase()}`]
  return operation && (() => withLine(request, store, path, (line) => operation({ request, store, line })))
}

function onSubmission(
  request: Request,
  store: Store,
  path: string,
  id: string,
  verb: string,
): (() => Answer) | undefined {
  const operation = submissionOperations[`${request.method} ${verb.toLowerCase()}`]
  return (
    operation &&
    (() =>
      withLine(request, store, path, (line) => {
        const submission = line.find(id)
        if (submission !== undefined) return operation({ request, store, line, submission })
        const isForeign = [...store.products.values()].some((other) => other.find(id) !== undefined)
        return isForeign ? foreignSubmission() : submissionNotFound()
      }))
  )
}

/** What holds for every operation on a product, in the order in which the Store looks. */
function withLine(request: Request, store: Store, path: string, operation: (line: Line) => Answer): Answer {
  const line = store.find(path)
  if (line === undefined) return productNotFound()
  const refuse = answersOfAccess[line.access]
  if (refuse !== undefined) return refuse()
  return isJson(request) ? operation(line) : onlyJson()
}

function isAuthorized({ headers }: Request, { tokens }: Store): boolean {
  const value = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1]
  return value !== undefined && tokens.accepts(value)
}

/** A body has to be called JSON; without a body a POST may also go without a content type. */
function isJson({ method, headers, text }: Request): boolean {
  if (method !== 'POST' && method !== 'PUT') return true
  const type = headers['content-type']
  return type === undefined ? text === '' : /^application\/json\s*(;|$)/i.test(type)
}
