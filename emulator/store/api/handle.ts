import type { Reply, Request } from '../../http/messages.ts'
import {
  accessErrors,
  foreignSubmission,
  onlyJson,
  productNotFound,
  submissionNotFound,
  unauthorized,
} from '../errors.ts'
import type { Store } from '../store.ts'
import type { ProductCall } from './call.ts'
import { accountOperations, routes } from './routes.ts'

const API_PATH = /^\/v1\.0\/my\/(.+?)\/?$/i
const SUBMISSION_PATH = /^submissions\/([^/]+)(?:\/(.+))?$/i

type Handler = () => Reply | Promise<Reply>

/** Handles a request to the Store API; undefined when there is no matching operation. */
export async function handleApiRequest(request: Request, store: Store): Promise<Reply | undefined> {
  // Routed as in ASP.NET: empty segments are ignored.
  const path = API_PATH.exec(request.path.replaceAll(/\/{2,}/g, '/'))?.[1]
  const handler = path === undefined ? undefined : findHandler(request, store, path)
  if (handler === undefined) return undefined
  const token = /^Bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1]
  const isAuthorized = token !== undefined && store.tokens.accepts(token)
  return isAuthorized ? await handler() : unauthorized(request.correlationId)
}

function findHandler(request: Request, store: Store, path: string): Handler | undefined {
  const { method } = request
  const accountOperation = accountOperations[`${method} ${path.toLowerCase()}`]
  if (accountOperation !== undefined) {
    return () => (isJson(request) ? accountOperation({ request, store }) : onlyJson)
  }
  const route = routes.find((candidate) => candidate.path.test(path))
  if (route === undefined) return undefined
  const [, productPath = '', rest = ''] = route.path.exec(path) ?? []
  const [, id, verb = ''] = SUBMISSION_PATH.exec(rest) ?? []
  if (id === undefined) {
    const operation = route.product[`${method} ${rest.toLowerCase()}`]
    return operation && (() => withProduct(request, store, productPath, operation))
  }
  const operation = route.submission[`${method} ${verb.toLowerCase()}`]
  return (
    operation &&
    (() =>
      withProduct(request, store, productPath, (call) => {
        const submission = call.product.findSubmission(id)
        if (submission !== undefined) return operation({ ...call, submission })
        const isForeign = [...store.products.values()].some((other) => other.findSubmission(id) !== undefined)
        return isForeign ? foreignSubmission : submissionNotFound
      }))
  )
}

/** Checks what applies to every operation on a product, in the Store's order. */
function withProduct(
  request: Request,
  store: Store,
  path: string,
  operation: (call: ProductCall) => Reply | Promise<Reply>,
): Reply | Promise<Reply> {
  const product = store.findProduct(path)
  if (product === undefined) return productNotFound
  const error = accessErrors[product.switches.access]
  if (error !== undefined) return error
  return isJson(request) ? operation({ request, store, product }) : onlyJson
}

/** Returns whether the content type is JSON; a POST without a body may omit it. */
function isJson({ method, headers, text }: Request): boolean {
  if (method !== 'POST' && method !== 'PUT') return true
  const type = headers['content-type']
  return type === undefined ? text === '' : /^application\/json\s*(;|$)/i.test(type)
}
