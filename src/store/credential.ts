/** A client of Entra, and where it requests tokens. */
export interface Identity {
  readonly authorityHost: URL
  /** GUID or verified domain. */
  readonly tenantId: string
  readonly clientId: string
}

/** A proof of a client's identity. */
export type Proof =
  | { readonly kind: 'secret'; readonly secret: string }
  /** A signed assertion, created for each token; `tokenUrl` is the address it will be sent to. */
  | {
      readonly kind: 'certificate' | 'github-oidc'
      readonly assertion: (tokenUrl: string, signal: AbortSignal) => Promise<string>
    }

/** A client that can get tokens. */
export interface Credential extends Identity {
  readonly proof: Proof
}

// Always the real Store, whatever the address of the API. With a trailing slash, Entra issues a token that the API
// refuses.
const STORE = 'https://manage.devcenter.microsoft.com'

/** Returns the path for token requests. For a secret, it is the one in the Store's documentation. */
export function tokenPath(tenantId: string, kind: Proof['kind']): string {
  return kind === 'secret' ? `/${tenantId}/oauth2/token` : `/${tenantId}/oauth2/v2.0/token`
}

/**
 * Returns the fields of a token request:
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export function tokenFields(
  clientId: string,
  proof: { readonly secret: string } | { readonly assertion: string },
): Readonly<Record<string, string>> {
  const client = { grant_type: 'client_credentials', client_id: clientId }
  if ('secret' in proof) return { ...client, client_secret: proof.secret, resource: STORE }
  return {
    ...client,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: proof.assertion,
    scope: `${STORE}/.default`,
  }
}
