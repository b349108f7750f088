/** A client of Entra, and where it asks for tokens. */
export interface Identity {
  readonly authorityHost: URL
  /** GUID or verified domain. */
  readonly tenantId: string
  readonly clientId: string
}

/** A proof of who a client is. */
export type Proof =
  | { readonly kind: 'secret'; readonly secret: string }
  /** A signed assertion that is made anew for each token; `tokenUrl` is where it is going to be sent. */
  | {
      readonly kind: 'certificate' | 'github-oidc'
      readonly assertion: (tokenUrl: string, signal: AbortSignal) => Promise<string>
    }

/** A client that can get tokens. */
export interface Credential extends Identity {
  readonly proof: Proof
}

// Always the real Store, whichever address the API is reached at. With a slash at the end Entra gives a
// token that the API refuses.
const STORE = 'https://manage.devcenter.microsoft.com'

/** Returns the path that tokens are requested from. A secret goes the way that the Store documents. */
export function tokenPath(tenantId: string, kind: Proof['kind']): string {
  return kind === 'secret' ? `/${tenantId}/oauth2/token` : `/${tenantId}/oauth2/v2.0/token`
}

/** Returns the fields of a request for a token: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
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
