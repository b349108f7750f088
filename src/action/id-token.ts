import { AuthError, messageOf } from '../shared/errors.ts'
import type { Runner } from './runner.ts'

// https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust
const AUDIENCE = 'api://AzureADTokenExchange'

/**
 * Fetches the token that GitHub gives the job, for Entra. It lives for minutes, so it is fetched anew each time.
 *
 * @throws AuthError that says what to add to the workflow; the reason of `signal` when that is aborted.
 */
export async function fetchGithubAssertion(
  { idToken }: Pick<Runner, 'idToken'>,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted()
  try {
    return await Promise.race([idToken(AUDIENCE), rejectOnAbort(signal)])
  } catch (error) {
    signal.throwIfAborted()
    // The runner's library spreads it over lines.
    const reason = messageOf(error).replace(/\s+/g, ' ').trim()
    throw new AuthError(
      `GitHub gave the job no token (${reason}). Add "permissions: id-token: write" to the job; ` +
        'a pull request from a fork can not have it.',
      { cause: error },
    )
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
}
