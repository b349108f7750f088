import { token } from '../entra/authority.ts'
import { GITHUB_OIDC_PATH } from '../github/oidc.ts'
import { refusalOfAccess } from '../store/api/access.ts'
import { accountOperations, type Route, routes } from '../store/api/operations.ts'
import {
  foreignSubmission,
  onlyJson,
  productNotFound,
  submissionNotFound,
  unauthorized,
} from '../store/errors.ts'
import type { ProductRecord } from '../store/product-record.ts'
import type { Store } from '../store/store.ts'
import type { Reply, Request } from './reply.ts'

type Answer = Reply | Promise<Reply>

const TOKEN_PATH = /^\/([^/]+)\/oauth2\/(?:v2\.0\/)?token$/i
const API_PATH = /^\/v1\.0\/my\/(.+?)\/?$/i
const SUBMISSION_PATH = /^submissions\/([^/]+)(?:\/(.+))?$/i

/** Answers a request to the Store API or for a token; undefined when no operation answers to it. */
export async function handle(request: Request, store: Store): Promise<Reply | undefined> {
  const tenant = TOKEN_PATH.exec(request.path)?.[1]
  if (tenant !== undefined && request.method === 'POST') return token(request, tenant, store)
  if (request.path === GITHUB_OIDC_PATH && request.method === 'GET') return store.github.answer(request)
  const path = API_PATH.exec(request.path)?.[1]
  const operation = path === undefined ? undefined : find(request, store, path)
  if (operation === undefined) return undefined
  if (!isAuthorized(request, store)) return unauthorized(request.correlationId)
  return await operation()
}

function find(request: Request, store: Store, path: string): (() => Answer) | undefined {
  const operation = accountOperations[`${request.method} ${path.toLowerCase()}`]
  if (operation !== undefined) return () => (isJson(request) ? operation(request, store) : onlyJson())
  const place = routes.find((candidate) => candidate.path.test(path))
  if (place === undefined) return undefined
  const [, linePath = '', rest = ''] = place.path.exec(path) ?? []
  const [, id, verb = ''] = SUBMISSION_PATH.exec(rest) ?? []
  return id === undefined
    ? onLine(request, store, place, linePath, rest)
    : onSubmission(request, store, place, linePath, id, verb)
}

function onLine(
  request: Request,
  store: Store,
  place: Route,
  path: string,
  rest: string,
): (() => Answer) | undefined {
  const operation = place.product[`${request.method} ${rest.toLowerCase()}`]
  return (
    operation && (() => withLine(request, store, path, (record) => operation({ request, store, record })))
  )
}

function onSubmission(
  request: Request,
  store: Store,
  place: Route,
  path: string,
  id: string,
  verb: string,
): (() => Answer) | undefined {
  const operation = place.submission[`${request.method} ${verb.toLowerCase()}`]
  return (
    operation &&
    (() =>
      withLine(request, store, path, (record) => {
        const submission = record.find(id)
        if (submission !== undefined) return operation({ request, store, record, submission })
        const isForeign = [...store.products.values()].some((other) => other.find(id) !== undefined)
        return isForeign ? foreignSubmission() : submissionNotFound()
      }))
  )
}

/** Checks that every operation on a product begins with, in the order in which the Store looks. */
function withLine(
  request: Request,
  store: Store,
  path: string,
  operation: (record: ProductRecord) => Answer,
): Answer {
  const record = store.find(path)
  if (record === undefined) return productNotFound()
  const refusal = refusalOfAccess(record.access)
  if (refusal !== undefined) return refusal
  return isJson(request) ? operation(record) : onlyJson()
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
