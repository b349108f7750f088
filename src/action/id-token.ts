import { AuthError, HttpError, messageOf } from '../shared/errors.ts'
import { asObject } from '../shared/json.ts'
import { isSecureUrl } from '../shared/secure-url.ts'
import { asText } from '../store/answer-fields.ts'
import type { TokenContext } from '../store/token.ts'
import type { Env } from './runner.ts'

// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust
const AUDIENCE = 'api://AzureADTokenExchange'

/**
 * Fetches the job's GitHub OIDC token for Entra. It expires within minutes, so it is fetched every time.
 *
 * @throws AuthError that says what to add to the workflow; the reason of `signal` when that is aborted.
 */
export async function fetchGithubAssertion(
  env: Env,
  context: Pick<TokenContext, 'http' | 'maskSecret'>,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await requestToken(env, context, signal)
  } catch (error) {
    signal.throwIfAborted()
    throw new AuthError(describeMissingToken(error), { cause: error })
  }
}

function describeMissingToken(error: unknown): string {
  const isRefused = !(error instanceof HttpError) || isPermissionProblem(error)
  return isRefused
    ? `GitHub did not issue a token (${messageOf(error).replace(/\.$/, '')}). Add "permissions: id-token: write" to the job; ` +
        'a pull request from a fork cannot have it.'
    : `GitHub did not issue a token: ${error.message}`
}

// No permission helps if the request never reached GitHub, or if GitHub itself failed.
function isPermissionProblem({ request: { status, meaning } }: HttpError): boolean {
  return status !== undefined && meaning === undefined && status < 500 && status !== 429
}

// Not with the runner's library, whose client ignores the run's deadline and forwards the job's token on redirects:
// https://docs.github.com/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
async function requestToken(
  env: Env,
  { http, maskSecret }: Pick<TokenContext, 'http' | 'maskSecret'>,
  signal: AbortSignal,
): Promise<string> {
  const token = readVariable(env, 'ACTIONS_ID_TOKEN_REQUEST_TOKEN')
  maskSecret(token)
  const { body } = await http.request({
    method: 'GET',
    url: tokenUrl(readVariable(env, 'ACTIONS_ID_TOKEN_REQUEST_URL')),
    path: "GitHub's OIDC token",
    headers: { authorization: `Bearer ${token}` },
    signal,
  })
  const assertion = asText(asObject(body)['value'])
  if (assertion === undefined) throw new Error('the answer contains no token')
  maskSecret(assertion)
  return assertion
}

function readVariable(env: Env, name: string): string {
  const value = env[name]
  if (value) return value
  throw new Error(`${name} is not set`)
}

function tokenUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !isSecureUrl(url)) throw new Error('ACTIONS_ID_TOKEN_REQUEST_URL is not https')
  url.searchParams.set('audience', AUDIENCE)
  return url
}
