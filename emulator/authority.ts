import { assertionRefusal } from './assertions.ts'
import { tokenError } from './errors.ts'
import { ok, type Reply, type Request } from './reply.ts'
import { seeds } from './seeds.ts'
import type { Store } from './store.ts'
import { STORE_RESOURCE } from './tokens.ts'

type Form = URLSearchParams

/** A condition under which Entra refuses; the codes are at https://learn.microsoft.com/entra/identity-platform/reference-error-codes. */
type Check = (form: Form, call: TokenCall) => Reply | undefined

interface TokenCall {
  readonly tenant: string
  readonly tokenUrl: string
  readonly certificates: readonly string[]
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i

const checks: readonly Check[] = [
  tenantExists,
  fieldsAreThere,
  clientExists,
  credentialIsRight,
  resourceExists,
]

/** Answers a client-credentials request of the v1 endpoint, `POST /{tenant}/oauth2/token`. */
export function token(request: Request, tenant: string, { tokens, certificates }: Store): Reply {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  const form = new URLSearchParams(isForm ? request.text : '')
  const call = { tenant, tokenUrl: `http://${request.headers['host']}${request.path}`, certificates }
  for (const check of checks) {
    const refusal = check(form, call)
    if (refusal !== undefined) return refusal
  }
  const resource = form.get('resource') ?? ''
  const now = Math.floor(Date.now() / 1000)
  return ok({
    token_type: 'Bearer',
    expires_in: `${tokens.lifetimeInSeconds}`,
    ext_expires_in: `${tokens.lifetimeInSeconds}`,
    expires_on: `${now + tokens.lifetimeInSeconds}`,
    not_before: `${now - 300}`,
    resource,
    access_token: tokens.issue(resource),
  })
}

function tenantExists(_form: Form, { tenant }: TokenCall): Reply | undefined {
  if (tenant.toLowerCase() === seeds.tenantId) return undefined
  return GUID.test(tenant) || DOMAIN.test(tenant)
    ? tokenError(
        400,
        'invalid_request',
        90002,
        `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
      )
    : tokenError(
        400,
        'invalid_request',
        900023,
        `Specified tenant identifier '${tenant}' is neither a valid DNS name, nor a valid external domain.`,
      )
}

function fieldsAreThere(form: Form): Reply | undefined {
  const missing = ['grant_type', 'client_id'].find((name) => !form.get(name))
  if (missing !== undefined) {
    const text = `The request body must contain the following parameter: '${missing}'.`
    return tokenError(400, 'invalid_request', 900144, text)
  }
  if (form.get('grant_type') === 'client_credentials') return undefined
  return tokenError(
    400,
    'unsupported_grant_type',
    70003,
    `The app requested an unsupported grant type '${form.get('grant_type')}'.`,
  )
}

function clientExists(form: Form): Reply | undefined {
  const id = form.get('client_id') ?? ''
  if (id.toLowerCase() === seeds.clientId) return undefined
  return tokenError(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${id}' was not found in the directory '${seeds.tenantId}'.`,
  )
}

function credentialIsRight(form: Form, { tokenUrl, certificates }: TokenCall): Reply | undefined {
  if (form.has('client_assertion')) return assertionRefusal(form, tokenUrl, certificates)
  if (!form.get('client_secret')) {
    const text =
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."
    return tokenError(401, 'invalid_client', 7000218, text)
  }
  if (form.get('client_secret') === seeds.clientSecret) return undefined
  return tokenError(
    401,
    'invalid_client',
    7000215,
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, ' +
      `not the client secret ID, for a secret added to app '${seeds.clientId}'.`,
  )
}

// A trailing slash passes here: Entra gives a token for it, and the Store refuses that token.
function resourceExists(form: Form): Reply | undefined {
  const resource = form.get('resource') ?? ''
  if (resource.replace(/\/$/, '') === STORE_RESOURCE) return undefined
  return tokenError(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${resource} was not found in the tenant named ${seeds.tenantId}.`,
  )
}
