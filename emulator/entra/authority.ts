import { seeds } from '../fixtures/seeds.ts'
import type { GithubOidc } from '../github/oidc.ts'
import { firstError } from '../http/first-error.ts'
import { ok, type Reply, type Request } from '../http/messages.ts'
import { type AssertionContext, checkAssertion } from './assertions.ts'
import { type ConditionName, refusalAt } from './conditions.ts'
import { tokenError } from './token-error.ts'
import { STORE_RESOURCE, type Tokens } from './tokens.ts'

/** The Entra application as which the client signs in. */
export interface AppRegistration extends Pick<AssertionContext, 'certificates' | 'federatedSubject'> {
  /** A state of the application or its tenant in which no credential works. */
  readonly condition: ConditionName | undefined
  /** Tokens issued for it. */
  readonly tokens: Tokens
}

type Form = URLSearchParams

/** A condition under which Entra refuses; the codes are at https://learn.microsoft.com/entra/identity-platform/reference-error-codes. */
type Check = (form: Form, call: TokenCall) => Reply | undefined

interface TokenCall extends AssertionContext {
  readonly condition: ConditionName | undefined
  readonly tenant: string
  readonly version: Version
}

/** The differences between the two endpoints. */
interface Version {
  /** Checks the resource for which the token is requested. */
  readonly checkTarget: Check
  /** Returns the resource that the token is for, once the check has passed. */
  resourceOf(form: Form): string
  describeToken(token: string, resource: string, lifetimeInSeconds: number): object
}

const TOKEN_PATH = /^\/([^/]+)\/oauth2\/(v2\.0\/)?token$/i
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const DOMAIN = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i

/** `POST /{tenant}/oauth2/token`: a resource, and numbers in strings. */
const v1: Version = {
  checkTarget: (form) => checkResource(v1.resourceOf(form)),
  resourceOf: (form) => form.get('resource') ?? '',
  describeToken(token, resource, lifetimeInSeconds) {
    const now = Math.floor(Date.now() / 1000)
    return {
      token_type: 'Bearer',
      expires_in: `${lifetimeInSeconds}`,
      ext_expires_in: `${lifetimeInSeconds}`,
      expires_on: `${now + lifetimeInSeconds}`,
      not_before: `${now - 300}`,
      resource,
      access_token: token,
    }
  },
}

const SUFFIX = '/.default'

/**
 * `POST /{tenant}/oauth2/v2.0/token`: a scope, and numbers;
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow.
 */
const v2: Version = {
  checkTarget: (form) => checkScope(form) ?? checkResource(v2.resourceOf(form)),
  resourceOf: (form) => (form.get('scope') ?? '').slice(0, -SUFFIX.length),
  describeToken: (token, _resource, lifetimeInSeconds) => ({
    token_type: 'Bearer',
    expires_in: lifetimeInSeconds,
    ext_expires_in: lifetimeInSeconds,
    access_token: token,
  }),
}

const checks: readonly Check[] = [
  checkTenant,
  (_, { condition }) => refusalAt('tenant', condition),
  checkFields,
  checkClient,
  (_, { condition }) => refusalAt('client', condition),
  checkCredential,
  (_, { condition }) => refusalAt('credential', condition),
  (form, call) => call.version.checkTarget(form, call),
]

/** Handles a client-credentials request of either endpoint; undefined for any other request. */
export function handleTokenRequest(
  { method, path, headers, text }: Request,
  { tokens, certificates, federatedSubject, condition }: AppRegistration,
  github: GithubOidc,
): Reply | undefined {
  const [, tenant, v2Segment] = TOKEN_PATH.exec(path) ?? []
  if (tenant === undefined || method !== 'POST') return undefined
  const form = readForm(headers['content-type']?.toLowerCase() ?? '', text)
  const version = v2Segment === undefined ? v1 : v2
  const tokenUrl = `http://${headers['host']}${path}`
  const call = { tenant, version, tokenUrl, certificates, federatedSubject, condition, github }
  const error = firstError(checks, (check) => check(form, call))
  if (error !== undefined) return error
  const resource = version.resourceOf(form)
  return ok(version.describeToken(tokens.issue(resource), resource, tokens.lifetimeInSeconds))
}

// Entra also takes the parts of a multipart form: https://github.com/Azure/azure-cli/issues/17627. A JSON body is
// ignored.
function readForm(contentType: string, text: string): Form {
  if (contentType.startsWith('application/x-www-form-urlencoded')) return new URLSearchParams(text)
  if (!contentType.startsWith('multipart/form-data')) return new URLSearchParams()
  const parts = text.matchAll(/name="([^"]*)"\r\n\r\n(.*?)\r\n--/gs)
  return new URLSearchParams([...parts].map(([, name = '', value = '']): [string, string] => [name, value]))
}

function checkTenant(_form: Form, { tenant }: TokenCall): Reply | undefined {
  const names: readonly string[] = [seeds.tenantId, seeds.tenantDomain]
  if (names.includes(tenant.toLowerCase())) return undefined
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

function checkFields(form: Form): Reply | undefined {
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

function checkClient(form: Form): Reply | undefined {
  const id = form.get('client_id') ?? ''
  if (id.toLowerCase() === seeds.clientId) return undefined
  return tokenError(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${id}' was not found in the directory '${seeds.tenantId}'.`,
  )
}

function checkCredential(form: Form, call: TokenCall): Reply | undefined {
  if (form.has('client_assertion')) return checkAssertion(form, call)
  const secret = form.get('client_secret')
  if (!secret) {
    const text =
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."
    return tokenError(401, 'invalid_client', 7000218, text)
  }
  if (secret === seeds.clientSecret || secret === seeds.plainSecret) return undefined
  if (secret === seeds.expiredSecret) {
    const text = `The provided client secret keys for app '${seeds.clientId}' are expired.`
    return tokenError(401, 'invalid_client', 7000222, text)
  }
  return tokenError(
    401,
    'invalid_client',
    7000215,
    'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, ' +
      `not the client secret ID, for a secret added to app '${seeds.clientId}'.`,
  )
}

function checkScope(form: Form): Reply | undefined {
  const scope = form.get('scope')
  if (form.has('resource')) {
    return tokenError(400, 'invalid_request', 901002, "The 'resource' request parameter is not supported.")
  }
  if (!scope) {
    const text = "The request body must contain the following parameter: 'scope'."
    return tokenError(400, 'invalid_request', 900144, text)
  }
  if (scope.endsWith(SUFFIX) && !/\s/.test(scope)) return undefined
  return tokenError(
    400,
    'invalid_scope',
    1002012,
    `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with ` +
      `${SUFFIX} suffixed to the resource identifier (application ID URI).`,
  )
}

// A trailing slash passes here: Entra issues a token for it, and the Store refuses that token.
function checkResource(resource: string): Reply | undefined {
  if (resource.replace(/\/$/, '') === STORE_RESOURCE) return undefined
  return tokenError(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${resource} was not found in the tenant named ${seeds.tenantId}.`,
  )
}
