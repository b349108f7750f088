import { randomBytes } from 'node:crypto'

/** The resource that a token must be issued for, exactly. */
export const STORE_RESOURCE = 'https://manage.devcenter.microsoft.com'

const LIFETIME_IN_SECONDS = 3599

/** Tokens that were issued, until they expire or are revoked. */
export class Tokens {
  /** Lifetime of future tokens; 0 makes them expire at once. */
  lifetimeInSeconds = LIFETIME_IN_SECONDS
  /** Every token ever issued, including expired ones: none may appear anywhere. */
  readonly given: string[] = []

  readonly #issued = new Map<string, { resource: string; expiresAt: number }>()

  /** Issues a token for a resource. */
  issue(resource: string): string {
    const token = randomBytes(96).toString('base64url')
    this.given.push(token)
    this.#issued.set(token, { resource, expiresAt: Date.now() + this.lifetimeInSeconds * 1000 })
    return token
  }

  /** Returns whether the Store API accepts a token. */
  accepts(token: string): boolean {
    const found = this.#issued.get(token)
    return found !== undefined && found.resource === STORE_RESOURCE && Date.now() < found.expiresAt
  }

  /** Resets the lifetime of future tokens; issued ones stay valid. */
  reset(): void {
    this.lifetimeInSeconds = LIFETIME_IN_SECONDS
  }

  /** Revokes every token issued so far. */
  revokeAll(): void {
    this.#issued.clear()
  }
}
